"""The shape of an answer at a check-in, of what others say to it, and of a repair."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, TO_OTHERS, Asked, Clock, Day, Line, Prose
from carefront.commitments.forms.outcomes import CHANGED, OFFERED, WAYS
from carefront.commitments.wording import OUTCOMES
from carefront.core.outcomes import Outcome
from carefront.core.words import LINE


class AnswerForm(Asked):
    """Take what happened, the outcome, and what comes of it; only the outcome has to be there."""

    use_required_attribute = False

    happened = Prose(label=_("What happened?"), required=False, attrs=ABOUT_ONESELF)
    learned = Prose(label=_("What did you learn?"), required=False, attrs=ABOUT_ONESELF)
    outcome = forms.ChoiceField(label=_("How did it go?"), choices=OFFERED, widget=forms.RadioSelect)
    enough = forms.BooleanField(label=_("It was enough: this is settled for me"), required=False)
    helped = Prose(label=_("What helped?"), required=False)
    hindered = Prose(label=_("What got in the way?"), required=False, attrs=ABOUT_ONESELF)
    tags = forms.MultipleChoiceField(
        label=_("In your own words from before"), required=False, widget=forms.CheckboxSelectMultiple
    )
    new_tags = Line(
        label=_("In a word or two"),
        required=False,
        help_text=_("Your own words, with commas between. They help you see what comes back."),
    )
    support = Prose(label=_("What support would help?"), required=False, attrs=ABOUT_ONESELF)
    share = forms.BooleanField(label=_("Supporters may read these words too, not only the outcome"), required=False)
    way = forms.ChoiceField(
        label=_("What now?"), choices=WAYS, required=False, widget=forms.RadioSelect, initial="keep"
    )
    next_words = Line(
        label=_("What you promise instead"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LINE}),
        help_text=_("A day in these words is understood."),
    )
    due_on = Day(label=_("Which day?"), required=False)
    due_at = Clock(label=_("Time"), required=False)
    reason = Prose(label=_("A word about why"), required=False)

    def __init__(self, *args: Any, supporters: bool = False, tags: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not supporters:
            del self.fields["share"]
        for name in _SOMETIMES:
            self.fields[name].required = True  # drawn without "if you like": where they show, they are asked for
        self.offer(tags)

    def offer(self, tags: Sequence[str]) -> None:
        """Offer an owner's own tags, beside those that were chosen already."""
        chosen = self.data.getlist("tags")[:20] if hasattr(self.data, "getlist") else ()
        offered = [(tag, tag) for tag in dict.fromkeys([*tags, *chosen])]
        self.fields["tags"].choices = offered  # type: ignore[attr-defined]
        self.offers_tags = bool(offered)

    def full_clean(self) -> None:
        """Ask for the fields of a way on only where that way is chosen, which is the rule's to say."""
        for name in _SOMETIMES:
            self.fields[name].required = False
        super().full_clean()
        for name in _SOMETIMES:
            self.fields[name].required = True

    @property
    def has_more(self) -> bool:
        """Whether something stands in the part that is folded away."""
        return any(self[name].value() or self[name].errors for name in _FOLDED if name in self.fields)

    @property
    def said(self) -> Outcome | None:
        """The outcome that a form in which nothing is open says; None when only the promise changes."""
        given = self.cleaned_data
        if given["outcome"] != CHANGED:
            return Outcome(given["outcome"])
        moot = given["way"] == Outcome.NOT_APPLICABLE.value
        return Outcome.NOT_APPLICABLE if moot else None


_SOMETIMES = ("way", "next_words", "due_on")
_FOLDED = ("helped", "hindered", "tags", "new_tags", "support")


class ResponseForm(Asked):
    """Take words to somebody's answer."""

    words = Prose(label=_("Your words"), rows=3, attrs=TO_OTHERS)
    kind = forms.CharField(required=False, widget=forms.HiddenInput)


class AccountForm(Asked):
    """Take another account of the same outcome."""

    outcome = forms.ChoiceField(label=_("As you saw it"), widget=forms.RadioSelect)
    words = Prose(label=_("What you saw"), required=False, attrs=TO_OTHERS)

    def __init__(self, theirs: Outcome, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(outcome.value, label) for outcome, label in OUTCOMES.items() if outcome is not theirs]
        self.fields["outcome"].choices = others  # type: ignore[attr-defined]


class RepairForm(Asked):
    """Take the two sentences and one way to repair it."""

    shame = Prose(label=_("The harsh sentence"), required=False)
    useful = Prose(label=_("The useful sentence"), required=False)
    repair = Prose(label=_("One way to repair it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        examples = {
            "shame": _("I never do what I say."),
            "useful": _("I didn't do it. What got in the way, and what do I want to do about it?"),
            "repair": _("Tell them today, and name a day that I can keep."),
        }
        for name, example in examples.items():
            self.fields[name].widget.attrs["placeholder"] = example
