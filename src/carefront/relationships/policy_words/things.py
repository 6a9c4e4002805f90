"""What each thing of the policy is called, and what it is."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from carefront.core.policy import Thing

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
    Thing.PATTERN: (
        gettext_lazy("What Carefront noticed"),
        gettext_lazy("what was counted in somebody's own promises, their note on it, and what they did with it"),
    ),
    Thing.PULSE: (
        gettext_lazy("A pulse"),
        gettext_lazy("four answers on how the accountability feels to somebody, and that they answered at all"),
    ),
    Thing.WISH: (
        gettext_lazy("What would make it more useful"),
        gettext_lazy("as somebody says it, with what was changed because of it and whether that helps"),
    ),
    Thing.TALK: (
        gettext_lazy("A talk about something that keeps happening"),
        gettext_lazy("the facts that were chosen, questions that were shown, what was agreed, and what came of it"),
    ),
    Thing.TALK_WORDS: (
        gettext_lazy("What you prepare for such a talk"),
        gettext_lazy(
            "what it means to you, what you would ask, change and do; opened for both at once, or step by step"
        ),
    ),
    Thing.CONSEQUENCE: (
        gettext_lazy("Agreed consequences"),
        gettext_lazy("what each of two does if something goes on, each about their own conduct, and until when"),
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
