"""Change a draft, part by part: different parts by different people at once never stand in each other's way."""

from datetime import date, datetime, time
from uuid import UUID

from carefront.core import covenants as rules
from carefront.core.actors import Actor
from carefront.core.covenants import CovenantPart
from carefront.core.due import Due, checked_due
from carefront.core.ledger import Kind
from carefront.core.refusals import Because, Refusal
from carefront.kit import letters
from carefront.kit.durable import command, step
from carefront.relationships.commands.covenant.held import (
    HeldCovenant,
    asking,
    held_draft,
    standing_signatures,
    tell,
)


@command
def change_covenant(*, by: Actor, covenant_id: UUID, part: CovenantPart, words: str, seen: str, now: datetime) -> None:
    """Write one part of a draft anew; signatures given so far are taken back, and whoever gave them is told.

    `seen` is `core.covenants.seen` of the words that were read before: when somebody changed them meanwhile, nothing
    is written. The same words again change nothing. Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED once it is in
    force or was let go, RESTING, TOO_LONG, CHANGED_MEANWHILE.
    """
    it = held_draft(by, covenant_id)
    said = rules.checked_words(part, words)
    line = it.row.lines.get(part=part.value)
    if said == line.words:
        return
    if seen != rules.seen(line.words):
        raise Refusal(Because.CHANGED_MEANWHILE, part.value)
    line.words, line.by_id, line.changed_at = said, by.id, now
    line.save(update_fields=["words", "by_id", "changed_at"])
    _take_signatures_back(it, by, now)


@command
def set_review(*, by: Actor, covenant_id: UUID, on: date, now: datetime) -> None:
    """Name the day on which the people in it look at a draft again once it is in force; signatures are taken back.

    `on` lies after today, within ten years. The same day again changes nothing. Raises Refusal as `change_covenant`
    does, PAST_DATE and FAR_DATE.
    """
    it = held_draft(by, covenant_id)
    checked_due(Due(on, time(0), by.zone), now=now, field="review_on")
    if on == it.row.review_on:
        return
    it.row.review_on = it.row.next_review_on = on
    it.row.save(update_fields=["review_on", "next_review_on"])
    _take_signatures_back(it, by, now)


@step
def _take_signatures_back(it: HeldCovenant, by: Actor, now: datetime) -> None:
    given = list(standing_signatures(it.row).values_list("pk", "person_id"))
    if not given:
        return
    standing_signatures(it.row).update(taken_back_at=now)
    it.note(Kind.COVENANT_CHANGED, by.id, now, signatures=len(given))
    letters.withdraw(asking(it.row.pk))
    for signature_id, person in given:
        if person != by.id:
            tell("covenant_changed", it.row, [person], signature_id.hex[-12:], now, by.id)
