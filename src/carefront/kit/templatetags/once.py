"""The hidden key of a form that makes something."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from carefront.kit import once as kit

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """Draw the hidden field that makes sending this form twice harmless: `{% load once %}{% once %}`."""
    return format_html('<input type="hidden" name="{}" value="{}">', kit.FIELD, kit.fresh())
