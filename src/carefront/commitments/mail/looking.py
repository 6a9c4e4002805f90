"""Letters that ask how it went: at the agreed time, at most twice more, and when the other asks."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments import links
from carefront.commitments.forms.outcomes import OFFERED
from carefront.commitments.mail.framing import address, letter, reader_of, short
from carefront.commitments.mail.replies import PREFIX
from carefront.commitments.queries.letters import Asked, asked_now, check_in_to_ask, kept_reply
from carefront.core.cadence import MOST_NUDGES
from carefront.kit import dates
from carefront.kit.inbound.registry import reply_address
from carefront.kit.models import Letter
from carefront.kit.open_questions import asked_of
from carefront.kit.posting.registry import Rendered


def check_in(row: Letter) -> Rendered | None:
    """Ask how a promise went; None when it was answered, moved, rests or has ended meanwhile. 3 SQL queries."""
    asked = check_in_to_ask(UUID(row.about["check_in"]), reader_of(row))
    if asked is None:
        return None
    asks = int(row.about.get("asks", "1"))
    if asks == 1 and asked.is_direct:
        subject = _("Was it done: %(words)s") % {"words": short(asked.words)}
    elif asks == 1:
        subject = _("How did it go: %(words)s") % {"words": short(asked.words)}
    elif asked.is_direct:
        subject = _("No word yet: %(words)s") % {"words": short(asked.words)}
    else:
        subject = _("No word yet, and that is fine: %(words)s") % {"words": short(asked.words)}
    more: dict[str, object] = {"is_last": asks > MOST_NUDGES, "once_more": asks == MOST_NUDGES}
    more["direct"] = asked.is_direct
    return _asking(row, asked, "check_in" if asks == 1 else "nudge", subject, asks, more)


def asked_about(row: Letter) -> Rendered | None:
    """Tell an owner that somebody asks how a promise is going; None when it is open no more. 3 SQL queries."""
    by = UUID(row.about["by"])
    asked = asked_now(UUID(row.about["commitment"]), reader_of(row), by)
    if asked is None:
        return None
    pattern = _("%(name)s asks how it is going: %(words)s")
    if asked.open_questions:
        pattern = _("%(name)s asks what is still open: %(words)s")
    more: dict[str, object] = {
        "name": asked.by_name,
        "open_questions": list(asked_of(asked.words, asked.open_questions, row.written_at).values()),
        "clarity_url": address("commitment_clarity", asked.commitment_id, workspace=row.workspace_id),
    }
    return _asking(row, asked, "asked_about", pattern % {"name": asked.by_name, "words": short(asked.words)}, 0, more)


def reply_kept(row: Letter) -> Rendered | None:
    """Say what to do with a reply that names no outcome, and quote it whole; None when it was answered meanwhile."""
    found = kept_reply(UUID(row.about["reply"]), reader_of(row))
    if found is None:
        return None
    words, asked = found
    subject = _("Your words are kept; one word is still open")
    return _asking(row, asked, "reply_kept", subject, 0, {"reply": words})


def _asking(row: Letter, asked: Asked, template: str, subject: str, asks: int, more: dict[str, object]) -> Rendered:
    who = dates.reader(timezone.now())
    reader = reader_of(row)
    context = {
        "words": asked.words,
        "to_name": asked.to_name,
        "day": dates.day(asked.on, who.today, near=False) if asked.on else "",
        "page_url": address("commitment", asked.commitment_id, workspace=row.workspace_id),
        "answer_url": "",
        "answers": (),
        **more,
    }
    if asked.check_in_id is None:
        url = address("commitment_outcome", asked.commitment_id, workspace=row.workspace_id)
        return letter(template, subject, context | {"answer_url": url})
    context["answers"] = answers(asked.check_in_id, reader, asks, row)
    token = links.reply_token(asked.check_in_id, reader, issued_at=row.written_at)
    return letter(template, subject, context, reply_to=reply_address(f"{PREFIX}.{token}"))


def answers(check_in_id: UUID, reader: UUID, asks: int, row: Letter) -> Sequence[tuple[str, str]]:
    """Answer the one-tap links of a letter: each outcome's label and address."""
    token = links.link_token(check_in_id, reader, asking=asks, issued_at=row.written_at)
    base = f"{settings.SITE_URL}{reverse('check_in_link', args=[token])}?o="
    return [(str(label), base + code) for code, label in OFFERED]
