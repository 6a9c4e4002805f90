"""What an answer's form says, put into the words of the rules."""

import re
from datetime import datetime

from carefront.commitments.forms.looking import AnswerForm
from carefront.commitments.forms.outcomes import CHANGED
from carefront.commitments.web.doing import due_in
from carefront.commitments.web.promising import understood
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, Draft, NextStep
from carefront.core.outcomes import Next, Outcome
from carefront.core.refusals import Because, Refusal

# Where on the form a rule's field stands.
FIELDS = {"next_due": "due_on", "due": "due_on", "until": "due_on", "words": "next_words", "tags": "new_tags"}
_SLIPPED = {Outcome.NOT_YET.value, Outcome.PARTLY.value}
_WORDS = ("happened", "learned", "helped", "hindered", "new_tags", "support", "reason")


def drafts(form: AnswerForm, actor: Actor, now: datetime) -> tuple[AnswerDraft | None, NextStep | None]:
    """Answer what is said, and what is decided with it. Raises Refusal(EMPTY, "way") for no way."""
    given = form.cleaned_data
    way = given["way"] or Next.KEEP.value
    if given["outcome"] == CHANGED:
        if way == Next.KEEP.value:
            raise Refusal(Because.EMPTY, "way")
        if way == Outcome.NOT_APPLICABLE.value:
            return _said(form, Outcome.NOT_APPLICABLE), None
        # A change has one place for words, and none that was typed is lost.
        every = "\n\n".join(given[name] for name in _WORDS if given[name])
        return None, _step(form, Next(way), actor, now, every)
    said = _said(form, Outcome(given["outcome"]))
    stays = given["outcome"] not in _SLIPPED or said.enough
    if stays or way in (Next.KEEP.value, Outcome.NOT_APPLICABLE.value):
        return said, None
    return said, _step(form, Next(way), actor, now, given["reason"])


def _said(form: AnswerForm, outcome: Outcome) -> AnswerDraft:
    given = form.cleaned_data
    typed = (tag.strip() for tag in re.split(r"[,;]", given["new_tags"]))
    return AnswerDraft(
        outcome=outcome,
        enough=given["enough"],
        happened=given["happened"],
        learned=given["learned"],
        helped=given["helped"],
        hindered=given["hindered"],
        tags=(*given["tags"], *(tag for tag in typed if tag)),
        support=given["support"],
        share_words_with_supporters=given.get("share", False),
    )


def _step(form: AnswerForm, way: Next, actor: Actor, now: datetime, reason: str) -> NextStep:
    given = form.cleaned_data
    if way is Next.MODIFY:
        due = understood(actor, given["next_words"], given, now)
        return NextStep(way, draft=Draft(given["next_words"], due=due), words=reason)
    due = due_in(given, actor, now) if way in (Next.RECOMMIT, Next.PAUSE) else None
    return NextStep(way, due=due, words=reason)
