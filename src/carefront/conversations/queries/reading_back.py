"""What was read back at the end of a conversation, where accounts differ, and the words that close the gap."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from carefront.commitments.cards import Party
from carefront.commitments.queries.gaps import sides_of
from carefront.conversations import access
from carefront.conversations.cards.ending import AccountGap, ReadBackCard, ReadingBackCard, WordingCard
from carefront.conversations.cards.holding import ConversationCard
from carefront.conversations.models import ReadBack, Wording
from carefront.conversations.queries import held
from carefront.core.actors import Actor
from carefront.core.ending import may_read_back, waited_for
from carefront.core.gaps.accounts import LONGEST
from carefront.core.gaps.gap import gap_between
from carefront.core.meetings import ConversationState
from carefront.core.policy import Deed
from carefront.kit import languages
from carefront.people import queries as people
from carefront.relationships import queries as relationships

_HELD = {ConversationState.OPEN, ConversationState.CLOSED}


def reading_back(person: Actor, conversation_id: UUID, *, now: datetime) -> ReadingBackCard:
    """Show how far the reading back of a conversation is. Raises Refusal(HIDDEN). 13 SQL queries at most."""
    card = held.conversation(person, conversation_id, now=now)
    rows = list(ReadBack.objects.filter(conversation_id=card.id).order_by("written_at", "pk"))
    seen = set(access.read_backs_visible_to(person).filter(conversation_id=card.id).values_list("pk", flat=True))
    wordings = list(Wording.objects.filter(conversation_id=card.id, replaced_at__isnull=True).order_by("-at"))
    waited = _waited(card)
    party = _parties(person, card, rows, wordings)
    written = [row.person_id for row in rows]
    read_backs = tuple(_read_back(row, party[row.person_id], card.revealed_at) for row in rows if row.pk in seen)
    is_open = card.revealed_at is not None
    goes_on = card.goes_on and card.state in _HELD and card.me is not None
    mine = person.id in written
    current = [_wording(row, party, waited, person, goes_on) for row in wordings]
    return ReadingBackCard(
        conversation=card,
        read_backs=read_backs,
        written=tuple(party[key] for key in written),
        waited_for=tuple(party[key] for key in waited if key not in written),
        gaps=_gaps(person, read_backs) if is_open else (),
        wording=next((one for one in current if one.agreed_at is None), None),
        agreed=next((one for one in current if one.agreed_at is not None), None),
        revealed_at=card.revealed_at,
        may_write=goes_on and may_read_back(card.state, card.line.closed_at, now) and not (is_open and mine),
        may_reveal=goes_on and mine and not is_open,
        may_word=goes_on and is_open,
    )


def _waited(card: ConversationCard) -> tuple[UUID, ...]:
    there = {one.who.id for one in card.participants if one.was_there}
    taking_part = [one.who.id for one in card.participants]
    return waited_for(taking_part, there, relationships.member_ids(card.line.relationship_id))


def _parties(
    person: Actor, card: ConversationCard, rows: Sequence[ReadBack], wordings: Sequence[Wording]
) -> dict[UUID, Party]:
    known = {one.who.id: one.who for one in card.participants}
    named = {row.person_id for row in rows} | {row.by_id for row in wordings}
    named |= {UUID(key) for row in wordings for key in row.agreed_by}
    missing = named - set(known)
    if missing:
        names = people.names_of(missing)
        known |= {key: Party(key, names[key].name, key == person.id) for key in missing}
    return known


def _read_back(row: ReadBack, by: Party, revealed_at: datetime | None) -> ReadBackCard:
    after = revealed_at is not None and row.written_at > revealed_at
    return ReadBackCard(row.pk, by, row.agreed, row.owned, row.written_at, after)


def _wording(
    row: Wording, party: Mapping[UUID, Party], waited: Sequence[UUID], person: Actor, goes_on: bool
) -> WordingCard:
    said_yes = [UUID(key) for key in row.agreed_by]
    still = tuple(party[key] for key in waited if key not in said_yes and key in party)
    return WordingCard(
        id=row.pk,
        by=party[row.by_id],
        words=row.words,
        at=row.at,
        agreed_by=tuple(party[key] for key in said_yes),
        waits_for=still,
        agreed_at=row.agreed_at,
        may_agree=goes_on and row.agreed_at is None and (person.id not in said_yes or not still),
    )


def _gaps(person: Actor, read_backs: Sequence[ReadBackCard]) -> tuple[AccountGap, ...]:
    """Compare each account with the first one that was written; in a pair that is the one gap there is."""
    if len(read_backs) < 2:
        return ()
    first, *others = read_backs
    told = whole_account(person, first)
    return tuple(
        AccountGap(
            first.by,
            other.by,
            sides_of(
                told,
                whole_account(person, other),
                person.local(other.written_at),
                (first.by.name, other.by.name),
            ),
        )
        for other in others
    )


def whole_account(person: Actor, card: ReadBackCard) -> str:
    """Answer an account as one text: what was agreed, and what its writer owns beside it.

    What is owned and stands among what was agreed is the same promise said twice, and counts once. What is
    owned beyond the length that is compared is left out.
    """
    if not card.agreed or not card.owned:
        return card.agreed or card.owned
    owned = card.owned[: max(LONGEST - len(card.agreed), 0)]
    if not owned:
        return card.agreed
    language = languages.language(languages.guessed(f"{card.agreed}\n{owned}"))
    sides = gap_between(card.agreed, owned, person.local(card.written_at), language)
    further = [side.theirs.words for side in sides if side.mine is None and side.theirs is not None]
    return "\n".join([card.agreed, *further])


def conversation_of(person: Actor, wording_id: UUID) -> UUID:
    """Answer in which conversation words were put forward. Raises Refusal(HIDDEN)."""
    return access.reach_wording(person, wording_id, Deed.SEE).conversation_id
