"""Template tags of the product's own components."""

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from carefront.kit import controls, fields, marks, places

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the sprite: `{% icon "handshake" %}`; give `label` only when no text stands beside it."""
    return marks.icon(name, label)


@register.simple_tag
def avatar(name: str, hue: int | str = "", size: str = "") -> SafeString:
    """Draw a person's initials: `{% avatar card.name card.hue %}`; `size` may be "large"."""
    return marks.avatar(name, hue, size)


@register.simple_tag
def state_badge(code: str, label: str) -> SafeString:
    """Draw a state with icon and words: `{% state_badge card.state_code card.state_label %}`."""
    return marks.state_badge(code, label)


@register.simple_tag
def promise_row(card: marks.PromiseRow) -> SafeString:
    """Draw one promise of a list, inside `<li>`; the card has the attributes of `marks.PromiseRow`."""
    return marks.promise_row(card)


@register.simple_tag
def field(bound: BoundField, autofocus: bool = False) -> SafeString:
    """Draw a form field with label, hint and error: `{% field form.words %}`."""
    return fields.draw_field(bound, autofocus)


@register.simple_tag
def second_look(bound: BoundField) -> SafeString:
    """Draw the place for private hints to the writer: `{% second_look form.words %}`; `field` brings its own."""
    return fields.second_look(bound)


@register.simple_tag
def outcomes(bound: BoundField) -> SafeString:
    """Draw a radio choice as large answers with pictures: `{% outcomes form.outcome %}`."""
    return controls.draw_outcomes(bound)


@register.simple_tag
def rating(bound: BoundField) -> SafeString:
    """Draw a radio choice from 1 to 10 as cells in a line: `{% rating form.rating %}`."""
    return controls.draw_rating(bound)


@register.simple_tag
def likelihood(bound: BoundField) -> SafeString:
    """Draw a whole number of percent as number and slider: `{% likelihood form.likelihood %}`."""
    return controls.draw_likelihood(bound)


@register.simple_tag
def form_errors(form: forms.BaseForm) -> SafeString:
    """Draw what concerns a whole form, above its fields: `{% form_errors form %}`."""
    return fields.draw_form_errors(form)


@register.simple_tag
def place(name: str) -> str:
    """Answer the address of a section: `{% place "promises" %}`."""
    return places.address(name)
