"""Letters about a conversation, with an entry for a calendar: it is planned, it moved, it does not take place."""

from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from carefront.conversations.cards import ConversationCard
from carefront.conversations.queries import brief as briefs
from carefront.conversations.queries import held as reading
from carefront.conversations.queries import invitations, topics
from carefront.conversations.wording import held as wording
from carefront.core.actors import Actor
from carefront.core.meetings import ConversationState, Reply
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.itip import cancel, request
from carefront.kit.itip.meetings import Meeting
from carefront.kit.models import Letter
from carefront.kit.posting.addresses import full_address, preferences_address
from carefront.kit.posting.registry import Rendered
from carefront.people import queries as people

PLANNED, CANCELLED = ConversationState.PLANNED, ConversationState.CANCELLED


def conversation_invited(letter: Letter) -> Rendered | None:
    """Ask somebody to a conversation, or to a whole series; None when it was moved, begun or cancelled meanwhile."""
    found = _found(letter, PLANNED)
    if found is None:
        return None
    reader, card = found
    subject = _("%(name)s asks you to “%(title)s”") % {"name": _by(letter), "title": wording.title(card.line)}
    return _rendered(letter, reader, card, subject, "invited", whole=True)


def conversation_moved(letter: Letter) -> Rendered | None:
    """Tell somebody that a conversation takes place at another time; None when that has changed again or is over."""
    found = _found(letter, PLANNED)
    if found is None:
        return None
    reader, card = found
    subject = _("“%(title)s” takes place at another time") % {"title": wording.title(card.line)}
    return _rendered(letter, reader, card, subject, "moved")


def conversation_cancelled(letter: Letter) -> Rendered | None:
    """Tell somebody that a conversation does not take place."""
    found = _found(letter, CANCELLED)
    if found is None:
        return None
    reader, card = found
    subject = _("“%(title)s” does not take place") % {"title": wording.title(card.line)}
    return _rendered(letter, reader, card, subject, "cancelled")


def conversation_soon(letter: Letter) -> Rendered | None:
    """Say what a conversation of today can build on; None when it was moved, begun or cancelled, or one cannot come."""
    found = _found(letter, PLANNED)
    if found is None:
        return None
    reader, card = found
    if card.line.reply is Reply.DECLINED or str(card.line.starts_at.isoformat()) != letter.about.get("starts"):
        return None
    now = timezone.now()
    brief = briefs.brief(reader, card, now=now)
    count = len([one for one in topics.topics(reader, card, now=now) if not one.is_settled])
    subject = _("%(title)s, %(when)s") % {
        "title": wording.title(card.line), "when": wording.when(card.line, dates.reader(now)),
    }  # fmt: skip
    due = len(brief.due) + len(brief.silent)
    told = [
        ngettext("%(count)s topic", "%(count)s topics", count) % {"count": count} if count else "",
        ngettext("%(count)s promise due by then", "%(count)s promises due by then", due) % {"count": due}
        if due
        else "",
        ngettext("%(count)s thing done since last time", "%(count)s things done since last time", len(brief.wins))
        % {"count": len(brief.wins)}
        if brief.wins
        else "",
        _("something that was noticed, and that you both see") if brief.noted else "",
        _("consequences that you agreed on") if brief.agreed else "",
    ]
    return _rendered(letter, reader, card, subject, "soon", told=[one for one in told if one])


def series_ended(letter: Letter) -> Rendered | None:
    """Tell somebody that a series of conversations has ended."""
    reader = people.actor_if_here(letter.to_person_id) if letter.to_person_id else None
    if reader is None:
        return None
    told = invitations.series_of(UUID(letter.about["series"]), reader)
    if told is None:
        return None
    series, part = told
    title = series.title or str(wording.KINDS[invitations.kind_of(series)])
    meeting = invitations.ended(series, part.pk, _by(letter), title, reader.name, _mailbox(reader))
    subject = _("The series “%(title)s” has ended") % {"title": title}
    context = _frame(letter, subject) | {
        "name": _by(letter), "title": title,
        "url": full_address(f"{reverse('conversations')}?relationship={series.relationship_id}", letter.workspace_id),
    }  # fmt: skip
    return _posted("series_ended", subject, context, request(meeting), "REQUEST")


def _found(letter: Letter, *states: ConversationState) -> tuple[Actor, ConversationCard] | None:
    reader = people.actor_if_here(letter.to_person_id) if letter.to_person_id else None
    if reader is None:
        return None
    try:
        card = reading.conversation(reader, UUID(letter.about["conversation"]), now=timezone.now())
    except Refusal as refusal:
        if refusal.because is not Because.HIDDEN:
            raise
        return None
    return (reader, card) if card.state in states else None


def _rendered(
    letter: Letter, reader: Actor, card: ConversationCard, subject: str, kind: str, *, whole: bool = False, **more: Any
) -> Rendered | None:
    part = invitations.part_of(card.id, reader.id)
    if part is None:
        return None
    who = dates.reader(timezone.now())
    line = card.line
    series = reading.series(reader, line.series_id) if line.series_id and whole else None
    shift = card.shifts[0] if card.shifts else None
    context = _frame(letter, subject) | {
        "name": _by(letter),
        "title": wording.title(line),
        "when": wording.when(line, who, near=False),
        "lasts": wording.lasts(line.slot.minutes),
        "rhythm": wording.rhythm(series.rhythm) if series else "",
        "purpose": card.purpose,
        "place": line.place,
        "reason": card.reason if kind == "cancelled" else shift.words if kind == "moved" and shift else "",
        "before": dates.moment(shift.from_at, who) if kind == "moved" and shift else "",
        "url": full_address(reverse("conversation", args=[card.id]), letter.workspace_id),
        **more,
    }
    if kind == "soon":
        return _posted(kind, subject, context)
    meeting = _meeting(part, card, letter, reader, whole=series is not None)
    if kind == "cancelled":
        return _posted(kind, subject, context, cancel(meeting), "CANCEL")
    return _posted(kind, subject, context, request(meeting), "REQUEST")


def _meeting(part: Any, card: ConversationCard, letter: Letter, reader: Actor, *, whole: bool) -> Meeting:
    return invitations.invitation(part, _by(letter), wording.title(card.line), _mailbox(reader), whole=whole)


def _posted(kind: str, subject: str, context: dict[str, Any], calendar: bytes = b"", method: str = "") -> Rendered:
    entry: dict[str, Any] = {"calendar": calendar, "calendar_method": method} if calendar else {}
    return Rendered(
        subject=subject,
        text=render_to_string(f"conversations/email/{kind}.txt", context),
        html=render_to_string(f"conversations/email/{kind}.html", context),
        headers=(("List-Unsubscribe", f"<{context['preferences_url']}>"),),
        **entry,
    )


def _frame(letter: Letter, subject: str) -> dict[str, Any]:
    return {
        "subject": subject,
        "preferences_url": preferences_address(),
        "can_reply": False,
    }


def _by(letter: Letter) -> str:
    given = letter.about.get("by")
    return people.name_of(UUID(given)) if given else ""


def _mailbox(reader: Actor) -> str:
    return people.address_of(reader.id) or ""
