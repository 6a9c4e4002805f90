"""The shape of what is said about conversations that are held: when they are, topics, and how these end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, Asked, Clock, Day, Line, Prose
from carefront.conversations.wording import held as wording
from carefront.core.actors import Actor
from carefront.core.cadence import Unit
from carefront.core.meetings import Reply, Ruling, Slot
from carefront.core.recurrence import LAST, Recurrence
from carefront.core.refusals import Because, Refusal
from carefront.kit.sentences import sentence

Choices = Sequence[tuple[str, Any]]
RHYTHMS = (
    ("", _("Just once")),
    ("week/1", _("Every week")),
    ("week/2", _("Every other week")),
    ("week/4", _("Every four weeks")),
    ("nth/1", _("Every month, on this weekday of it")),
    ("month/1", _("Every month, on this day of it")),
    ("month/3", _("Every three months, on this day")),
    ("day/1", _("Every day")),
    ("week/1:1,2,3,4,5", _("Every weekday")),
)
MOST_SKIPPED = 60
MINUTES = [(str(count), wording.lasts(count)) for count in (15, 20, 30, 45, 60, 75, 90, 120, 180, 240)]


class SlotForm(Asked):
    """Take when a conversation is, in the asking person's own time."""

    on = Day(label=_("Day"))
    at = Clock(label=_("Time"))
    minutes = forms.TypedChoiceField(label=_("How long?"), choices=MINUTES, coerce=int, initial="45")

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        given = str(self["minutes"].value() or "")
        if given.isascii() and given.isdigit() and len(given) < 5 and given not in dict(MINUTES):
            choices = [*MINUTES, (given, wording.lasts(int(given)))]
            self.fields["minutes"].choices = choices  # type: ignore[attr-defined]

    def slot(self) -> Slot:
        """Answer when it is."""
        given = self.cleaned_data
        return Slot(given["on"], given["at"], self.zone, given["minutes"])


class ComingAgain(SlotForm):
    """Take in which rhythm it comes round, and the days that were agreed to be left out."""

    rhythm = forms.ChoiceField(label=_("How often?"), choices=RHYTHMS, required=False)
    skipped = Line(
        label=_("Which days are left out?"), required=False, help_text=_("Holidays, say: 24 December, 31 December.")
    )

    def clean_skipped(self) -> tuple[date, ...]:
        """Answer the days that are left out; what is no day is said back."""
        given = str(self.cleaned_data.get("skipped") or "")
        parts = [part.strip() for part in given.replace(";", ",").split(",") if part.strip()]
        if len(parts) > MOST_SKIPPED:
            raise forms.ValidationError(sentence(Refusal(Because.TOO_MANY, limit=MOST_SKIPPED)))
        days = (Day(required=False).clean(part) for part in parts)
        return tuple(day for day in days if day is not None)

    def recurrence(self) -> str:
        """Answer the code of the rhythm, counted from the first day; empty for once."""
        chosen, on = str(self.cleaned_data.get("rhythm") or ""), self.cleaned_data["on"]
        if not chosen:
            return ""
        unit, _slash, every = chosen.partition(":")[0].partition("/")
        if unit == "nth":
            nth = (on.day - 1) // 7 + 1
            rule = Recurrence(Unit.MONTH, int(every), (on.isoweekday(),), nth=nth if nth < 5 else LAST)
        elif unit == "month" and "#" not in chosen and "@" not in chosen:
            rule = Recurrence(Unit.MONTH, int(every), day=on.day)
        else:
            rule = Recurrence.from_code(chosen) or Recurrence(Unit.WEEK)
            if rule.weekdays and on.isoweekday() not in rule.weekdays and len(rule.weekdays) == 1:
                rule = replace(rule, weekdays=(on.isoweekday(),))
        return replace(rule, skipped=tuple(day for day in self.cleaned_data["skipped"] if day > on)).code()


class ConversationForm(ComingAgain):
    """Take what is planned with whom."""

    to = forms.ChoiceField(label=_("With whom?"))
    kind = forms.ChoiceField(label=_("What kind of conversation?"))
    title = Line(label=_("What is it called?"), required=False)
    purpose = Prose(
        label=_("What is it for?"), required=False, help_text=_("A sentence helps everybody to come prepared.")
    )
    place = Line(label=_("Where?"), required=False, help_text=_("A room, or the address of a call."))

    def __init__(self, *args: Any, to: Choices, kinds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = to  # type: ignore[attr-defined]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def relationship(self) -> UUID:
        """Answer the relationship that was chosen."""
        return UUID(self.cleaned_data["to"])


class SeriesForm(ComingAgain):
    """Take how a series goes on."""

    title = Line(label=_("What is it called?"), required=False)
    place = Line(label=_("Where?"), required=False)
    rhythm = forms.ChoiceField(label=_("How often?"), choices=RHYTHMS[1:])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = str(self["rhythm"].value() or "")
        if given and given not in dict(RHYTHMS) and kwargs.get("initial"):
            choices = [*RHYTHMS[1:], (given, wording.rhythm(given))]
            self.fields["rhythm"].choices = choices  # type: ignore[attr-defined]


class MoveForm(SlotForm):
    """Take another time, with a word about it."""

    words = Prose(label=_("A word about it"), required=False, attrs=ABOUT_ONESELF)


class CancellationForm(Asked):
    """Take a word about why it does not take place."""

    words = Prose(
        label=_("A word about it"),
        required=False,
        attrs=ABOUT_ONESELF,
        help_text=_("None is needed. What you write is read by those who take part."),
    )


class ReplyForm(Asked):
    """Take whether somebody comes."""

    reply = forms.ChoiceField(
        label=_("Do you come?"), choices=[(reply.value, wording.OWN_REPLIES[reply]) for reply in wording.OWN_REPLIES]
    )
    words = Line(label=_("A word about it"), required=False)


class TopicForm(Asked):
    """Take something to talk about."""

    words = Line(
        label=_("What would you like to talk about?"),
        widget=forms.TextInput(attrs={"maxlength": 300, "autocomplete": "off"}),
    )
    detail = Prose(label=_("What is there to know about it?"), required=False)
    minutes = forms.IntegerField(
        label=_("How many minutes?"), required=False, min_value=1, max_value=240, widget=forms.NumberInput
    )
    private = forms.BooleanField(
        label=_("Keep it to myself for now"),
        required=False,
        help_text=_("Nobody else sees it until you share it, or until it is decided."),
    )


class RulingForm(Asked):
    """Take how a topic ends."""

    ruling = forms.ChoiceField(
        label=_("How does it end?"),
        choices=[(ruling.value, wording.RULINGS[ruling]) for ruling in Ruling],
        widget=forms.RadioSelect,
    )
    words = Line(label=_("In which words?"), required=False, widget=forms.TextInput(attrs={"maxlength": 300}))
    owner = forms.ChoiceField(label=_("Who does it?"), required=False)
    due_on = Day(label=_("By which day?"), required=False)
    due_at = Clock(label=_("At what time?"), required=False)
    bind = forms.BooleanField(
        label=_("Make it a promise"),
        required=False,
        help_text=_(
            "Yours becomes a promise at once. Anybody else is asked, and says yes, offers another, or declines."
        ),
    )

    def __init__(self, *args: Any, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Nobody is named")), *owners]  # type: ignore[attr-defined]

    def owner_id(self) -> UUID | None:
        """Answer who does it."""
        given = self.cleaned_data.get("owner")
        return UUID(given) if given else None


class TimerForm(Asked):
    """Take for how long a timer runs; 0 stops it."""

    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=240)


def begun(actor: Actor, now: datetime) -> dict[str, Any]:
    """Answer what stands in the form of a new conversation: tomorrow at ten, where its planner lives."""
    return {"on": actor.local(now).date() + timedelta(days=1), "at": time(10), "minutes": "45"}


def replies() -> tuple[tuple[str, Any], ...]:
    """Answer the three answers to an invitation, to draw a button for each."""
    return tuple((reply.value, label) for reply, label in wording.OWN_REPLIES.items() if reply is not Reply.NONE)


def coming_again(code: str) -> dict[str, str]:
    """Answer what stands in the form of a series: its rhythm as it is offered, and the days that are left out."""
    rule = Recurrence.from_code(code)
    if rule is None:
        return {"rhythm": "", "skipped": ""}
    head = code.split()[0]
    if rule.unit is Unit.MONTH:
        head = f"{'nth' if rule.nth else 'month'}/{rule.every}"
    return {"rhythm": head, "skipped": ", ".join(day.isoformat() for day in rule.skipped)}
