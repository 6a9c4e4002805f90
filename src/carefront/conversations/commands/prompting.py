"""Questions to begin from: chosen when a conversation begins, made a topic of, or put aside."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F

from carefront.conversations.commands.locking import held
from carefront.conversations.commands.topics import write_topic
from carefront.conversations.models import Conversation, Participant, Prompt
from carefront.core.actors import Actor
from carefront.core.meetings import LIVE, ConversationKind
from carefront.core.policy import Deed
from carefront.core.prompts import QUESTIONS, Shown, chosen
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import command, step


@step
def choose_questions(row: Conversation, people: Iterable[UUID], *, now: datetime) -> None:
    """Choose the questions that everybody who takes part is shown while a conversation is held."""
    kind = ConversationKind(row.kind)
    for person in people:
        before = {
            one.code: Shown(one.shown, one.used, one.put_aside_at is not None)
            for one in Prompt.objects.filter(person_id=person, relationship_id=row.relationship_id)
        }
        parts = Participant.objects.filter(person_id=person, was_there=True, conversation__kind=row.kind)
        times = parts.filter(conversation__relationship_id=row.relationship_id).exclude(conversation=row).count()
        for code in chosen(kind, before, times):
            made, _ = Prompt.objects.get_or_create(person_id=person, relationship_id=row.relationship_id, code=code)
            Prompt.objects.filter(pk=made.pk).update(shown=F("shown") + 1, shown_at=row.begun_at)


@command
def ask_question(*, by: Actor, conversation_id: UUID, code: str, words: str, now: datetime) -> UUID:
    """Make a topic of a question, in the `words` in which its reader knows it; answer the topic's id.

    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED | UNKNOWN_CHOICE | TOO_MANY).
    """
    it = held(by, conversation_id, Deed.RESPOND, *LIVE)
    _known(it.row, code)
    made = write_topic(by, it.row, it.row.relationship_id, words, now=now)
    Prompt.objects.filter(person_id=by.id, relationship_id=it.row.relationship_id, code=code).update(
        used=F("used") + 1, shown_at=None
    )
    return made.pk


@command
def put_question_aside(*, by: Actor, conversation_id: UUID, code: str, now: datetime) -> None:
    """Let a question not be shown to `by` again in a relationship. Raises Refusal(HIDDEN | UNKNOWN_CHOICE)."""
    it = held(by, conversation_id, Deed.RESPOND, *LIVE)
    _known(it.row, code)
    Prompt.objects.update_or_create(
        person_id=by.id, relationship_id=it.row.relationship_id, code=code, defaults={"put_aside_at": now}
    )


def _known(row: Conversation, code: str) -> None:
    if code not in QUESTIONS[ConversationKind(row.kind)]:
        raise Refusal(Because.UNKNOWN_CHOICE, "code", given=code[:40])
