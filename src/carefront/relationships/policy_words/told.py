"""What a person reads about their own words in a relationship, for each verdict of the table."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from carefront.core.policy import Standing, Thing, Verdict

# What a person reads about their own words in a relationship, by what the table says about the other or the team.
TOLD: Mapping[tuple[Thing, Standing], Mapping[Verdict, Promise]] = {
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
    (Thing.CONVERSATION, Standing.OTHER): {
        Verdict.YES: gettext_lazy(
            "A conversation's time, shared notes and record are seen by both of you. Private notes are yours alone."
        ),
    },
    (Thing.CONVERSATION, Standing.GROUP): {
        Verdict.YES: gettext_lazy(
            "A conversation's time, shared notes and record are seen by those who take part. Private notes are yours "
            "alone."
        ),
    },
    (Thing.TOPIC, Standing.OTHER): {
        Verdict.IF_SHARED: gettext_lazy("A private topic stays with you until you share it, or it is decided."),
    },
    (Thing.TOPIC, Standing.GROUP): {
        Verdict.IF_SHARED: gettext_lazy("A private topic stays with you until you share it, or it is decided."),
    },
    (Thing.READ_BACK, Standing.OTHER): {
        Verdict.IF_SHARED: gettext_lazy("What you read back is seen by the other when both are opened together."),
    },
    (Thing.READ_BACK, Standing.GROUP): {
        Verdict.IF_SHARED: gettext_lazy("What you read back is seen by the others when all are opened together."),
    },
    (Thing.COVENANT, Standing.OTHER): {
        Verdict.YES: gettext_lazy("How you work together, and every draft of it, is seen by both of you."),
    },
    (Thing.COVENANT, Standing.GROUP): {
        Verdict.YES: gettext_lazy("How you work together, and every draft of it, is seen by everyone in the team."),
    },
    (Thing.LEVEL, Standing.OTHER): {
        Verdict.YES: gettext_lazy(
            "How firmly you hold each other to your word, and every proposal about it, is seen by both of you."
        ),
    },
    (Thing.LEVEL, Standing.GROUP): {
        Verdict.YES: gettext_lazy(
            "How firmly you hold each other to your word, and every proposal about it, is seen by everyone in the team."
        ),
    },
    (Thing.RELEASE, Standing.OTHER): {
        Verdict.YES: gettext_lazy("A rest from promises, and why it was proposed, is seen by both of you."),
    },
    (Thing.RELEASE, Standing.GROUP): {
        Verdict.YES: gettext_lazy("A rest from promises, and why it was proposed, is seen by everyone in the team."),
    },
    (Thing.TALK, Standing.OTHER): {
        Verdict.YES: gettext_lazy("A talk about what keeps happening is seen by the two of you."),
    },
    (Thing.TALK, Standing.GROUP): {
        Verdict.NO: gettext_lazy(
            "A talk about what keeps happening is seen by the two who hold it, and no other member."
        ),
    },
    (Thing.TALK_WORDS, Standing.OTHER): {
        Verdict.IF_SHARED: gettext_lazy(
            "What you prepare for a talk stays with you until you show it or both open it."
        ),
    },
    (Thing.TALK_WORDS, Standing.GROUP): {
        Verdict.NO: gettext_lazy("What you prepare for a talk stays with you until you show it to the other."),
    },
    (Thing.CONSEQUENCE, Standing.OTHER): {
        Verdict.YES: gettext_lazy("What each of you does if something goes on is seen by the two of you."),
    },
    (Thing.CONSEQUENCE, Standing.GROUP): {
        Verdict.NO: gettext_lazy("What two members do if something goes on is seen by those two alone."),
    },
    (Thing.BACKLOG, Standing.OTHER): {
        Verdict.YES: gettext_lazy("The backlog is seen by both of you, with who took what, by when, and what is done."),
    },
    (Thing.BACKLOG, Standing.GROUP): {
        Verdict.YES: gettext_lazy(
            "The backlog is seen by everyone in the team, whoever joins later among them, with who was asked, who took "
            "what, by when, and what is done. The words of a request are seen by the two whom it concerns."
        ),
    },
    (Thing.CAPACITY, Standing.OTHER): {
        Verdict.YES: gettext_lazy(
            "The hours that you say you have, and those you say you owe elsewhere, are seen by the other. Why is yours "
            "alone."
        ),
    },
    (Thing.CAPACITY, Standing.GROUP): {
        Verdict.YES: gettext_lazy(
            "The hours that you say you have, and those you say you owe elsewhere, are seen by the team. Why is yours "
            "alone."
        ),
    },
    (Thing.PATTERN, Standing.OTHER): {
        Verdict.IF_SHARED: gettext_lazy(
            "What Carefront noticed in your promises is seen by you first, and by the other when you share it, or when "
            "you confirm what arose after you agreed to direct naming."
        ),
    },
    (Thing.PATTERN, Standing.GROUP): {
        Verdict.IF_SHARED: gettext_lazy(
            "What Carefront noticed in your promises is seen by you first, and by the others when you share it, or "
            "when you confirm what arose after you agreed to direct naming."
        ),
    },
    (Thing.PULSE, Standing.OTHER): {
        Verdict.IF_SHARED: gettext_lazy(
            "A pulse is yours alone until you share it, and you can take it back. Between two, nothing is anonymous."
        ),
    },
    (Thing.PULSE, Standing.GROUP): {
        Verdict.NO: gettext_lazy(
            "A pulse is yours alone. The team sees only what at least five say together, when it gives nobody away."
        ),
    },
    (Thing.WISH, Standing.OTHER): {
        Verdict.IF_SHARED: gettext_lazy(
            "What would make this more useful is yours alone until you share it; what changed because of it goes along."
        ),
    },
    (Thing.WISH, Standing.GROUP): {
        Verdict.IF_SHARED: gettext_lazy(
            "What would make this more useful is yours alone until you share it with those who are in the team then."
        ),
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
    (Thing.MEANING, Standing.OTHER): {
        Verdict.IF_SHARED: gettext_lazy(
            "What being held to account means to you stays with you until you share it, and again once you take it "
            "back."
        ),
    },
    (Thing.MEANING, Standing.GROUP): {
        Verdict.IF_SHARED: gettext_lazy(
            "What being held to account means to you stays with you until you share it with the team, and again once "
            "you take it back."
        ),
    },
}
