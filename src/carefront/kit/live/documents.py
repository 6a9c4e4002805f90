"""One shared text as the library sees it: joined from updates in any order, always to the same words."""

import secrets
import time
from collections.abc import Iterable

from pycrdt import Doc, Text

from carefront.core.merging import joined
from carefront.kit.live.gate import ROOT, Spoilt, check_state, check_update

MOST = 200_000  # characters of one text
MOST_BYTES = 4_000_000  # of everything that is kept of one text, what was taken away included
MOST_WRITERS = 2_000  # of one text; each page that writes in it is one
# Seconds of work. Pieces can be made so that each is set beside all others; an honest hour takes a tenth of this.
MOST_WORK = 0.25  # of one update
MOST_WORK_KEPT = 1.0  # of all updates that took long, as a text that is opened again takes them all in
_NOTED = 0.005


class TooLong(Exception):
    """Say that a text has no room for an update."""


class TooMuchWork(Spoilt):
    """Say that an update was made to keep whoever joins it busy."""


class Document:
    """A shared text in memory. Whoever got Spoilt or TooLong from it makes it anew: it may hold half of a change."""

    def __init__(self, pieces: Iterable[bytes] = ()) -> None:
        self._begin(pieces)

    def _begin(self, pieces: Iterable[bytes]) -> None:
        # 32 bits, as browsers have them: a number that both sides read alike.
        self._doc: Doc[Text] = Doc(client_id=secrets.randbits(32))
        self._words = self._doc.get(ROOT, type=Text)
        self._bytes = 0
        self._work = 0.0
        self._writers: frozenset[int] = frozenset()
        for piece in pieces:
            self.take(piece)

    @property
    def words(self) -> str:
        """Answer the text as it stands."""
        return str(self._words)

    def state(self) -> bytes:
        """Answer how far this has come with each writer, as a state vector."""
        return self._doc.get_state()

    def since(self, state: bytes) -> bytes:
        """Answer everything that somebody at `state` lacks. Raises Spoilt."""
        check_state(state)
        try:
            return self._doc.get_update(state)
        except Exception:
            raise Spoilt from None

    def whole(self) -> bytes:
        """Answer everything, as one update."""
        return self._doc.get_update()

    def join(self, update: bytes) -> None:
        """Take in an update from outside. Raises Spoilt or TooLong, or TooMuchWork, a kind of Spoilt."""
        checked = check_update(update)
        if new := checked.writers - self._writers:
            self._writers |= check_state(self.state()) | new
            if len(self._writers) > MOST_WRITERS:
                raise TooLong
        work = 0.0
        for step in checked.steps:
            work += self._apply(step)
            if work > MOST_WORK or (work > _NOTED and self._work + work > MOST_WORK_KEPT):
                raise TooMuchWork
        self._note(update, work)
        # In bytes first: counting characters costs more, and most texts are short.
        if len(self._words) > MOST and len(self.words) > MOST:
            raise TooLong
        if self._bytes > MOST_BYTES:
            whole = self.whole()
            if len(whole) > MOST_BYTES:
                raise TooLong
            self._begin([whole])  # anew, without pieces whose beginnings never came

    def merge(self, base: str, mine: str) -> bytes:
        """Take in what `mine` changed in `base`, and answer that as an update. Raises TooLong."""
        before = self.state()
        words = self.words
        edits = joined(base, mine, words)
        if len(words) + sum(len(edit.put) - edit.gone for edit in edits) > MOST:
            raise TooLong
        with self._doc.transaction():
            for edit in edits:
                at = len(words[: edit.at].encode())  # the library counts in bytes; edits come from the end
                if edit.gone:
                    del self._words[at : at + len(words[edit.at : edit.at + edit.gone].encode())]
                if edit.put:
                    self._words.insert(at, edit.put)
        return self._doc.get_update(before) if edits else b""

    def take(self, update: bytes) -> None:
        """Take in an update that was kept already. Raises Spoilt."""
        self._note(update, self._apply(update))

    def _note(self, update: bytes, work: float) -> None:
        self._bytes += len(update)
        self._work += work if work > _NOTED else 0.0

    def _apply(self, update: bytes) -> float:
        """Take in an update and answer the seconds of work that it took."""
        start = time.thread_time()  # what others do on this machine meanwhile is not the update's fault
        try:
            self._doc.apply_update(update)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # the library's own panics are no Exception
            raise Spoilt from None
        return time.thread_time() - start
