"""One's own mirror, and what one writes before it: for the reader alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.core.mirroring import SPAN, Prompt, prompt_of
from carefront.insights.commands import reflecting
from carefront.insights.forms import ReflectionForm, RewordForm
from carefront.insights.queries import mirror as reading
from carefront.insights.wording import mirror as words
from carefront.kit import once
from carefront.kit.doors import page, tried
from carefront.kit.paging import page_number
from carefront.relationships.wording.levels import NAMES

MOST_PAGES = 100


@page
def mirror(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show somebody their mirror; keep what they write before it."""
    if request.method != "POST":
        return _drawn(request, actor, None)
    form, now = ReflectionForm(request.POST), timezone.now()
    made = None
    if form.is_valid():
        given, key = form.cleaned_data, once.key_of(request.POST)
        made = tried(
            form,
            lambda: reflecting.write_reflection(
                by=actor, words=given["words"], prompt=given["prompt"], now=now, once=key
            ),
        )
    if made is None:
        return _drawn(request, actor, form)
    messages.success(request, _("Kept, for you alone."))
    return redirect(f"{reverse('mirror')}?kept=1#r-{made}")


def _drawn(request: HttpRequest, actor: Actor, refused: ReflectionForm | None) -> HttpResponse:
    now = timezone.now()
    number = page_number(request.GET.get("page"), MOST_PAGES)
    found = reading.mirror(actor, now=now, page=number)
    turn = page_number(request.GET.get("turn"), MOST_PAGES) if "turn" in request.GET else 0
    asked = prompt_of(actor.local(now).date(), turn)
    if refused is not None and refused["prompt"].value() in set(Prompt):
        asked = Prompt(refused["prompt"].value())
    here = reverse("mirror")
    context: dict[str, Any] = {
        "mirror": found,
        "was_kept": "kept" in request.GET and refused is None,
        "days": SPAN.days,
        "levels": [(one, NAMES[one.level], ", ".join(one.names)) for one in found.levels],
        "asks": words.asks(found),
        "own_wait": words.own_wait(found.own),
        "others_wait": words.others_wait(found.others),
        "few": words.few() if found.own.middle is None or found.others.middle is None else "",
        "heard": [(one, words.DOSES[one.dose]) for one in found.heard if one.dose in words.DOSES],
        "offers": [(one, words.offer(one.offer)) for one in found.offers],
        "prompt": words.PROMPTS[asked],
        "form": refused or ReflectionForm(initial={"prompt": asked.value}),
        "next_turn": turn % len(Prompt) + 1,
        "written": [(one, words.PROMPTS[one.prompt] if one.prompt else "") for one in found.reflections],
        "previous_url": f"{here}?page={number - 1}#written" if number > 1 else "",
        "next_url": f"{here}?page={number + 1}#written" if found.more_reflections else "",
    }
    return render(request, "insights/mirror.html", context, status=422 if refused else 200)


@page
def reflection(request: HttpRequest, actor: Actor, reflection_id: UUID) -> HttpResponse:
    """Show one's own reflection, and write it otherwise."""
    card = reading.reflection(actor, reflection_id)
    form = RewordForm(request.POST or None, initial={"words": card.words, "version": card.version})
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()

        def deed() -> bool:
            reflecting.reword_reflection(
                by=actor, reflection_id=reflection_id, words=given["words"], version=given["version"], now=now
            )
            return True

        if tried(form, deed):
            messages.success(request, _("Kept, for you alone."))
            return redirect(f"{reverse('mirror')}#r-{reflection_id}")
    context = {"card": card, "form": form, "prompt": words.PROMPTS[card.prompt] if card.prompt else ""}
    return render(request, "insights/reflection.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@page
def reflection_deletion(request: HttpRequest, actor: Actor, reflection_id: UUID) -> HttpResponse:
    """Take one's own reflection away for good."""
    reflecting.delete_reflection(by=actor, reflection_id=reflection_id, now=timezone.now())
    messages.success(request, _("Gone for good."))
    return redirect(f"{reverse('mirror')}#written")
