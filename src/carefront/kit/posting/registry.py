"""What each kind of letter says, and who its addressees are: rooms register both when they start."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from carefront.kit.models import Letter


@dataclass(frozen=True, slots=True)
class Attachment:
    """Hold a file that goes with a letter."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """Hold a letter's words, in its addressee's language.

    The address and name may stay empty: the sender then fills in the addressee's. `reply_to` is an address;
    `headers` are further ones (List-Unsubscribe, In-Reply-To). A `calendar` (iCalendar) makes it an invitation,
    or whatever else its `calendar_method` says, which is the METHOD inside.
    """

    subject: str
    text: str
    html: str | None = None
    to_address: str = ""
    to_name: str = ""
    reply_to: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    calendar: bytes | None = None
    calendar_method: str = "REQUEST"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Describe a person as a letter needs them. Equal quiet hours mean none."""

    name: str
    address: str
    language: str = "en"
    zone: str = "UTC"
    quiet_from: time = time(0)
    quiet_to: time = time(0)
    wants_letters: bool = True
    active: bool = True


# Makes a letter's words from the rows as they stand; None when its reason has gone.
Render = Callable[[Letter], Rendered | None]
# Makes one letter's words out of several that waited too long: the joining letter and the joined ones.
RenderDigest = Callable[[Letter, Sequence[Letter]], Rendered | None]
# Finds the addressees of a batch by their person ids, at once; whoever is missing gets no letter.
PeopleLookup = Callable[[Collection[UUID]], Mapping[UUID, Addressee]]

DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Kind:
    """Hold how letters of one kind are made. `urgent` ones go in quiet hours too, and to people who want no others;
    those with `joins` become one when several have waited too long."""

    render: Render
    urgent: bool = False
    joins: bool = False


_kinds: dict[str, Kind] = {}
_digest: list[RenderDigest] = []
_people: list[PeopleLookup] = []


def register(kind: str, render: Render, *, urgent: bool = False, joins: bool = False) -> None:
    """Say how letters of `kind` are made."""
    _kinds[kind] = Kind(render, urgent, joins)


def register_digest(render: RenderDigest) -> None:
    """Say how one letter is made out of several."""
    _digest[:] = [render]


def set_people(lookup: PeopleLookup) -> None:
    """Say how addressees are found."""
    _people[:] = [lookup]


def kind_of(letter: Letter) -> Kind | None:
    """Answer how a letter is made; None for a kind that nobody registered."""
    return _kinds.get(letter.kind)


def joining_kinds() -> tuple[str, ...]:
    """Answer the kinds of which several become one."""
    return tuple(kind for kind, entry in _kinds.items() if entry.joins)


def digest_renderer() -> RenderDigest | None:
    """Answer how one letter is made out of several, when a room said so."""
    return _digest[0] if _digest else None


def addressees(person_ids: Collection[UUID]) -> Mapping[UUID, Addressee]:
    """Answer the addressees of a batch."""
    if not person_ids or not _people:
        return {}
    return _people[0](person_ids)


def render(letter: Letter) -> Rendered | None:
    """Answer a letter's words; None when its reason has gone. Raises KeyError for a kind that nobody registered."""
    return _kinds[letter.kind].render(letter)
