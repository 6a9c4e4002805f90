"""The shape of a transcript, and of how something in it is kept."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import Asked, Clock, Day, Line
from carefront.kit.fields import OPTIONAL

Choices = Sequence[tuple[str, Any]]
DECISION = "decision"
ONE_OF_TWO = _("one of the two")
ACCEPTED = ".vtt,.srt,.txt,.md,.text,.log,.sbv,text/vtt,text/plain,application/x-subrip"


class TranscriptForm(Asked):
    """Take a transcript, or its text, with where and when the conversation was."""

    to = forms.ChoiceField(
        label=_("With whom was it?"), error_messages={"required": _("With whom was it? Pick one of them.")}
    )
    took_place_on = Day(
        label=_("On which day?"),
        help_text=_("“By Friday” is read as the Friday after this day."),
        error_messages={"required": _("On which day was it? “By Friday” is read from there.")},
    )
    title = Line(
        label=_("What do you call it?"), required=False, help_text=_("Weekly call, say. Otherwise the file's name.")
    )
    language = forms.ChoiceField(label=_("In which language was it?"))
    file = forms.FileField(
        label=_("As a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("VTT, SRT, or the text that Zoom, Teams, Otter or a scribe wrote; up to 20 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED, OPTIONAL: ONE_OF_TWO}),
    )
    text = forms.CharField(
        label=_("Or pasted here"),
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 4, "placeholder": _("Ben: I'll send you the numbers by Friday."), OPTIONAL: ONE_OF_TWO}
        ),
    )

    def __init__(self, *args: Any, to: Choices, languages: Choices, alone: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if alone:  # the conversation that it is dropped on says where, when and what it was
            for name in ("to", "took_place_on", "title"):
                del self.fields[name]
        for name, choices in (("to", to), ("language", languages)):
            if name not in self.fields:
                continue
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        if len(languages) < 2:
            self.fields["language"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Ask for a file or a text."""
        given = super().clean() or self.cleaned_data
        if not given.get("file") and not str(given.get("text") or "").strip():
            self.add_error("file", _("Pick a file, or paste the text below."))
        return given

    def name(self) -> str:
        """Answer what it is called: as its owner says, else as the file is, else nothing."""
        file = self.cleaned_data.get("file")
        named = str(file.name or "").rsplit(".", 1)[0].replace("_", " ") if file else ""
        return str(self.cleaned_data.get("title") or "").strip() or named[:120]

    def pieces(self) -> Iterator[bytes]:
        """Answer what was brought, piece by piece; a file goes before a text."""
        file = self.cleaned_data.get("file")
        if file:
            yield from file.chunks()
        else:
            yield str(self.cleaned_data["text"]).encode("utf-8", "replace")


class DueForm(Asked):
    """Take words with a day and perhaps a time."""

    words = Line(label=_("In which words?"), widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}))
    due_on = Day(label=_("By which day?"), required=False)
    due_at = Clock(label=_("At what time?"), required=False)


class KeepingForm(DueForm):
    """Take how something that was found is kept: whose it would be, or that it was decided."""

    to = forms.ChoiceField(
        label=_("Whose is it?"),
        error_messages={"required": _("Whose is it? Pick one of them, or put it on record as a decision.")},
    )

    field_order = ("to", "words", "due_on", "due_at")

    def __init__(self, *args: Any, to: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = to

    def whose(self) -> UUID | None:
        """Answer whose it would be; nobody for a decision."""
        chosen = self.cleaned_data["to"]
        return None if chosen == DECISION else UUID(chosen)
