"""Home's piles as rows in the reader's language."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from carefront.commitments import wording
from carefront.commitments.cards import RequestCard
from carefront.commitments.queries.desk import Asked, Supported, Told, ToReadBack
from carefront.conversations.cards import ProposalCard
from carefront.core.outcomes import Outcome
from carefront.core.requests import RequestState
from carefront.kit import dates
from carefront.lobby.cards import DeskRow, Expected
from carefront.relationships import queries as relationships
from carefront.relationships import wording as relationship_wording


def asked(piles: Iterable[Asked], who: dates.Reader) -> list[DeskRow]:
    """Show the promises whose day has come: the words, the day that was named, and the way to say how it went."""
    rows = []
    for one in piles:
        day, _attention = wording.due_of(one.line, who)
        code, label = wording.state_of(one.line)
        if one.line.repeats:
            day = _("%(rhythm)s; this is about %(day)s") % {"rhythm": day, "day": dates.day(one.occurs_on, who.today)}
        rows.append(
            DeskRow(
                url=reverse("check_in", args=[one.check_in_id]),
                words=one.line.words,
                facts=(day, wording.between(one.line)),
                state_code="" if code == "open" else code,
                state_label=label,
                hue=one.line.hue,
                action=_("Say how it went"),
            )
        )
    return rows


def awaiting(
    requests: Iterable[RequestCard],
    proposals: Iterable[relationships.RelationshipCard],
    expectations: Iterable[ToReadBack],
    supported: Iterable[Supported],
    own: Iterable[ProposalCard],
    who: dates.Reader,
) -> list[DeskRow]:
    """Show what waits for the reader's word: proposals, requests, what they said, support, expectations."""
    rows = [_proposal(card) for card in proposals]
    rows += [_request(card, who) for card in requests]
    rows += [_said(card, who) for card in own]
    rows += [_invitation(one, who) for one in supported if not one.accepted]
    return rows + [_expectation(one) for one in expectations]


def _proposal(card: relationships.RelationshipCard) -> DeskRow:
    proposer = next((member.name for member in card.members if member.person_id == card.proposed_by), card.title)
    if card.is_pair:
        words = _("%(name)s would like to keep promises with you") % {"name": proposer}
    else:
        words = _("%(name)s asks you into the team %(team)s") % {"name": proposer, "team": card.title}
    return DeskRow(
        url=reverse("relationship_settings", args=[card.id]),
        words=words,
        facts=(relationship_wording.about(card),),
        state_code="proposed",
        state_label=_("Proposed"),
        hue=card.hue,
        action=_("Look at it"),
        further=card.purpose,
    )


def _request(card: RequestCard, who: dates.Reader) -> DeskRow:
    countered = card.state is RequestState.COUNTERED
    due = card.counter_due if countered else card.due
    day = _("by %(day)s") % {"day": dates.due(due, who)} if due else ""
    from_whom = card.asked if countered else card.asker
    said = _("%(name)s offers") if countered else _("%(name)s asks you")
    at_once = card.may_agree or card.may_promise
    deed = "request_agreement" if countered else "request_acceptance"
    return DeskRow(
        url=reverse("request", args=[card.id]),
        words=card.counter_words if countered else card.words,
        facts=tuple(fact for fact in (said % {"name": from_whom.name}, day) if fact),
        state_code="countered" if countered else "requested",
        state_label=_("Offered instead") if countered else _("Request"),
        hue=card.hue,
        action="" if at_once else _("Answer"),
        further=_("You had asked: %(words)s") % {"words": card.words} if countered else "",
        deed_url=reverse(deed, args=[card.id]) if at_once else "",
        deed=_("Agree to it") if countered else _("Promise it"),
        other_url=f"{reverse('request', args=[card.id])}?other=1#counter" if card.may_promise else "",
    )


def _said(card: ProposalCard, who: dates.Reader) -> DeskRow:
    page = reverse("proposal", args=[card.id])
    day = _("by %(day)s") % {"day": dates.due(card.due, who)} if card.due else ""
    return DeskRow(
        url=page,
        words=card.words,
        facts=tuple(fact for fact in (_("You said this. Is it your promise?"), day) if fact),
        state_code="",
        state_label="",
        hue=card.hue,
        action="" if card.may_promise else _("Look at it"),
        further=f"“{card.said.sentence}”",
        deed_url=reverse("proposal_acceptance", args=[card.id]) if card.may_promise else "",
        deed=_("Promise it"),
        other_url=page if card.may_promise else "",
    )


def _invitation(one: Supported, who: dates.Reader) -> DeskRow:
    day, _attention = wording.due_of(one.line, who)
    return DeskRow(
        url=reverse("commitment", args=[one.line.id]),
        words=one.line.words,
        facts=(_("%(name)s asks for your support") % {"name": one.line.owner.name}, day),
        state_code="invited",
        state_label=_("Support"),
        hue=one.line.hue,
        action=_("Look at it"),
        further=one.ask,
    )


def _expectation(one: ToReadBack) -> DeskRow:
    mine = one.author.is_me
    return DeskRow(
        url=reverse("expectation", args=[one.id]),
        words=one.words,
        facts=(_("Your expectation was read back") if mine else _("%(name)s expects") % {"name": one.author.name},),
        state_code="asked",
        state_label=_("Read-back"),
        hue=one.hue,
        action=_("Is that what you meant?") if mine else _("Say it in your words"),
    )


def told(piles: Iterable[Told], now: datetime) -> list[DeskRow]:
    """Show what somebody answered about a promise to the reader, or said to an answer of the reader's."""
    who = dates.reader(now)
    rows = []
    for one in piles:
        outcome = _outcome(one)
        if one.kind:
            fact = _("%(name)s asks") if one.kind == "question" else _("%(name)s says")
            action = _("Read it")
        else:
            fact = _("%(name)s answered")
            action = _("Say what it meant") if one.outcome.value == "done" or one.enough else _("Ask, or say something")
        rows.append(
            DeskRow(
                url=reverse("answer", args=[one.answer_id]),
                words=one.commitment_words,
                facts=(fact % {"name": one.by.name}, dates.moment(one.at, who)),
                state_code=one.outcome.value,
                state_label=outcome,
                hue=one.hue,
                action=action,
                further=one.words,
            )
        )
    return rows


def supporting(piles: Iterable[Supported], who: dates.Reader) -> list[DeskRow]:
    """Show the promises that the reader agreed to support."""
    rows = []
    for one in piles:
        if not one.accepted:
            continue
        day, _attention = wording.due_of(one.line, who)
        code, label = wording.state_of(one.line)
        rows.append(
            DeskRow(
                url=reverse("commitment", args=[one.line.id]),
                words=one.line.words,
                facts=tuple(fact for fact in (one.line.owner.name, day) if fact),
                state_code=code,
                state_label=label,
                hue=one.line.hue,
                action="",
                further=one.ask,
            )
        )
    return rows


def _outcome(one: Told) -> str:
    if one.outcome is Outcome.PARTLY and one.enough:
        return _("Partly, and it was enough")
    return str(wording.OUTCOMES[one.outcome])


def between(requests: Iterable[RequestCard], who: dates.Reader) -> list[DeskRow]:
    """Show the open requests of a relationship, whoever waits for whom."""
    rows = []
    for card in requests:
        row = _request(card, who)
        countered = card.state is RequestState.COUNTERED
        if card.asker.is_me if countered else card.asked.is_me:
            rows.append(row)
            continue
        waits = _("You offered this to %(name)s") if countered else _("You asked %(name)s")
        name = card.asker.name if countered else card.asked.name
        rows.append(replace(row, facts=(waits % {"name": name}, *row.facts[1:]), action="", further=""))
    return rows


def expected(found: Iterable[Expected], hue: int, who: dates.Reader) -> list[DeskRow]:
    """Show the open expectations of a relationship."""
    rows = []
    for one in found:
        look = _("looked at again on %(day)s") % {"day": dates.day(one.look_on, who.today)} if one.look_on else ""
        said = _("Yours") if one.is_mine else _("%(name)s expects") % {"name": one.author_name}
        rows.append(
            DeskRow(
                url=reverse("expectation", args=[one.id]),
                words=one.words,
                facts=tuple(fact for fact in (said, one.period, look) if fact),
                state_code="",
                state_label="",
                hue=hue,
                action="",
            )
        )
    return rows
