"""Questions to begin from vary, fade, and stay aside."""

from carefront.core.meetings import ConversationKind
from carefront.core.prompts import AT_FIRST, HOLDS, QUESTIONS, Shown, chosen, how_many


def test_every_kind_has_questions_of_its_own() -> None:
    assert set(QUESTIONS) == set(ConversationKind)
    codes = [code for several in QUESTIONS.values() for code in several]
    assert len(codes) == len(set(codes))


def test_they_vary_until_each_was_shown() -> None:
    before: dict[str, Shown] = {}
    seen: list[str] = []
    for _ in range(3):
        now = chosen(ConversationKind.LOOK, before, 0)
        seen += now
        before |= {code: Shown(before.get(code, Shown()).times + 1) for code in now}
    assert set(seen) == set(QUESTIONS[ConversationKind.LOOK])


def test_they_fade_as_people_stop_needing_them() -> None:
    assert [how_many(held) for held in (0, HOLDS - 1, HOLDS, 2 * HOLDS, 3 * HOLDS, 90)] == [
        AT_FIRST,
        AT_FIRST,
        2,
        1,
        0,
        0,
    ]
    assert chosen(ConversationKind.COACHING, {}, 3 * HOLDS) == ()


def test_what_was_put_aside_does_not_come_back() -> None:
    aside = {code: Shown(aside=True) for code in QUESTIONS[ConversationKind.COACHING][:-1]}
    assert chosen(ConversationKind.COACHING, aside, 0) == QUESTIONS[ConversationKind.COACHING][-1:]
