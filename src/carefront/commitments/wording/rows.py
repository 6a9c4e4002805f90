"""A promise as one line of a list, drawn by `{% promise_row row %}`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from carefront.commitments import wording
from carefront.commitments.cards import CommitmentLine
from carefront.kit import dates, places


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """Hold one line in the reader's language (`kit.marks.PromiseRow`)."""

    url: str
    words: str
    due_words: str
    due_attention: bool
    owner_name: str
    promisee_name: str
    relationship_name: str
    hue: int
    state_code: str
    state_label: str


def row_of(line: CommitmentLine, *, now: datetime, in_relationship: bool = False) -> PromiseRow:
    """Make a line of a list; `in_relationship` where the page says already which relationship it is."""
    due_words, attention = wording.due_of(line, dates.reader(now))
    code, label = wording.state_of(line)
    promisee = wording.promisee_of(line)
    named = promisee and (line.promisee is None or line.relationship_title in {line.owner.name, line.promisee.name})
    return PromiseRow(
        url=places.page_of("commitment", line.id),
        words=line.words,
        due_words=due_words,
        due_attention=attention,
        owner_name=wording.between(line) if line.to_self else _("You") if line.is_mine else line.owner.name,
        promisee_name=promisee,
        relationship_name="" if line.to_self or named or in_relationship else line.relationship_title,
        hue=line.hue,
        state_code=code,
        state_label=label,
    )


def rows_of(lines: Iterable[CommitmentLine], *, now: datetime, in_relationship: bool = False) -> list[PromiseRow]:
    """Make the lines of a list."""
    return [row_of(line, now=now, in_relationship=in_relationship) for line in lines]
