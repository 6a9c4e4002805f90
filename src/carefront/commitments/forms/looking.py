"""The shape of an answer at a check-in, of what others say to it, and of a repair."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from carefront.commitments.forms.outcomes import CHANGED, OFFERED, WAYS
from carefront.commitments.forms.written import DayField, LineField, ProseField, due_in, due_of, when_field
from carefront.commitments.wording import OUTCOMES
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, Draft, NextStep
from carefront.core.outcomes import Next, Outcome
from carefront.core.refusals import Because, Refusal
from carefront.core.words import LINE

T = TypeVar("T")
_SLIPPED = {Outcome.NOT_YET.value, Outcome.PARTLY.value}
# Where on the form a rule's field stands.
_FIELDS = {"next_due": "when", "due": "when", "until": "when", "words": "next_words", "tags": "new_tags"}


class AnswerForm(forms.Form):
    """Take what happened, the outcome, and what comes of it; only the outcome has to be there."""

    happened = ProseField(label=gettext_lazy("What happened?"))
    learned = ProseField(label=gettext_lazy("What did you learn?"), rows=2)
    outcome = forms.ChoiceField(label=gettext_lazy("How did it go?"), choices=OFFERED, widget=forms.RadioSelect)
    enough = forms.BooleanField(label=gettext_lazy("It was enough: this is settled for me"), required=False)
    helped = ProseField(label=gettext_lazy("What helped?"), rows=2)
    hindered = ProseField(label=gettext_lazy("What got in the way?"), rows=2)
    tags = forms.MultipleChoiceField(
        label=gettext_lazy("In your own words from before"), required=False, widget=forms.CheckboxSelectMultiple
    )
    new_tags = LineField(
        label=gettext_lazy("In a word or two"),
        help_text=gettext_lazy("Your own words, with commas between. They help you see what comes back."),
    )
    support = ProseField(label=gettext_lazy("What support would help?"), rows=2)
    share = forms.BooleanField(
        label=gettext_lazy("Supporters may read these words too, not only the outcome"), required=False
    )
    way = forms.ChoiceField(
        label=gettext_lazy("What now?"), choices=WAYS, required=False, widget=forms.RadioSelect, initial="keep"
    )
    next_words = LineField(
        label=gettext_lazy("What you promise instead"), widget=forms.Textarea(attrs={"rows": 2, "maxlength": LINE})
    )
    when = when_field()
    due = DayField(label=gettext_lazy("Or pick it"))
    reason = ProseField(label=gettext_lazy("A word about why"), rows=2)

    def __init__(self, *args: Any, supporters: bool = False, tags: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not supporters:
            del self.fields["share"]
        self.offer(tags)

    def offer(self, tags: Sequence[str]) -> None:
        """Offer an owner's own tags, beside those that were chosen already."""
        chosen = self.data.getlist("tags")[:20] if hasattr(self.data, "getlist") else ()
        offered = [(tag, tag) for tag in dict.fromkeys([*tags, *chosen])]
        self.fields["tags"].choices = offered  # type: ignore[attr-defined]
        self.offers_tags = bool(offered)

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

    def drafts(self, actor: Actor, now: datetime) -> tuple[AnswerDraft | None, NextStep | None]:
        """Answer what is said, and what is decided with it. Raises Refusal with the field that is still open."""
        given = self.cleaned_data
        way = given.get("way") or Next.KEEP.value
        if given["outcome"] == CHANGED:
            if way == Next.KEEP.value:
                raise Refusal(Because.EMPTY, "way")
            if way == Outcome.NOT_APPLICABLE.value:
                return self._said(Outcome.NOT_APPLICABLE), None
            return None, self._step(Next(way), actor, now, self._all_words())
        said = self._said(Outcome(given["outcome"]))
        if given["outcome"] not in _SLIPPED or way in (Next.KEEP.value, Outcome.NOT_APPLICABLE.value):
            return said, None
        if said.enough:
            return said, None
        return said, self._step(Next(way), actor, now, given["reason"])

    def _said(self, outcome: Outcome) -> AnswerDraft:
        given = self.cleaned_data
        typed = (tag.strip() for tag in re.split(r"[,;]", given["new_tags"]))
        return AnswerDraft(
            outcome=outcome,
            enough=given["enough"],
            happened=given["happened"],
            learned=given["learned"],
            helped=given["helped"],
            hindered=given["hindered"],
            tags=(*given.get("tags", ()), *(tag for tag in typed if tag)),
            support=given["support"],
            share_words_with_supporters=given.get("share", False),
        )

    def _step(self, way: Next, actor: Actor, now: datetime, reason: str) -> NextStep:
        given = self.cleaned_data
        if way is Next.RECOMMIT:
            due = due_of(actor, given["due"], given["when"], now)
            return NextStep(way, due=due, words=reason)
        if way is Next.MODIFY:
            due = due_in(actor, given["due"], given["when"], given["next_words"], now)
            return NextStep(way, draft=Draft(given["next_words"], due=due), words=reason)
        if way is Next.PAUSE:
            return NextStep(way, due=due_of(actor, given["due"], given["when"], now), words=reason)
        return NextStep(way, words=reason)

    def _all_words(self) -> str:
        """Answer everything that was typed: a change has one place for words, and none of them is lost."""
        names = ("happened", "learned", "helped", "hindered", "new_tags", "support", "reason")
        return "\n\n".join(text for name in names if (text := self.cleaned_data[name]))


_FOLDED = ("helped", "hindered", "tags", "new_tags", "support")


def placed(deed: Callable[[], T]) -> T:
    """Answer what `deed` answers; a refusal is told beside the field of the form that it concerns."""
    try:
        return deed()
    except Refusal as refusal:
        field = _FIELDS.get(refusal.field or "", refusal.field)
        raise Refusal(refusal.because, field, **refusal.params) from refusal


class ResponseForm(forms.Form):
    """Take words to somebody's answer."""

    words = ProseField(label=gettext_lazy("Your words"))
    kind = forms.CharField(required=False, widget=forms.HiddenInput)


class AccountForm(forms.Form):
    """Take another account of the same outcome."""

    outcome = forms.ChoiceField(label=gettext_lazy("As you saw it"), widget=forms.RadioSelect)
    words = ProseField(label=gettext_lazy("What you saw"))

    def __init__(self, theirs: Outcome, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(outcome.value, label) for outcome, label in OUTCOMES.items() if outcome is not theirs]
        self.fields["outcome"].choices = others  # type: ignore[attr-defined]


class RepairForm(forms.Form):
    """Take the two sentences and one way to repair it."""

    shame = ProseField(label=gettext_lazy("The harsh sentence"), rows=2)
    useful = ProseField(label=gettext_lazy("The useful sentence"), rows=2)
    repair = ProseField(label=gettext_lazy("One way to repair it"), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        examples = {
            "shame": _("I never do what I say."),
            "useful": _("I didn't do it. What got in the way, and what do I want to do about it?"),
            "repair": _("Tell them today, and name a day that I can keep."),
        }
        for name, example in examples.items():
            self.fields[name].widget.attrs["placeholder"] = example
