"""Cards of talks as plain values."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from carefront.commitments.api import shown as promises
from carefront.commitments.cards import Party
from carefront.talks.cards import ChosenFact, ConsequencesCard, SayingCard, TalkCard, TalkLine

_LINE = (
    "id", "relationship_id", "state", "by_me", "other", "subject", "begun_at", "agreed_at", "closed_at", "look_on",
    "conversation_id",
)  # fmt: skip
_QUESTION = (
    "id", "by_me", "code", "words", "shown_at", "answer", "answered_at", "may_answer", "may_drop",
)  # fmt: skip
_TALK = (
    "opened_at", "i_am_ready", "other_is_ready", "together", "seen", "digest", "my_yes", "their_yes",
    "my_yes_fell", "may_write", "may_agree", "may_look", "may_begin_consequences", "may_close",
)  # fmt: skip
_CONSEQUENCES = (
    "id", "talk_id", "owner", "other", "mine", "theirs", "ends_on", "closing_on", "state", "made_at", "agreed_at",
    "over_at", "ending", "my_yes", "their_yes", "my_yes_fell", "digest", "cues", "lands_at", "may_write",
    "may_agree", "may_end",
)  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, Party):
        return promises.party(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _some(card: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(card, name)) for name in names}


def line(card: TalkLine) -> dict[str, Any]:
    """Answer a talk in a list."""
    return _some(card, _LINE)


def fact(card: ChosenFact, names: Mapping[UUID, str]) -> dict[str, Any]:
    """Answer a fact that both see."""
    told = card.fact
    return {
        "id": str(told.id), "kind": told.kind.value, "at": told.at.isoformat(),
        "by": names.get(told.actor_id, "") if told.actor_id else "",
        "about": str(told.subject_id) if told.subject_id else None, "facts": dict(told.facts), "words": card.words,
    }  # fmt: skip


def _said(cards: Mapping[Any, SayingCard]) -> list[dict[str, Any]]:
    return [_some(one, ("part", "words", "choices", "shown_at")) for one in cards.values()]


def consequences(card: ConsequencesCard) -> dict[str, Any]:
    """Answer consequences."""
    return {"relationship_id": str(card.place.id)} | _some(card, _CONSEQUENCES)


def talk(card: TalkCard) -> dict[str, Any]:
    """Answer a talk, whole."""
    lines = ("number", "words", "commitment_id", "may_promise")
    came = ("who", "came", "words", "answered_at", "asks_me")
    return {
        **line(card.line),
        **_some(card, _TALK),
        "facts": [fact(one, card.names) | {"by_me": one.by_me, "may_drop": one.may_drop} for one in card.facts],
        "mine": _said(card.mine),
        "theirs": _said(card.theirs),
        "questions": [_some(one, _QUESTION) for one in card.questions],
        "my_lines": [_some(one, lines) for one in card.my_lines],
        "their_lines": [_some(one, lines) for one in card.their_lines],
        "came": [_some(one, came) for one in card.came],
        "consequences": [consequences(one) for one in card.consequences],
    }
