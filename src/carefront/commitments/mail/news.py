"""The one letter a day that gathers what others answered."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from carefront.commitments.forms.outcomes import said
from carefront.commitments.mail.framing import address, letter, reader_of, short
from carefront.commitments.queries.news import Piece, news_for
from carefront.core.words import clean_line
from carefront.kit.models import Letter
from carefront.kit.posting.registry import Rendered

_LONG = 280  # characters of somebody's words in a letter that gathers many


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one piece of news in the reader's language."""

    sentence: str
    about: str
    words: str
    url: str
    steps: str = ""


def news(row: Letter) -> Rendered | None:
    """Tell what others answered since the letter was begun; None when all of it was met already."""
    assert row.workspace_id is not None
    pieces = news_for(reader_of(row), row.workspace_id, since=row.written_at)
    if not pieces:
        return None
    lines = [_line(piece, row) for piece in pieces]
    if len(lines) == 1:
        subject = f"{lines[0].sentence}: {short(lines[0].about)}"
    else:
        count = {"count": len(lines)}
        subject = ngettext("%(count)s answer for you", "%(count)s answers for you", len(lines)) % count
    return letter("news", subject, {"lines": lines})


def _line(piece: Piece, row: Letter) -> Line:
    name = {"name": piece.name}
    sentences = {
        "answered": _("%(name)s says how it went"),
        "responded": _("%(name)s answers you"),
        "differed": _("%(name)s saw it differently"),
        "read_back": _("%(name)s reads back what you expect"),
        "meant": _("%(name)s says that is what was meant"),
        "not_quite": _("%(name)s says it is not quite that"),
    }
    page = "expectation" if piece.what in ("read_back", "meant", "not_quite") else "answer"
    words = clean_line(piece.words)
    words = words if len(words) <= _LONG else words[: _LONG - 1].rstrip() + "…"
    outcome = said(piece.outcome, enough=piece.enough) if piece.outcome else ""
    return Line(
        sentence=sentences[piece.what] % name,
        about=piece.about,
        words=f"{outcome}. {words}" if outcome and words else outcome or words,
        url=address(page, piece.target, workspace=row.workspace_id),
        steps=piece.steps,
    )
