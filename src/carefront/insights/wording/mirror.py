"""The mirror in words: its questions, counts and waits, and for what a reflection is offered."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from carefront.core.ledger import Kind
from carefront.core.mirroring import LEAST, Offer, Prompt, Shift, Wait
from carefront.insights.queries.mirror_cards import Mirror

PROMPTS: Mapping[Prompt, Promise] = {
    Prompt.MEANING: lazy("What does accountability mean to you when it is at its best?"),
    Prompt.FEAR: lazy("What do you fear could happen when you do not hold somebody to their word?"),
    Prompt.FIRST: lazy("Who first held you to your word in a way that did you good? What did they do?"),
    Prompt.EASY: lazy("With whom do you find it easy to ask, and with whom do you put it off?"),
    Prompt.SILENCE: lazy("When somebody says nothing, what story do you tell yourself about it?"),
    Prompt.FIRM: lazy("Where would being firmer be the kind thing to do, and where would it not?"),
    Prompt.ASKED: lazy("How do you like to be asked about what you promised?"),
    Prompt.THANKS: lazy("Whose kept promise did you last let pass without a word?"),
    Prompt.OWN_WORD: lazy("Which promise of your own are you glad that nobody asks about?"),
    Prompt.RESCUE: lazy("When did you last do it yourself rather than ask again? What did that spare you?"),
    Prompt.LEARNED: lazy("What did somebody's “not yet” teach you lately?"),
    Prompt.SAFE: lazy("How would you notice that somebody is afraid to tell you bad news?"),
}
ASKS: Mapping[Kind, Promise] = {
    Kind.COMMITMENT_NUDGED: lazy("asked about a promise that was made to you"),
    Kind.REQUEST_MADE: lazy("asked somebody for a promise"),
    Kind.ANSWER_MET: lazy("said a word to what somebody answered"),
}
DOSES: Mapping[int, Promise] = {
    -2: lazy("far too little"),
    -1: lazy("a little too little"),
    0: lazy("about right"),
    1: lazy("a little too much"),
    2: lazy("far too much"),
}


def asks(found: Mirror) -> list[tuple[Promise, int]]:
    """Answer how often the reader asked, in each way."""
    return [(words, found.asks.get(kind, 0)) for kind, words in ASKS.items()]


def own_wait(wait: Wait) -> list[str]:
    """Say how long the reader's promises waited for their word after their day, and how many wait now."""
    if not wait.count and not wait.still:
        return [_("No day of yours came round in this time.")]
    told = [ngettext("You said how it went once.", "You said how it went %(count)s times.", wait.count)]
    told[0] %= {"count": wait.count}
    if wait.middle is not None:
        told.append(_middle(wait.middle, _("At least half of them by the day itself."), _after()))
    return [*told, *_still(wait)]


def others_wait(wait: Wait) -> list[str]:
    """Say how long what others answered waited for the reader's word, and how much waits now."""
    if not wait.count and not wait.still:
        return [_("Nobody's answer was laid before you in this time.")]
    told = [
        ngettext(
            "You met one answer, or set it aside.", "You met %(count)s answers, or set them aside.", wait.count
        ) % {"count": wait.count}
    ]  # fmt: skip
    if wait.middle is not None:
        told.append(_middle(wait.middle, _("At least half of them on the day they came."), _within()))
    if wait.still:
        told.append(
            ngettext("One waits for a word now.", "%(count)s wait for a word now.", wait.still) % {"count": wait.still}
        )
    return told


def _after() -> str:
    return _("At least half of them within %(days)s days after their day.")


def _within() -> str:
    return _("At least half of them within %(days)s days.")


def _middle(middle: float, at_once: str, later: str) -> str:
    if middle == 0:
        return at_once
    return later % {"days": int(middle) if middle == int(middle) else f"{middle:.1f}"}


def _still(wait: Wait) -> list[str]:
    if not wait.still:
        return []
    told = ngettext("One waits for your word now.", "%(count)s wait for your word now.", wait.still)
    return [told % {"count": wait.still}]


def few() -> str:
    """Say why some numbers stand alone."""
    return _("Below %(least)s there are counts and nothing else: one more would change the middle too much.") % {
        "least": LEAST
    }


def offer(found: Offer) -> str:
    """Say for what a reflection is offered, as the fact that it is."""
    told = {"count": found.count, "of": found.of}
    if found.shift is Shift.UNCLEAR:
        return (
            _(
                "On %(count)s of the %(of)s days on which you said how a promise of yours went, that promise had no "
                "day, or did not say what success looks like. That can mean a lot."
            )
            % told
        )
    if found.shift is Shift.MOVED:
        return _("You gave promises another day on %(count)s days of late. That can mean a lot.") % told
    return _("A topic of yours moved on %(count)s times. That can mean a lot.") % told
