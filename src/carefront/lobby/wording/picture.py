"""The time line of a relationship as a picture: where each fact stands, and by which shape it is known."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from carefront.commitments.wording.facts import FactLine
from carefront.core.ledger import OF_THE_WHOLE, Kind
from carefront.kit.journal import Fact
from carefront.lobby.cards import Picture, Tick

_MARK = '<use href="#sign-{}" x="{}%" y="{}"><title>{}</title></use>'
SLOTS = 5  # marks above one another on one side, before they share a place
STEP = 15  # pixels between two of them
BINS = 24  # places along the line
EDGE = 3.0  # percent left free on both sides
TICKS = 4

SIGNS: dict[str, Promise] = {
    "made": lazy("promised"),
    "done": lazy("done"),
    "partly": lazy("partly"),
    "not_yet": lazy("not yet"),
    "moved": lazy("another day or other words"),
    "released": lazy("let go, or no longer applies"),
    "risk": lazy("at risk, or two accounts"),
    "asked": lazy("asked, or expected"),
    "said": lazy("said in reply"),
    "rest": lazy("rest, and going on"),
    "turn": lazy("the relationship itself"),
}
_SIGN_OF: dict[Kind, str] = {
    Kind.COMMITMENT_MADE: "made",
    Kind.COMMITMENT_KEPT: "done",
    Kind.COMMITMENT_MOVED: "moved",
    Kind.COMMITMENT_CHANGED: "moved",
    Kind.COMMITMENT_CLARIFIED: "said",
    Kind.COMMITMENT_RELEASED: "released",
    Kind.COMMITMENT_PAUSED: "rest",
    Kind.COMMITMENT_RESUMED: "rest",
    Kind.COMMITMENT_AT_RISK: "risk",
    Kind.ACCOUNT_DIFFERED: "risk",
    Kind.COMMITMENT_NUDGED: "asked",
    Kind.ANSWER_MET: "said",
    Kind.RELATIONSHIP_PAUSED: "rest",
    Kind.RELATIONSHIP_RESUMED: "rest",
}
_OUTCOMES = {"done": "done", "partly": "partly", "not_yet": "not_yet", "not_applicable": "released"}


def sign_of(fact: Fact) -> str:
    """Answer the shape by which a fact is known."""
    if fact.kind is Kind.CHECK_IN_ANSWERED:
        return _OUTCOMES.get(str(fact.facts.get("outcome")), "said")
    if fact.kind in _SIGN_OF:
        return _SIGN_OF[fact.kind]
    return "turn" if fact.kind in OF_THE_WHOLE else "asked"


def draw(facts: Sequence[Fact], lines: Sequence[FactLine], me: UUID, other: str, now: datetime) -> Picture | None:
    """Place facts (newest first, `lines` the same in words) on a line: the reader's above, others' below.

    Answers None for fewer than three. `other` names whoever stands below.
    """
    if len(facts) < 3:
        return None
    first, last = facts[-1].at, max(now, facts[0].at)
    span = max(last - first, timedelta(days=7))
    taken: dict[tuple[int, int], int] = {}
    placed: list[tuple[float, int, str, str]] = []
    for fact, line in zip(reversed(facts), reversed(lines), strict=True):
        place = round((fact.at - first) / span * BINS)
        sign = sign_of(fact)
        side = 0 if sign == "turn" or fact.actor_id is None else -1 if fact.actor_id == me else 1
        slot = taken.get((place, side), 0)
        taken[place, side] = slot + 1
        y = side * (STEP + 2 + min(slot, SLOTS - 1) * STEP)
        placed.append((round(EDGE + place / BINS * (100 - 2 * EDGE), 2), y, sign, _says(line)))
    axis = 12 - min(y for _x, y, _sign, _said in placed)
    present = {sign for _x, _y, sign, _said in placed}
    return Picture(
        marks=format_html_join("\n", _MARK, ((sign, x, axis + y, said) for x, y, sign, said in placed)),
        ticks=tuple(_ticks(first, span)),
        signs=tuple((sign, str(label)) for sign, label in SIGNS.items() if sign in present),
        height=axis + max(y for _x, y, _sign, _said in placed) + 36,
        axis=axis,
        description=_describe(facts, me, other),
    )


def _says(line: FactLine) -> str:
    return f"{line.when_words}: {line.sentence}" + (f" – {line.words}" if line.words else "")


def _ticks(first: datetime, span: timedelta) -> list[Tick]:
    ticks = []
    for number in range(TICKS):
        share = number / (TICKS - 1)
        day = timezone.localtime(first + span * share).date()
        ticks.append(Tick(round(EDGE + share * (100 - 2 * EDGE), 2), _tick(day, get_language())))
    return ticks


@lru_cache(maxsize=1024)
def _tick(on: date, _language: str | None) -> str:
    return date_format(on, pgettext("a day under a picture, in Django's format", "j M"))


@lru_cache(maxsize=1024)
def _long(on: date, _language: str | None) -> str:
    return date_format(on, "j F Y")


def _describe(facts: Sequence[Fact], me: UUID, other: str) -> str:
    mine = sum(fact.actor_id == me for fact in facts)
    days = {
        "from": _long(timezone.localtime(facts[-1].at).date(), get_language()),
        "to": _long(timezone.localtime(facts[0].at).date(), get_language()),
    }
    counted = ngettext("%(count)s dated fact", "%(count)s dated facts", len(facts)) % {"count": len(facts)}
    sides = _("%(mine)s by you, above the line; %(theirs)s by %(other)s, below it") % {
        "mine": mine,
        "theirs": len(facts) - mine,
        "other": other,
    }
    return _("%(counted)s from %(from)s to %(to)s: %(sides)s.") % ({"counted": counted, "sides": sides} | days)
