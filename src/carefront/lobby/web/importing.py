"""Carrying a table over: the file, its preview, its progress."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from carefront.core.actors import Actor
from carefront.core.carrying import Unusable
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.paging import page_number
from carefront.lobby.commands import importing
from carefront.lobby.forms import TableForm
from carefront.lobby.queries import importing as reading
from carefront.lobby.queries.work import job
from carefront.lobby.wording import carrying

SAMPLE = (
    "words;due;outcome;with;owner\r\n"
    "Call the three stalled accounts;2026-06-24;;Ada;\r\n"
    "Send the minutes;12.6.2026;done;Ada;\r\n"
    "Tidy the shared folder;next Friday;;me;\r\n"
    "Look at the draft;2026-06-30;;;Ben\r\n"
)


@page
def import_file(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Take a table and go on to its preview."""
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    if request.method == "POST" and form.is_valid():
        name, content = form.content()
        try:
            made = importing.keep_upload(by=actor, name=name, content=content, now=timezone.now())
        except Unusable as error:
            form.add_error("table", carrying.unusable(error))
        else:
            return redirect("import_table", made)
    status = 422 if form.errors else 200
    return render(request, "lobby/import.html", {"form": form}, status=status)


@require_GET
def import_sample(request: HttpRequest) -> HttpResponse:
    """Answer a small table to begin from."""
    response = HttpResponse("\ufeff" + SAMPLE, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="carefront-sample.csv"'
    return response


@page
def import_table(request: HttpRequest, actor: Actor, upload_id: UUID) -> HttpResponseBase:
    """Show a table before it is carried over; afterwards how far that is, and what came of it."""
    only_open = request.GET.get("show") == "open"
    number = page_number(request.GET.get("page"))
    try:
        found = reading.preview(actor, upload_id, now=timezone.now(), page=number, only_open=only_open)
    except Unusable as error:
        context = {"form": TableForm(), "trouble": carrying.unusable(error)}
        return render(request, "lobby/import.html", context, status=422)
    if found.job_id is not None:
        return _progress(request, actor, found.id, found.job_id)
    who = dates.reader(timezone.now())
    here = reverse("import_table", args=[upload_id])
    extra = "&show=open" if only_open else ""
    context = {
        "preview": found,
        "rows": [carrying.row(one, who) for one in found.rows],
        "only_open": only_open,
        "strangers": _strangers(found),
        "columns": carrying.COLUMNS,
        "here": here,
        "previous_url": f"{here}?page={number - 1}{extra}" if number > 1 else "",
        "next_url": f"{here}?page={number + 1}{extra}" if found.has_next else "",
        "ready": found.promises + found.requests,
    }
    return render(request, "lobby/import_table.html", context)


def _strangers(found: reading.Preview) -> list[dict[str, object]]:
    """Answer the names that need a choice, each with those who can be meant."""
    return [
        {
            "name": name,
            "asked": asked,
            "chosen": found.choices.get(name.casefold(), ""),
            "targets": [target for target in found.targets if target.may_be_asked or not asked],
        }
        for name, asked in found.strangers
    ]


@require_POST
@page
def import_choices(request: HttpRequest, actor: Actor, upload_id: UUID) -> HttpResponseBase:
    """Keep whom the names in a table mean."""
    names, chosen = request.POST.getlist("name")[:60], request.POST.getlist("target")[:60]
    choices = dict(zip(names, chosen, strict=False))
    importing.choose(by=actor, upload_id=upload_id, choices=choices, now=timezone.now())
    return redirect("import_table", upload_id)


@require_POST
@page
def import_start(request: HttpRequest, actor: Actor, upload_id: UUID) -> HttpResponseBase:
    """Begin carrying a table over; begun twice, it is one."""
    try:
        importing.start_import(by=actor, upload_id=upload_id, now=timezone.now())
    except Refusal as refusal:
        if refusal.because is not Because.ALREADY_SETTLED:
            raise
    return redirect("import_table", upload_id)


@require_POST
@page
def import_drop(request: HttpRequest, actor: Actor, upload_id: UUID) -> HttpResponseBase:
    """Let a table go."""
    importing.drop_upload(by=actor, upload_id=upload_id, now=timezone.now())
    return redirect("import")


def _progress(request: HttpRequest, actor: Actor, upload_id: UUID, job_id: UUID) -> HttpResponse:
    """Show how far it is; to htmx the fragment alone."""
    card = job(actor, job_id, importing.JOB)
    told = [(number, carrying.not_carried(str(code))) for number, code in card.outcome.get("rows", [])]
    context = {
        "job": card,
        "upload_id": upload_id,
        "promises": card.outcome.get("promises", 0),
        "requests": card.outcome.get("requests", 0),
        "not_carried": card.outcome.get("not_carried", 0),
        "rows": told,
    }
    part = request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers
    response = render(request, "lobby/_import_progress.html" if part else "lobby/import_progress.html", context)
    response["Cache-Control"] = "no-store"
    response["Vary"] = "HX-Request, Cookie"
    return response
