"""Shared texts: opened and forgotten by the room they belong to, read by its pages, and joined from its forms."""

import base64
import zlib
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import step
from carefront.kit.live import signals
from carefront.kit.live.documents import MOST, Document, TooLong
from carefront.kit.live.gate import Spoilt
from carefront.kit.models import LiveText, LiveUpdate

COMPACT_AFTER = 200  # updates, after which a text is taken into its snapshot
_WORDS, _UPDATE = "w.", "u."
_MOST_BASE = MOST * 4  # bytes of a text that a form was drawn from


@dataclass(frozen=True, slots=True)
class Text:
    """Describe a shared text as a page draws it: its words, and the version that its form sends back."""

    words: str
    version: str


@step
def open_text(*, room_id: UUID, workspace_id: UUID, now: datetime) -> UUID:
    """Open an empty shared text in a room and answer its id."""
    return LiveText.objects.create(room_id=room_id, workspace_id=workspace_id, changed_at=now).id


def text_of(text_id: UUID) -> Text:
    """Answer a shared text as it stands. Raises Refusal(HIDDEN) when it is not there."""
    row = LiveText.objects.filter(pk=text_id).first()
    if row is None:
        raise Refusal(Because.HIDDEN)
    words = row.words if row.words_seq == row.last_seq else _document_of(text_id).words
    return Text(words, version_of(words))


def words_of(text_ids: list[UUID]) -> dict[UUID, str]:
    """Answer the words of several shared texts, each as it stood at most a few seconds ago; one query."""
    return dict(LiveText.objects.filter(pk__in=text_ids).values_list("id", "words"))


def changed_since(at: datetime) -> list[UUID]:
    """Answer the rooms in which a shared text changed since a moment; one query."""
    return list(LiveText.objects.filter(changed_at__gte=at).values_list("room_id", flat=True).distinct()[:500])


@step
def merge_text(*, text_id: UUID, base: str, words: str, now: datetime) -> str:
    """Take what a form changed into a shared text, and answer the new version.

    `base` is the version that the form was drawn from, `words` the whole text as it was sent: what differs between the
    two is joined with whatever others wrote meanwhile. A browser with scripts puts its own updates in the place of the
    version; then `words` only repeats them. Raises Refusal(HIDDEN), Refusal(TOO_LONG) or Refusal(CHANGED_MEANWHILE).
    """
    row = LiveText.objects.select_for_update().filter(pk=text_id).first()
    if row is None:
        raise Refusal(Because.HIDDEN)
    document = _document_of(text_id)
    words = words.replace("\r\n", "\n")  # as forms send line ends
    try:
        update = _joined(document, base, words)
    except TooLong:
        raise Refusal(Because.TOO_LONG, "words", limit=MOST, length=max(len(words), MOST + 1)) from None
    except Spoilt:
        raise Refusal(Because.CHANGED_MEANWHILE, "words") from None
    if update:
        row.last_seq += 1
        LiveUpdate.objects.create(text=row, seq=row.last_seq, piece=update)
        row.words, row.words_seq, row.changed_at = document.words, row.last_seq, now
        keep_snapshot(row, document)
        signals.signal(row.room_id, signals.TEXT, text_id=row.id, now=now)
    return version_of(document.words)


@step
def forget_text(text_id: UUID, *, now: datetime | None = None) -> None:
    """Forget a shared text with everything that was ever written in it, and put it out of open pages."""
    row = LiveText.objects.select_for_update().filter(pk=text_id).first()
    if row is not None:
        signals.signal(row.room_id, signals.GONE, text_id=row.id, now=now)
        row.delete()


def version_of(words: str) -> str:
    """Answer the version of a text for a form: the words themselves, folded, so that no history has to be kept."""
    return _WORDS + base64.urlsafe_b64encode(zlib.compress(words.encode("utf-8", "replace"))).decode("ascii")


@dataclass(frozen=True, slots=True)
class Stored:
    """Describe a shared text as it is kept: its pieces in order, up to which number they go, and how many are loose."""

    pieces: tuple[bytes, ...]
    seq: int
    loose: int


def stored(text_id: UUID, *, after: int = 0) -> Stored | None:
    """Answer the pieces of a text from number `after` on, or None when it was forgotten; two queries."""
    # The loose pieces first: when they are taken into the snapshot between the two queries, some come twice and none
    # is missed.
    updates = LiveUpdate.objects.filter(text_id=text_id, seq__gt=after).order_by("seq").values_list("seq", "piece")
    loose = [(seq, bytes(piece)) for seq, piece in updates]
    row = LiveText.objects.filter(pk=text_id).values_list("snapshot", "snapshot_seq").first()
    if row is None:
        return None
    snapshot, at = row
    whole = [bytes(snapshot)] if at > after else []
    last = max(loose[-1][0] if loose else after, at)
    return Stored((*whole, *(piece for _, piece in loose)), last, last - at)


def _document_of(text_id: UUID) -> Document:
    found = stored(text_id)
    if found is None:
        raise Refusal(Because.HIDDEN)
    return Document(found.pieces)


@step
def keep_snapshot(row: LiveText, document: Document) -> None:
    """Save a locked text, taken into its snapshot when many updates came since the last one."""
    if row.last_seq - row.snapshot_seq >= COMPACT_AFTER:
        row.snapshot, row.snapshot_seq = document.whole(), row.last_seq
        LiveUpdate.objects.filter(text_id=row.pk, seq__lte=row.last_seq).delete()
    row.save()


def _joined(document: Document, base: str, words: str) -> bytes:
    """Join a form's change into `document` and answer it as an update. Raises Spoilt or TooLong."""
    if base.startswith(_UPDATE):
        update = _unfolded(base.removeprefix(_UPDATE))
        document.join(update)
        return update
    if "\0" in words or not base.startswith(_WORDS):
        raise Spoilt
    try:
        words.encode()
    except UnicodeEncodeError:  # half a character, as only JSON brings
        raise Spoilt from None
    return document.merge(_words_in(base), words)


def _words_in(version: str) -> str:
    folded = _unfolded(version.removeprefix(_WORDS))
    reader = zlib.decompressobj()
    try:
        words = reader.decompress(folded, _MOST_BASE).decode("utf-8")
    except (zlib.error, UnicodeDecodeError):
        raise Spoilt from None
    if not reader.eof:
        raise Spoilt
    return words


def _unfolded(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (NotBase64, ValueError):
        raise Spoilt from None
