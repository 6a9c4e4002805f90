"""One form field as people meet it: label, control, hint and, when something is open, a sentence about it."""

from django import forms
from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from carefront.kit.marks import icon

OPTIONAL = "data-optional"  # the attribute of a field that says in other words why it may stay open
HINTED = "data-hints"  # the attribute of a field whose words go to somebody else

# Django's own sentences, said in this product's voice. A sentence that a form wrote itself stays as it is.
_SENTENCES = {
    str(forms.Field.default_error_messages["required"]): gettext_lazy("This is still open. A few words are enough."),
    str(forms.DateField.default_error_messages["invalid"]): gettext_lazy(
        "That does not read as a day. Could you write it like 2026-03-31?"
    ),
    str(forms.TimeField.default_error_messages["invalid"]): gettext_lazy(
        "That does not read as a time. Could you write it like 14:30?"
    ),
    str(forms.IntegerField.default_error_messages["invalid"]): gettext_lazy("Please write a whole number."),
    "Enter a valid email address.": gettext_lazy("That does not read as an e-mail address. Is a letter missing?"),
}


def draw_field(bound: BoundField, autofocus: bool = False) -> SafeString:
    """Draw `bound` with its label, hint and error, joined for screen readers, whatever its widget is."""
    widget = bound.field.widget
    if widget.is_hidden:
        return bound.as_widget()
    described = described_by(bound)
    attrs: dict[str, str | bool] = {"aria-describedby": described} if described else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if autofocus:
        attrs["autofocus"] = True
    if isinstance(widget, forms.CheckboxInput):
        return _checkbox(bound, attrs)
    if widget.use_fieldset:
        return _group(bound, described)
    return format_html(
        '<div class="field"><label for="{}">{}{}</label>{}{}{}{}</div>',
        bound.id_for_label,
        bound.label,
        optional_of(bound),
        hint_of(bound),
        bound.as_widget(attrs=attrs),
        error_of(bound),
        second_look(bound),
    )


def draw_form_errors(form: forms.BaseForm) -> SafeString:
    """Draw what concerns the whole of `form`, and that what was typed is kept; nothing when all is well."""
    if not form.errors:
        return SafeString("")
    sentences: list[str] = [str(error) for error in form.non_field_errors()] or [
        _("Something here needs a second look.")
    ]
    return format_html(
        '<div class="note notice" role="alert">{}{}<p class="quiet">{}</p></div>',
        icon("circle-alert"),
        format_html_join("", "<p>{}</p>", ((sentence,) for sentence in sentences)),
        _("What you wrote is kept."),
    )


def described_by(bound: BoundField) -> str:
    """Answer the ids of the sentences that explain `bound` to a screen reader."""
    ids = []
    if bound.help_text:
        ids.append(f"{bound.id_for_label or bound.html_name}_hint")
    if bound.errors:
        ids.append(f"{bound.id_for_label or bound.html_name}_error")
    return " ".join(ids)


def optional_of(bound: BoundField) -> SafeString:
    """Say that `bound` may stay open."""
    if bound.field.required:
        return SafeString("")
    said = bound.field.widget.attrs.get(OPTIONAL) or _("if you like")
    return format_html(' <span class="optional">· {}</span>', said)


def hint_of(bound: BoundField) -> SafeString:
    """Draw the hint of `bound`."""
    if not bound.help_text:
        return SafeString("")
    return format_html('<p class="hint" id="{}_hint">{}</p>', bound.id_for_label or bound.html_name, bound.help_text)


def error_of(bound: BoundField) -> SafeString:
    """Draw what is still open about `bound`."""
    if not bound.errors:
        return SafeString("")
    sentences = " ".join(str(_SENTENCES.get(str(error), error)) for error in bound.errors)
    return format_html(
        '<p class="error" id="{}_error">{}<span>{}</span></p>',
        bound.id_for_label or bound.html_name,
        icon("circle-alert"),
        sentences,
    )


def second_look(bound: BoundField) -> SafeString:
    """Draw the place for private hints beside a field whose words go to somebody else; nothing for other fields."""
    if HINTED not in bound.field.widget.attrs:
        return SafeString("")
    return format_html(
        '<div class="hints-place" id="{}_hints" data-from="{}" aria-live="polite"></div>'
        '<noscript><p class="hint"><a href="{}" target="_blank">{}</a></p></noscript>',
        bound.id_for_label,
        reverse("hints"),
        reverse("hints"),
        _("A second look at a message, on a page of its own"),
    )


def _checkbox(bound: BoundField, attrs: dict[str, str | bool]) -> SafeString:
    return format_html(
        '<div class="field"><label class="check" for="{}">{}<span>{}</span></label>{}{}</div>',
        bound.id_for_label,
        bound.as_widget(attrs=attrs),
        bound.label,
        hint_of(bound),
        error_of(bound),
    )


def _group(bound: BoundField, described: str) -> SafeString:
    return format_html(
        '<fieldset class="field"{}><legend>{}{}</legend>{}<div class="choices">{}</div>{}</fieldset>',
        format_html(' aria-describedby="{}"', described) if described else "",
        bound.label,
        optional_of(bound),
        hint_of(bound),
        bound.as_widget(),
        error_of(bound),
    )
