"""The shape of what people type about relationships."""

from collections.abc import Sequence
from typing import Any, Self
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.core.covenants import LENGTH, CovenantPart
from carefront.core.level import REASON
from carefront.relationships.wording import Choice, covenants

Names = Sequence[tuple[str, str]]  # a person's id and name


class ProposalForm(forms.Form):
    """Take with whom, what for, and a team's name; the fields follow from the chosen kind."""

    def __init__(self, choice: Choice, names: Names, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team, alone = choice.kind.value == "team", choice.kind.value == "self"
        if team:
            self.fields["name"] = forms.CharField(label=_("What is the team called?"))
            self.fields["with"] = forms.MultipleChoiceField(
                label=_("Who is in it, beside you?"), choices=names, widget=forms.CheckboxSelectMultiple
            )
        elif not alone:
            self.fields["with"] = forms.ChoiceField(label=_("With whom?"), choices=names, widget=forms.RadioSelect)
        if not alone:
            self.fields["purpose"] = forms.CharField(
                label=_("What is it for?"),
                help_text=_("A sentence that everyone in it reads before they say yes."),
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def people(self) -> list[UUID]:
        """Answer the ids of the people chosen."""
        given = self.cleaned_data.get("with") or []
        return [UUID(one) for one in ([given] if isinstance(given, str) else given)]


class PauseForm(forms.Form):
    """Take the day on which a relationship goes on."""

    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("It goes on by itself on that day. Without a day it rests until one of you wakes it."),
    )


class EndingForm(forms.Form):
    """Take a word to those in it."""

    words = forms.CharField(
        label=_("A word to the others"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in their letter and stays with the record, where everyone who was in it can read it."),
    )


class MemberForm(forms.Form):
    """Take somebody to ask into a team."""

    def __init__(self, names: Names, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ChoiceField(label=_("Who?"), choices=[("", ""), *names])


class CovenantForm(forms.Form):
    """Take every part of a draft, each with what tells the words it was begun from, and the day of its review."""

    review_on = forms.DateField(
        label=_("Look at it again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Everyone who signed is asked then whether it is still right. Left empty, the day stays as it is."),
    )

    def __init__(self, version: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in CovenantPart:
            self.fields[part.value] = forms.CharField(
                label=str(covenants.PARTS[part]),
                help_text=covenants.begun_from(part, version),
                required=False,
                max_length=LENGTH,
                widget=forms.Textarea(attrs={"rows": 4, "data-optional": "", "class": "words"}),
            )
            self.fields[f"seen_{part.value}"] = _seen()
        self.fields["seen_review_on"] = _seen()
        self.order_fields([*(part.value for part in CovenantPart), "review_on"])


def _seen() -> forms.CharField:
    return forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class SignatureForm(forms.Form):
    """Take which covenant is signed, and what tells the words that were read."""

    covenant = forms.UUIDField(widget=forms.HiddenInput)
    read = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class ReviewForm(forms.Form):
    """Take the day on which a covenant is looked at again."""

    next_on = forms.DateField(label=_("Look at it again on"), widget=forms.DateInput(attrs={"type": "date"}))


class Offering(forms.Form):
    """Offer levels to choose one from."""

    def __init__(self, offered: Names, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offering(offered)

    def offering(self, offered: Names) -> Self:
        """Offer other levels: of those that were read, a page shows the ones that fit now."""
        self.fields["level"].choices = offered  # type: ignore[attr-defined]
        return self


class LevelForm(Offering):
    """Take which level is proposed for whom, why, and when to look again."""

    owner = forms.UUIDField(widget=forms.HiddenInput)
    level = forms.TypedChoiceField(label=_("Which level?"), coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=REASON,
        help_text=_("What you noticed, and what you hope for. Everyone who sees the level reads it."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "words"}),
    )
    look_on = forms.DateField(label=_("Look at it again on"), widget=forms.DateInput(attrs={"type": "date"}))


class LowerForm(Offering):
    """Take a lower level of one's own promises, perhaps with a word to whoever else is in it."""

    level = forms.TypedChoiceField(label=_("Down to"), coerce=int, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("A word beside it"),
        required=False,
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 2, "class": "words"}),
    )


class DeclineForm(forms.Form):
    """Take a word to whoever proposed a level."""

    words = forms.CharField(
        label=_("A word to whoever proposed it"),
        required=False,
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 2, "class": "words"}),
    )


class LookForm(forms.Form):
    """Take the day on which a level is looked at again."""

    look_on = forms.DateField(label=_("Look at it again on"), widget=forms.DateInput(attrs={"type": "date"}))


class ReleaseForm(forms.Form):
    """Take until when people rest from promises, and why."""

    until = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("On that day promises go on by themselves. Each of you can end it earlier."),
    )
    look_on = forms.DateField(
        label=_("Ask whether it is still good on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("One question to each of you. Left empty, it comes half-way."),
    )
    reason = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 3, "class": "words"}),
    )
