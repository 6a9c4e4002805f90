"""What the pages of a talk share: the page itself with its forms, and a deed whose refusal is told there."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments.web.doing import attempt
from carefront.commitments.wording.facts import FactLine, line_of
from carefront.conversations.queries import held as conversations
from carefront.conversations.wording import held as conversation_wording
from carefront.core import consequences as consequence_rules
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.core.talks import LOOK_AGAIN, Curious, TalkPart, offered
from carefront.kit import dates
from carefront.kit.language import read_date
from carefront.kit.sentences import sentence
from carefront.talks import forms as asked
from carefront.talks import wording
from carefront.talks.cards import ChosenFact, LineCard, QuestionCard, SayingCard, TalkCard
from carefront.talks.queries import talks as reading

LINES = 12
OPEN = 4  # promises whose facts lie open, to choose from


@dataclass(frozen=True, slots=True)
class FactRow:
    """Show a fact with its id, to choose it or to take it out."""

    id: UUID
    line: FactLine
    by_me: bool
    may_drop: bool


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """Show a question in the reader's language, with the form in which it is answered."""

    card: QuestionCard
    says: str
    form: forms.Form | None


def address(talk_id: UUID, anchor: str = "") -> str:
    """Answer where a talk is, at a step on its page."""
    return reverse("talk", args=[talk_id]) + (f"#{anchor}" if anchor else "")


def id_of(given: str) -> UUID | None:
    """Answer an id that was sent, if it is one."""
    try:
        return UUID(given)
    except ValueError:
        return None


def ids_of(given: Iterable[str]) -> list[UUID]:
    """Answer the ids that were sent, each once, and nothing for what is none."""
    return list(dict.fromkeys(key for one in given if (key := id_of(one)) is not None))


def fact_rows(facts: Iterable[ChosenFact], names: Mapping[UUID, str], actor: Actor, who: dates.Reader) -> list[FactRow]:
    """Say facts word for word, as the time line does."""
    return [
        FactRow(one.fact.id, line_of(one.fact, names, actor.id, who, one.words), one.by_me, one.may_drop)
        for one in facts
    ]


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Show facts to choose from, of one promise, or of what concerns none."""

    words: str
    rows: tuple[FactRow, ...]
    is_open: bool


def grouped(rows: Iterable[FactRow], chosen: Container[UUID]) -> list[FactGroup]:
    """Answer facts by the promise that they are about, the promise of the newest fact first."""
    found: dict[str, list[FactRow]] = {}
    for row in rows:
        found.setdefault(row.line.words or "", []).append(row)
    return [
        FactGroup(words, tuple(several), number < OPEN or any(row.id in chosen for row in several))
        for number, (words, several) in enumerate(found.items())
    ]


def drawn(
    request: HttpRequest,
    actor: Actor,
    card: TalkCard,
    refused: Mapping[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw a talk; `refused` are forms in which something is open, by the step they belong to."""
    now = timezone.now()
    who, line, given = dates.reader(now), card.line, dict(refused or {})
    context: dict[str, Any] = {
        "card": card,
        "line": line,
        "place": card.place,
        "title": wording.title(line),
        "state": wording.STATES[line.state],
        "sees": wording.who_sees(
            card.place, line.other.name, over=line.closed_at is not None or line.agreed_at is not None
        ),
        "facts": fact_rows(card.facts, card.names, actor, who),
        "steps": _steps(card, given),
        "groups": wording.GROUPS,
        "their_impact": card.theirs.get(TalkPart.IMPACT),
        "their_redesign": card.theirs.get(TalkPart.REDESIGN),
        "their_choices": _choices(card.theirs.get(TalkPart.REDESIGN)),
        "my_lines": [(one, _day_named(one, actor, now)) for one in card.my_lines],
        "later": _later(card, given),
        "my_choices": _choices(card.mine.get(TalkPart.REDESIGN)),
        "questions": _questions(card, given),
        "offered": _offered(card),
        "question_form": given.get("question") or asked.QuestionForm(auto_id="question_%s"),
        "terms": given.get("terms") or _terms(card, actor, now),
        "look_words": wording.named(line.look_on, who),
        "promise_form": given.get("promise") or asked.PromiseForm(auto_id=False),
        "came": [(one, wording.CAME[one.came] if one.came else "") for one in card.came],
        "came_form": given.get("came") or asked.CameForm(auto_id="came_%s"),
        "asks_me": any(one.asks_me for one in card.came),
        "time_form": given.get("time") or _time(actor, now),
        "consequences": [(one, wording.CONSEQUENCE_STATES[one.state]) for one in card.consequences],
        "tried": set(given),
        "kept": [] if card.may_write or card.may_look else list(given.values()),
    }
    return render(request, "talks/talk.html", context, status=status)


def _steps(card: TalkCard, given: Mapping[str, forms.Form]) -> dict[str, forms.Form]:
    made: dict[str, forms.Form] = {}
    kinds: Mapping[TalkPart, type[forms.Form]] = {
        TalkPart.IMPACT: asked.ImpactForm, TalkPart.REDESIGN: asked.RedesignForm, TalkPart.WILL: asked.WillForm,
    }  # fmt: skip
    for part, kind in kinds.items():
        own = card.mine.get(part)
        initial = {"words": own.words, "choices": [one.value for one in own.choices]} if own else {}
        made[part.value] = given.get(part.value) or kind(initial=initial, auto_id=f"{part.value}_%s")
    return made


def _day_named(line: LineCard, actor: Actor, now: datetime) -> str:
    """Answer the day that a line names itself, for the field of a day; nothing where none does, or one that is none."""
    try:
        found = read_date(line.words, actor.local(now)) if line.may_promise else None
    except Refusal:
        return ""
    return found.on.isoformat() if found else ""


def _later(card: TalkCard, given: Mapping[str, forms.Form]) -> bool:
    """Answer whether the last two steps wait: nobody wrote anything yet, and nothing is open in them."""
    begun = card.opened_at or card.mine or card.theirs or card.questions or card.together or card.my_yes_fell
    return card.may_write and not begun and not given


def _choices(said: SayingCard | None) -> list[Any]:
    return [wording.CHANGES[one] for one in said.choices] if said else []


def _questions(card: TalkCard, given: Mapping[str, forms.Form]) -> list[QuestionRow]:
    rows = []
    for one in card.questions:
        form = given.get(f"answer-{one.id}") or asked.AnswerForm(
            initial={"words": one.answer}, auto_id=f"answer_{one.id.hex[-6:]}_%s"
        )
        rows.append(QuestionRow(one, wording.question(one), form if one.may_answer else None))
    return rows


def _offered(card: TalkCard) -> list[tuple[Curious, Any]]:
    mine = [one.code for one in card.questions if one.by_me and one.code]
    return [(one, wording.QUESTIONS[one]) for one in offered(mine)]


def _terms(card: TalkCard, actor: Actor, now: datetime) -> forms.Form:
    on = card.line.look_on or (actor.local(now).date() + LOOK_AGAIN)
    return asked.TermsForm(initial={"together": card.together, "look_on": on, "seen": card.seen}, auto_id="terms_%s")


def _time(actor: Actor, now: datetime) -> forms.Form:
    ends = actor.local(now).date() + consequence_rules.USUAL
    return asked.TimeForm(initial={"ends_on": ends, "closing_on": ends}, auto_id="time_%s")


def meetings(actor: Actor, relationship_id: UUID, now: datetime) -> list[tuple[str, str]]:
    """Offer the conversations that are planned in a relationship."""
    lines, _more = conversations.conversations(actor, relationship_id=relationship_id, now=now, most=LINES)
    who = dates.reader(now)
    return [(str(one.id), f"{conversation_wording.title(one)}, {conversation_wording.when(one, who)}") for one in lines]


def formed(
    request: HttpRequest, actor: Actor, talk_id: UUID, name: str, form: forms.Form, deed: Callable[[datetime], Any]
) -> HttpResponseBase:
    """Do a deed with words; when something is open, draw the page again with all that was typed."""
    now = timezone.now()
    card = reading.talk(actor, talk_id)
    if form.is_valid():
        attempt(form, lambda: deed(now))
    if form.errors:
        return drawn(request, actor, reading.talk(actor, talk_id), {name: form}, 422)
    messages.success(request, _kept(card, name, shown="show" in request.POST))
    return redirect(address(talk_id, {"promise": "agreement", "answer": "question"}.get(name.split("-")[0], name)))


def _kept(card: TalkCard, name: str, *, shown: bool) -> str:
    """Say what was kept in a talk that stood as `card`, perhaps to be `shown` at once, and who sees it."""
    told = {"name": card.line.other.name}
    if name == "promise":
        return _("It is a promise of yours now, among all the others.")
    prepared = {part.value for part in TalkPart} | {"question"}
    earlier = card.mine.get(TalkPart(name)) if name in set(TalkPart) else None
    seen = shown or card.opened_at is not None or (earlier is not None and earlier.shown_at is not None)
    if name in prepared and not seen:
        return _("Kept. Only you see it for now.")
    return _("Kept. %(name)s sees it.") % told


def done(request: HttpRequest, to: str, deed: Callable[[], Any], told: str = "") -> HttpResponseBase:
    """Do a deed and go on; when it is refused, say why there. What is hidden answers as what does not exist."""
    try:
        deed()
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN:
            raise
        messages.warning(request, sentence(refusal))
    else:
        if told:
            messages.success(request, told)
    return redirect(to)
