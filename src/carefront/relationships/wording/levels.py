"""The four levels in the reader's language: what each is called, and what Carefront does at it."""

from collections.abc import Mapping
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from carefront.core.level import CameDown, ChangeState, Level, ReleaseState
from carefront.kit import dates
from carefront.relationships import wording
from carefront.relationships.queries import RelationshipCard
from carefront.relationships.queries.level_cards import ChangeCard, OwnerCard, ReleaseCard

NAMES: Mapping[Level, Promise] = {
    Level.SELF_TRACKED: lazy("self-tracked"),
    Level.CURIOUS: lazy("curious check-in"),
    Level.DIRECT: lazy("direct naming"),
    Level.AGREED: lazy("agreed consequences"),
}
MEANINGS: Mapping[Level, tuple[Promise, Promise]] = {
    Level.SELF_TRACKED: (
        lazy("You keep track yourself. Carefront sends you no question, unless you set one for a promise."),
        lazy("What you say about a promise stands on its page. Nobody is asked for a word about it."),
    ),
    Level.CURIOUS: (
        lazy("Carefront asks you how it went, to learn: what happened, what got in the way."),
        lazy("Your answer is laid before the other, for a sincere word."),
    ),
    Level.DIRECT: (
        lazy("Carefront asks plainly, and the answer is just as welcome."),
        lazy("When the day has passed without a word, the brief of your next conversation says so."),
    ),
    Level.AGREED: (
        lazy("What each of you does if something goes on, written by both, each about their own conduct."),
        lazy("It comes after a talk about something that keeps happening, and ends by itself on a day you name."),
    ),
}
OFFERED = (Level.SELF_TRACKED, Level.CURIOUS, Level.DIRECT)


def named(level: Level) -> str:
    """Answer a level with its number: "2 · curious check-in"."""
    return f"{level.value} · {NAMES[level]}"


def whose(owner: OwnerCard) -> str:
    """Answer whose promises are meant."""
    return _("Your promises") if owner.is_me else _("Promises of %(name)s") % {"name": owner.name}


def beside(card: RelationshipCard) -> str:
    """Answer in one line at which levels a relationship stands."""
    mine = NAMES[card.my_level]
    if not card.is_pair or card.other is None:
        return _("you: %(level)s") % {"level": mine}
    if card.my_level is card.their_level:
        return _("both of you: %(level)s") % {"level": mine}
    told = {"mine": mine, "name": card.other.name, "theirs": NAMES[card.their_level]}
    return _("you: %(mine)s · %(name)s: %(theirs)s") % told


def address(change: ChangeCard) -> str:
    """Answer where a change is shown and answered: on its promise's page where it is about one."""
    if change.commitment_id is not None:
        return reverse("commitment_level", args=[change.commitment_id])
    return reverse("relationship_level", args=[change.relationship_id])


def proposal(change: ChangeCard) -> str:
    """Say what is proposed: "Ada proposes direct naming for your promises"."""
    told = {"name": change.by, "owner": change.owner, "level": NAMES[change.level], "before": NAMES[change.before]}
    if change.commitment_id is not None:
        if change.owner_is_me:
            return _("%(name)s proposes %(level)s, instead of %(before)s, for one of your promises.") % told
        return _("You proposed %(level)s, instead of %(before)s, for one promise of %(owner)s.") % told
    if change.owner_is_me:
        return _("%(name)s proposes %(level)s, instead of %(before)s, for your promises.") % told
    if change.by_me:
        return _("You proposed %(level)s, instead of %(before)s, for the promises of %(owner)s.") % told
    return _("%(name)s proposed %(level)s, instead of %(before)s, for the promises of %(owner)s.") % told


def became(change: ChangeCard) -> str:
    """Say what became of a change: who proposed what for whom, and what its owner said."""
    told = {
        "by": _("You") if change.by_me else change.by,
        "owner": change.owner,
        "level": NAMES[change.level],
        "before": NAMES[change.before],
    }
    if change.came_down is CameDown.LAPSED:
        return _("The time that was agreed on was over: %(owner)s stands at %(level)s again, after %(before)s.") % told
    if change.came_down is CameDown.STOPPED:
        return _("%(by)s ended what was agreed: %(owner)s stands at %(level)s again, after %(before)s.") % told
    if change.by_owner and change.goes_down:
        return _("%(by)s went down from %(before)s to %(level)s.") % told
    if change.level is Level.AGREED and change.by_owner:
        return _("Agreed consequences began: %(owner)s stood at %(before)s before.") % told
    if change.by_owner:
        return _("%(by)s chose %(level)s, instead of %(before)s.") % told
    told["answer"] = _ANSWERS[change.state]
    if change.owner_is_me:
        return _("%(by)s proposed %(level)s, instead of %(before)s, for you: %(answer)s.") % told
    return _("%(by)s proposed %(level)s, instead of %(before)s, for %(owner)s: %(answer)s.") % told


_ANSWERS: Mapping[ChangeState, Promise] = {
    ChangeState.OPEN: lazy("no answer yet"),
    ChangeState.IN_FORCE: lazy("agreed"),
    ChangeState.REPLACED: lazy("agreed, and changed since"),
    ChangeState.DECLINED: lazy("left as it was"),
    ChangeState.WITHDRAWN: lazy("taken back"),
    ChangeState.PASSED: lazy("passed"),
}


def released(card: ReleaseCard) -> str:
    """Say in one line where a release stands, or what became of it."""
    told = {
        "by": _("You") if card.by_me else card.by,
        "until": wording.day(card.until),
        "ended": wording.day(card.over_at),
    }
    if card.state is ReleaseState.ON:
        return _("You rest from promises until %(until)s.") % told
    if card.state is ReleaseState.OPEN:
        return _("%(by)s proposed to rest from promises until %(until)s.") % told
    if card.state is ReleaseState.ENDED:
        told["begun"] = wording.day(card.begun_at)
        return _("You rested from promises from %(begun)s to %(ended)s.") % told
    if card.state is ReleaseState.DECLINED:
        return _("%(by)s proposed to rest until %(until)s, and you went on with promises.") % told
    return _("%(by)s proposed to rest until %(until)s, and that passed.") % told


def moment(at: datetime, now: datetime) -> str:
    """Answer a moment as the reader's clock shows it."""
    return dates.moment(at, dates.reader(now))
