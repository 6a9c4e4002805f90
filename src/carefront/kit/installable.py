"""What lets a phone keep Carefront like an app: its manifest, its service worker, its page without a connection."""

import hashlib

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

_STYLES = ("tokens", "base", "layout", "components", "forms", "pages")
_FILES = (
    *(f"carefront/css/{name}.css" for name in _STYLES),
    "carefront/fonts/source-sans-3-latin.woff2",
    "carefront/fonts/newsreader-latin.woff2",
    "carefront/icons.svg",
    "carefront/favicon.svg",
)


@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """Answer the web app manifest."""
    icons = [
        {"src": static("carefront/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("carefront/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {
            "src": static("carefront/icon-maskable-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]
    return JsonResponse(
        {
            "id": "/",
            "name": "Carefront",
            "short_name": "Carefront",
            "description": str(_("Keep your word to each other.")),
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#faf5eb",
            "theme_color": "#faf5eb",
            "icons": icons,
        },
        content_type="application/manifest+json",
    )


@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """Answer the service worker, named after the files it keeps so that a new release replaces the old one."""
    files = [static(name) for name in _FILES]
    version = hashlib.sha256("\n".join(files).encode()).hexdigest()[:12]
    context = {"files": files, "version": version, "static_root": static("")}
    response = render(request, "carefront/sw.js", context, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """Answer the page that stands in when there is no connection; it holds nothing of anybody."""
    return render(request, "carefront/offline.html", {"nav": None})
