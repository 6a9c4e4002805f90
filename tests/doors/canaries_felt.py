"""Pulses and wishes of a scene: private, shared and taken back, with a word of its own in every field."""

from datetime import timedelta
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.pulsing import Answers
from carefront.pulses.commands import answering, wishing
from tests.doors.scene import Scene


def felt(scene: Scene, by: Actor, place: UUID, others: tuple[Actor, ...], *, pair: bool) -> None:
    """Let somebody answer twice, share one of them in a pair, and say three times what would be more useful."""
    word, now, seen = scene.canary, scene.now, (by, *others)
    first = answering.answer_pulse(by=by, relationship_id=place, answers=Answers(3, 4, 5, 1), now=now)
    later = now + timedelta(days=1)
    second = answering.answer_pulse(by=by, relationship_id=place, answers=Answers(6, 6, 2, -1), now=later)
    if pair:
        answering.share_pulse(by=by, pulse_id=second, now=later)
    private = wishing.make_wish(by=by, relationship_id=place, words=word(by), now=now)
    wishing.meet_wish(by=by, wish_id=private, words=word(by), now=now)
    shared = wishing.make_wish(by=by, relationship_id=place, words=word(*seen), now=now)
    wishing.share_wish(by=by, wish_id=shared, now=now)
    met = wishing.meet_wish(by=others[0], wish_id=shared, words=word(*seen), now=now)
    wishing.judge_adjustment(by=by, adjustment_id=met, helps="partly", words=word(*seen), now=now)
    back = wishing.make_wish(by=by, relationship_id=place, words=word(by), now=now)
    wishing.share_wish(by=by, wish_id=back, now=now)
    kept = wishing.meet_wish(by=others[0], wish_id=back, words=word(by, others[0]), now=now)
    wishing.judge_adjustment(by=by, adjustment_id=kept, helps="no", words=word(by), now=now)
    wishing.unshare_wish(by=by, wish_id=back, now=now)
    scene.note("pulse", second, first)
    scene.note("wish", shared, private, back)
    scene.note("adjustment", met, kept)
