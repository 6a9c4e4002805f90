"""The page on which a promise is made, and what is said back while it is written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments import queries, wording
from carefront.commitments.commands import make
from carefront.commitments.forms.promising import PromiseForm, addressed, addressee, foresight_in
from carefront.commitments.web import offers
from carefront.commitments.web.doing import attempt, due_in
from carefront.commitments.wording.parts import parts_of
from carefront.core.actors import Actor
from carefront.core.cadence import Rhythm
from carefront.core.clarity import Question
from carefront.core.commitments import Draft
from carefront.core.due import Due, checked_due
from carefront.core.refusals import Refusal
from carefront.core.words import clean_line
from carefront.kit import dates, languages, once
from carefront.kit.doors import page
from carefront.kit.language import clarity_in, read_date, read_practice
from carefront.kit.open_questions import asked_of
from carefront.kit.sentences import sentence
from carefront.relationships import queries as relationships
from carefront.relationships import wording as relationship_words

DRAFT = "promise"


@page
def commitment_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make a promise."""
    now = timezone.now()
    posted = request.POST if request.method == "POST" else None
    form = _form(actor, request, posted, now)
    if posted is None:
        return _page(request, actor, form)
    made = attempt(form, lambda: _make(actor, form, once.key_of(posted), now)) if form.is_valid() else None
    if made is None:
        return _page(request, actor, form, status=422)
    query = {"saved": DRAFT} | ({} if form.cleaned_data["due_on"] else {"read": "1"})
    return redirect(f"{reverse('commitment', args=[made])}?{urlencode(query)}")


@require_POST
@page
def commitment_reading(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Say back what is understood so far, and what is still open; nothing is kept."""
    now = timezone.now()
    read = _read(request, actor, now)
    lines = queries.also_promised(actor, read.due, now=now) if read.due else []
    who = dates.reader(now)
    context = {
        "read": read,
        "said": dates.understood(read.due, who) if read.due else "",
        "rhythm": wording.rhythm_of(read.rhythm.code()) if read.rhythm else "",
        "clarity": wording.questions(read.open, {}, asked_of(read.words, read.open, actor.local(now)))
        if read.words
        else [],
        "parts": parts_of(languages.reading(read.words, actor.local(now))) if read.words else (),
        "open_count": len(read.open),
        "seen_by": _seen_by(actor, request.POST.get("to", "")),
        "also": [(line.words, wording.due_of(line, who)[0]) for line in lines],
    }
    return render(request, "commitments/composer_answer.html", context)


def _seen_by(actor: Actor, to: str) -> str:
    """Say who will see a promise to the chosen ones; nothing for a choice that was not offered."""
    try:
        relationship_id, promisee_id = addressed(to)
        card = relationships.relationship(actor, relationship_id) if relationship_id else None
    except (ValueError, Refusal):
        return ""
    return wording.will_be_seen_by(card, promisee_id)


@dataclass(frozen=True, slots=True)
class _Reading:
    words: str
    due: Due | None
    rhythm: Rhythm | None
    trouble: str
    open: tuple[Question, ...]


def _read(request: HttpRequest, actor: Actor, now: datetime) -> _Reading:
    """Read a form that is being written: whatever is unreadable in it is a question, not an error."""
    given = request.POST
    words = clean_line(given.get("words", "")[:2000])
    form = PromiseForm({name: given.get(name, "") for name in ("due_on", "due_at")}, to=[], people=[], promises=[])
    form.is_valid()
    trouble, due, rhythm = "", None, None
    try:
        if not given.get("rhythm") and not given.get("weekdays") and not given.get("due_on"):
            rhythm, due = practice_in(words, form.cleaned_data, actor, now)
        if rhythm is None and not given.get("no_day"):
            due = checked_due(understood(actor, words, form.cleaned_data, now), now=now)
    except Refusal as refusal:
        trouble = sentence(refusal)
    why, success = given.get("why", "").strip(), given.get("success", "").strip()
    return _Reading(words, due, rhythm, trouble, clarity_in(words, why, success, due.on if due else None).open)


def practice_in(words: str, given: dict[str, Any], actor: Actor, now: datetime) -> tuple[Rhythm | None, Due | None]:
    """Answer how the words say that it repeats, and its first day; nothing where they name one day alone."""
    local = actor.local(now)
    found = read_practice(clean_line(words), local)
    if found is None or found.on is None:
        return None, None
    return found.rhythm, Due(found.on, given.get("due_at") or found.at, actor.zone)


def understood(actor: Actor, words: str, given: dict[str, Any], now: datetime) -> Due | None:
    """Answer the day of the fields, or else the one that the words name. Raises Refusal(UNREADABLE_DATE)."""
    if given.get("due_on"):
        return due_in(given, actor, now)
    read = read_date(words, actor.local(now))
    return Due(read.on, given.get("due_at") or read.at, actor.zone) if read else due_in(given, actor, now)


def _make(actor: Actor, form: PromiseForm, key: str, now: datetime) -> UUID:
    draft = _draft(actor, form, now)
    given = form.cleaned_data
    beforehand = make.Beforehand(
        foresight=foresight_in(given),
        supporter_id=UUID(given["supporter"]) if given["supporter"] else None,
        support=given["support"],
        waits_on=(UUID(given["waits_on"]),) if given["waits_on"] else (),
    )
    return make.make_commitment(by=actor, draft=draft, beforehand=beforehand, once=key, now=now)


def _draft(actor: Actor, form: PromiseForm, now: datetime) -> Draft:
    given = form.cleaned_data
    relationship_id, promisee_id = form.addressed()
    rhythm, begins = form.practice(), None
    if form.leaves_rhythm_to_words and not given["due_on"]:
        rhythm, begins = practice_in(given["words"], given, actor, now)
    due = begins or (None if given["no_day"] else understood(actor, clean_line(given["words"]), given, now))
    if rhythm is not None and due is None:
        due = Due(actor.local(now).date(), given["due_at"], actor.zone)  # a practice begins today
    return Draft(
        words=given["words"],
        relationship_id=relationship_id,
        promisee_id=promisee_id,
        due=due,
        why=given["why"],
        success=given["success"],
        recognition=given["recognition"],
        outside_person=given["outside_person"],
        rhythm=rhythm,
        cue=given["cue"],
        expectation_id=given["expectation"],
    )


def _form(actor: Actor, request: HttpRequest, posted: Any, now: datetime) -> PromiseForm:
    cards = relationships.relationships(actor)
    lines = queries.listing(actor, queries.Filters(), now=now, cards={card.id: card for card in cards}).lines
    choices = {
        "to": offers.promisees(cards),
        "people": offers.supporters(actor, cards),
        "promises": offers.promises(lines),
    }
    if posted is not None:
        return _gently(PromiseForm(posted, **choices), cards)
    asked = request.GET
    first = choices["to"][0][0]
    to = addressee(asked["relationship"], asked.get("to")) if asked.get("relationship") else first
    initial = {"to": to, "words": asked.get("words", "")[:2000], "expectation": asked.get("expectation", "")[:36]}
    form = PromiseForm(initial=initial, **choices)
    if not initial["words"]:
        form.fields["words"].widget.attrs["autofocus"] = True
    return _gently(form, cards)


def _gently(form: PromiseForm, cards: list[relationships.RelationshipCard]) -> PromiseForm:
    """Say beside the choice of people with whom a rest from promises was agreed on; it can be promised all the same."""
    resting = [
        _("%(name)s, until %(day)s")
        % {"name": relationship_words.title(card), "day": relationship_words.day(card.release_until)}
        for card in cards
        if card.release_until
    ]
    if resting:
        form.fields["to"].help_text = _(
            "You agreed to rest from promises: %(names)s. You can promise all the same; nobody asks until then."
        ) % {"names": "; ".join(resting)}
    return form


def _page(request: HttpRequest, actor: Actor, form: PromiseForm, status: int = 200) -> HttpResponse:
    form.fields["likelihood"].help_text = _record(actor)
    context = {
        "form": form,
        "draft": DRAFT,
        "alone": len(form.fields["to"].choices) == 1,  # type: ignore[attr-defined]
        "day_is_open": bool(form.errors.get("due_on") or form.errors.get("due_at")),
        "unfolded": {name for name, fields in _FOLDS.items() if any(form.errors.get(field) for field in fields)},
    }
    return render(request, "commitments/commitment_new.html", context, status=status)


_FOLDS = {
    "clarity": ("why", "success", "recognition", "outside_person"),
    "foresight": ("rating", "one_higher", "likelihood", "obstacle", "plan"),
    "practice": ("rhythm", "weekdays", "every", "cue"),
    "others": ("supporter", "support", "waits_on"),
}


def _record(actor: Actor) -> str:
    """Say how often what this person called likely came about; it stands beside the question, before it is asked."""
    told = [
        _("Of %(said)s that you gave %(least)s %% or more, %(happened)s came about.")
        % {"said": each.said, "least": each.at_least, "happened": each.happened}
        for each in queries.likelihood_record(actor)
        if each.said
    ]
    return " ".join(told) or _("Your own record appears here once some forecasts have met their day. Only you see it.")
