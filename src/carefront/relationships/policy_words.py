"""Who sees what, in words: every sentence is made from the policy's table, so that none can promise something else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from carefront.core.policy import POLICY, Deed, Standing, Thing, Verdict
from carefront.core.relationships import RelationshipKind

THINGS: Mapping[Thing, tuple[Promise, Promise]] = {
    Thing.COMMITMENT: (gettext_lazy("A promise"), gettext_lazy("its words, its dates and what became of it")),
    Thing.FORESIGHT: (
        gettext_lazy("What you think beforehand"),
        gettext_lazy("how committed you are, how likely it is, what could get in the way, and your plan for that"),
    ),
    Thing.ANSWER: (gettext_lazy("An answer at a check-in"), gettext_lazy("how it went, and what you learned")),
    Thing.PRIVATE: (gettext_lazy("What is yours alone"), gettext_lazy("drafts, the two sentences, a repair")),
    Thing.REQUEST: (gettext_lazy("A request"), gettext_lazy("what somebody asks of somebody else")),
    Thing.EXPECTATION: (
        gettext_lazy("An expectation"),
        gettext_lazy("what success looks like to its author, and how it was read back"),
    ),
    Thing.TRANSCRIPT: (
        gettext_lazy("A transcript"),
        gettext_lazy("what was found in a conversation that somebody brought, before any of it is kept"),
    ),
    Thing.DECISION: (
        gettext_lazy("A decision"),
        gettext_lazy("what was decided in a conversation, with the sentence that says it"),
    ),
    Thing.RELATIONSHIP: (
        gettext_lazy("A relationship"),
        gettext_lazy("who is in it, what it is for, when it began, rested and ended"),
    ),
    Thing.CALENDAR: (
        gettext_lazy("When you are busy or away"),
        gettext_lazy(
            "calendars you subscribed to, busy times without their titles, and days away; others get an amount"
        ),
    ),
}
STANDINGS: Mapping[Standing, Promise] = {
    Standing.OWNER: gettext_lazy("whoever made it"),
    Standing.OTHER: gettext_lazy("the one it is for"),
    Standing.GROUP: gettext_lazy("everyone in the team it is for"),
    Standing.SUPPORTER: gettext_lazy("a supporter of that one promise"),
    Standing.STEWARD: gettext_lazy("a steward"),
    Standing.STRANGER: gettext_lazy("anybody else"),
}
VERDICTS: Mapping[Verdict, Promise] = {
    Verdict.YES: gettext_lazy("yes"),
    Verdict.NO: gettext_lazy("no"),
    Verdict.IF_SHARED: gettext_lazy("if it is shared"),
}
DEEDS: Mapping[Deed, Promise] = {
    Deed.SEE: gettext_lazy("See it: %(who)s."),
    Deed.CHANGE: gettext_lazy("Change it, let it rest or end it: %(who)s."),
    Deed.ANSWER: gettext_lazy("Answer it: %(who)s."),
    Deed.RESPOND: gettext_lazy("Say something to it, or give another account: %(who)s."),
    Deed.ASK: gettext_lazy("Ask about it: %(who)s."),
    Deed.SUPPORT: gettext_lazy("Begin or end supporting it: %(who)s."),
}
# What a person reads about their own words in a relationship, by what the table says about the other or the team.
_TOLD: Mapping[tuple[Thing, Standing], Mapping[Verdict, Promise]] = {
    (Thing.COMMITMENT, Standing.OTHER): {
        Verdict.YES: gettext_lazy("Promises made between the two of you are seen by both of you."),
    },
    (Thing.COMMITMENT, Standing.GROUP): {
        Verdict.YES: gettext_lazy(
            "Promises made to the team are seen by everyone who is in it then. Whoever joins later sees those made "
            "from then on. A promise made to one member is seen by that one."
        ),
    },
    (Thing.ANSWER, Standing.OTHER): {
        Verdict.YES: gettext_lazy("What either of you answers at a check-in is seen by the other."),
    },
    (Thing.ANSWER, Standing.GROUP): {
        Verdict.YES: gettext_lazy("An answer at a check-in is seen by those who see the promise, never by more."),
    },
    (Thing.FORESIGHT, Standing.OTHER): {
        Verdict.IF_SHARED: gettext_lazy(
            "How committed you are, how likely it is and what could get in the way stay with you until you share them."
        ),
    },
    (Thing.FORESIGHT, Standing.GROUP): {
        Verdict.IF_SHARED: gettext_lazy(
            "How committed you are, how likely it is and what could get in the way stay with you until you share them."
        ),
    },
    (Thing.REQUEST, Standing.OTHER): {
        Verdict.YES: gettext_lazy("A request is seen by the two whom it concerns."),
    },
    (Thing.REQUEST, Standing.GROUP): {
        Verdict.NO: gettext_lazy("A request from one member to another is seen by those two alone."),
    },
    (Thing.EXPECTATION, Standing.OTHER): {
        Verdict.YES: gettext_lazy("An expectation is seen by whoever wrote it and by the one it is put to."),
    },
    (Thing.EXPECTATION, Standing.GROUP): {
        Verdict.YES: gettext_lazy("An expectation put to the team is seen by everyone in it."),
    },
    (Thing.TRANSCRIPT, Standing.OTHER): {
        Verdict.NO: gettext_lazy("What is found in a transcript is seen by whoever brought it, until they keep it."),
    },
    (Thing.TRANSCRIPT, Standing.GROUP): {
        Verdict.NO: gettext_lazy("What is found in a transcript is seen by whoever brought it, until they keep it."),
    },
    (Thing.DECISION, Standing.OTHER): {
        Verdict.YES: gettext_lazy("A decision kept from a conversation is seen by both of you."),
    },
    (Thing.DECISION, Standing.GROUP): {
        Verdict.YES: gettext_lazy("A decision kept from a conversation is seen by everyone who is in the team then."),
    },
    (Thing.PRIVATE, Standing.OTHER): {
        Verdict.NO: gettext_lazy("Drafts, and what you write to yourself after a miss, are yours alone."),
    },
    (Thing.PRIVATE, Standing.GROUP): {
        Verdict.NO: gettext_lazy("Drafts, and what you write to yourself after a miss, are yours alone."),
    },
    (Thing.COMMITMENT, Standing.SUPPORTER): {
        Verdict.YES: gettext_lazy("A supporter whom you invite sees that one promise and no other."),
    },
    (Thing.COMMITMENT, Standing.STEWARD): {
        Verdict.NO: gettext_lazy("A steward, who runs the workspace, reads none of it."),
    },
    (Thing.COMMITMENT, Standing.OWNER): {
        Verdict.YES: gettext_lazy("Promises to yourself are seen by you."),
    },
    (Thing.COMMITMENT, Standing.STRANGER): {
        Verdict.NO: gettext_lazy("Nobody else sees any of it."),
    },
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Say of one group of people whether they see a thing."""

    who: str
    verdict: Verdict
    words: str


@dataclass(frozen=True, slots=True)
class ThingInWords:
    """Describe one thing: what it is, who sees it, and a sentence for each deed."""

    label: str
    meaning: str
    cells: tuple[Cell, ...]
    sentences: tuple[str, ...]


def table() -> tuple[ThingInWords, ...]:
    """Answer the whole policy in words, one row for each thing."""
    return tuple(
        ThingInWords(
            label=str(THINGS[thing][0]),
            meaning=str(THINGS[thing][1]),
            cells=tuple(
                Cell(str(STANDINGS[who]), verdict, str(VERDICTS[verdict])) for who, verdict in deeds[Deed.SEE].items()
            ),
            sentences=tuple(words for deed in Deed if (words := _deed(thing, deed))) + _further(thing),
        )
        for thing, deeds in POLICY.items()
    )


def told(kind: RelationshipKind) -> tuple[str, ...]:
    """Answer, in a few sentences, who sees what in a relationship of `kind`."""
    if kind is RelationshipKind.SELF:
        asked = [(Thing.COMMITMENT, Standing.OWNER), (Thing.COMMITMENT, Standing.SUPPORTER)]
    else:
        audience = Standing.GROUP if kind is RelationshipKind.TEAM else Standing.OTHER
        shown = (
            Thing.COMMITMENT, Thing.ANSWER, Thing.FORESIGHT, Thing.REQUEST, Thing.EXPECTATION, Thing.TRANSCRIPT,
            Thing.DECISION, Thing.PRIVATE,
        )  # fmt: skip
        asked = [(thing, audience) for thing in shown]
        asked.append((Thing.COMMITMENT, Standing.SUPPORTER))
    asked += [(Thing.COMMITMENT, Standing.STEWARD), (Thing.COMMITMENT, Standing.STRANGER)]
    return tuple(_sentence(thing, standing) for thing, standing in asked)


def _sentence(thing: Thing, standing: Standing) -> str:
    """Answer the sentence for what the table says now; a plain one when the table came to say another thing."""
    verdict = POLICY[thing][Deed.SEE][standing]
    written = _TOLD.get((thing, standing), {}).get(verdict)
    if written is not None:
        return str(written)
    plain = {"what": THINGS[thing][0], "who": STANDINGS[standing]}
    if verdict is Verdict.YES:
        return _("%(what)s: seen by %(who)s.") % plain
    if verdict is Verdict.IF_SHARED:
        return _("%(what)s: seen by %(who)s when it is shared with them.") % plain
    return _("%(what)s: not seen by %(who)s.") % plain


def _deed(thing: Thing, deed: Deed) -> str:
    row = POLICY[thing][deed]
    always = [STANDINGS[who] for who, verdict in row.items() if verdict is Verdict.YES]
    shared = [STANDINGS[who] for who, verdict in row.items() if verdict is Verdict.IF_SHARED]
    if not always and not shared:
        return ""
    who = listed(always)
    if shared:
        who = _("%(always)s; once it is shared with them, %(shared)s") % {"always": who, "shared": listed(shared)}
    return str(DEEDS[deed]) % {"who": who}


def _further(thing: Thing) -> tuple[str, ...]:
    """Answer what moments add to the table: when somebody joined a team or wrote, and when one may be ended."""
    if thing is Thing.COMMITMENT:
        return (_("Whoever joins a team sees what is promised to it from then on, and nothing older."),)
    if thing is Thing.DECISION:
        return (_("Whoever joins a team sees what is decided from then on, and nothing older."),)
    if thing is Thing.EXPECTATION:
        return (_("What one member of a team reads back is seen by another who has written their own words."),)
    if thing is Thing.RELATIONSHIP:
        return (_("A team is ended by whoever proposed it, or by anybody in it once that person has left."),)
    return ()


def listed(words: Iterable[Promise | str]) -> str:
    """Join words as a list that reads as a sentence: "a, b and c"."""
    *first, last = [str(word) for word in words] or [""]
    if not first:
        return last
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last}
