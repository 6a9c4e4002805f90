"""Conversations in the reader's language: what was found, how sure, and what was odd in a file."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from carefront.conversations.cards import FindingCard, OddCard, TranscriptCard
from carefront.core.conversations import MOST_BYTES, Became, FindingState, Sure, Trouble
from carefront.core.finding import Kind
from carefront.core.promises.slots import Modality
from carefront.core.transcripts import Odd

KINDS: Mapping[Kind, Promise] = {
    Kind.PROMISE: gettext_lazy("A promise"),
    Kind.REQUEST: gettext_lazy("A request"),
    Kind.DECISION: gettext_lazy("A decision"),
    Kind.PROPOSAL: gettext_lazy("Put forward"),
}
BADGES: Mapping[Kind, str] = {
    Kind.PROMISE: "open",
    Kind.REQUEST: "requested",
    Kind.DECISION: "kept",
    Kind.PROPOSAL: "proposed",
}
SURE: Mapping[Sure, Promise] = {
    Sure.PLAINLY: gettext_lazy("said plainly"),
    Sure.PROBABLY: gettext_lazy("probably meant so"),
    Sure.PERHAPS: gettext_lazy("perhaps; the sentence tells more"),
}
# What is loosely said stays loosely said: none of these is ever shown as “will”.
HEDGES: Mapping[Modality, Promise] = {
    Modality.MIGHT: gettext_lazy("only a maybe: “might”"),
    Modality.COULD: gettext_lazy("only a maybe: “could”"),
    Modality.HOPE: gettext_lazy("a hope, not a promise"),
    Modality.TRY: gettext_lazy("an attempt: “try”"),
    Modality.PLAN: gettext_lazy("a plan, not a promise"),
    Modality.SHOULD: gettext_lazy("“should”"),
    Modality.MUST: gettext_lazy("“must”"),
}
TROUBLES: Mapping[Trouble, Promise] = {
    Trouble.EMPTY: gettext_lazy(
        "There are no words in this file, so nothing of it was kept. Did you pick the right one?"
    ),
    Trouble.NOT_TEXT: gettext_lazy(
        "This is no text: a recording, perhaps, or a document of a word processor. Nothing of it was kept. Save it as "
        "plain text, or take the transcript that your meeting program offers."
    ),
    Trouble.NOTHING_SPOKEN: gettext_lazy(
        "No spoken words were found in this file, so nothing was kept. Open it in an editor: does it hold the "
        "conversation?"
    ),
    Trouble.GONE: gettext_lazy("The file was gone before it could be read. Nothing was kept; bring it once more."),
}


def trouble(found: Trouble) -> str:
    """Say why a transcript cannot be read, what was kept and what to do."""
    if found is Trouble.TOO_BIG:
        return _(
            "There is room for %(limit)s MB here, and this file has more. Nothing of it was kept. A transcript of a "
            "whole day has less than 3 MB: is this the recording itself?"
        ) % {"limit": MOST_BYTES // 1024 // 1024}
    return str(TROUBLES[found])


def odd(card: OddCard) -> str:
    """Say what was unusual in a file, and what became of it."""
    told = {"count": card.count, "line": card.line}
    return {
        Odd.NOTHING_SPOKEN: _("No spoken words were found."),
        Odd.NO_SPEAKERS: _("Nobody is named in it, so you say whose each thing is."),
        Odd.NO_TIMES: _("It tells no times; lines are named instead."),
        Odd.TIMING_UNREAD: ngettext(
            "The time in line %(line)s could not be read; what was said there is kept.",
            "%(count)s times could not be read, the first in line %(line)s; what was said there is kept.",
            card.count,
        ),
        Odd.TIMES_BACKWARDS: _(
            "Its times run backwards, first in line %(line)s; it was read in the order of the file."
        ),
        Odd.NO_HEADER: _("Its first line, which names the kind of file, is missing; it was read all the same."),
        Odd.WORDS_OUTSIDE_CUES: _("Some words stand outside of any time, first in line %(line)s; they were read too."),
        Odd.COMMENTS_LEFT_OUT: _("Notes to programs in it were left out, first in line %(line)s."),
        Odd.LETTERS_GUESSED: _("Some letters had to be guessed, first in line %(line)s; names may look strange."),
        Odd.LONG_LINE_CUT: _("A very long line, number %(line)s, was read in pieces."),
        Odd.CONTROL_CHARACTERS: _("Signs that no text holds were left out, first in line %(line)s."),
    }.get(card.what, "") % told


def odds(card: TranscriptCard) -> list[str]:
    """Say everything that was unusual in a file."""
    return [said for said in map(odd, card.odd) if said]


def firmly(card: FindingCard) -> str:
    """Say how firmly something was promised, where it was less than firm; “could you” is only polite."""
    if card.kind is not Kind.PROMISE:
        return ""
    if card.modality in HEDGES:
        return str(HEDGES[card.modality])
    return _("only a maybe") if card.hedged else ""


def state(card: FindingCard) -> tuple[str, str]:
    """Answer what became of something that was found, as a code for its badge and in words; else nothing."""
    if card.state is FindingState.LEFT_OUT:
        return "released", _("Left out")
    if card.state is FindingState.KEPT:
        return {Became.DECISION: "kept", Became.PROPOSAL: "asked"}.get(card.became, "requested"), {
            Became.REQUEST: _("Asked"),
            Became.PROPOSAL: _("Waits for your word"),
            Became.DECISION: _("On record"),
        }.get(card.became, "")
    return "", ""


def language(code: str) -> str:
    """Name a language in itself."""
    return str(get_language_info(code)["name_local"]).capitalize()
