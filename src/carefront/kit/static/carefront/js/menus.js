// Menus are <details>: Escape and a click elsewhere close them.
export function closeMenus(root) {
  const opened = () => root.querySelectorAll("details.menu[open]");
  root.addEventListener("click", (event) => {
    opened().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    opened().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
  });
}
