"""The brief of a conversation: its SQL queries, its CPU against the page floor, and growth from 3 months to 2 years."""

import multiprocessing
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure

WEEKS = (13, 104)


def measured(weeks: int) -> tuple[int, float, int, float]:
    """Answer the queries and the CPU of the brief, and those of the page that holds it, as multiples of the floor."""
    measure.installation(CAREFRONT_SQLITE_SYNCHRONOUS="OFF")  # nothing is measured that writes
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from carefront.conversations.queries import brief as briefs
    from carefront.conversations.queries import held

    now = datetime.now(UTC)
    me, key = history(weeks, now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    call = measure.signed_in(me.account_id)
    floor = measure.cpu(lambda: call("/floor/page/"), times=100)
    card = held.conversation(me, key, now=now)
    briefs.brief(me, card, now=now)
    with CaptureQueriesContext(connection) as found:
        told = briefs.brief(me, card, now=now)
    if told.last_time is None or not told.due:
        raise SystemExit("the brief has nothing in it")
    path = f"/conversations/{key}/"
    status, _headers, _body = call(path)
    if status != 200:
        raise SystemExit(f"{path} answered {status}")
    with CaptureQueriesContext(connection) as page:
        call(path)
    return (
        len(found.captured_queries),
        measure.cpu(lambda: briefs.brief(me, card, now=now)) / floor,
        len(page.captured_queries),
        measure.cpu(lambda: call(path)) / floor,
    )


def history(weeks: int, now: datetime) -> tuple[Any, Any]:
    """Let two people meet every week, decide and promise; answer one, and the id of tomorrow's conversation."""
    from carefront.commitments.commands import answer, make
    from carefront.conversations.commands import deciding, holding, scheduling, topics
    from carefront.conversations.models import Topic
    from carefront.core.commitments import AnswerDraft, Draft
    from carefront.core.due import Due
    from carefront.core.meetings import ConversationDraft, ConversationKind, Ruling, RulingDraft, Slot
    from carefront.core.outcomes import Outcome

    ada, ben, place = _two(now - timedelta(weeks=weeks + 1))
    for week in range(weeks, 0, -1):
        at = now - timedelta(weeks=week)
        slot = Slot(at.date(), at.time().replace(microsecond=0), "UTC", 45)
        draft = ConversationDraft(place, ConversationKind.ONE_TO_ONE, slot)
        key = scheduling.plan_conversation(by=ada, draft=draft, now=at)
        for number, who in enumerate((ada, ben, ben)):
            topics.add_topic(by=who, conversation_id=key, words=f"Topic {number} of week {week}", now=at)
        holding.begin_conversation(by=ada, conversation_id=key, now=at)
        for topic in Topic.objects.filter(conversation_id=key, settled_at__isnull=True)[1:]:
            due = Due((at + timedelta(days=5)).date(), None, "UTC")
            ruling = RulingDraft(Ruling.DO, f"Call account {week}", ben.id, due)
            made = deciding.decide_topic(by=ben, topic_id=topic.pk, draft=ruling, bind=True, now=at)
            if week > 1 and made.commitment_id is not None:
                told = AnswerDraft(Outcome.DONE if week % 3 else Outcome.NOT_YET, happened="It went as it went")
                answer.say_how_it_went(by=ben, commitment_id=made.commitment_id, draft=told, now=at + timedelta(days=6))
        holding.close_conversation(by=ben, conversation_id=key, now=at + timedelta(minutes=40))
    for number in range(6):
        due = Due((now + timedelta(days=1)).date(), None, "UTC")
        make.make_commitment(by=ada, draft=Draft(f"Send note {number}", place, due=due), now=now)
    slot = Slot((now + timedelta(days=1)).date(), time(10), "UTC", 45)
    draft = ConversationDraft(place, ConversationKind.ONE_TO_ONE, slot)
    return ada, scheduling.plan_conversation(by=ada, draft=draft, now=now)


def _two(at: datetime) -> tuple[Any, Any, Any]:
    from carefront.core.relationships import RelationshipKind, Role
    from carefront.people import queries as people
    from carefront.people.models import Account, Person, Workspace
    from carefront.relationships import commands as relationships

    workspace = Workspace.objects.create(name="Bench", created_at=at)
    found = []
    for name in ("Ada", "Ben"):
        account = Account.objects.create_user(email=f"{name.lower()}@bench.example", name=name)
        row = Person.objects.create(workspace=workspace, account=account, name=name, joined_at=at)
        found.append(people.actor_of_person(row.pk))
    place = relationships.propose_relationship(
        by=found[0], kind=RelationshipKind.REPORTING, role=Role.MANAGER, with_ids=[found[1].id], now=at
    )
    relationships.accept_relationship(by=found[1], relationship_id=place, now=at)
    return found[0], found[1], place


def main() -> None:
    """Measure both lengths in processes of their own, and print the lines."""
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        short, long = pool.map(measured, WEEKS, chunksize=1)
    measure.line("brief, 2 years: SQL queries", f"{short[0]}, {long[0]}", "≤ 12", long[0] <= 12)
    measure.line("brief, 2 years: CPU", f"{long[1]:.1f} × page floor", "≤ 6 ×", long[1] <= 6)
    growth = long[1] / short[1]
    measure.line("brief: CPU at 2 years against 3 months", f"{growth:.2f} ×", "≤ 1.2 ×", growth <= 1.2)
    measure.line("the whole page of a conversation: SQL queries, CPU", f"{long[2]}, {long[3]:.1f} × page floor", "–")


if __name__ == "__main__":
    main()
