"""What moments add to the table of the policy: when somebody joined a team or wrote, and when one may be ended."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from carefront.core.policy import Thing

FURTHER: Mapping[Thing, tuple[Promise, ...]] = {
    Thing.COMMITMENT: (
        gettext_lazy("Whoever joins a team sees what is promised to it from then on, and nothing older."),
        gettext_lazy(
            "A steward sees, once a month, how often open promises of at least five people leave a question open, in "
            "tenths and never whose."
        ),
    ),
    Thing.CONVERSATION: (
        gettext_lazy(
            "Whoever joins a team takes part in what is still planned, and sees nothing of what was held before."
        ),
    ),
    Thing.DECISION: (gettext_lazy("Whoever joins a team sees what is decided from then on, and nothing older."),),
    Thing.COVENANT: (
        gettext_lazy("Whoever joins a team sees what is in force or being written then, and no earlier version."),
        gettext_lazy("Whoever left sees what they had signed."),
    ),
    Thing.LEVEL: (
        gettext_lazy("One promise's own level is seen by those who see that promise, and by no supporter."),
        gettext_lazy("Whoever joins a team sees the levels as they stand then, and nothing that was over before."),
    ),
    Thing.PATTERN: (
        gettext_lazy(
            "“Whoever made it” is whoever it is about. They see everything that was computed of them, and first."
        ),
        gettext_lazy(
            "They share it. Once they agreed to direct naming, what arises later is shown when they confirm it."
        ),
        gettext_lazy(
            "Taken back, set aside or gone, or once either of them has left, it is seen by its subject alone."
        ),
    ),
    Thing.BACKLOG: (
        gettext_lazy("Whoever joins a team sees its backlog as it stands then: it is one list, written together."),
    ),
    Thing.PULSE: (
        gettext_lazy(
            "In a team no pulse is shared one by one: once a month those in it see what at least five of them say "
            "together, when nobody's answer can be worked out from it."
        ),
        gettext_lazy("A steward sees what at least five people of the workspace say together, by the same rule."),
    ),
    Thing.WISH: (gettext_lazy("Whoever joins a team sees what is shared from then on, and nothing older."),),
    Thing.TALK: (gettext_lazy("In a team it is between two of its members; the others do not see that there is one."),),
    Thing.CONSEQUENCE: (
        gettext_lazy(
            "In a team it is between two of its members. The others see that a level stands there, and no words."
        ),
    ),
    Thing.MEANING: (
        gettext_lazy("Whoever joins a team sees what is shared from then on. Taken back, it is seen by nobody else."),
    ),
    Thing.EXPECTATION: (
        gettext_lazy("What one member of a team reads back is seen by another who has written their own words."),
    ),
    Thing.RELATIONSHIP: (
        gettext_lazy("A team is ended by whoever proposed it, or by anybody in it once that person has left."),
    ),
}
