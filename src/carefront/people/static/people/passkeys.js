// Show what needs passkeys only where the browser knows them, and say in words when one did not answer.
const able = Boolean(window.PublicKeyCredential);
for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = !able;
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const note of document.querySelectorAll("[data-passkey-trouble]")) note.hidden = false;
});
