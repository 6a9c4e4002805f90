"""The three controls of a promise and its check-in: how it went, how committed, how likely. All work without script."""

from collections.abc import Iterator

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from carefront.kit.fields import described_by, error_of, hint_of, optional_of
from carefront.kit.marks import icon

# The picture beside each answer; any other code gets a circle.
_PICTURES = {
    "done": "circle-check",
    "partly": "circle-dot-dashed",
    "not_yet": "circle-dashed",
    "changed": "refresh-cw",
    "not_applicable": "circle-slash",
    "keep": "arrow-right",
    "recommit": "repeat",
    "modify": "pencil",
    "release": "leaf",
    "pause": "circle-pause",
}


def draw_outcomes(bound: BoundField) -> SafeString:
    """Draw a choice of answers (radio buttons) as a row of large buttons with a picture and a word each."""
    options = format_html_join(
        "",
        '<label class="option">{}{}<span>{}</span></label>',
        (
            (radio.tag(), icon(_PICTURES.get(str(radio.data["value"]), "circle")), radio.data["label"])
            for radio in _radios(bound)
        ),
    )
    return _fieldset(bound, "outcomes", format_html('<div class="options">{}</div>', options))


def draw_rating(bound: BoundField) -> SafeString:
    """Draw a choice from 1 to 10 (radio buttons) as ten cells in a line."""
    cells = format_html_join(
        "",
        "<label>{}<span>{}</span></label>",
        ((radio.tag(), radio.data["label"]) for radio in _radios(bound)),
    )
    return _fieldset(
        bound,
        "rating",
        format_html(
            '<div class="cells">{}</div><p class="ends" aria-hidden="true"><span>{}</span><span>{}</span></p>',
            cells,
            _("hardly"),
            _("with all I have"),
        ),
    )


def draw_likelihood(bound: BoundField) -> SafeString:
    """Draw a whole number from 0 to 100 as a number with a slider beside it; the number alone is sent."""
    attrs: dict[str, str | bool] = {"min": "0", "max": "100", "step": "1", "inputmode": "numeric"}
    described = described_by(bound)
    if described:
        attrs["aria-describedby"] = described
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return format_html(
        '<div class="field likelihood"><label for="{}">{}{}</label>{}<div class="line" data-linked>'
        '<input type="range" min="0" max="100" step="5" aria-label="{}">{}<span class="unit">%</span></div>{}</div>',
        bound.id_for_label,
        bound.label,
        optional_of(bound),
        hint_of(bound),
        bound.label,
        bound.as_widget(widget=forms.NumberInput(), attrs=attrs),
        error_of(bound),
    )


def _radios(bound: BoundField) -> Iterator[BoundWidget]:
    """Answer the radio buttons of `bound` without the empty choice that some fields carry."""
    return (radio for radio in bound.subwidgets if radio.data["value"] not in ("", None))


def _fieldset(bound: BoundField, kind: str, inner: SafeString) -> SafeString:
    described = described_by(bound)
    return format_html(
        '<fieldset class="field {}"{}><legend>{}{}</legend>{}{}{}</fieldset>',
        kind,
        format_html(' aria-describedby="{}"', described) if described else "",
        bound.label,
        optional_of(bound),
        hint_of(bound),
        inner,
        error_of(bound),
    )
