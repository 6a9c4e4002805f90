"""How pulses are said: the questions, the answers, changes worth a word, and who sees what."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from carefront.core.evidence.changes import BEFORE, NEW, Asked, Change
from carefront.core.evidence.pulses import DOSE, SCALE, Corner
from carefront.core.pulsing import OFF, Helps
from carefront.pulses.queries.lately import Shared, SharedLine
from carefront.relationships.queries import RelationshipCard

DOSES: Mapping[int, Promise] = {
    -2: lazy("far too little"),
    -1: lazy("a little too little"),
    0: lazy("just right"),
    1: lazy("a little too much"),
    2: lazy("far too much"),
}
HELPS: Mapping[Helps, Promise] = {
    Helps.YES: lazy("Yes, it helps"),
    Helps.PARTLY: lazy("Partly"),
    Helps.NO: lazy("Not so far"),
}
SHORT: Mapping[str, Promise] = {
    "safe": lazy("Safe"), "care": lazy("Care"), "clear": lazy("Clear"), "dose": lazy("How much"),
}  # fmt: skip
_NEVER = lazy("Never; I come by myself")
_EVERY: Mapping[int, Promise] = {
    2: lazy("Every two weeks"),
    3: lazy("Every three weeks"),
    4: lazy("Every four weeks"),
}
_ASKED: Mapping[Asked, Promise] = {
    Asked.SAFE: lazy("whether you could say at once that something went wrong"),
    Asked.CARE: lazy("whether they want it to go well for you"),
    Asked.CLEAR: lazy("whether it is clear what is yours"),
    Asked.MEAN: lazy("the three answers together"),
}
_CORNERS: Mapping[Corner, Promise] = {
    Corner.BOTH: lazy("both trust and accountability above the middle"),
    Corner.TRUST: lazy("trust above the middle, accountability below it"),
    Corner.ACCOUNTABILITY: lazy("accountability above the middle, trust below it"),
    Corner.NEITHER: lazy("both trust and accountability below the middle"),
}


def questions(name: str, *, is_team: bool) -> dict[str, str]:
    """Answer the four questions about a relationship with `name`, or a team of that name."""
    told = {"name": name}
    if is_team:
        return {
            "safe": _("If something I promised here went wrong, I could say so in the team straight away"),
            "care": _("The people in this team want this to go well for me"),
            "clear": _("It is clear what is mine to do, and we come back to it"),
            "dose": _("The accountability here is"),
        }
    return {
        "safe": _("If something I promised went wrong, I could tell %(name)s straight away") % told,
        "care": _("%(name)s wants this to go well for me") % told,
        "clear": _("It is clear what is mine to do, and we come back to it"),
        "dose": _("The accountability between us is"),
    }


def steps() -> list[tuple[str, str]]:
    """Offer the seven steps of an answer."""
    return [(str(step), str(step)) for step in range(SCALE[0], SCALE[1] + 1)]


def doses() -> list[tuple[str, Promise]]:
    """Offer the steps of the dose."""
    return [(str(step), DOSES[step]) for step in range(DOSE[0], DOSE[1] + 1)]


def every(weeks: int) -> Promise:
    """Say how often somebody is asked."""
    if weeks == OFF:
        return _NEVER
    return _EVERY[weeks]


def month(first: date) -> str:
    """Name a month."""
    return date_format(first, "F Y")


def corner(one: Corner | None) -> str:
    """Say what lies above the middle, where that can be said."""
    return str(_CORNERS[one]) if one is not None else ""


def change(one: Change) -> str:
    """Say a change of one's own as counts, with the pulses it is counted from."""
    count = BEFORE + (NEW if one.lasting else 1)
    points = f"{abs(one.points):.1f}"
    told = {"what": _ASKED[one.asked], "points": points, "before": BEFORE, "new": NEW, "count": count}
    if one.lasting:
        return _("On %(what)s your last %(new)s pulses lie %(points)s below the %(before)s before them.") % told
    if one.points < 0:
        return _("On %(what)s you answered %(points)s less than in the %(before)s pulses before.") % told
    return _("On %(what)s you answered %(points)s more than in the %(before)s pulses before.") % told


def who_sees(name: str, *, is_team: bool) -> str:
    """Say who sees a pulse, before it is answered."""
    if is_team:
        return _(
            "What you answer is yours alone: nobody in the team, and no steward, is shown that you answered, or what. "
            "Once a month the team sees what all answers say together, if that hides each one of you."
        )
    return _(
        "What you answer is yours alone, until you share it with %(name)s. Between two people nothing is anonymous, so "
        "nothing is shared by itself. It counts, unnamed, in what a steward sees of at least five people together."
    ) % {"name": name}


def out_of(count: int) -> str:
    """Say how many whole pulses a place on the map is made of."""
    return ngettext("from %(count)s pulse", "from %(count)s pulses", count) % {"count": count}


_OF_LATE: Mapping[Shared, Promise] = {
    Shared.PULSE: lazy("%(name)s shared a pulse with you"),
    Shared.WISH: lazy("%(name)s said what would make this more useful"),
    Shared.CHANGED: lazy("%(name)s said what changed because of that"),
}


def shared(line: SharedLine, card: RelationshipCard) -> str:
    """Say that somebody shared something in a relationship; none of its words."""
    name = next((one.name for one in card.members if one.person_id == line.person_id), card.title)
    return str(_OF_LATE[line.what]) % {"name": name}
