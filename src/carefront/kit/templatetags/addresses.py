"""What does not change while the site runs, made once: the addresses of static files, and the parts that name them."""

from functools import cache

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import escape
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@cache
def static(path: str) -> SafeString:
    """Answer the address of a static file."""
    return SafeString(escape(staticfiles_storage.url(path)))


class Fixed(template.Node):
    """Draws its contents the first time, and gives the same from then on."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.drawn: SafeString | None = None

    def render(self, context: Context) -> SafeString:
        """Answer the contents."""
        if self.drawn is None:
            self.drawn = self.nodelist.render(context)
        return self.drawn


@register.tag
def fixed(parser: Parser, token: Token) -> Fixed:
    """Mark what is the same on every page, in every language and for everybody: `{% fixed %}…{% endfixed %}`."""
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return Fixed(nodelist)
