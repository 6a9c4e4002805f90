"""Taking everything out."""

from tempfile import TemporaryFile
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from carefront.commitments.queries.taking import how_many
from carefront.core.actors import Actor
from carefront.kit.doors import page
from carefront.lobby.commands.exporting import start_export
from carefront.lobby.queries.carrying import write_export
from carefront.lobby.queries.exporting import JOB, SMALL, path_of, ready_file
from carefront.lobby.queries.work import newest


@never_cache
@page
def export(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Offer everything that one wrote or may see: at once when it is little, otherwise made by a job."""
    now = timezone.now()
    if request.method == "POST":
        if how_many(actor, SMALL + 1) <= SMALL:
            file = TemporaryFile()  # noqa: SIM115 - the response closes it
            write_export(actor, file, now=now)
            file.seek(0)
            return _came(request, FileResponse(file, as_attachment=True, filename=_name(actor)))
        start_export(by=actor, now=now)
        return redirect("export")
    card = newest(actor, JOB)
    ready = card is not None and card.done and path_of(card.id).is_file()
    context = {"job": card, "ready": ready, "waiting": card is not None and not card.done}
    part = request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers
    return render(request, "lobby/_export_state.html" if part else "lobby/export.html", context)


@never_cache
@page
def export_file(request: HttpRequest, actor: Actor, job_id: UUID) -> HttpResponseBase:
    """Hand an own export over."""
    path = ready_file(actor, job_id)
    return FileResponse(path.open("rb"), as_attachment=True, filename=_name(actor), content_type="application/zip")


def _came(request: HttpRequest, response: FileResponse) -> FileResponse:
    """Tell the page that stays standing that its file has come, by the number it sent along."""
    response["Content-Type"] = "application/zip"
    number = request.POST.get("fetched", "")
    if number.isascii() and number.isdigit() and len(number) < 20:
        response.set_cookie("fetched", number, max_age=120, samesite="Strict", secure=request.is_secure())
    return response


def _name(actor: Actor) -> str:
    return f"carefront-{actor.local(timezone.now()).date().isoformat()}.zip"
