"""What the facts of levels and releases say; `facts` tells them with all the others."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from carefront.core.ledger import Kind
from carefront.core.level import Level
from carefront.relationships.wording.levels import NAMES

SAID: Mapping[Kind, tuple[Promise, Promise]] = {
    Kind.LEVEL_PROPOSED: (
        lazy("You proposed another level for %(person)s"),
        lazy("%(who)s proposed another level for %(person)s"),
    ),
    Kind.LEVEL_AGREED: (lazy("You agreed to another level"), lazy("%(who)s agreed to another level")),
    Kind.LEVEL_DECLINED: (lazy("You left your level as it was"), lazy("%(who)s left the level as it was")),
    Kind.LEVEL_LOWERED: (lazy("You took your level down"), lazy("%(who)s took the level down")),
    Kind.LEVEL_WITHDRAWN: (lazy("You took a proposal back"), lazy("%(who)s took a proposal back")),
    Kind.RELEASE_PROPOSED: (lazy("You proposed to rest from promises"), lazy("%(who)s proposed to rest from promises")),
    Kind.RELEASE_DECLINED: (lazy("You go on with promises"), lazy("%(who)s goes on with promises")),
    Kind.RELEASE_WITHDRAWN: (
        lazy("You took back that you rest from promises"),
        lazy("%(who)s took back that you rest from promises"),
    ),
    Kind.RELEASE_BEGUN: (
        lazy("Everyone agreed: you all rest from promises"),
        lazy("Everyone agreed: you all rest from promises"),
    ),
    Kind.RELEASE_ENDED: (lazy("You ended the rest from promises"), lazy("%(who)s ended the rest from promises")),
    Kind.PULSE_SHARED: (lazy("You shared a pulse"), lazy("%(who)s shared a pulse")),
    Kind.PULSE_UNSHARED: (lazy("You took a pulse back"), lazy("%(who)s took a pulse back")),
    Kind.WISH_SHARED: (
        lazy("You said what would make this more useful"),
        lazy("%(who)s said what would make this more useful"),
    ),
    Kind.WISH_UNSHARED: (
        lazy("You took back what would make this more useful"),
        lazy("%(who)s took back what would make this more useful"),
    ),
    Kind.WISH_MET: (
        lazy("You said what you changed because of it"),
        lazy("%(who)s said what changed because of it"),
    ),
    Kind.WISH_JUDGED: (lazy("You said whether it helps"), lazy("%(who)s said whether it helps")),
    Kind.TALK_BEGUN: (
        lazy("You began a talk about the promises of %(person)s"),
        lazy("%(who)s began a talk about the promises of %(person)s"),
    ),
    Kind.TALK_OPENED: (lazy("You opened what you had prepared"), lazy("%(who)s opened what you had prepared")),
    Kind.TALK_AGREED: (lazy("You agreed after a talk"), lazy("%(who)s agreed after a talk")),
    Kind.TALK_LOOKED: (lazy("You said what came of a talk"), lazy("%(who)s said what came of a talk")),
    Kind.TALK_CLOSED: (lazy("You closed a talk"), lazy("%(who)s closed a talk")),
    Kind.CONSEQUENCES_AGREED: (
        lazy("You agreed what each of you does if it goes on"),
        lazy("%(who)s agreed what each of you does if it goes on"),
    ),
    Kind.CONSEQUENCES_ENDED: (
        lazy("You ended what you had agreed for a time"),
        lazy("%(who)s ended what you had agreed for a time"),
    ),
}
BY_ITSELF: Mapping[Kind, Promise] = {
    Kind.RELEASE_ENDED: lazy("The rest from promises ended"),
    Kind.LEVEL_LOWERED: lazy("A level came down, its time was over"),
    Kind.TALK_CLOSED: lazy("A talk was closed with the relationship"),
    Kind.CONSEQUENCES_ENDED: lazy("The time of what you had agreed was over"),
}
_OF_LEVELS = {Kind.LEVEL_PROPOSED, Kind.LEVEL_AGREED, Kind.LEVEL_DECLINED, Kind.LEVEL_LOWERED, Kind.LEVEL_WITHDRAWN}


def level_in(kind: Kind, facts: Mapping[str, Any]) -> str:
    """Answer what a fact about a level adds to its sentence: which one, in place of which."""
    level, before = facts.get("level"), facts.get("before")
    if kind not in _OF_LEVELS or not isinstance(level, int) or not isinstance(before, int):
        return ""
    told = {"level": NAMES[Level(level)], "before": NAMES[Level(before)]}
    if kind is Kind.LEVEL_DECLINED:
        return _(": %(before)s, and not %(level)s") % told
    return _(": %(level)s instead of %(before)s") % told
