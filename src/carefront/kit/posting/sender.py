"""The sender: claims letters that are due, makes their words, hands each to the server, and writes what became of it.

Each letter is finished in a transaction of its own right after the server took it and before the next one goes, so that
a crash doubles at most the one in flight. While the server is away no letter is counted against: the sender waits.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import Error as DatabaseTrouble
from django.db import OperationalError, connection
from django.db.models import Q
from django.utils import timezone, translation

from carefront.kit.leases import claim, finish, heartbeat, pause_after, put_back, retry_later, still_due
from carefront.kit.models import Letter
from carefront.kit.posting import digest, registry
from carefront.kit.posting.backend import the_post
from carefront.kit.posting.handing import Handing
from carefront.kit.posting.hours import may_go_at, zone_of
from carefront.kit.posting.message import UnusableAddress, compose
from carefront.kit.posting.outcomes import MOST_ATTEMPTS, MOST_DAYS, Became, Trouble
from carefront.kit.posting.registry import Addressee, Rendered
from carefront.kit.posting.smtp import Meaning, Post, Verdict

log = structlog.get_logger()

BATCH = 25
DOUBTS = 5  # refusals in a row, without one letter taken, after which it is the server that is in doubt
LONGEST_REST = timedelta(seconds=60)
FRESH = timedelta(seconds=5)  # words that waited longer for the letter before them are made anew


class Sender:
    """One worker's way of sending. `clock` answers the present moment; `stopping` whether to give the batch back."""

    def __init__(
        self,
        worker: str,
        *,
        clock: Callable[[], datetime] = timezone.now,
        stopping: Callable[[], bool] = lambda: False,
        post: Post | None = None,
    ) -> None:
        self.worker = worker
        self.trouble = ""  # what stands in the way of all letters
        self._clock = clock
        self._stopping = stopping
        self._handing = Handing(post or the_post())
        self._lease = timedelta(seconds=settings.LETTER_LEASE)
        self._refusals = 0  # in a row
        self._rests = 0  # in a row
        self._rest_until: datetime | None = None
        self._away = False  # whether the server turned out to be away while this batch went

    def run_due(self, now: datetime, limit: int = BATCH) -> int:
        """Send up to `limit` due letters; answer how many were dealt with, 0 while the server is away."""
        self._answered()  # one that was left on its way when the database was in trouble
        if self._rest_until is not None and now < self._rest_until <= now + LONGEST_REST:
            return 0
        self._away = False
        wanted = 1 if self._rests else limit  # one letter finds out whether the server is back
        free = Q(held=False)
        letters = claim(Letter, now=now, lease=self._lease, limit=wanted, worker=self.worker, where=free)
        letters = digest.join_old(letters, self.worker, now)
        letters.sort(key=lambda letter: letter.wanted_at)
        people = registry.addressees({one.to_person_id for one in letters if one.to_person_id})
        done = 0
        for place, letter in enumerate(letters):
            rest = letters[place:]
            if self._stopping():
                put_back(rest, self.worker, now)
                break
            if not self._still_held(rest):
                break
            if not self._one(letter, people.get(letter.to_person_id) if letter.to_person_id else None):
                assert self._rest_until is not None
                put_back(rest, self.worker, self._rest_until, trouble=self.trouble)
                break
            done += 1
        self._answered()
        return done

    def close(self) -> None:
        """Give up the connection to the server."""
        self._handing.close()

    def _still_held(self, letters: list[Letter]) -> bool:
        """Keep the lease long enough for one more letter; answer False when it may have passed to somebody else."""
        now = self._clock()
        first = letters[0]
        if not still_due(first, now):
            return False  # slept, or the clock jumped: they are free again, and somebody else may have them
        if first.due_at is not None and first.due_at - now < self._lease * 0.85:
            held = [self._handing.on_its_way, *letters] if self._handing.on_its_way else letters
            return heartbeat(held, self.worker, now + self._lease) == len(held)
        return True

    def _one(self, letter: Letter, to: Addressee | None) -> bool:
        """Make a letter's words while the one before is on its way, then send it; False when the server is away."""
        began = self._clock()
        made = self._made(letter, to)
        if made is None:
            return True
        self._answered()
        if self._away:
            return False
        if self._clock() - began > FRESH and (made := self._made(letter, to)) is None:
            return True
        self._handing.begin(letter, *made)
        return True

    def _made(self, letter: Letter, to: Addressee | None) -> tuple[str, bytes] | None:
        """Answer a letter's address and its bytes; None when it was ended or put back here."""
        now = self._clock()
        try:
            if not self._goes_now(letter, to, now):
                return None
            words = self._words(letter, to)
            if words is not None:
                return compose(letter.pk, words, now)
            self._end(letter, Became.GONE)
        except UnusableAddress:
            self._aside(letter, Trouble.UNUSABLE)
        except DatabaseTrouble:
            raise
        except Exception as error:
            self._puzzled(letter, error)
        return None

    def _answered(self) -> None:
        """Wait for the answer to the letter that is on its way, and write what became of it."""
        letter = self._handing.on_its_way
        if letter is None:
            return
        try:
            verdict = self._handing.answer()
        except Exception as error:
            self._puzzled(letter, error)
        else:
            self._judged(letter, verdict)

    def _puzzled(self, letter: Letter, error: Exception) -> None:
        log.warning("letter.words_not_made", kind=letter.kind, letter=str(letter.pk), error=type(error).__name__)
        self._later(letter, Trouble.WORDS)

    def _goes_now(self, letter: Letter, to: Addressee | None, now: datetime) -> bool:
        """Answer whether a letter may go at `now`; one that may not is ended or put back here."""
        kind = registry.kind_of(letter)
        if kind is None and letter.kind != registry.DIGEST:
            self._later(letter, Trouble.KIND)
            return False
        if letter.to_person_id is None:
            return True
        urgent = kind is not None and kind.urgent
        if to is None or not to.active or not to.address:
            self._end(letter, Became.GONE)
        elif not urgent and not to.wants_letters:
            self._end(letter, Became.UNWANTED)
        elif not urgent and (at := may_go_at(now, to)) > now:
            put_back([letter], self.worker, at)
        else:
            return True
        return False

    def _words(self, letter: Letter, to: Addressee | None) -> Rendered | None:
        language = to.language if to else settings.LANGUAGE_CODE
        with translation.override(language), timezone.override(zone_of(to.zone if to else settings.TIME_ZONE)):
            words = digest.render(letter) if letter.kind == registry.DIGEST else registry.render(letter)
        return None if words is None else filled(words, letter, to)

    def _judged(self, letter: Letter, verdict: Verdict) -> None:
        if verdict.meaning is Meaning.TAKEN:
            self._refusals = self._rests = 0
            self._rest_until, self.trouble = None, ""
            self._sent(letter)
            return
        if verdict.meaning is Meaning.DOWN:
            self._rest(verdict.trouble)
            assert self._rest_until is not None
            put_back([letter], self.worker, self._rest_until, trouble=verdict.trouble)
            return
        self._refusals += 1
        if verdict.meaning is Meaning.UNKNOWN:
            # Every further try may bring the same letter once more, so it always counts and the pauses are long.
            self._later(letter, verdict.trouble, pause_after(letter.attempts + 4))
        elif verdict.meaning is Meaning.NEVER and self._refusals < DOUBTS:
            self._aside(letter, verdict.trouble)
        elif verdict.meaning is Meaning.NEVER or self._refusals == 1:
            self._later(letter, verdict.trouble)
        else:
            # Several in a row: it may be the server, so this one is put off without counting against it.
            if self._too_old(letter):
                self._aside(letter, verdict.trouble)
            else:
                at = self._clock() + pause_after(max(letter.attempts, 2))
                put_back([letter], self.worker, at, trouble=verdict.trouble)
        if self._refusals >= DOUBTS:
            self._rest(verdict.trouble)

    def _sent(self, letter: Letter) -> None:
        """Write that a letter went. A locked or lost database is asked again: what is not written is sent twice."""
        for pause in (1, 4, 15):
            try:
                self._end(letter, Became.SENT, sent_at=self._clock())
                return
            except OperationalError:
                connection.close()
                time.sleep(pause)
        self._end(letter, Became.SENT, sent_at=self._clock())

    def _rest(self, trouble: str) -> None:
        self._rests += 1
        self.trouble = trouble
        self._rest_until = self._clock() + min(timedelta(seconds=2 ** min(self._rests - 1, 10)), LONGEST_REST)
        self._away = True
        self._handing.rest()
        log.warning("letters.resting", trouble=trouble, rests=self._rests)

    def _end(self, letter: Letter, became: Became, **columns: Any) -> None:
        finish(letter, self.worker, outcome=became.value, trouble="", **columns)

    def _aside(self, letter: Letter, trouble: str) -> None:
        now = self._clock()
        finish(letter, self.worker, outcome=Became.ASIDE.value, set_aside_at=now, trouble=str(trouble))
        log.warning("letter.set_aside", kind=letter.kind, letter=str(letter.pk), trouble=str(trouble))

    def _later(self, letter: Letter, trouble: str, pause: timedelta | None = None) -> None:
        if letter.attempts >= MOST_ATTEMPTS or self._too_old(letter):
            self._aside(letter, trouble)
        else:
            retry_later(letter, self.worker, self._clock() + (pause or pause_after(letter.attempts)), str(trouble))

    def _too_old(self, letter: Letter) -> bool:
        return letter.attempts >= 3 and self._clock() - letter.wanted_at > timedelta(days=MOST_DAYS)


def filled(words: Rendered, letter: Letter, to: Addressee | None) -> Rendered:
    """Answer `words` with the addressee's name and address where the kind left them open."""
    address = words.to_address or letter.to_address or (to.address if to else "")
    return replace(words, to_address=address, to_name=words.to_name or (to.name if to else ""))
