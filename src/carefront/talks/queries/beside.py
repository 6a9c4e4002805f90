"""What this room shows on pages of lower rooms: beside a conversation, and beside a level."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from carefront.conversations.queries.beside import Beside
from carefront.core.actors import Actor
from carefront.core.talks import TalkState
from carefront.relationships.queries.agreed_beside import Agreed
from carefront.talks.queries import consequences, talks

_STATES = {
    TalkState.PREPARING: _("each prepares unseen"),
    TalkState.OPEN: _("open to both"),
    TalkState.AGREED: _("with a new agreement"),
    TalkState.CLOSED: _("closed"),
}


def of_conversation(person: Actor, conversation_id: UUID) -> Iterable[Beside]:
    """Answer the talk that is held in a conversation. 1 SQL query."""
    found = talks.talk_of_conversation(person, conversation_id)
    if found is not None:
        yield Beside(reverse("talk", args=[found.id]), _("The talk about what keeps happening"), _STATES[found.state])


def of_levels(person: Actor, relationship_id: UUID) -> Iterable[Agreed]:
    """Answer the consequences in force between `person` and others in a relationship. 1 SQL query."""
    for row in consequences.in_force(person, relationship_id):
        yield Agreed(row.owner_id, row.ends_on, reverse("consequences", args=[row.pk]))
