// A double click sends a form once. Coming back to the page makes it ready again.
const MARK = "sent";

export function guardSubmits(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset[MARK]) {
      event.preventDefault();
      return;
    }
    form.dataset[MARK] = "yes";
    form.setAttribute("aria-busy", "true");
    // After the browser has collected the pressed button's name and value.
    setTimeout(() => each(form, (button) => (button.disabled = true)));
    // A download or a lost connection leaves the page standing: let people try again.
    setTimeout(() => release(form), 8000);
  });
  window.addEventListener("pageshow", () => root.querySelectorAll("form").forEach(release));
  root.addEventListener("htmx:after:request", () => root.querySelectorAll("form[data-sent]").forEach(release));
}

function each(form, act) {
  for (const button of form.elements) {
    if (button.type === "submit" && (form.dataset[MARK] || button.dataset.held)) act(button);
  }
}

function release(form) {
  if (!form.dataset[MARK]) return;
  each(form, (button) => (button.disabled = false));
  delete form.dataset[MARK];
  form.removeAttribute("aria-busy");
}
