"""A suggestion about a level, with its reasons: never a verdict on anybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from carefront.core.suggesting import Reason
from carefront.relationships.queries.suggested import SuggestionCard
from carefront.relationships.wording.levels import NAMES

REASONS: Mapping[Reason, Promise] = {
    Reason.ASKED: lazy("You wrote that it would feel supportive."),
    Reason.STRICT: lazy("There are facts that chance alone would seldom bring about."),
    Reason.SETTLED: lazy("You have worked together for more than four weeks."),
    Reason.CALM: lazy("Nothing with a strength was raised for three months. That does not mean that all is well."),
    Reason.TOO_MUCH: lazy("You said that it is too much."),
}


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """Show a suggestion in the reader's language."""

    card: SuggestionCard
    says: str
    reasons: tuple[str, ...]
    sees: str


def view(card: SuggestionCard) -> SuggestionView:
    """Say what may be suggested, why, and who sees that."""
    told = {"level": NAMES[card.level], "before": NAMES[card.before], "name": card.owner}
    if card.owner_is_me:
        says = _("Would %(level)s suit your promises better than %(before)s just now?") % told
    else:
        says = _("Would %(level)s suit the promises of %(name)s better than %(before)s? They decide.") % told
    sees = _("Only you see this suggestion. Nothing changes unless you do something.")
    return SuggestionView(card, says, tuple(str(REASONS[one]) for one in card.reasons), sees)
