"""The page behind a letter's link: one check-in, one person, no signing in.

Mail scanners open links, so nothing whatever is written before somebody presses the button.
"""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from carefront.commitments import links, queries
from carefront.commitments.commands.answer import Answered, answer_check_in
from carefront.commitments.forms.looking import AnswerForm
from carefront.commitments.forms.outcomes import said
from carefront.commitments.queries.looking import Look, look_at_check_in
from carefront.commitments.web.looking import DECIDED, beginning, page_of, said_of_change, written
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, NextStep
from carefront.core.outcomes import Outcome
from carefront.core.refusals import Because, Refusal
from carefront.people import queries as people


# There is no session here whose trust another site could borrow: the token in the address is the whole authority, and
# whoever can forge this request holds it already. So the usual check of forms has nothing to protect.
@csrf_exempt
def check_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask how one promise went, and write what its owner says, once."""
    now = timezone.now()
    try:
        opened = links.open_link(token, now=now)
        if opened.person_id is None:
            raise Refusal(Because.LINK_SPENT)
        actor = people.actor_of_person(opened.person_id)
    except Refusal:
        return _guarded(_stands(request, None))
    with translation.override(actor.language), timezone.override(ZoneInfo(actor.zone)):
        return _guarded(_opened(request, actor, opened, now))


def _opened(request: HttpRequest, actor: Actor, opened: links.Opened, now: datetime) -> HttpResponse:
    if opened.has_run_out:
        return _stands(request, None)
    if request.method != "POST":
        return _asked(request, actor, opened, now)
    form = AnswerForm(request.POST)

    def write(draft: AnswerDraft | None, following: NextStep | None) -> Answered:
        return answer_check_in(
            by=actor,
            check_in_id=opened.check_in_id,
            draft=draft,
            following=following,
            via="link",
            link_key=opened.key,
            now=now,
        )

    try:
        told = written(form, actor, write, now)
    except Refusal:
        return _stands(request, None)
    if told is None:
        return _asked(request, actor, opened, now, form)
    before, after = _frame(translation.get_language() or "")
    return HttpResponse(
        before + render_to_string("commitments/check_in_said.html", _words_of(told, form, actor)) + after
    )


def _asked(
    request: HttpRequest, actor: Actor, opened: links.Opened, now: datetime, form: AnswerForm | None = None
) -> HttpResponse:
    """Draw the page with its form, or how things stand when there is nothing to answer any more."""
    try:
        look = look_at_check_in(actor, opened.check_in_id, now=now)
    except Refusal:
        return _stands(request, None)
    if look.answered_at is not None or look.is_spent or look.is_closed or look.is_settled:
        return _stands(request, look)
    status = 200 if form is None else 422
    if form is None:
        form = AnswerForm(initial=beginning(look, request))
    form.offer(queries.own_tags(actor))
    return render(request, "commitments/check_in_link.html", page_of(look, form) | {"is_link": True}, status=status)


def _stands(request: HttpRequest, look: Look | None) -> HttpResponse:
    """Draw how things stand behind a link that writes nothing any more; forged and unknown ones all get the same."""
    earlier = look.earlier if look else None
    context = {
        "look": look,
        "outcome": said(earlier.outcome, enough=earlier.enough) if earlier else "",
        "code": earlier.outcome.value if earlier else "",
    }
    return render(request, "commitments/link_spent.html", context, status=410)


@lru_cache(maxsize=16)
def _frame(language: str) -> tuple[str, str]:
    """Answer what stands before and after the words just written: the same for everybody who reads `language`.

    Thousands may answer in the hour in which they are asked, and drawing the frame would be a sixth of what that costs.
    """
    before, mark, after = render_to_string("commitments/check_in_written.html", {"mark": _MARK}).partition(_MARK)
    assert mark
    return before, after


def _words_of(told: Answered, form: AnswerForm, actor: Actor) -> dict[str, object]:
    given, outcome = form.cleaned_data, form.said
    slipped = outcome in (Outcome.NOT_YET, Outcome.PARTLY) and not given["enough"]
    return {
        "told": told,
        "code": outcome.value if outcome else "changed",
        "outcome": said(outcome, enough=given["enough"]) if outcome else "",
        "change": "" if outcome else said_of_change(form),
        "decided": said_of_change(form) if slipped and given["way"] in DECIDED else "",
        "words": [(form.fields[name].label, given[name]) for name in _SHOWN if given[name]],
        "slipped": slipped,
        "workspace": actor.workspace_id,
        "onward": reverse("answer", args=[told.answer_id])
        if told.answer_id
        else reverse("commitment", args=[told.successor_id or told.commitment_id]),
    }


_MARK = "what-was-just-written"
_SHOWN = ("happened", "learned", "helped", "hindered", "support")


def _guarded(response: HttpResponse) -> HttpResponse:
    """Keep the address, which is a key, out of caches, of other sites' logs, and of search."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
