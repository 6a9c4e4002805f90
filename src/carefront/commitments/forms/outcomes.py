"""What an owner is offered at a check-in: the outcomes, and the ways on from one."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from carefront.commitments.wording import OUTCOMES
from carefront.core.outcomes import Next, Outcome

CHANGED = "changed"
# What an owner is offered at a check-in; "it changed" opens the ways below.
OFFERED: tuple[tuple[str, Promise], ...] = (
    (Outcome.DONE.value, OUTCOMES[Outcome.DONE]),
    (Outcome.PARTLY.value, OUTCOMES[Outcome.PARTLY]),
    (Outcome.NOT_YET.value, OUTCOMES[Outcome.NOT_YET]),
    (CHANGED, gettext_lazy("It changed")),
)
WAYS: tuple[tuple[str, Promise], ...] = (
    (Next.KEEP.value, gettext_lazy("Leave it as it is")),
    (Next.RECOMMIT.value, gettext_lazy("The same, on another day")),
    (Next.MODIFY.value, gettext_lazy("Change it into something else")),
    (Next.PAUSE.value, gettext_lazy("Let it rest")),
    (Next.RELEASE.value, gettext_lazy("Let it go")),
    (Outcome.NOT_APPLICABLE.value, gettext_lazy("It no longer applies")),
)


def said(outcome: Outcome, *, enough: bool = False) -> str:
    """Say an outcome: "Partly, and it was enough"."""
    if outcome is Outcome.PARTLY and enough:
        return _("Partly, and it was enough")
    return str(OUTCOMES[outcome])
