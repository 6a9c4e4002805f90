"""Home: what one owes, what awaits one, what to acknowledge."""

from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments.wording.rows import rows_of
from carefront.conversations.wording import held as conversation_wording
from carefront.core.actors import Actor
from carefront.kit import dates
from carefront.kit.doors import actor_of, page
from carefront.lobby.cards import Teaching
from carefront.lobby.queries.home import Home
from carefront.lobby.queries.home import home as home_query
from carefront.lobby.wording import agreeing, rows
from carefront.people.queries.own import accounts_exist


def home(request: HttpRequest) -> HttpResponseBase:
    """Show home; send the signed-out to sign in, and whoever comes first to the beginning."""
    signed_in = getattr(getattr(request, "user", None), "is_authenticated", False)
    if actor_of(request) is None and not signed_in and not accounts_exist():
        return redirect("start")
    return _home(request)


@page
def _home(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    now = timezone.now()
    who = dates.reader(now)
    found = home_query(actor, now=now)
    desk = found.desk
    context = {
        "greeting": greeting(actor, now),
        "today": dates.day(who.today, who.today, near=False),
        "home": found,
        "asked": rows.asked(desk.asked, who),
        "undecided": rows_of(desk.undecided, now=now),
        "owed": rows_of(desk.owed, now=now),
        "awaiting": rows.awaiting(desk.requests, found.proposals, desk.expectations, desk.supported, found.said, who)
        + [agreeing.to_sign(card) for card in found.to_sign]
        + [row for card in found.agreeing for row in agreeing.to_agree(card)]
        + [agreeing.to_talk(line) for line in found.talks],
        "to_meet": rows.told(desk.to_meet, now),
        "responses": rows.told(desk.responses, now),
        "supporting": rows.supporting(desk.supported, who),
        "conversations": [conversation_wording.row_of(line, who) for line in found.conversations],
        "pulses": found.pulses,
        "teachings": teachings(actor, found) if found.is_new else [],
    }
    return render(request, "lobby/home.html", context)


def greeting(actor: Actor, now: datetime) -> str:
    """Greet somebody by the hour it is where they are."""
    hour = actor.local(now).hour
    name = {"name": actor.name.split()[0] if actor.name.split() else actor.name}
    if hour < 5 or hour >= 18:
        return _("Good evening, %(name)s") % name
    if hour < 12:
        return _("Good morning, %(name)s") % name
    return _("Good afternoon, %(name)s") % name


def teachings(actor: Actor, found: Home) -> list[Teaching]:
    """Say what can be done first, to somebody who has no relationship yet."""
    invite = Teaching(
        _("Invite somebody"),
        _("Keeping one's word takes two. An invitation is a letter with a link; they come in on one page."),
        _("Ada, shall we tell each other on Mondays what we will do, and on Fridays how it went?"),
        reverse("people"),
        _("Invite somebody"),
    )
    relate = Teaching(
        _("Agree with somebody"),
        _("A relationship is an agreement to hold each other to your word: coaching, reporting, peers or a team."),
        _("Ben coaches me. He asks about what I promised, and I choose what that is."),
        reverse("new_relationship"),
        _("Propose a relationship"),
    )
    promise = Teaching(
        _("Make a first promise"),
        _("A promise is one line with a day in it. Promised to yourself, nobody else sees it."),
        _("Write to the three customers who went quiet, by Thursday noon"),
        reverse("commitment_new"),
        _("Promise something"),
    )
    return [invite, relate, promise] if actor.is_steward else [relate, promise]
