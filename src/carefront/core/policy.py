"""Who may do what with which thing: one table, read by access, by cards, by the page and by the docs.

A missing cell means no; a test asks that no cell is missing.
"""

from collections.abc import Mapping

from carefront.core.things import Deed, Standing, Thing, Verdict

__all__ = ["POLICY", "Deed", "Standing", "Thing", "Verdict", "allows", "standings_that"]


Row = Mapping[Standing, Verdict]


def _row(
    owner: Verdict = Verdict.NO,
    other: Verdict = Verdict.NO,
    group: Verdict = Verdict.NO,
    supporter: Verdict = Verdict.NO,
) -> Row:
    return {
        Standing.OWNER: owner,
        Standing.OTHER: other,
        Standing.GROUP: group,
        Standing.SUPPORTER: supporter,
        Standing.STEWARD: Verdict.NO,
        Standing.STRANGER: Verdict.NO,
    }


YES, IF_SHARED = Verdict.YES, Verdict.IF_SHARED
_NOBODY = _row()
_OWNER_ALONE = _row(owner=YES)
_NOTHING: Mapping[Deed, Row] = dict.fromkeys(Deed, _NOBODY)

POLICY: Mapping[Thing, Mapping[Deed, Row]] = {
    Thing.COMMITMENT: {
        Deed.SEE: _row(owner=YES, other=YES, group=YES, supporter=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
        Deed.RESPOND: _row(other=YES, group=YES),
        Deed.ASK: _row(other=YES, group=YES),
        Deed.SUPPORT: _row(supporter=YES),
    },
    Thing.FORESIGHT: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED, group=IF_SHARED, supporter=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
    },
    Thing.ANSWER: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES, supporter=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.RESPOND: _row(other=YES, group=YES),
        Deed.ASK: _row(other=YES, group=YES),
    },
    Thing.PRIVATE: {
        **_NOTHING,
        Deed.SEE: _OWNER_ALONE,
        Deed.CHANGE: _OWNER_ALONE,
    },
    Thing.REQUEST: {
        Deed.SEE: _row(owner=YES, other=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _row(other=YES),
        Deed.RESPOND: _row(owner=YES, other=YES),
        Deed.ASK: _OWNER_ALONE,
        Deed.SUPPORT: _NOBODY,
    },
    Thing.EXPECTATION: {
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _row(other=YES, group=YES),
        Deed.RESPOND: _row(owner=YES, other=YES, group=YES),
        Deed.ASK: _OWNER_ALONE,
        Deed.SUPPORT: _NOBODY,
    },
    Thing.TRANSCRIPT: {
        **_NOTHING,
        Deed.SEE: _OWNER_ALONE,
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
    },
    Thing.DECISION: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.RESPOND: _row(owner=YES, other=YES, group=YES),  # say what came of it
    },
    # Those who take part hold it together: each can move it, end it and write in what is shared.
    Thing.CONVERSATION: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _row(owner=YES, other=YES, group=YES),
        Deed.ANSWER: _row(owner=YES, other=YES, group=YES),
        Deed.RESPOND: _row(owner=YES, other=YES, group=YES),
    },
    Thing.TOPIC: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),  # say how it ends, where it stands
    },
    Thing.READ_BACK: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
    },
    Thing.PLAN: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
    },
    # Written together: its words are its author's, its place and who takes it are everybody's.
    Thing.BACKLOG: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _row(owner=YES, other=YES, group=YES),  # its size and place, taking it, letting it drop
        Deed.ASK: _row(owner=YES, other=YES, group=YES),
    },
    Thing.CAPACITY: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
    },
    Thing.RELATIONSHIP: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _row(owner=YES, other=YES, group=YES),
        Deed.ANSWER: _row(other=YES, group=YES),
        Deed.ASK: _row(owner=YES, other=YES, group=YES),
    },
    Thing.COVENANT: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _row(owner=YES, other=YES, group=YES),
        Deed.ANSWER: _row(owner=YES, other=YES, group=YES),
    },
    # Its owner is whose promises it is about: others propose, and nobody but the owner changes it.
    Thing.LEVEL: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
        Deed.ASK: _row(owner=YES, other=YES, group=YES),
    },
    Thing.RELEASE: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _row(owner=YES, other=YES, group=YES),  # end it earlier
        Deed.ANSWER: _row(owner=YES, other=YES, group=YES),  # say yes or no, answer whether it is still good
    },
    Thing.CALENDAR: {
        **_NOTHING,
        Deed.SEE: _OWNER_ALONE,
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
    },
    # Its owner is whom it is about: shown to the others by their sharing, or by the level that they consented to.
    Thing.PATTERN: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
    },
    # In a team no answer is shared one by one: of a team's pulses nothing but what all say together is told.
    Thing.PULSE: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
    },
    Thing.WISH: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,  # say whether what was changed helps
        Deed.RESPOND: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),  # say what was changed
    },
    # Between two, in a team as well: nobody else there sees that they talk about it.
    Thing.TALK: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES),
        Deed.CHANGE: _row(owner=YES, other=YES),  # add facts, open it, name the day, close it
        Deed.ANSWER: _row(owner=YES, other=YES),  # agree, answer a question, say what came of it
    },
    Thing.TALK_WORDS: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
    },
    # Each writes what they do themselves; nothing is in force before the owner of the promises agreed.
    Thing.CONSEQUENCE: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES),
        Deed.CHANGE: _row(owner=YES, other=YES),  # their own part, the days, ending them
        Deed.ANSWER: _row(owner=YES, other=YES),
    },
    Thing.REFLECTION: {
        **_NOTHING,
        Deed.SEE: _OWNER_ALONE,
        Deed.CHANGE: _OWNER_ALONE,
    },
    Thing.MEANING: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
    },
}


def allows(thing: Thing, deed: Deed, standing: Standing, *, shared: bool = False) -> bool:
    """Answer whether somebody with `standing` may do `deed` with `thing`; `shared` when its owner shared it."""
    verdict = POLICY.get(thing, {}).get(deed, {}).get(standing, Verdict.NO)
    return verdict is Verdict.YES or (verdict is Verdict.IF_SHARED and shared)


def standings_that(thing: Thing, deed: Deed, *, shared: bool = False) -> frozenset[Standing]:
    """Answer every standing that may do `deed` with `thing`."""
    return frozenset(standing for standing in Standing if allows(thing, deed, standing, shared=shared))
