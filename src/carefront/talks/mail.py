"""The letters of this room: their words are made from the rows as they stand when a letter is sent; no talk's words."""

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.core.actors import Actor
from carefront.core.consequences import ConsequenceState
from carefront.core.refusals import Refusal
from carefront.core.talks import TalkState
from carefront.kit import dates
from carefront.kit.models import Letter
from carefront.kit.posting.registry import Rendered
from carefront.people import queries as people
from carefront.relationships.queries.consents import lands_at
from carefront.relationships.wording import levels
from carefront.talks import wording
from carefront.talks.cards import ConsequencesCard, TalkCard
from carefront.talks.queries import consequences, talks

LIVE = {TalkState.PREPARING, TalkState.OPEN}


def talk_begun(letter: Letter) -> Rendered | None:
    """Tell the other that somebody would like to talk, from facts that both see; nothing when it is closed."""
    card = _talk(letter)
    if card is None or card.line.state not in LIVE or card.line.by_me:
        return None
    own = card.line.subject.id == card.line.other.id
    told = {"name": card.line.other.name, "about": _("promises of their own") if own else wording.whose(card.line)}
    said = _("It begins from dated facts that both of you see. You can add others, and prepare your side unseen.")
    if not card.facts:
        said = _("No fact is chosen yet. Each of you can add dated ones that both see, and prepare their side unseen.")
    more = _("Nothing has to be agreed. Each of you can close it.")
    return _said(card, _("%(name)s would like to talk about %(about)s") % told, [said, more])


def talk_opened(letter: Letter) -> Rendered | None:
    """Tell that both were ready, and what was prepared is open."""
    card = _talk(letter)
    if card is None or card.line.state not in LIVE:
        return None
    said = _("Both of you were ready, so each sees now what the other prepared.")
    return _said(card, _("What you both prepared is open"), [said])


def talk_asked(letter: Letter) -> Rendered | None:
    """Ask for the second yes to an agreement; nothing when its words are others by now."""
    card = _talk(letter)
    if card is None or card.line.state not in LIVE or card.their_yes is None or card.my_yes is not None:
        return None
    said = _("Read it once more. If it is right in these words, agree; if not, change what is yours in it.")
    return _said(card, _("%(name)s agreed to what you wrote together") % {"name": card.line.other.name}, [said])


def talk_agreed(letter: Letter) -> Rendered | None:
    """Tell that both agreed, and when they look again."""
    card = _talk(letter)
    if card is None or card.line.state is not TalkState.AGREED:
        return None
    said = _("You look at it again on %(day)s. What you do yourself can become a promise with one tap.")
    return _said(card, _("You have a new agreement"), [said % {"day": _day(card)}])


def talk_closed(letter: Letter) -> Rendered | None:
    """Tell that the other closed a talk, agreed or not."""
    card = _talk(letter)
    if card is None or card.line.state is not TalkState.CLOSED:
        return None
    said = _("What was shown in it stays readable to both of you. What only you saw stays yours.")
    more = _("You had wanted to look again on %(day)s; you are not asked about it any more.") % {"day": _day(card)}
    told = [said, more] if card.line.agreed_at else [said]
    return _said(card, _("%(name)s closed the talk") % {"name": card.line.other.name}, told)


def talk_look(letter: Letter) -> Rendered | None:
    """Ask, once, what came of what was agreed; nothing when that was said or the talk is closed."""
    card = _talk(letter)
    if card is None or card.line.state is not TalkState.AGREED or not any(one.asks_me for one in card.came):
        return None
    said = _("You and %(name)s wanted to look today at what you agreed on. One question: is it different now?")
    return _said(card, _("Is it different now?"), [said % {"name": card.line.other.name}, _("This is asked once.")])


def consequences_begun(letter: Letter) -> Rendered | None:
    """Tell the other that consequences are being written; nothing once they are in force or over."""
    card = _consequences(letter, ConsequenceState.DRAFT)
    if card is None:
        return None
    said = _("Each of you writes what they do themselves if it goes on. Nothing is in force unless both agree.")
    subject = _("%(name)s would like to write down what each of you does if it goes on")
    return _of_consequences(card, subject % {"name": card.them.name}, [said])


def consequences_asked(letter: Letter) -> Rendered | None:
    """Ask for the second yes to consequences; nothing when their words are others by now."""
    card = _consequences(letter, ConsequenceState.DRAFT)
    if card is None or card.their_yes is None or card.my_yes is not None:
        return None
    said = _("Read both sides and the days. If it is right in these words, agree; if not, change what is yours.")
    subject = _("%(name)s agreed to what each of you does if it goes on")
    return _of_consequences(card, subject % {"name": card.them.name}, [said])


def consequences_agreed(letter: Letter) -> Rendered | None:
    """Tell that consequences are in force, and until when."""
    card = _consequences(letter, ConsequenceState.IN_FORCE)
    if card is None:
        return None
    told = {"day": wording.named(card.ends_on, _who(card.place.zone))}
    said = _("It holds until %(day)s and ends by itself. Each of you can end it before.") % told
    return _of_consequences(card, _("You agreed what each of you does if it goes on"), [said])


def consequences_ended(letter: Letter) -> Rendered | None:
    """Tell that the other ended consequences before their day."""
    card = _consequences(letter, ConsequenceState.ENDED)
    if card is None:
        return None
    came_down = levels.NAMES[lands_at(card.place.id, card.owner.id)]
    said = _("The level is %(level)s again. If there is something to say about it, a conversation is a good place.")
    said %= {"level": came_down}
    return _of_consequences(card, _("%(name)s ended what you had agreed") % {"name": card.them.name}, [said])


def consequences_look(letter: Letter) -> Rendered | None:
    """Remind, once, of the closing conversation; nothing when they are over."""
    card = _consequences(letter, ConsequenceState.IN_FORCE)
    if card is None:
        return None
    said = _("You wanted to look back together today: what helped, what is different, and how you go on.")
    subject = _("The day to look back with %(name)s")
    return _of_consequences(card, subject % {"name": card.them.name}, [said, _("This is asked once.")])


ASKING = (talk_begun, talk_asked, talk_look, consequences_begun, consequences_asked, consequences_look)
NEWS = (talk_opened, talk_agreed, talk_closed, consequences_agreed, consequences_ended)


def _reader(letter: Letter) -> Actor | None:
    person = letter.to_person_id
    return people.actors_of([person]).get(person) if person else None


def _talk(letter: Letter) -> TalkCard | None:
    reader = _reader(letter)
    try:
        card = talks.talk(reader, UUID(letter.about["talk"])) if reader else None
    except Refusal:
        return None
    return card if card is not None and card.place.goes_on else None


def _consequences(letter: Letter, state: ConsequenceState) -> ConsequencesCard | None:
    reader = _reader(letter)
    try:
        card = consequences.consequences(reader, UUID(letter.about["consequences"])) if reader else None
    except Refusal:
        return None
    return card if card is not None and card.place.goes_on and card.state is state else None


def _who(zone: str) -> dates.Reader:
    return dates.reader(timezone.now(), zone)


def _day(card: TalkCard) -> str:
    return wording.named(card.line.look_on, _who(card.place.zone))


def _said(card: TalkCard, subject: str, said: list[str]) -> Rendered:
    return _rendered(card.place.title, card.place.hue, subject, said, reverse("talk", args=[card.line.id]))


def _of_consequences(card: ConsequencesCard, subject: str, said: list[str]) -> Rendered:
    return _rendered(card.place.title, card.place.hue, subject, said, reverse("consequences", args=[card.id]))


def _rendered(about: str, hue: int, subject: str, said: list[str], place: str) -> Rendered:
    context = {"heading": subject, "about": about, "said": said, "hue": hue, "url": f"{settings.SITE_URL}{place}"}
    return Rendered(
        subject=subject,
        text=render_to_string("talks/email/said.txt", context),
        html=render_to_string("talks/email/said.html", context),
    )
