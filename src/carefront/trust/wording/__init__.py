"""What was counted, in the reader's language: counts and dates, never what somebody is like, and never why."""

from collections.abc import Mapping

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from carefront.core.evidence.found import Count, What
from carefront.core.evidence.showing import Shown
from carefront.core.evidence.thresholds import Kind, Strength
from carefront.kit import dates
from carefront.relationships.policy_words import listed
from carefront.relationships.wording.levels import NAMES as LEVELS
from carefront.trust.cards import PatternCard

TITLES: Mapping[Kind, Promise] = {
    Kind.LOW: lazy("Fewer than every second date kept"),
    Kind.DROPPED: lazy("Kept more often before than since"),
    Kind.CANCELLED: lazy("Conversations cancelled when it was not done"),
    Kind.MOVED: lazy("Days moved again"),
    Kind.UNCLEAR: lazy("Unclear again"),
    Kind.OBSTACLE: lazy("What was in the way"),
    Kind.HELP: lazy("What helped"),
    Kind.WEEKDAY: lazy("On which days things get done"),
    Kind.NEW_DAY: lazy("After another day was agreed on"),
}
MEANINGS: Mapping[Kind, Promise] = {
    Kind.LOW: lazy("how many of the dates on which you looked were kept"),
    Kind.DROPPED: lazy("whether dates were kept more often before some date than since"),
    Kind.CANCELLED: lazy("whether you cancel conversations more often where the work was not done"),
    Kind.MOVED: lazy("how often you move a day"),
    Kind.UNCLEAR: lazy("how often it was not clear what was promised"),
    Kind.OBSTACLE: lazy("what you named as being in the way"),
    Kind.HELP: lazy("what you named as having helped"),
    Kind.WEEKDAY: lazy("on which weekdays you keep what you promised"),
    Kind.NEW_DAY: lazy("what came of promises that got another day"),
}
STRENGTHS: Mapping[Strength, Promise] = {
    Strength.HINT: lazy("A hint: no more than a reason to look."),
    Strength.NAME: lazy("Clear enough to be brought to a conversation."),
    Strength.STRICT: lazy("As clear as counts of this size can be."),
}
SHORT: Mapping[Strength, Promise] = {
    Strength.HINT: lazy("a hint"),
    Strength.NAME: lazy("clear enough to talk about"),
    Strength.STRICT: lazy("as clear as counts can be"),
}
COUNTS_ALONE = lazy("This is a plain count. How often chance does the same cannot be said, so nothing is made of it.")
CAME: Mapping[str, Promise] = {
    "kept": lazy("kept"),
    "missed": lazy("not kept"),
    "open": lazy("open"),
    "unknown": lazy("no word yet"),
    "unclear": lazy("not clear"),
    "moved": lazy("moved to another day"),
    "cancelled": lazy("cancelled"),
    "held": lazy("held"),
    "released": lazy("let go"),
    "changed": lazy("changed into another"),
    "handed_over": lazy("handed over"),
    "paused": lazy("at rest"),
    "not_applicable": lazy("no longer applied"),
}


def says(card: PatternCard, who: dates.Reader) -> tuple[str, ...]:
    """Say what was counted, in one or a few sentences."""
    counts = {one.what: one for one in card.counts}
    told = _SAYS[card.kind](card, counts, who)
    silent = counts.get(What.WITHOUT_A_WORD)
    if silent:
        of = {"times": silent.times, "of": silent.of}
        told.append(_("On %(times)s of %(of)s dates no word came. Read either way, it holds.") % of)
    return tuple(told)


def _told(one: Count | None) -> dict[str, int]:
    return {"times": one.times, "of": one.of} if one else {"times": 0, "of": 0}


def _low(card: PatternCard, counts: Mapping[What, Count], who: dates.Reader) -> list[str]:
    told = _told(counts.get(What.KEPT))
    if card.is_mine:
        return [_("You kept what you promised on %(times)s of %(of)s dates.") % told]
    return [_("%(name)s kept what was promised on %(times)s of %(of)s dates.") % (told | {"name": card.subject.name})]


def _dropped(card: PatternCard, counts: Mapping[What, Count], who: dates.Reader) -> list[str]:
    before, after = _told(counts.get(What.KEPT_BEFORE)), _told(counts.get(What.KEPT_AFTER))
    day = dates.day(card.changed_on, who.today, near=False) if card.changed_on else ""
    told = {"a": before["times"], "b": before["of"], "c": after["times"], "d": after["of"], "day": day}
    return [_("Before %(day)s: %(a)s of %(b)s dates kept. Since then: %(c)s of %(d)s.") % told]


def _cancelled(card: PatternCard, counts: Mapping[What, Count], who: dates.Reader) -> list[str]:
    lost, done = _told(counts.get(What.CANCELLED_NOT_DONE)), _told(counts.get(What.CANCELLED_DONE))
    told = {"a": lost["times"], "b": lost["of"], "c": done["times"], "d": done["of"], "name": card.subject.name}
    if card.is_mine:
        said = _("When what was due by a conversation was not done, you cancelled it %(a)s of %(b)s times; ")
        return [(said + _("when it was done, %(c)s of %(d)s times.")) % told, _why()]
    said = _("When what was due by a conversation was not done, %(name)s cancelled it %(a)s of %(b)s times; ")
    return [(said + _("when it was done, %(c)s of %(d)s times.")) % told, _why()]


def _why() -> str:
    return _("A busy week does both: it delays the work and it cancels the conversation.")


def _moved(card: PatternCard, counts: Mapping[What, Count], who: dates.Reader) -> list[str]:
    every, one = _told(counts.get(What.PROMISES_MOVED)), _told(counts.get(What.ONE_MOVED))
    said = [_("In 90 days, %(times)s of %(of)s promises got another day.") % every]
    if one["times"] > 1:
        said.append(_("One of them was moved on %(times)s dates.") % one)
    return said


def _unclear(card: PatternCard, counts: Mapping[What, Count], who: dates.Reader) -> list[str]:
    told = _told(counts.get(What.UNCLEAR))
    return [_("On %(times)s of %(of)s dates in 90 days, it was not clear what exactly was promised.") % told]


def _tagged(card: PatternCard, counts: Mapping[What, Count], who: dates.Reader) -> list[str]:
    some = [
        _("%(tag)s: %(times)s of %(of)s dates") % {"tag": one.tag, "times": one.times, "of": one.of}
        for one in card.counts
        if one.what is What.TAG and one.times > 1
    ]
    if card.is_mine:
        return [_("In your words: %(list)s.") % {"list": "; ".join(some[:6])}]
    return [_("In the words of %(name)s: %(list)s.") % {"name": card.subject.name, "list": "; ".join(some[:6])}]


def _weekday(card: PatternCard, counts: Mapping[What, Count], who: dates.Reader) -> list[str]:
    some = [
        _("%(day)s: %(times)s of %(of)s") % {"day": WEEKDAYS[int(one.tag) - 1], "times": one.times, "of": one.of}
        for one in card.counts
        if one.what is What.KEPT_ON and one.tag.isdigit() and 1 <= int(one.tag) <= 7
    ]
    return [_("Dates kept in 90 days, by weekday. %(list)s.") % {"list": "; ".join(some)}]


def _new_day(card: PatternCard, counts: Mapping[What, Count], who: dates.Reader) -> list[str]:
    then = counts.get(What.KEPT_THEN) or Count(What.KEPT_THEN, 0, 0)
    before = ngettext(
        "%(of)s promise was not kept and got another day.",
        "%(of)s promises were not kept and got another day.",
        then.of,
    ) % {"of": then.of}
    after = _("On that day, %(times)s of %(of)s were kept.") % _told(then)
    return [before, after, _("After a miss, counts get better by themselves; nothing here says why.")]


_SAYS = {
    Kind.LOW: _low, Kind.DROPPED: _dropped, Kind.CANCELLED: _cancelled, Kind.MOVED: _moved, Kind.UNCLEAR: _unclear,
    Kind.OBSTACLE: _tagged, Kind.HELP: _tagged, Kind.WEEKDAY: _weekday, Kind.NEW_DAY: _new_day,
}  # fmt: skip


def chance(card: PatternCard) -> str:
    """Say how often chance alone raises something this strong."""
    found = card.by_chance
    if found is None:
        return str(COUNTS_ALONE)
    told = {name: f"{getattr(found, name):g}" for name in ("low", "high", "leaning_low", "leaning_high")}
    return (
        _(
            "By chance alone, something this clear comes up in about %(low)s to %(high)s of 100 histories of 30 "
            "check-ins in which nothing changes; in %(leaning_low)s to %(leaning_high)s where one week leans on "
            "the last."
        )
        % told
    )


def shown(card: PatternCard) -> str:
    """Say who sees it now, and by what."""
    names = listed(card.others)
    if not card.is_mine:
        if card.shown is Shown.SHARED:
            return _("%(name)s shared this.") % {"name": card.subject.name}
        return _("%(name)s agreed to direct naming, and confirmed this.") % {"name": card.subject.name}
    if not card.others:
        return _("Nobody but you can see this.")
    if card.shown is Shown.SHARED:
        return _("%(names)s can see this, because you shared it.") % {"names": names}
    if card.shown is Shown.BY_LEVEL:
        told = {"names": names, "level": LEVELS[card.level]}
        return _("%(names)s can see this: you agreed to “%(level)s” before it arose, and you confirmed it.") % told
    return _("Nobody but you can see this.")


def before_confirming(card: PatternCard) -> str:
    """Say, before somebody confirms a pattern, who may see it by that."""
    if not card.by_level or card.shown is not None:
        return _("It says that the counts are so. It shows them to nobody.")
    told = {"names": listed(card.others), "level": LEVELS[card.level]}
    return (
        _(
            "You agreed to “%(level)s”. What arose after that and is clear enough to talk about is shown to %(names)s "
            "once you confirm it. You can take it back."
        )
        % told
    )
