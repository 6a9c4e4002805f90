"""Letters about promises: who helps, what is at risk, and what waits on what."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments.mail.framing import address, due_words, letter, reader_of, short
from carefront.commitments.queries.letters import Told, promise_told, support_told, waiting_told
from carefront.core.outcomes import SETTLED, State
from carefront.kit.models import Letter
from carefront.kit.posting.registry import Rendered


def supporter_invited(row: Letter) -> Rendered | None:
    """Ask somebody to help with one promise; None when that was answered or has ended."""
    told = support_told(UUID(row.about["supporter"]), reader_of(row))
    if told is None:
        return None
    subject = _("%(name)s would like your help: %(words)s") % {"name": told.name, "words": short(told.words)}
    return letter("supporter_invited", subject, _context(told, row))


def supporter_joined(row: Letter) -> Rendered | None:
    """Tell an owner that somebody agreed to help; None when the promise is settled."""
    told = promise_told(UUID(row.about["commitment"]), reader_of(row), UUID(row.about["by"]))
    if told is None or State(told.state) in SETTLED:
        return None
    subject = _("%(name)s helps you: %(words)s") % {"name": told.name, "words": short(told.words)}
    return letter("supporter_joined", subject, _context(told, row))


def at_risk(row: Letter) -> Rendered | None:
    """Tell those a promise was made to that it is at risk; None when it is settled by now."""
    told = promise_told(UUID(row.about["commitment"]), reader_of(row), UUID(row.about["by"]))
    if told is None or State(told.state) in SETTLED:
        return None
    subject = _("%(name)s says early: %(words)s") % {"name": told.name, "words": short(told.words)}
    return letter("at_risk", subject, _context(told, row))


def waited_on(row: Letter) -> Rendered | None:
    """Tell somebody what became of a promise that their own waits on; None when their own is settled."""
    found = waiting_told(UUID(row.about["commitment"]), UUID(row.about["waiting"]), reader_of(row))
    if found is None:
        return None
    told, own = found
    subjects = {
        "at_risk": _("What yours waits on is at risk: %(words)s"),
        "moved": _("What yours waits on has another day: %(words)s"),
        "changed": _("What yours waits on has changed: %(words)s"),
        "released": _("What yours waits on was let go: %(words)s"),
    }
    what = row.about.get("what", "")
    subject = subjects.get(what, _("News of what yours waits on: %(words)s")) % {"words": short(told.words)}
    context = _context(told, row)
    own_url = address("commitment", UUID(row.about["waiting"]), workspace=row.workspace_id)
    return letter("waited_on", subject, context | {"own": own, "what": what, "own_url": own_url})


def _context(told: Told, row: Letter) -> dict[str, object]:
    return {
        "told": told,
        "due": due_words(told.due, timezone.now()),
        "url": address("commitment", told.id, workspace=row.workspace_id),
    }
