// After a refusal people go on typing where something is still open, and the console stays quiet about nothing.
export function goToTrouble(root) {
  const field = root.querySelector("main [aria-invalid=true]:not([type=hidden])");
  if (!field) return;
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  field.focus();
  // An address that names a part of the page takes the cursor away once more when the page has loaded.
  if (location.hash) window.addEventListener("load", () => setTimeout(() => field.focus()));
}

// Whoever goes on to another page before a view transition has ended ends it: that is no error.
export function passOverTransitions(view) {
  view.addEventListener("unhandledrejection", (event) => {
    const { name, message } = event.reason ?? {};
    if (["AbortError", "InvalidStateError"].includes(name) && /transition/i.test(message)) event.preventDefault();
  });
}
