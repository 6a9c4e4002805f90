"""What was found by its words, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from carefront.conversations.cards.searching import FoundCard
from carefront.core.searching.excerpts import Part
from carefront.core.searching.kinds import Sought
from carefront.kit import dates
from carefront.relationships import wording as relationships

KINDS: Mapping[Sought, Promise] = {
    Sought.CONVERSATION: gettext_lazy("Conversation"),
    Sought.TOPIC: gettext_lazy("Topic"),
    Sought.DECISION: gettext_lazy("Decision"),
    Sought.NOTE: gettext_lazy("Notes"),
    Sought.READ_BACK: gettext_lazy("Read back"),
    Sought.AGREEMENT: gettext_lazy("Agreed words"),
    Sought.PLAN: gettext_lazy("Plan"),
    Sought.FOLLOW_UP: gettext_lazy("What came of it"),
    Sought.PROPOSAL: gettext_lazy("What you said"),
}
GROUPS: Mapping[Sought, Promise] = {
    **KINDS,
    Sought.CONVERSATION: gettext_lazy("Conversations"),
    Sought.TOPIC: gettext_lazy("Topics"),
    Sought.DECISION: gettext_lazy("Decisions"),
    Sought.READ_BACK: gettext_lazy("Read back in conversations"),
    Sought.PLAN: gettext_lazy("Plans"),
}


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Show one thing that was found: the words around those that were asked for, which are marked."""

    url: str
    said: SafeString
    facts: tuple[str, ...]
    hue: int

    @property
    def about(self) -> str:
        """What it is and where it belongs, in one line."""
        return " · ".join(self.facts)

    @property
    def drawn(self) -> SafeString:
        """The row as it stands in a list; a template for each would be most of a page's time."""
        facts = "".join([f"<span>{escape(fact)}</span>" for fact in self.facts])
        return SafeString(
            f'<article class="row" data-hue="{self.hue}"><span class="dot" aria-hidden="true"></span>'
            f'<p class="words"><a href="{escape(self.url)}">{self.said}</a></p>'
            f'<div class="facts">{facts}</div></article>'
        )


def found(card: FoundCard, who: dates.Reader, *, with_kind: bool = True) -> FoundRow:
    """Show one thing that was found; without its kind where that stands above it."""
    when = dates.day(timezone.localtime(card.at).date(), who.today)
    kind = str(KINDS[card.kind]) if with_kind else ""
    own = _("only you find this") if card.is_own else ""
    facts = tuple(fact for fact in (kind, card.relationship_title, when, own) if fact)
    return FoundRow(address(card), marked(card.parts), facts, card.hue)


def marked(parts: Iterable[Part]) -> SafeString:
    """Answer a piece of text with the words marked that were asked for."""
    told = [f"<mark>{escape(part.text)}</mark>" if part.is_hit else escape(part.text) for part in parts]
    return SafeString("".join(told))


def address(card: FoundCard) -> str:
    """Answer where something that was found stands: its conversation, or its relationship where it has none."""
    if card.kind is Sought.PROPOSAL:
        return reverse("proposal", args=[card.id])
    if card.kind is Sought.PLAN:
        return reverse("plan", args=[card.id])
    if card.conversation_id is None:
        return relationships.address(card.relationship_id)
    if card.kind is Sought.NOTE:
        return reverse("conversation", args=[card.conversation_id]) + "#notes"
    at = f"#{card.kind.value}-{card.id}" if card.kind in {Sought.TOPIC, Sought.DECISION} else ""
    return reverse("conversation", args=[card.conversation_id]) + at
