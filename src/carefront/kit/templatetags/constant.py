"""`{% translate "…" %}` and `{% url … %}` as Django has them, without working out again what stays the same.

A page says some forty fixed words and names some thirty addresses; looking up each of them anew costs a tenth of it.
"""

from functools import cache
from uuid import UUID

from django import template
from django.template.base import Node, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parse_url
from django.templatetags.i18n import TranslateNode, do_translate
from django.urls import reverse
from django.utils.translation import get_language

from carefront.kit import places

register = template.Library()


class Said(Node):
    """Hold words that stand in the template, said once in each language."""

    child_nodelists = ()

    def __init__(self, told: TranslateNode) -> None:
        self.told = told
        self.known: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """Answer the words in the reader's language."""
        language = get_language()
        said = self.known.get(language)
        if said is None:
            said = self.known[language] = self.told.render(context)
        return said


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """Say words in the reader's language."""
    told = do_translate(parser, token)
    plain = isinstance(told.filter_expression.var.literal, str) and not told.filter_expression.filters
    return Said(told) if plain and told.asvar is None and told.message_context is None else told


class Address(Node):
    """Write an address whose only changing parts are ids."""

    child_nodelists: tuple[str, ...] = ()

    def __init__(self, told: URLNode) -> None:
        self.told = told
        self.name = told.view_name.var

    def render(self, context: Context) -> str:
        """Answer the address."""
        if len(self.told.args) == 1:
            key = self.told.args[0].resolve(context)
            if type(key) is UUID:
                return places.page_of(self.name, key)
        elif not self.told.args:
            return _address(self.name)
        return self.told.render(context)


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """Answer the address of a page."""
    told = parse_url(parser, token)
    plain = isinstance(told.view_name.var, str) and not told.view_name.filters
    return Address(told) if plain and told.asvar is None and not told.kwargs else told


@cache
def _address(name: str) -> str:
    return reverse(name)
