"""One letter in place of many, after a time in which none could go out."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from carefront.commitments.mail.framing import address, letter, reader_of
from carefront.commitments.queries.letters import Asked, waiting_for
from carefront.commitments.queries.looking import not_resting
from carefront.kit.models import Letter
from carefront.kit.posting.addresses import full_address
from carefront.kit.posting.registry import Rendered

_QUESTIONS = {"check_in", "nudge", "asked_about"}


def digest(row: Letter, joined: Sequence[Letter]) -> Rendered | None:
    """Say what waits for the reader's word now, and how much else was told; None when nothing is left."""
    asked = not_resting(waiting_for(reader_of(row))) if any(one.kind in _QUESTIONS for one in joined) else []
    others = sum(one.kind not in _QUESTIONS for one in joined)
    if not asked and not others:
        return None
    lines = [(one.words, _url(one, row)) for one in asked]
    context = {"lines": lines, "others": others, "url": full_address("/", row.workspace_id)}
    return letter("digest", _("What waited for your word"), context)


def _url(one: Asked, row: Letter) -> str:
    if one.check_in_id is None:
        return address("commitment", one.commitment_id, workspace=row.workspace_id)
    return address("check_in", one.check_in_id, workspace=row.workspace_id)
