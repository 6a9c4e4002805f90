"""Refusals in the reader's language: what happened, what was kept, what to do."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.core.refusals import Because, Refusal
from carefront.kit import dates

_OF_A_DAY = {Because.PAST_DATE, Because.FUTURE_DATE, Because.FAR_DATE}
_SENTENCES: Mapping[Because, Callable[[Mapping[str, Any]], str]] = {
    Because.HIDDEN: lambda p: _("There is nothing here that is shared with you."),
    Because.NOT_YOURS: lambda p: _("You can see this, and it is somebody else's to change."),
    Because.EMPTY: lambda p: _("This needs a few words before it can be kept."),
    Because.POINTS_BACK: lambda p: _("It says only “%(given)s”. What is it?") % p,
    Because.DAY_IN_WORDS: lambda p: (
        _("“%(given)s” means a day that is not named beside it. Which one? Or leave it out of the words.") % p
    ),
    Because.TOO_LONG: lambda p: _("There is room for %(limit)s characters here, and this has %(length)s.") % p,
    Because.UNREADABLE_DATE: lambda p: (
        _("“%(given)s” is not a day that can be read. Write it like 24 June, or 2026-06-24.") % p
    ),
    Because.UNREADABLE_ADDRESS: lambda p: _("That does not read as an e-mail address. Is a letter missing?"),
    Because.UNREADABLE_LINK: lambda p: _(
        "That is not an address that can be fetched. It begins with https:// or webcal://, with no password in it."
    ),
    Because.PAST_DATE: lambda p: _("%(given)s lies behind you already. Which day did you mean?") % p,
    Because.FUTURE_DATE: lambda p: _("%(given)s lies ahead of you. On which day did it take place?") % p,
    Because.FAR_DATE: lambda p: _("%(given)s is more than ten years away. Which day did you mean?") % p,
    Because.OUT_OF_RANGE: lambda p: _("A number from %(low)s to %(high)s fits here.") % p,
    Because.UNKNOWN_CHOICE: lambda p: _("That choice is not one of those offered. Pick one of them."),
    Because.ALREADY_SETTLED: lambda p: _("This was settled meanwhile. Nothing changed; look at how it stands now."),
    Because.ALREADY_THERE: lambda p: _("This is there already, so nothing was added."),
    Because.RESTING: lambda p: _("This is resting or has ended, so nothing new can be made here."),
    Because.NOT_IN_IT: lambda p: _("That person is not part of this relationship."),
    Because.WRONG_SIZE: lambda p: _("This kind of relationship takes from %(low)s to %(high)s other people.") % p,
    Because.LINK_SPENT: lambda p: _("This link has done its work or has run out. Sign in to see how things stand."),
    Because.CHANGED_MEANWHILE: lambda p: _(
        "This changed while you were writing. Your words are still here; look at both and save again."
    ),
    Because.WORDS_CHANGED: lambda p: _(
        "The words changed after you read them, so nothing was agreed. Read them as they stand now, then say yes."
    ),
    Because.LAST_STEWARD: lambda p: _("A workspace keeps at least one steward. Name another one first."),
    Because.TOO_MANY: lambda p: _("There is room for %(limit)s of these.") % p,
    Because.CIRCLE: lambda p: _("That one already waits on this one, so the two would wait for each other."),
    Because.TAKEN: lambda p: _("Somebody took this meanwhile, or is asked for it. Look at how it stands now."),
    Because.ENDS_BEFORE: lambda p: _("The last day comes before the first one. Which day did you mean?"),
    Because.AFTER_END: lambda p: _("By that day it is over. Which day before its end did you mean?"),
    Because.LONG_PERIOD: lambda p: _("Up to %(limit)s days fit here. A shorter time is easier to plan.") % p,
    Because.NEEDS_CONVERSATION: lambda p: _(
        "Agreed consequences come after a talk about what keeps happening, once both of you wrote and agreed what each "
        "does if it goes on. Until then another level can be chosen."
    ),
    Because.RELEASED: lambda p: _(
        "You agreed to rest from promises here, so nobody is asked about them. Each of you can end that earlier."
    ),
    Because.BUSY: lambda p: _(
        "Nothing was written just now because the storage is busy or full. Try again in a moment."
    ),
}

_STATUS = {
    Because.HIDDEN: 404,
    Because.NOT_YOURS: 403,
    Because.ALREADY_SETTLED: 409,
    Because.ALREADY_THERE: 409,
    Because.CHANGED_MEANWHILE: 409,
    Because.WORDS_CHANGED: 409,
    Because.TAKEN: 409,
    Because.RESTING: 409,
    Because.RELEASED: 409,
    Because.LINK_SPENT: 410,
    Because.BUSY: 503,
}


def sentence(refusal: Refusal) -> str:
    """Answer a refusal as a sentence in the language in force, its day said as people say days."""
    params, given = refusal.params, refusal.params.get("given")
    if refusal.because in _OF_A_DAY and isinstance(given, str):
        today = dates.reader(timezone.now()).today
        params = {**params, "given": dates.day(date.fromisoformat(given), today, near=False)}
    return _SENTENCES[refusal.because](params)


def status_of(refusal: Refusal) -> int:
    """Answer the HTTP status that goes with a refusal; 422 when it concerns the input."""
    return _STATUS.get(refusal.because, 422)
