// Guess the time zone of a form that still stands at its first choice, and was not answered yet.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const choice of document.querySelectorAll("select[data-guess-zone]")) {
  const offered = zone && choice.querySelector(`option[value="${CSS.escape(zone)}"]`);
  if (offered && choice.value === "UTC" && !choice.hasAttribute("aria-invalid")) choice.value = zone;
}
