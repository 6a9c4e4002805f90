"""Who sees what, in words: every sentence is made from the policy's table, so that none can promise something else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from carefront.core.policy import POLICY, Deed, Standing, Thing, Verdict
from carefront.core.relationships import RelationshipKind
from carefront.relationships.policy_words.told import TOLD

THINGS: Mapping[Thing, tuple[Promise, Promise]] = {
    Thing.COMMITMENT: (gettext_lazy("A promise"), gettext_lazy("its words, its dates and what became of it")),
    Thing.FORESIGHT: (
        gettext_lazy("What you think beforehand"),
        gettext_lazy("how committed you are, how likely it is, what could get in the way, and your plan for that"),
    ),
    Thing.ANSWER: (gettext_lazy("An answer at a check-in"), gettext_lazy("how it went, and what you learned")),
    Thing.PRIVATE: (
        gettext_lazy("What is yours alone"),
        gettext_lazy("drafts, private notes, the two sentences, a repair"),
    ),
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
        gettext_lazy("how a topic ended in a conversation, or the sentence of a transcript that says it"),
    ),
    Thing.CONVERSATION: (
        gettext_lazy("A conversation"),
        gettext_lazy("when it takes place and who comes, its shared notes, and its record"),
    ),
    Thing.TOPIC: (
        gettext_lazy("A topic for a conversation"),
        gettext_lazy("what somebody would like to talk about; it can stay private until its author shares it"),
    ),
    Thing.READ_BACK: (
        gettext_lazy("What is read back at the end of a conversation"),
        gettext_lazy("what each thinks was agreed and what they own; opened for all at once"),
    ),
    Thing.PLAN: (
        gettext_lazy("A plan of next steps"),
        gettext_lazy("a chain of steps after something was agreed, and what came of it"),
    ),
    Thing.BACKLOG: (
        gettext_lazy("A backlog and its periods"),
        gettext_lazy("what could be done, in which order, who was asked, who took it, by when, and whether it is done"),
    ),
    Thing.CAPACITY: (
        gettext_lazy("What somebody has for a period"),
        gettext_lazy("hours, days away, and the load from elsewhere as an amount; why is told to nobody"),
    ),
    Thing.RELATIONSHIP: (
        gettext_lazy("A relationship"),
        gettext_lazy("who is in it, what it is for, when it began, rested and ended"),
    ),
    Thing.COVENANT: (
        gettext_lazy("How you work together"),
        gettext_lazy("the agreement that everyone in a relationship signs, its drafts and who signed"),
    ),
    Thing.LEVEL: (
        gettext_lazy("How firmly you hold each other to your word"),
        gettext_lazy("the level of each one's promises, who proposed another one, why, and what became of that"),
    ),
    Thing.RELEASE: (
        gettext_lazy("A rest from promises"),
        gettext_lazy("until when, who proposed it and why, who agreed, and when it ended"),
    ),
    Thing.CALENDAR: (
        gettext_lazy("When you are busy or away"),
        gettext_lazy(
            "calendars you subscribed to, busy times without their titles, and days away; others get an amount"
        ),
    ),
    Thing.REFLECTION: (
        gettext_lazy("What you write before your mirror"),
        gettext_lazy("your thoughts on how you hold others to their word; the mirror itself is shown to you alone too"),
    ),
    Thing.MEANING: (
        gettext_lazy("What being held to account means to you"),
        gettext_lazy("in one relationship, and what would support you there; yours alone until you share it"),
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
            Thing.CONVERSATION, Thing.TOPIC, Thing.READ_BACK, Thing.DECISION, Thing.COVENANT, Thing.LEVEL,
            Thing.RELEASE, Thing.BACKLOG, Thing.CAPACITY, Thing.MEANING, Thing.PRIVATE,
        )  # fmt: skip
        asked = [(thing, audience) for thing in shown]
        asked.append((Thing.COMMITMENT, Standing.SUPPORTER))
    asked += [(Thing.COMMITMENT, Standing.STEWARD), (Thing.COMMITMENT, Standing.STRANGER)]
    return tuple(_sentence(thing, standing) for thing, standing in asked)


def _sentence(thing: Thing, standing: Standing) -> str:
    """Answer the sentence for what the table says now; a plain one when the table came to say another thing."""
    verdict = POLICY[thing][Deed.SEE][standing]
    written = TOLD.get((thing, standing), {}).get(verdict)
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
    if thing is Thing.CONVERSATION:
        return (
            _("Whoever joins a team takes part in what is still planned, and sees nothing of what was held before."),
        )
    if thing is Thing.DECISION:
        return (_("Whoever joins a team sees what is decided from then on, and nothing older."),)
    if thing is Thing.COVENANT:
        return (
            _("Whoever joins a team sees what is in force or being written then, and no earlier version."),
            _("Whoever left sees what they had signed."),
        )
    if thing is Thing.LEVEL:
        return (
            _("One promise's own level is seen by those who see that promise, and by no supporter."),
            _("Whoever joins a team sees the levels as they stand then, and nothing that was over before."),
        )
    if thing is Thing.BACKLOG:
        return (_("Whoever joins a team sees its backlog as it stands then: it is one list, written together."),)
    if thing is Thing.MEANING:
        return (_("Whoever joins a team sees what is shared from then on. Taken back, it is seen by nobody else."),)
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
