"""Carrying a table over: keep it, choose whom its names mean, and write it batch by batch."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.utils import timezone

from carefront.commitments.commands.carry import Carry, carry_within
from carefront.core.actors import Actor
from carefront.core.carrying import Row, Trouble, Unusable
from carefront.core.commitments import Draft
from carefront.core.due import Due
from carefront.core.refusals import Because, Refusal
from carefront.core.tables import MOST_BYTES, decoded
from carefront.core.words import clean_line
from carefront.kit import jobs, letters
from carefront.kit.durable import command
from carefront.lobby import access
from carefront.lobby.models import Upload
from carefront.lobby.queries.importing import Addressed, addressed
from carefront.people import queries as people

BATCH = 500  # rows a transaction
KEPT = timedelta(days=7)
TOLD = 100  # rows that could not be carried over, told one by one
JOB = "import"


def keep_upload(*, by: Actor, name: str, content: bytes, now: datetime) -> UUID:
    """Keep a table until its owner says what to do with it; an earlier one that was never begun goes.

    Raises core.carrying.Unusable for a table that cannot be read: too big, too long, broken, without words.
    """
    if len(content) > MOST_BYTES:
        raise Unusable(Trouble.TABLE_TOO_BIG, str(MOST_BYTES // 1024 // 1024))
    text = decoded(content)
    _header, rows = addressed(by, text, {}, now)
    total = sum(1 for _row in rows)
    if not total:
        raise Unusable(Trouble.TABLE_EMPTY)
    return _keep(by, clean_line(name)[:120] or "table.csv", text, total, now)


@command
def _keep(by: Actor, name: str, text: str, total: int, now: datetime) -> UUID:
    access.uploads_of(by).filter(job_id__isnull=True).delete()
    row = Upload(workspace_id=by.workspace_id, person_id=by.id, name=name, text=text, rows=total, made_at=now)
    row.save(force_insert=True)
    return row.pk


@command
def choose(*, by: Actor, upload_id: UUID, choices: Mapping[str, str], now: datetime) -> None:
    """Keep whom the names in a table mean: for each name a target's key, "self", or "leave".

    Raises Refusal(HIDDEN), Refusal(ALREADY_SETTLED) once it is being carried over.
    """
    row = _waiting(by, upload_id)
    row.choices |= {name.casefold()[:300]: key[:80] for name, key in choices.items()}
    row.save(update_fields=["choices"])


def start_import(*, by: Actor, upload_id: UUID, now: datetime) -> UUID:
    """Begin carrying a table over; answer the job's id.

    Whom each name means is kept as it was shown, so that nothing goes to somebody else when relationships change
    meanwhile. Raises Refusal(HIDDEN), Refusal(ALREADY_SETTLED) when it was begun before.
    """
    upload = access.reach_upload(by, upload_id)
    _header, rows = addressed(by, upload.text, upload.choices, now)
    meant = {one.name.casefold(): one.target.key for one in rows if one.target is not None and one.name}
    return _start(by, upload_id, meant, now)


@command
def _start(by: Actor, upload_id: UUID, meant: Mapping[str, str], now: datetime) -> UUID:
    row = _waiting(by, upload_id)
    row.choices |= meant
    key = jobs.enqueue(
        JOB, person_id=by.id, workspace_id=by.workspace_id, now=now, total=row.rows, dedupe=f"import:{row.pk}",
        upload=str(row.pk),
    )  # fmt: skip
    row.job_id = key
    row.save(update_fields=["job_id", "choices"])
    return key


@command
def drop_upload(*, by: Actor, upload_id: UUID, now: datetime) -> None:
    """Let a table go that was not begun. Raises Refusal(HIDDEN | ALREADY_SETTLED)."""
    _waiting(by, upload_id).delete()


def _waiting(by: Actor, upload_id: UUID) -> Upload:
    row = access.uploads_of(by).select_for_update().filter(pk=upload_id).first()
    if row is None:
        raise Refusal(Because.HIDDEN)
    if row.job_id is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    return row


def run_import(work: jobs.Work) -> Mapping[str, Any]:
    """Carry a table over, 500 rows a transaction; how far it came is written in the same transaction.

    After a crash it goes on with the first row that was not written, so that no row comes twice.
    """
    if work.person_id is None:
        raise Refusal(Because.HIDDEN)
    by = people.actor_of_person(work.person_id)
    upload = access.uploads_of(by).filter(pk=UUID(str(work.about["upload"]))).first()
    if upload is None or not upload.text:
        return {}
    _header, rows = addressed(by, upload.text, upload.choices, timezone.now())
    left = islice(rows, work.progress, None)
    while batch := list(islice(left, BATCH)):
        _carry(work, by, batch, timezone.now())
    _forget_text(upload.pk)
    return {}


@command
def _carry(work: jobs.Work, by: Actor, batch: list[Addressed], now: datetime) -> None:
    done = carry_within(by=by, rows=list(_carries(by, batch)), now=now)
    open_rows = [(one.row.number, _code(one.row)) for one in batch if not one.ready and not one.left_out]
    open_rows += [(number, refusal.because.value) for number, refusal in done.refused]
    told = list(work.outcome.get("rows", []))
    told += [list(one) for one in sorted(open_rows)[: max(0, TOLD - len(told))]]
    for person_id in done.asked:
        letters.post(
            "requests_carried", to=person_id, workspace_id=by.workspace_id, now=now, by=by.id,
            dedupe=f"carried:{work.id}:{person_id}",
        )  # fmt: skip
    work.report(
        work.progress + len(batch),
        promises=work.outcome.get("promises", 0) + done.promises,
        requests=work.outcome.get("requests", 0) + done.requests,
        not_carried=work.outcome.get("not_carried", 0) + len(open_rows),
        rows=told,
    )


def _carries(by: Actor, batch: Iterable[Addressed]) -> Iterator[Carry]:
    for one in batch:
        if not one.ready or one.target is None:
            continue
        row = one.row
        draft = Draft(
            words=row.words,
            relationship_id=one.target.relationship_id,
            promisee_id=one.target.person_id,
            due=Due(row.on, row.at, by.zone) if row.on else None,
            why=row.why,
            success=row.success,
        )
        yield Carry(row.number, draft, row.outcome, row.is_request)


def _code(row: Row) -> str:
    return row.troubles[0][1].value if row.troubles else Because.NOT_IN_IT.value


@command
def _forget_text(upload_id: UUID) -> None:
    Upload.objects.filter(pk=upload_id).update(text="", choices={})


def tend(now: datetime) -> int:
    """Let tables go that nobody came back to for a week; answer how many."""
    return Upload.objects.filter(made_at__lt=now - KEPT).delete()[0]
