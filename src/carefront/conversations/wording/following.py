"""Plans of next steps in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from carefront.commitments.wording import OUTCOMES, due_of, state_of
from carefront.conversations.cards import PlanCard, PlanLine, StepCard
from carefront.core.outcomes import State
from carefront.kit import dates


@dataclass(frozen=True, slots=True)
class PlanRow:
    """Show a plan in a list."""

    id: UUID
    words: str
    facts: tuple[str, ...]
    following: str
    hue: int


def plan_row(line: PlanLine, who: dates.Reader) -> PlanRow:
    """Show one plan in a list: whose it is, about whom, how far it is, and what comes next."""
    owner = _("yours") if line.owner.is_me else line.owner.name
    return PlanRow(
        id=line.id,
        words=line.words,
        facts=tuple(fact for fact in (line.outside_person, owner, line.relationship_title, far(line)) if fact),
        following=_next(line, who),
        hue=line.hue,
    )


def far(line: PlanLine) -> str:
    """Say how many of a plan's steps were taken."""
    if not line.done:
        return ngettext("%(count)s step", "%(count)s steps", line.steps) % {"count": line.steps}
    return _("%(done)s of %(count)s steps taken") % {"done": line.done, "count": line.steps}


def _next(line: PlanLine, who: dates.Reader) -> str:
    if line.next_step is None:
        return _("Every step is behind you") if line.owner.is_me and line.steps else ""
    due = line.next_step.due
    if due is None:
        return _("Next: %(words)s") % {"words": line.next_step.words}
    return _("Next: %(words)s, by %(day)s") % {"words": line.next_step.words, "day": dates.due(due, who)}


@dataclass(frozen=True, slots=True)
class StepText:
    """Show one step on a plan's page: where it stands, and the answers to the three questions about it."""

    card: StepCard
    due_words: str
    due_attention: bool
    state_code: str
    state_label: str
    answers: tuple[tuple[str, str], ...]  # the question, and what its owner said
    tone: str


def steps_of(card: PlanCard, who: dates.Reader) -> list[StepText]:
    """Show the steps of a plan in their order."""
    return [_step(one, who) for one in card.steps]


def _step(card: StepCard, who: dates.Reader) -> StepText:
    if card.promise is None:
        due = _("by %(day)s") % {"day": dates.due(card.due, who)} if card.due else _("no day named yet")
        label = _("Promised to somebody else") if card.is_promised else _("Not promised")
        return StepText(card, due, False, "proposed", label, (), "")
    due, attention = due_of(card.promise, who)
    code, label = state_of(card.promise)
    tone = "good" if card.promise.state is State.KEPT else "notice" if attention else ""
    return StepText(card, due, attention, code, label, tuple(_answers(card)), tone)


def _answers(card: StepCard) -> Iterable[tuple[str, str]]:
    """Answer what was said of a step, under the three questions that follow anything agreed."""
    said = card.said
    if said is None:
        return
    went = " – ".join(part for part in (str(OUTCOMES[said.outcome]), said.happened) if part)
    yield _("How did it go?"), went
    if said.helped:
        yield _("What worked?"), said.helped
    if said.support:
        yield _("What still needs support?"), said.support
