"""The open questions of a promise in the reader's language, in the words of the promise itself."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from carefront.core.clarity import Question
from carefront.core.promises.asking import Asked, OpenQuestion, open_questions
from carefront.core.promises.reading import read
from carefront.kit import languages

WORDS: dict[Asked, str | Promise] = {
    Asked.WHAT: _("What will somebody see you do?"),
    Asked.WHAT_ABOUT: _("What will somebody see you do about %(thing)s?"),
    Asked.WHAT_CHANGED: _("What will have changed when you have %(done)s %(thing)s?"),
    Asked.WHY: _("Why does it matter now?"),
    Asked.WHY_DEED: _("Why does it matter now to %(deed)s?"),
    Asked.SUCCESS: _("How will you know it is done?"),
    Asked.SUCCESS_DEED: _("How will you know that “%(deed)s” is done?"),
    Asked.SUCCESS_CHANGED: _("How will others see that you have %(done)s %(thing)s?"),
    Asked.WHO: _("Who takes this on?"),
    Asked.WHO_DEED: _("Who will %(deed)s?"),
    Asked.WHO_THING: _("Who will see to %(thing)s?"),
    Asked.WHICH_OF_US: _("Which of you will %(deed)s?"),
    Asked.WHEN: _("By which day?"),
    Asked.WHEN_DEED: _("By when will you %(deed)s?"),
    Asked.WHEN_NAMED: _("By when will %(owner)s %(deed)s?"),
    Asked.WHEN_WITH: _("By when will %(thing)s be with %(whom)s?"),
    Asked.WHEN_WITH_THEM: _("By when will %(thing)s be with them?"),
    Asked.UNTIL_WHEN: _("Until when will you not %(deed)s?"),
}


def worded(asked: OpenQuestion) -> str:
    """Answer a question in the reader's language."""
    parts = {"deed": asked.deed, "thing": asked.thing, "done": asked.done, "owner": asked.owner, "whom": asked.whom}
    return str(WORDS[asked.asked]) % parts


def asked_of(text: str, still_open: tuple[Question, ...], now: datetime) -> dict[Question, str]:
    """Answer the questions that are `still_open`, each asked in the words of the promise `text`.

    now: a moment in the writer's wall time. Words in another language than the reader's get the plain questions: two
    languages in one sentence help nobody.
    """
    code = languages.guessed(text)
    if code != languages.chosen(get_language() or languages.FIRST):
        return {question: str(WORDS[Asked(question.value)]) for question in still_open}
    language = languages.language(code)
    reading = read(text, now, language)
    answered = frozenset(Question) - frozenset(still_open)
    return {asked.question: worded(asked) for asked in open_questions(reading, language.words, answered)}
