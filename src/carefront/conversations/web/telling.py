"""What the page of a conversation says, in the reader's language."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from carefront.commitments.cards import Party
from carefront.commitments.wording.rows import PromiseRow, row_of
from carefront.conversations.cards import BriefCard, ConversationCard, FollowUpCard, LastTime, RulingCard
from carefront.conversations.queries import notes as note_reading
from carefront.conversations.queries import topics as topic_reading
from carefront.conversations.wording import held as wording
from carefront.core.actors import Actor
from carefront.core.level import Level
from carefront.core.meetings import LIVE, ConversationState, Reply, may_write_notes
from carefront.core.relationships import RelationshipKind
from carefront.core.words import LINE
from carefront.kit import dates
from carefront.relationships import wording as relationship_wording
from carefront.relationships.policy_words import listed

PARTS = {
    "topics": "conversations/_topic_list.html",
    "state": "conversations/_state.html",
    "timer": "conversations/_timer.html",
    "people": "conversations/_people.html",
}
SEVERAL = 2
FEWEST_WORDS = 2  # of a line of the notes that could be a promise
MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Show somebody who takes part, and whether they come."""

    name: str
    reply: str
    words: str
    was_there: bool


def address(key: UUID, anchor: str = "") -> str:
    """Answer where a conversation is, at a place on its page."""
    return reverse("conversation", args=[key]) + (f"#{anchor}" if anchor else "")


def frame(card: ConversationCard, now: datetime) -> dict[str, Any]:
    """Answer what stands around a conversation: its title, time, place, people and how it stands."""
    who, line = dates.reader(now), card.line
    code, label = wording.state(line)
    alone = line.relationship_kind is RelationshipKind.SELF
    return {
        "card": card,
        "line": line,
        "title": wording.title(line),
        "kind": wording.KINDS[line.kind],
        "when": wording.when(line, who),
        "there": _there(card, who),
        "lasts": wording.lasts(line.slot.minutes),
        "state_code": code,
        "state_label": label,
        "is_planned": line.state is ConversationState.PLANNED,
        "is_open": line.state is ConversationState.OPEN,
        "is_closed": line.state is ConversationState.CLOSED,
        "is_live": line.state in LIVE,
        "may_enter": card.may_enter,
        "alone": alone,
        "place_title": _("Myself") if alone else line.relationship_title,
        "place_url": relationship_wording.address(line.relationship_id),
        "people": [_person(one) for one in card.participants],
        "others": listed(one.who.name for one in card.others),
        "my_reply": card.me.reply if card.me else Reply.NONE,
        "place_is_link": line.place.startswith(("https://", "http://")),
        "shifts": [_shift(one, who) for one in card.shifts],
        "closed_words": dates.moment(line.closed_at, who) if line.closed_at else "",
        "cancelled_words": _cancelled(card, who),
        "speaker": _speaker(card),
        "next_turn": (card.turn + 1) % len(card.turns) if card.turns else 0,
        "turn_names": [one.name if not one.is_me else _("you") for one in card.turns],
        "timer_words": _timer(card, now),
        "several": len(card.participants) > SEVERAL,
    }


def _there(card: ConversationCard, who: dates.Reader) -> str:
    """Say the time in the reader's own zone where it was planned in another one."""
    if card.line.slot.zone == who.zone:
        return ""
    return _("%(moment)s for you") % {"moment": dates.moment(card.line.starts_at, who)}


def _person(one: Any) -> PersonRow:
    return PersonRow(
        _("You") if one.who.is_me else one.who.name, str(wording.REPLIES[one.reply]),
        one.reply_words, one.was_there,
    )  # fmt: skip


def _shift(one: Any, who: dates.Reader) -> tuple[str, str]:
    told = {
        "name": one.by.name, "before": dates.moment(one.from_at, who), "after": dates.moment(one.to_at, who),
        "said": dates.moment(one.at, who),
    }  # fmt: skip
    if one.by.is_me:
        return _("You moved it from %(before)s to %(after)s (%(said)s)") % told, one.words
    return _("%(name)s moved it from %(before)s to %(after)s (%(said)s)") % told, one.words


def _cancelled(card: ConversationCard, who: dates.Reader) -> str:
    if card.cancelled_at is None:
        return ""
    told = {"when": dates.moment(card.cancelled_at, who)}
    if card.cancelled_by is None:
        return _("It was let go on %(when)s, with the relationship.") % told
    told["name"] = card.cancelled_by.name
    if card.cancelled_by.is_me:
        return _("You cancelled it: %(when)s.") % told
    return _("%(name)s cancelled it: %(when)s.") % told


def _speaker(card: ConversationCard) -> str:
    if card.speaker is None:
        return ""
    return _("It is your turn") if card.speaker.is_me else _("%(name)s talks") % {"name": card.speaker.name}


def _timer(card: ConversationCard, now: datetime) -> str:
    if card.timer_ends_at is None:
        return ""
    if card.timer_ends_at <= now:
        return _("The time is up")
    return _("until %(clock)s") % {"clock": dates.clock(timezone.localtime(card.timer_ends_at).time())}


def notes_of(card: ConversationCard, now: datetime) -> dict[str, Any]:
    """Answer the notes of a conversation, whether they can still be written, and their lines as promises to be."""
    found = note_reading.notes(card)
    if found is None:
        return {"notes": None}
    place = card.line.relationship_id
    lines = [line.strip(" \t-*•·") for line in found.shared.words.splitlines()]
    offered = [line[:LINE] for line in lines if len(line.split()) >= FEWEST_WORDS][-MOST_LINES:]
    return {
        "notes": found,
        "may_write_notes": card.goes_on and may_write_notes(card.line.closed_at, card.cancelled_at, now),
        "note_lines": [
            (line, f"{reverse('commitment_new')}?{urlencode({'relationship': place, 'words': line})}")
            for line in offered
        ],
    }


def topic_rows(actor: Actor, card: ConversationCard, *, now: datetime) -> list[wording.TopicRow]:
    """Answer the topics of a conversation that the reader may see."""
    who = dates.reader(now)
    return [wording.topic_row(one, who) for one in topic_reading.topics(actor, card, now=now)]


@dataclass(frozen=True, slots=True)
class RulingRow:
    """Show something that was decided, and what came of it."""

    id: UUID
    code: str
    label: Promise
    words: str
    url: str
    url_label: str
    promise: PromiseRow | None
    follow_up: FollowUpCard | None


def ruling_row(card: RulingCard, now: datetime) -> RulingRow:
    """Show one decision in a list."""
    url, label = wording.bound(card)
    return RulingRow(
        card.id, wording.BADGES[card.ruling], wording.RULINGS[card.ruling], wording.outcome(card, dates.reader(now)),
        url, label, row_of(card.promise, now=now, in_relationship=True) if card.promise else None, card.follow_up,
    )  # fmt: skip


def brief_rows(brief: BriefCard, now: datetime) -> dict[str, Any]:
    """Answer the brief in the reader's language."""
    who = dates.reader(now)
    return {
        "is_empty": brief.is_empty,
        "due": [row_of(line, now=now, in_relationship=True) for line in brief.due],
        "silent": [row_of(line, now=now, in_relationship=True) for line in brief.silent],
        "unclear": [row_of(line, now=now, in_relationship=True) for line in brief.unclear],
        "wins": [row_of(line, now=now, in_relationship=True) for line in brief.wins],
        "asked": brief.requests,
        "last": _last(brief.last_time, now) if brief.last_time else None,
        "review": dates.day(brief.review_on, who.today) if brief.review_on else "",
        "has_covenant": brief.has_covenant,
        "noted": brief.noted,
        "is_plain": any(one.level >= Level.DIRECT for one in brief.noted),
        "agreed": [(one.url, dates.day(one.until, who.today)) for one in brief.agreed],
    }


def _last(last: LastTime, now: datetime) -> dict[str, Any]:
    return {
        "title": wording.title(last.conversation),
        "url": address(last.conversation.id),
        "day": dates.day(last.conversation.slot.on, dates.reader(now).today),
        "rows": [ruling_row(card, now) for card in last.rulings],
    }


def misfits(parties: list[Party]) -> list[str]:
    """Say for whom a time does not fit; nobody is kept from it by that."""
    return [
        _("You are away or busy then, you said. You can still move it.")
        if one.is_me
        else _("That time may not fit for %(name)s. You can still move it.") % {"name": one.name}
        for one in parties
    ]
