"""The conversation in the demo's story: a team's weekly talk, brought in writing, read, and partly looked through."""

from datetime import datetime, timedelta
from importlib.resources import files

from carefront.conversations.commands import keeping
from carefront.conversations.commands.matching import match_speakers
from carefront.conversations.commands.uploading import Brought, bring_transcript
from carefront.conversations.queries import findings, transcripts
from carefront.core.finding import Kind
from carefront.kit import jobs
from carefront.lobby.commands.demo.stage import Stage

TITLE = "Checkout, the weekly half hour"


def talk(stage: Stage) -> None:
    """Let Jonas bring yesterday's talk, ask for one thing in it, keep one for himself, and put one on record."""
    stage.at("day -1 15:00", lambda now: _bring(stage, now))


def _bring(stage: Stage, now: datetime) -> None:
    by = stage.people["jonas"]
    told = (files(__package__) / "story" / "checkout.vtt").read_bytes()
    brought = Brought(stage.bonds["team"], TITLE, by.local(now).date())
    key = bring_transcript(by=by, brought=brought, pieces=[told], now=now)
    jobs.run_due(now, "demo", 1)
    names, _members = transcripts.speakers(by, key)
    match_speakers(by=by, transcript_id=key, matches={one.id: one.suggested for one in names}, now=now)
    found, _more = findings.findings(by, key, now=now)
    asked = next((one for one in found if one.to is not None and not one.to.is_me), None)
    own = next((one for one in found if one.to is not None and one.to.is_me), None)
    decided = next((one for one in found if one.kind is Kind.DECISION), None)
    for place, one in enumerate(one for one in (asked, own, decided) if one is not None):
        moment = now + timedelta(minutes=20 + place)
        keeping.keep_finding(by=by, finding_id=one.id, wish=keeping.Wish(), now=moment)
