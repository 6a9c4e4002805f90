// A timer that runs for all: how long it still goes, counted here, said once when it is up.
export function runTimers(root) {
  setInterval(() => root.querySelectorAll("[data-timer]").forEach(tick), 1000);
  root.querySelectorAll("[data-timer]").forEach(tick);
}

function tick(mark) {
  const left = Math.round((Date.parse(mark.dataset.timer) - Date.now()) / 1000);
  if (Number.isNaN(left)) return;
  const words = left > 0 ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : mark.dataset.up;
  if (mark.textContent !== words) mark.textContent = words;
  mark.classList.toggle("up", left <= 0);
}
