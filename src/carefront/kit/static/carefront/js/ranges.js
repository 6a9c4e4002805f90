// A slider beside its number: the number is what is sent, the slider is a quicker hand on it.
export function linkRanges(root) {
  root.querySelectorAll("[data-linked]").forEach((group) => {
    const range = group.querySelector("input[type=range]");
    const number = group.querySelector("input[type=number]");
    if (!range || !number) return;
    // Until somebody says a number the slider shows none, so that its middle suggests nothing.
    const follow = () => {
      range.classList.toggle("untouched", !number.value);
      if (number.value) range.value = number.value;
    };
    follow();
    range.addEventListener("input", () => {
      number.value = range.value;
      number.dispatchEvent(new Event("input", { bubbles: true }));
    });
    number.addEventListener("input", follow);
  });
}
