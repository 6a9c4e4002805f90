"""Carrying over and taking out over the API: tables of promises in, everything that one may see out."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from ninja import Router
from pydantic import Field

from carefront.core.carrying import Unusable
from carefront.core.tables import MOST_BYTES
from carefront.kit.api import Caller, Done, In, Out, caller, done, reply
from carefront.kit.api_problems import problem
from carefront.lobby.commands import exporting, importing
from carefront.lobby.queries import exporting as taking
from carefront.lobby.queries import importing as reading
from carefront.lobby.queries.work import JobCard, job
from carefront.lobby.wording import carrying

router = Router()
IN, OUT = ["imports"], ["exports"]
TABLE = "/imports/{uuid:upload_id}"
ZIP = {"responses": {200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}}}


class JobOut(Out):
    """How far some work is, and what came of it."""

    id: UUID
    progress: int
    total: int
    done: bool
    trouble: str
    outcome: dict[str, Any]


class StrangerOut(Out):
    """A name that nobody here bears, and whether something is asked of them."""

    name: str
    is_asked: bool


class TargetOut(Out):
    """Somebody whom a name may mean."""

    key: str
    label: str


class TableOut(Out):
    """A table before it is carried over: what would come of it, and which names need a choice."""

    id: UUID
    name: str
    total: int
    promises: int
    answered: int
    requests: int
    in_question: int
    left_out: int
    unread: list[str]
    strangers: list[StrangerOut]
    targets: list[TargetOut]
    choices: dict[str, str]
    job_id: UUID | None


class TableIn(In):
    """A table with a header, as text with commas, semicolons or tabs."""

    name: str = Field("table.csv", max_length=300)
    table: str = Field(max_length=MOST_BYTES)


class ChoicesIn(In):
    """Whom names mean: for each a target's key, “self”, or “leave”."""

    choices: dict[Annotated[str, Field(max_length=400)], Annotated[str, Field(max_length=100)]] = Field(max_length=60)


def _job(card: JobCard, status: int = 200) -> HttpResponse:
    return reply(
        {
            "id": str(card.id),
            "progress": card.progress,
            "total": card.total,
            "done": card.done,
            "trouble": card.trouble,
            "outcome": dict(card.outcome),
        },
        status,
    )


def _table(me: Caller, upload_id: UUID, status: int = 200) -> HttpResponse:
    try:
        found = reading.preview(me.actor, upload_id, now=me.now)
    except Unusable as error:
        return _unusable(error)
    shown = {
        "id": str(found.id),
        "name": found.name,
        "total": found.total,
        "promises": found.promises,
        "answered": found.answered,
        "requests": found.requests,
        "in_question": found.in_question,
        "left_out": found.left_out,
        "unread": list(found.unread),
        "strangers": [{"name": name, "is_asked": asked} for name, asked in found.strangers],
        "targets": [{"key": target.key, "label": target.label} for target in found.targets],
        "choices": dict(found.choices),
        "job_id": str(found.job_id) if found.job_id else None,
    }
    return reply(shown, status)


def _unusable(error: Unusable) -> HttpResponse:
    return problem(422, "table", carrying.unusable(error), field="table")


@router.post("/imports", response={201: TableOut}, tags=IN, summary="Hand a table in")
def keep_table(request: HttpRequest, body: TableIn) -> HttpResponse:
    """Hand a table of promises in, and see what would come of it; nothing is carried over yet."""
    me = caller(request)
    content = body.table.encode("utf-8", "replace")
    try:
        made = importing.keep_upload(by=me.actor, name=body.name, content=content, now=me.now)
    except Unusable as error:
        return _unusable(error)
    return _table(me, made, 201)


@router.get(TABLE, response=TableOut, tags=IN, summary="Show a table")
def get_table(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Show what would come of a table of yours."""
    return _table(caller(request), upload_id)


@router.put(f"{TABLE}/choices", response=TableOut, tags=IN, summary="Say whom names mean")
def choose_names(request: HttpRequest, upload_id: UUID, body: ChoicesIn) -> HttpResponse:
    """Say whom the names in a table mean."""
    me = caller(request)
    importing.choose(by=me.actor, upload_id=upload_id, choices=body.choices, now=me.now)
    return _table(me, upload_id)


@router.post(f"{TABLE}/start", response={202: JobOut}, tags=IN, summary="Carry a table over")
def start_import(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Begin carrying a table over; how far it is stands at the table's progress."""
    me = caller(request)
    key = importing.start_import(by=me.actor, upload_id=upload_id, now=me.now)
    return _job(job(me.actor, key, importing.JOB), 202)


@router.get("/imports/progress/{uuid:job_id}", response=JobOut, tags=IN, summary="Show how far an import is")
def get_import(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Show how far an import of yours is, and which rows were not carried over."""
    return _job(job(caller(request).actor, job_id, importing.JOB))


@router.delete(TABLE, response=Done, tags=IN, summary="Let a table go")
def drop_table(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Let a table go that was not begun."""
    me = caller(request)
    importing.drop_upload(by=me.actor, upload_id=upload_id, now=me.now)
    return done()


@router.post("/exports", response={202: JobOut}, tags=OUT, summary="Take everything out")
def start_export(request: HttpRequest) -> HttpResponse:
    """Ask for everything that you wrote or may see; one at a time. The key needs the scope “export”."""
    me = caller(request)
    return _job(job(me.actor, exporting.start_export(by=me.actor, now=me.now), taking.JOB), 202)


@router.get("/exports/{uuid:job_id}", response=JobOut, tags=OUT, summary="Show how far an export is")
def get_export(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Show how far an export of yours is."""
    return _job(job(caller(request).actor, job_id, taking.JOB))


@router.get("/exports/{uuid:job_id}/file", response={200: None}, tags=OUT, summary="Fetch an export", openapi_extra=ZIP)
def get_export_file(request: HttpRequest, job_id: UUID) -> HttpResponseBase:
    """Fetch an export of yours as a ZIP archive; it is there for a day."""
    me = caller(request)
    name = f"carefront-{_day(me.now, me)}.zip"
    path = taking.ready_file(me.actor, job_id)
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/zip")


def _day(now: datetime, me: Caller) -> str:
    return me.actor.local(now).date().isoformat()
