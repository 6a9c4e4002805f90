// The one entry. Every module improves a page that already works without it.
import { guardSubmits } from "./submit-once.js";
import { keepDrafts } from "./drafts.js";
import { answerComposers } from "./composer.js";
import { giveHints } from "./hints.js";
import { linkRanges } from "./ranges.js";
import { goToTrouble, passOverTransitions } from "./troubles.js";
import { tellWhenFetched } from "./fetched.js";
import { openPalette, preparePalette } from "./palette.js";
import { listenForShortcuts } from "./shortcuts.js";
import { closeMenus } from "./menus.js";
import { runTimers } from "./timers.js";

document.documentElement.classList.add("js");
passOverTransitions(window);
guardSubmits(document);
keepDrafts(document);
answerComposers(document);
giveHints(document);
linkRanges(document);
preparePalette(document);
listenForShortcuts(document, openPalette);
closeMenus(document);
tellWhenFetched(document);
goToTrouble(document);
runTimers(document);

// Only pages that several people share bring what that needs.
if (document.querySelector("[data-live]")) import("./live-page.js").then(({ goLive }) => goLive(document)).catch(() => {});

if ("serviceWorker" in navigator && window.isSecureContext && document.querySelector("link[rel=manifest]")) {
  window.addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
}
