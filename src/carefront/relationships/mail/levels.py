"""The letters about levels and releases: proposed, agreed, declined, gone down, begun, ended, and to look again."""

from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from carefront.core.level import CameDown, ChangeState, ReleaseState
from carefront.core.refusals import Refusal
from carefront.kit.models import Letter
from carefront.kit.posting.addresses import full_address
from carefront.kit.posting.registry import Rendered
from carefront.relationships import wording
from carefront.relationships.mail import card_of, name_of, reader_of
from carefront.relationships.queries import RelationshipCard, levels, releases
from carefront.relationships.queries.level_cards import ChangeCard, ReleaseCard
from carefront.relationships.wording import levels as words


def level_proposed(letter: Letter) -> Rendered | None:
    """Ask somebody about their level; nothing when it was answered or taken back."""
    found = _change(letter)
    if found is None or not found[1].may_answer:
        return None
    bond, card = found
    subject = _("%(name)s proposes another level for your promises") % {"name": card.by}
    more = _("It takes effect only if you agree. You can leave it as it is, and no reason is asked.")
    look = _("You would look again on %(day)s.") % {"day": wording.day(card.look_on)}
    return _said(
        letter, bond, subject, [words.proposal(card), f"{more} {look}"], card.reason, card.by, words.address(card)
    )


def level_agreed(letter: Letter) -> Rendered | None:
    """Tell that somebody agreed to a level, or chose one; nothing when it is another one by now."""
    found = _change(letter)
    if found is None or found[1].state is not ChangeState.IN_FORCE:
        return None
    bond, card = found
    subject = _("%(name)s agreed to another level") if not card.by_owner else _("%(name)s chose another level")
    told = {"name": card.owner, "level": words.NAMES[card.level], "before": words.NAMES[card.before]}
    said = _("The promises of %(name)s stand at %(level)s from now on, instead of %(before)s.") % told
    if card.commitment_id is not None:
        said = _("One promise of %(name)s stands at %(level)s from now on, instead of %(before)s.") % told
    look = [_("You look again on %(day)s.") % {"day": wording.day(card.look_on)}] if card.look_on else []
    reason = card.reason if card.by_owner else ""
    return _said(letter, bond, subject % told, [said, *look], reason, card.owner, words.address(card))


def level_lowered(letter: Letter) -> Rendered | None:
    """Tell the other that somebody took their level down; nothing when it is another one by now."""
    found = _change(letter)
    if found is None or found[1].state is not ChangeState.IN_FORCE:
        return None
    bond, card = found
    told = {"name": card.owner, "level": words.NAMES[card.level], "before": words.NAMES[card.before]}
    subject = _("%(name)s goes on at another level") % told
    said = _("The promises of %(name)s stand at %(level)s from now on, instead of %(before)s.") % told
    if card.commitment_id is not None:
        said = _("One promise of %(name)s stands at %(level)s from now on, instead of %(before)s.") % told
    more = _("Going down is everybody's own to decide, and a normal thing to do.")
    return _said(letter, bond, subject, [said, more], card.reason, card.owner, words.address(card))


def level_lapsed(letter: Letter) -> Rendered | None:
    """Tell that the fourth level came down, and why; nothing when it is another one by now."""
    found = _change(letter)
    if found is None or found[1].state is not ChangeState.IN_FORCE:
        return None
    bond, card = found
    told = {"name": card.owner, "level": words.NAMES[card.level]}
    said = (
        _("Your promises stand at %(level)s again.")
        if card.owner_is_me
        else _("The promises of %(name)s stand at %(level)s again.")
    )
    subject = _("The time you agreed on is over")
    more = _("What you had agreed on was for a time, and that time is over. If it helped, or did not, talk about it.")
    if card.came_down is CameDown.STOPPED:
        subject = _("What you had agreed on no longer holds")
        more = _("%(name)s ended it, or left, before its last day.") % {"name": name_of(letter)}
    return _said(letter, bond, subject, [said % told, more], "", "", words.address(card))


def level_declined(letter: Letter) -> Rendered | None:
    """Tell whoever proposed a level that it stays as it was."""
    found = _change(letter)
    if found is None or found[1].state is not ChangeState.DECLINED:
        return None
    bond, card = found
    told = {"name": card.owner, "level": words.NAMES[card.level], "before": words.NAMES[card.before]}
    subject = _("%(name)s leaves the level as it is") % told
    said = _("You proposed %(level)s. %(name)s stays at %(before)s.") % told
    more = _("A conversation about it may tell you more than another proposal.")
    return _said(letter, bond, subject, [said, more], card.words, card.owner, words.address(card))


def level_look(letter: Letter) -> Rendered | None:
    """Ask whether a level is still right, once; nothing when it is another one by now, or that was answered."""
    found = _change(letter)
    if found is None or not found[1].asks_me:
        return None
    bond, card = found
    told = {"level": words.NAMES[card.level], "name": card.owner, "day": wording.day(card.agreed_at)}
    if card.owner_is_me:
        said = _("Your promises stand at %(level)s since %(day)s, and you wanted to look again today.") % told
        more = _("If it helps, keep it and name the next day. Going down takes one tap and no reason.")
    else:
        said = _("The promises of %(name)s stand at %(level)s since %(day)s. You wanted to look again today.") % told
        more = _("If another level would help more, propose it; %(name)s decides.") % told
    once = _("This is asked once.")
    return _said(letter, bond, _("Is the level still right?"), [said, more, once], "", "", words.address(card))


def release_proposed(letter: Letter) -> Rendered | None:
    """Ask somebody whether they agree to rest from promises; nothing when that was answered or taken back."""
    found = _release(letter)
    if found is None or not found[1].may_accept:
        return None
    bond, card = found
    told = {"name": card.by, "until": wording.day(card.until)}
    subject = _("%(name)s proposes to rest from promises for a while") % told
    said = _("Until %(until)s nobody would be asked about promises here. Conversations go on as they are.") % told
    more = _("It begins when everyone in it agrees, and each of you can end it earlier.")
    return _said(letter, bond, subject, [said, more], card.reason, card.by, _released(card))


def release_begun(letter: Letter) -> Rendered | None:
    """Tell that a release has begun; nothing when it is over."""
    found = _release(letter)
    if found is None or found[1].state is not ReleaseState.ON:
        return None
    bond, card = found
    told = {"until": wording.day(card.until), "look": wording.day(card.look_on)}
    subject = _("You rest from promises until %(until)s") % told
    said = _("Everyone agreed. Nobody is asked about promises until then, and nothing counts as not done.")
    more = _("Open promises keep their days. What you take on by yourself meanwhile is yours alone.")
    return _said(letter, bond, subject, [said, more], "", "", _released(card))


def release_declined(letter: Letter) -> Rendered | None:
    """Tell whoever proposed a release that promises go on."""
    found = _release(letter)
    if found is None or found[1].state is not ReleaseState.DECLINED:
        return None
    bond, card = found
    subject = _("%(name)s would rather go on with promises") % {"name": card.over_by}
    said = _("You proposed to rest from promises until %(until)s.") % {"until": wording.day(card.until)}
    more = _("Each of you can let single promises rest, or go down a level.")
    return _said(letter, bond, subject, [said, more], "", "", _released(card))


def release_ended(letter: Letter) -> Rendered | None:
    """Tell the others that somebody ended a release before its day."""
    found = _release(letter)
    if found is None or found[1].state is not ReleaseState.ENDED or not bool(letter.about.get("by")):
        return None
    bond, card = found
    subject = _("%(name)s ends the rest from promises") % {"name": name_of(letter)}
    said = _("You are asked about promises again, in the hours you chose. If a day no longer fits, name another one.")
    return _said(letter, bond, subject, [said], "", "", _released(card))


def release_look(letter: Letter) -> Rendered | None:
    """Ask, once, whether it is still good to rest from promises; nothing when it is over, or that was answered."""
    found = _release(letter)
    if found is None or not found[1].asks_me:
        return None
    bond, card = found
    said = _("You agreed to rest until %(until)s, and to look at it today.") % {"until": wording.day(card.until)}
    more = _("If it is, there is nothing to do. If not, each of you can end it.")
    subject = _("Is it still good to rest from promises?")
    return _said(letter, bond, subject, [said, more, _("This is asked once.")], "", "", _released(card))


def _change(letter: Letter) -> tuple[RelationshipCard, ChangeCard] | None:
    bond, reader = card_of(letter), reader_of(letter)
    if bond is None or reader is None or bond.i_left:
        return None
    try:
        return bond, levels.change(reader, UUID(letter.about["change"]))
    except Refusal:
        return None


def _release(letter: Letter) -> tuple[RelationshipCard, ReleaseCard] | None:
    bond, reader = card_of(letter), reader_of(letter)
    if bond is None or reader is None or bond.i_left:
        return None
    try:
        return bond, releases.release(reader, UUID(letter.about["release"]))
    except Refusal:
        return None


def _released(card: ReleaseCard) -> str:
    return reverse("relationship_release", args=[card.relationship_id])


def _said(
    letter: Letter, bond: RelationshipCard, subject: str, said: list[str], quoted: str, quoted_name: str, place: str
) -> Rendered:
    context = {
        "heading": subject,
        "about": wording.about(bond) if bond.is_pair else wording.title(bond),
        "said": said,
        "quoted": quoted,
        "quoted_name": quoted_name,
        "hue": bond.hue,
        "url": full_address(place, bond.workspace_id),
    }
    return Rendered(
        subject=subject,
        text=render_to_string("relationships/mail/agreed.txt", context),
        html=render_to_string("relationships/mail/agreed.html", context),
    )
