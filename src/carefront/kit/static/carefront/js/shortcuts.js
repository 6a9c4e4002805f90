// Keys that work while nobody is typing: the list of keys itself stands in the page and names what each one opens.
const PATIENCE = 1200;

export function listenForShortcuts(root, openPalette) {
  const list = root.querySelector("#shortcuts");
  let first = "", since = 0;
  root.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      if (openPalette()) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || root.querySelector("dialog[open]")) return;
    if (event.key === "?" && list) {
      event.preventDefault();
      list.showModal();
      return;
    }
    const pair = first && Date.now() - since < PATIENCE ? `${first} ${event.key}` : event.key;
    const link = list && [...list.querySelectorAll("[data-key]")].find((item) => item.dataset.key === pair);
    if (link) {
      event.preventDefault();
      location.assign(link.href);
      return;
    }
    first = event.key === "g" ? "g" : "";
    since = Date.now();
  });
}

function typing(element) {
  return element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
}
