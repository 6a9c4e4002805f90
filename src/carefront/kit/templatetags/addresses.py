"""The addresses of static files, looked up once: a page names a dozen of them and they do not change while it runs."""

from functools import cache

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage

register = template.Library()


@register.simple_tag
@cache
def static(path: str) -> str:
    """Answer the address of a static file."""
    return str(staticfiles_storage.url(path))
