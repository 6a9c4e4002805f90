"""One letter on its way while the next one's words are made: its answer is waited for only when it is needed."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from carefront.kit.models import Letter
from carefront.kit.posting.smtp import Post, Verdict


@dataclass(frozen=True, slots=True)
class _Way:
    letter: Letter
    answer: Future[Verdict]


class Handing:
    """Hand letters over one at a time, each in the background, so that a crash still doubles at most one.

    Nothing but the way to the server happens there: rows are read and written by whoever asks.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._way: _Way | None = None
        self._thread: ThreadPoolExecutor | None = None

    @property
    def on_its_way(self) -> Letter | None:
        """The letter whose answer has not been asked for yet."""
        return self._way.letter if self._way else None

    def begin(self, letter: Letter, address: str, message: bytes) -> None:
        """Send a letter on its way. The one before must have been answered."""
        assert self._way is None
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="letters")
        self._way = _Way(letter, self._thread.submit(self._post.send, address, message))

    def answer(self) -> Verdict:
        """Wait for what became of the letter that is on its way."""
        assert self._way is not None
        way, self._way = self._way, None
        return way.answer.result()

    def close(self) -> None:
        """End the background and give up the connection to the server."""
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = None
        self._post.close()

    def rest(self) -> None:
        """Give up the connection to the server for a while. Nothing is on its way then."""
        self._post.close()
