"""Letters about what is asked and expected."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments.mail.framing import address, due_words, letter, reader_of, short
from carefront.commitments.queries.letters import Told, expectation_told, request_told
from carefront.core.requests import RequestState
from carefront.kit.models import Letter
from carefront.kit.posting.registry import Rendered


def request_made(row: Letter) -> Rendered | None:
    """Tell somebody what is asked of them; None when it was answered or taken back meanwhile."""
    told = request_told(UUID(row.about["request"]), reader_of(row))
    if told is None or told.mine or told.state != RequestState.ASKED.value:
        return None
    subject = _("%(name)s asks: %(words)s") % {"name": told.name, "words": short(told.words)}
    return letter("request_made", subject, _context(told, row))


def request_answered(row: Letter) -> Rendered | None:
    """Tell an asker what was answered, or the asked one that their offer was agreed to."""
    told = request_told(UUID(row.about["request"]), reader_of(row))
    if told is None:
        return None
    subjects = {
        RequestState.ACCEPTED.value: _("%(name)s says yes: %(words)s")
        if told.mine
        else _("%(name)s agrees: %(words)s"),
        RequestState.COUNTERED.value: _("%(name)s offers something else: %(words)s"),
        RequestState.DECLINED.value: _("%(name)s declines: %(words)s"),
        RequestState.CLOSED.value: _("%(name)s has left, so this is closed: %(words)s"),
    }
    pattern = subjects.get(told.state)
    if pattern is None or (not told.mine and told.state != RequestState.ACCEPTED.value):
        return None
    agreed = told.state == RequestState.ACCEPTED.value and told.other_words
    words = short(agreed or told.words)  # what became a promise is what was offered
    return letter("request_answered", pattern % {"name": told.name, "words": words}, _context(told, row))


def _context(told: Told, row: Letter) -> dict[str, object]:
    now = timezone.now()
    page = ("commitment", told.commitment_id) if told.commitment_id else ("request", told.id)
    return {
        "told": told,
        "due": due_words(told.due, now),
        "other_due": due_words(told.other_due, now),
        "url": address(page[0], page[1], workspace=row.workspace_id),
    }


def expectation_written(row: Letter) -> Rendered | None:
    """Tell somebody what another expects, and ask them to read it back; None when it was closed meanwhile."""
    told = expectation_told(UUID(row.about["expectation"]), reader_of(row))
    if told is None:
        return None
    subject = _("What %(name)s expects: %(words)s") % {"name": told.name, "words": short(told.words)}
    url = address("expectation", told.id, workspace=row.workspace_id)
    return letter("expectation_written", subject, {"told": told, "url": url})
