"""The shape of what comes into this room."""

from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, Asked, Prose


class NoteForm(Asked):
    """Take what somebody says about a pattern in their own promises."""

    words = Prose(
        label=_("Your note"),
        required=False,
        help_text=_(
            "“That was the week of the move.” Whoever sees this pattern, now or later, reads it. Left empty, it goes."
        ),
        attrs=ABOUT_ONESELF,
    )
