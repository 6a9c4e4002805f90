"""Home: what those in a relationship agree on, where it waits for the reader's word."""

from django.urls import reverse
from django.utils.translation import gettext as _

from carefront.lobby.cards import DeskRow
from carefront.relationships import queries as relationships
from carefront.relationships import wording as relationship_wording
from carefront.talks import wording as talk_wording
from carefront.talks.cards import TalkLine


def to_sign(card: relationships.RelationshipCard) -> DeskRow:
    """Show that how the people in a relationship work together waits for the reader's signature."""
    return DeskRow(
        url=reverse("covenant", args=[card.id]),
        words=_("How you work together"),
        facts=(relationship_wording.title(card), _("waits for your signature")),
        state_code="",
        state_label="",
        hue=card.hue,
        action=_("Read it"),
    )


def to_agree(card: relationships.RelationshipCard) -> list[DeskRow]:
    """Show that a level or a rest from promises waits for the reader's word."""
    level, release = (reverse(f"relationship_{name}", args=[card.id]) for name in ("level", "release"))
    of_one = reverse("commitment_level", args=[card.level_asked_of]) if card.level_asked_of else level
    found = (
        (card.level_asked, of_one, _("Another level for your promises"), _("proposed to you")),
        (card.level_to_look_at, level, _("Is the level still right?"), _("you wanted to look again")),
        (card.release_asked, release, _("Rest from promises for a while"), _("proposed to you")),
        (card.release_to_look_at, release, _("Is it still good to rest from promises?"), _("asked once")),
    )
    return [
        DeskRow(
            url=url,
            words=words,
            facts=(relationship_wording.title(card), fact),
            state_code="",
            state_label="",
            hue=card.hue,
            action=_("Look at it"),
        )
        for waits, url, words, fact in found
        if waits
    ]


def to_talk(line: TalkLine) -> DeskRow:
    """Show that a talk, or the consequences that came of one, waits for the reader's word."""
    url, words = reverse("talk", args=[line.id]), talk_wording.title(line)
    if line.draft_id is not None:
        url, words = reverse("consequences", args=[line.draft_id]), _("What each of you does if it goes on")
        fact = _("waits for your words")
    elif line.agreed_at is not None:
        fact = _("you wanted to look again")
    else:
        fact = _("to agree to") if line.by_me else _("%(name)s would like to talk") % {"name": line.other.name}
    return DeskRow(
        url=url,
        words=words,
        facts=(line.other.name, fact),
        state_code="",
        state_label="",
        hue=0,
        action=_("Look at it"),
    )
