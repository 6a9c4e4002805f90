// Keeps the site's own files, and one page for when there is no connection. People's pages are never kept.
const NAME = "carefront-{{ version }}";
const OFFLINE = "/offline/";
const FILES = [OFFLINE{% for file in files %}, "{{ file|escapejs }}"{% endfor %}];
const STATIC = "{{ static_root|escapejs }}";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (FILES.includes(url.pathname) && url.pathname.startsWith(STATIC)) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  }
});
