// While a promise is being written, the server says back what it understood: the day in words, the questions still open.
const PAUSE = 250;

export function answerComposers(root) {
  root.querySelectorAll("form[data-composer]").forEach(answer);
}

function answer(form) {
  const region = form.querySelector("[data-composer-answer]");
  if (!region) return;
  let timer, flight, last = "";
  const ask = async () => {
    const body = new FormData(form);
    const said = new URLSearchParams([...body].filter(([, value]) => typeof value === "string")).toString();
    if (said === last) return;
    last = said;
    flight?.abort();
    flight = new AbortController();
    try {
      const response = await fetch(form.dataset.composer, {
        method: "POST", body, signal: flight.signal, credentials: "same-origin", redirect: "error",
        headers: { "HX-Request": "true" },
      });
      if (response.ok) show(region, await response.text());
    } catch { /* no connection: the form itself still works */ }
  };
  form.addEventListener("input", (event) => {
    if (region.contains(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  // A promise is one line, though a long one may wrap: Enter says it.
  form.querySelector(".composer-line textarea")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", () => { clearTimeout(timer); flight?.abort(); });
  if ([...form.elements].some((f) => f.matches("textarea, input[type=text], input:not([type])") && f.value)) ask();
}

function show(region, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  if (region.innerHTML.trim() !== fresh.innerHTML.trim()) region.replaceChildren(...fresh.childNodes);
}
