// A file that was asked for leaves the page standing: when it has come, the page says so. The answer that brings the
// file sets a cookie with the number that the form sent along.
const PATIENCE = 120000, EVERY = 300;

export function tellWhenFetched(root) {
  root.querySelectorAll("form[data-fetches]").forEach((form) => form.addEventListener("submit", () => watch(form)));
}

function watch(form) {
  const note = document.getElementById(form.dataset.fetches);
  const number = String(Date.now());
  form.elements.fetched.value = number;
  if (note) note.hidden = true;
  const since = Date.now();
  const timer = setInterval(() => {
    const came = document.cookie.split("; ").includes(`fetched=${number}`);
    if (came && note) note.hidden = false;
    if (came || Date.now() - since > PATIENCE) clearInterval(timer);
  }, EVERY);
}
