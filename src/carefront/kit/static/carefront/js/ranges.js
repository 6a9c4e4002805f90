// A slider beside its number: the number is what is sent, the slider is a quicker hand on it.
export function linkRanges(root) {
  root.querySelectorAll("[data-linked]").forEach((group) => {
    const range = group.querySelector("input[type=range]");
    const number = group.querySelector("input[type=number]");
    if (!range || !number) return;
    if (number.value) range.value = number.value;
    range.addEventListener("input", () => {
      number.value = range.value;
      number.dispatchEvent(new Event("input", { bubbles: true }));
    });
    number.addEventListener("input", () => { if (number.value) range.value = number.value; });
  });
}
