"""What does not change while the site runs, made once: the addresses of static files, and the parts that name them."""

from functools import cache

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
MOST = 200  # drawings kept of one part, so that no key can fill the memory


@register.simple_tag
@cache
def static(path: str) -> SafeString:
    """Answer the address of a static file."""
    return SafeString(escape(staticfiles_storage.url(path)))


class Fixed(template.Node):
    """Draws its contents once for each language and each set of keys, and gives the same from then on."""

    def __init__(self, nodelist: NodeList, keys: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.keys = keys
        self.drawn: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Answer the contents."""
        key = (get_language(), *[expression.resolve(context, ignore_failures=True) for expression in self.keys])
        drawn = self.drawn.get(key)
        if drawn is None:
            drawn = self.nodelist.render(context)
            if len(self.drawn) < MOST:
                self.drawn[key] = drawn
        return drawn


@register.tag
def fixed(parser: Parser, token: Token) -> Fixed:
    """Mark what is the same for everybody on every page: `{% fixed %}…{% endfixed %}`.

    What it varies with, beside the language, is named as a key: `{% fixed nav.here %}`. Nobody's words go in here.
    """
    keys = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return Fixed(nodelist, keys)
