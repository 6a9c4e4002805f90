// Private questions to whoever writes to somebody else. They come after a pause, go when they are put aside, and are
// kept nowhere: neither here nor on the server.
const PAUSE = 700;
const LEAST = 8; // characters

export function giveHints(root) {
  root.querySelectorAll("[data-hints]").forEach(listen);
}

function listen(field) {
  const region = document.getElementById(`${field.id}_hints`);
  const token = field.form?.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!region || !token) return;
  let timer, flight, last = "", aside = false;
  const ask = async () => {
    const text = field.value.trim();
    if (aside || text === last) return;
    last = text;
    flight?.abort();
    if (text.length < LEAST) return region.replaceChildren();
    flight = new AbortController();
    const body = new URLSearchParams({ text, parts: field.dataset.hints, csrfmiddlewaretoken: token });
    try {
      const response = await fetch(region.dataset.from, {
        method: "POST", body, signal: flight.signal, credentials: "same-origin", redirect: "error",
        headers: { "HX-Request": "true" },
      });
      if (response.ok && !aside) show(region, await response.text());
    } catch { /* no connection: people write on as before */ }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    region.toggleAttribute("data-stale", region.childElementCount > 0);
    timer = setTimeout(ask, PAUSE);
  });
  region.addEventListener("click", (event) => {
    if (!event.target.closest("[data-hints-aside]")) return;
    aside = true;
    region.replaceChildren();
    field.focus();
  });
  if (field.value) ask();
}

function show(region, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  fresh.querySelectorAll("[data-hints-aside]").forEach((button) => (button.hidden = false));
  region.removeAttribute("data-stale");
  if (region.innerHTML.trim() !== fresh.innerHTML.trim()) region.replaceChildren(...fresh.childNodes);
}
