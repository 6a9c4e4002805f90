"""The two sentences at a miss and one way to repair it: their writer's alone."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments.commands.meet import write_repair
from carefront.commitments.forms.looking import RepairForm
from carefront.commitments.queries.looking import own_repair
from carefront.core.actors import Actor
from carefront.kit.doors import page, tried


@page
def repair(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponseBase:
    """Let an owner put the harsh sentence beside the useful one, and find one way to repair it."""
    now = timezone.now()
    line, kept = own_repair(actor, commitment_id, now=now)
    form = RepairForm(request.POST or None, initial=kept)
    if request.method == "POST":
        if form.is_valid() and tried(form, lambda: _written(actor, commitment_id, form, now)):
            messages.success(request, _("Kept, for you alone. You can change it whenever you like."))
            return redirect("repair", commitment_id)
        return render(request, "commitments/repair.html", {"form": form, "line": line}, status=422)
    return render(request, "commitments/repair.html", {"form": form, "line": line, "kept": kept})


def _written(actor: Actor, commitment_id: UUID, form: RepairForm, now: datetime) -> bool:
    given = form.cleaned_data
    write_repair(
        by=actor,
        commitment_id=commitment_id,
        shame=given["shame"],
        useful=given["useful"],
        repair=given["repair"],
        now=now,
    )
    return True
