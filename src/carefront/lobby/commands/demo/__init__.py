"""The demo: a lived-in story, told by calling the commands with past moments.

The story itself lies in `story/*.toml`: each scene says when, which deed of `Everything`, and its words.
"""

import tomllib
from datetime import datetime
from importlib.resources import files

from carefront.insights.commands import telling as months
from carefront.kit.durable import command
from carefront.kit.models import Letter
from carefront.kit.posting.outcomes import Became
from carefront.lobby.commands.demo import cast, talking
from carefront.lobby.commands.demo.deeds import Deeds
from carefront.lobby.commands.demo.feeling import Feelings
from carefront.lobby.commands.demo.meetings import Meetings
from carefront.lobby.commands.demo.noticing import Noticing
from carefront.lobby.commands.demo.plans import Plans
from carefront.lobby.commands.demo.stage import Stage
from carefront.lobby.commands.demo.talked import Talked
from carefront.pulses.commands import telling as rounds

PASSWORD = "a promise a day"  # noqa: S105 - it opens invented accounts, and the demo prints it
THREADS = ("coaching", "reporting", "together", "sessions", "mondays", "planning", "feeling", "talked", "noticed")


class Everything(Deeds, Meetings, Plans, Feelings, Talked, Noticing):
    """Hold all that people in the story do."""


def tell(*, now: datetime, password: str = PASSWORD) -> None:
    """Tell the whole story into an empty installation, so that it ends at `now`.

    Raises Refusal(ALREADY_SETTLED) when somebody is here already.
    """
    stage = Stage(now)
    cast.arrive(stage, password)
    cast.relate(stage)
    cast.change(stage)
    they = Everything(stage)
    for thread in THREADS:
        text = (files(__package__) / "story" / f"{thread}.toml").read_text(encoding="utf-8")
        for scene in tomllib.loads(text)["scene"]:
            deed = getattr(they, scene.pop("they"))
            deed(**scene)
    talking.talk(stage)
    stage.play()
    rounds.tend(now)
    months.tend(now)
    _put_letters_by(now)


def is_told() -> bool:
    """Answer whether the story was told into this installation."""
    return bool(cast.who_is_here())


@command
def _put_letters_by(now: datetime) -> None:
    """Let the letters of the past count as sent: nobody of the story has a letter box."""
    waiting = Letter.objects.filter(due_at__isnull=False)
    waiting.update(due_at=None, sent_at=now, outcome=Became.SENT.value)
