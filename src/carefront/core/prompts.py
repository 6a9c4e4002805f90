"""Questions to begin from: a few at a time, others each time, fewer as people stop needing them."""

from collections.abc import Mapping
from dataclasses import dataclass

from carefront.core.meetings import ConversationKind

AT_FIRST = 3  # questions a conversation shows somebody at first
HOLDS = 4  # conversations of a kind after which one question less is shown

QUESTIONS: Mapping[ConversationKind, tuple[str, ...]] = {
    ConversationKind.LOOK: (
        "moved", "surprised", "stuck_where", "smaller", "proud", "no_longer", "unclear", "next_week",
    ),
    ConversationKind.REFLECTION: (
        "learned", "own_part", "repeat", "stop", "asked_for", "cared", "hard_to_say", "energy",
    ),
    ConversationKind.PATTERN: (
        "facts_first", "good_days", "what_it_takes", "how_to_ask", "one_change", "what_stays",
    ),
    ConversationKind.COVENANT_REVIEW: (
        "still_right", "not_lived", "too_much", "too_little", "decides", "differ", "recognised",
    ),
    ConversationKind.ONE_TO_ONE: (
        "on_your_mind", "in_the_way", "from_me", "not_asked", "thank", "less_of",
    ),
    ConversationKind.COACHING: (
        "since_then", "wanted_today", "tried", "what_else", "one_thing", "know_how",
    ),
    ConversationKind.CHECK_IN: (
        "arrive", "need_from_team", "learned_team", "handed_over", "worry",
    ),
    ConversationKind.PLANNING: (
        "what_gives", "first", "not_doing", "who_knows", "what_if",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """Say how often a question was shown to somebody, how often they made a topic of it, and whether it is aside."""

    times: int = 0
    used: int = 0
    aside: bool = False


def how_many(held: int) -> int:
    """Answer how many questions are shown to somebody who has held `held` conversations of a kind: three, then fewer.

    After every four conversations it is one less, until none is shown unasked.
    """
    return max(AT_FIRST - held // HOLDS, 0)


def chosen(kind: ConversationKind, before: Mapping[str, Shown], held: int) -> tuple[str, ...]:
    """Answer the codes of the questions that are shown now: those shown least come first, those put aside never."""
    codes = [code for code in QUESTIONS[kind] if not before.get(code, Shown()).aside]
    order = sorted(codes, key=lambda code: (before.get(code, Shown()).times, QUESTIONS[kind].index(code)))
    return tuple(order[: how_many(held)])
