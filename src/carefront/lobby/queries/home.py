"""Everything on a person's home, in a bounded number of SQL queries."""

from dataclasses import dataclass
from datetime import datetime

from carefront.commitments.queries.desk import Desk, desk
from carefront.conversations.cards import ConversationLine, ProposalCard
from carefront.conversations.queries import held, kept
from carefront.core.actors import Actor
from carefront.core.relationships import RelationshipKind
from carefront.lobby import access
from carefront.pulses.queries import due as pulses
from carefront.relationships import queries as relationships
from carefront.talks.cards import TalkLine
from carefront.talks.queries import talks

SAID = 5


@dataclass(frozen=True, slots=True)
class Home:
    """Hold what lies on the desk, who proposes a relationship, and how many invitations a steward still waits for."""

    desk: Desk
    proposals: tuple[relationships.RelationshipCard, ...]
    invitations: int
    has_relationships: bool
    conversations: tuple[ConversationLine, ...] = ()  # held now, near, or waiting for an answer
    to_sign: tuple[relationships.RelationshipCard, ...] = ()  # how people work together, signed by others
    agreeing: tuple[relationships.RelationshipCard, ...] = ()  # a level or a rest was proposed, or is to look at
    talks: tuple[TalkLine, ...] = ()  # begun by another, to agree to, or to look at again
    said: tuple[ProposalCard, ...] = ()  # in a conversation, by the reader, and not answered yet
    noticed: bool = False  # something was found in their promises that they have not looked at
    shared: bool = False  # others shared with them, of late, how it feels or what would help
    pulses: tuple[relationships.RelationshipCard, ...] = ()  # how it feels there can be answered, if they like

    @property
    def is_new(self) -> bool:
        """Whether there is nobody yet with whom to keep one's word."""
        return not self.has_relationships and not self.proposals

    @property
    def nothing_owed(self) -> bool:
        """Whether nothing open is promised."""
        return not (self.desk.owed or self.desk.asked or self.desk.undecided)

    @property
    def nothing_awaits(self) -> bool:
        """Whether nobody waits for the reader's word."""
        asked = [one for one in self.desk.supported if not one.accepted]
        return not (
            self.desk.requests
            or self.desk.expectations
            or self.proposals
            or asked
            or self.said
            or self.to_sign
            or self.agreeing
            or self.talks
        )


def home(person: Actor, *, now: datetime) -> Home:
    """Show a person's home. 10 SQL queries, one more for each further pile that has something in it."""
    cards = {card.id: card for card in relationships.relationships(person)}
    waits = access.waiting(person, now)
    return Home(
        desk=desk(person, cards, now=now),
        proposals=tuple(card for card in cards.values() if card.may_answer),
        invitations=waits.invitations,
        said=tuple(kept.proposals(person, now=now, most=SAID, cards=cards)) if waits.said else (),
        conversations=tuple(held.awaiting(person, now=now, cards=cards)) if waits.conversations else (),
        talks=tuple(talks.waiting(person)) if waits.talks else (),
        to_sign=tuple(card for card in cards.values() if card.asked_to_sign),
        agreeing=tuple(card for card in cards.values() if card.awaits_agreement),
        noticed=waits.noticed,
        shared=waits.shared,
        pulses=pulses.due_cards(person, cards.values(), waits.rhythms, waits.next_pulse, now=now),
        has_relationships=any(card.kind is not RelationshipKind.SELF for card in cards.values()),
    )
