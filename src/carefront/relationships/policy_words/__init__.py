"""Who sees what, in words: every sentence is made from the policy's table, so that none can promise something else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from carefront.core.policy import POLICY, Deed, Standing, Thing, Verdict
from carefront.core.relationships import RelationshipKind
from carefront.relationships.policy_words.further import FURTHER
from carefront.relationships.policy_words.things import THINGS
from carefront.relationships.policy_words.told import TOLD

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
            sentences=(
                *(words for deed in Deed if (words := _deed(thing, deed))),
                *map(str, FURTHER.get(thing, ())),
            ),
        )
        for thing, deeds in POLICY.items()
    )


@cache
def list_of(kind: RelationshipKind, language: str) -> SafeString:
    """Answer `told` as items of a list, once for each language: it is on every page of a relationship."""
    with override(language):
        return format_html_join("", "<li>{}</li>", ((sentence,) for sentence in told(kind)))


def told(kind: RelationshipKind) -> tuple[str, ...]:
    """Answer, in a few sentences, who sees what in a relationship of `kind`."""
    if kind is RelationshipKind.SELF:
        asked = [(Thing.COMMITMENT, Standing.OWNER), (Thing.COMMITMENT, Standing.SUPPORTER)]
    else:
        audience = Standing.GROUP if kind is RelationshipKind.TEAM else Standing.OTHER
        shown = (
            Thing.COMMITMENT, Thing.ANSWER, Thing.FORESIGHT, Thing.REQUEST, Thing.EXPECTATION, Thing.TRANSCRIPT,
            Thing.CONVERSATION, Thing.TOPIC, Thing.READ_BACK, Thing.DECISION, Thing.COVENANT, Thing.LEVEL,
            Thing.RELEASE, Thing.BACKLOG, Thing.CAPACITY, Thing.PATTERN, Thing.PULSE, Thing.WISH, Thing.TALK,
            Thing.TALK_WORDS, Thing.CONSEQUENCE, Thing.MEANING, Thing.PRIVATE,
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


def listed(words: Iterable[Promise | str]) -> str:
    """Join words as a list that reads as a sentence: "a, b and c"."""
    *first, last = [str(word) for word in words] or [""]
    if not first:
        return last
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last}
