// A double click sends a form once. Coming back to the page makes it ready again.
const sent = new Map();

export function guardSubmits(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    const buttons = [...form.elements].filter((field) => field.type === "submit" && !field.disabled);
    sent.set(form, buttons);
    form.setAttribute("aria-busy", "true");
    // After the browser has collected the pressed button's name and value.
    setTimeout(() => sent.has(form) && buttons.forEach((button) => (button.disabled = true)));
    // A download or a lost connection leaves the page standing: let people try again.
    setTimeout(() => release(form), 8000);
  });
  window.addEventListener("pageshow", () => [...sent.keys()].forEach(release));
}

function release(form) {
  sent.get(form)?.forEach((button) => (button.disabled = false));
  sent.delete(form);
  form.removeAttribute("aria-busy");
}
