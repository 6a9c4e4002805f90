"""A suggestion about a level, set aside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.kit.doors import page
from carefront.trust.commands.suggesting import set_suggestion_aside


@require_POST
@page
def level_not_now(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponseBase:
    """Say "not now" to a suggestion; nobody else hears of it."""
    owner, level = request.POST.get("owner", ""), request.POST.get("level", "")
    try:
        owner_id = UUID(owner)
    except ValueError:
        return redirect("relationship_level", relationship_id)
    number = int(level) if level in {"1", "2", "3"} else 0
    set_suggestion_aside(by=actor, relationship_id=relationship_id, owner_id=owner_id, level=number, now=timezone.now())
    messages.success(request, _("Not now. It is not suggested to you again for two months."))
    return redirect("relationship_level", relationship_id)
