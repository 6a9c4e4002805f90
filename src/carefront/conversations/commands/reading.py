"""Reading a transcript: streaming, with a bar that tells how far, and nothing half kept."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

from carefront.conversations.models import Finding, Speaker, Transcript
from carefront.conversations.queries import files, spoken
from carefront.core.conversations import MOST_FOUND, MOST_NAMES, NAME, SENTENCE, Trouble, proposed
from carefront.core.finding import Found, Kind, alone, find
from carefront.core.promises.reading import read
from carefront.core.promises.slots import Reading
from carefront.core.transcripts import Notes, Turn, joined
from carefront.core.transcripts import read as turns_of
from carefront.core.words import clean_line, shortened
from carefront.kit import jobs, languages
from carefront.kit.durable import command
from carefront.kit.ids import new_id
from carefront.people import queries as people
from carefront.relationships import queries as relationships

JOB = "transcript"
TELL_EVERY = 1 << 20  # bytes after which the bar moves
NOON = time(12)


def read_transcript(work: jobs.Work, *, now: datetime) -> Mapping[str, Any]:
    """Read a transcript and keep what was found in it; then its file goes.

    It goes unread where whoever brought it has left meanwhile. Nothing is written before all of it is read, and all at
    once: a worker that is killed leaves nothing half done, and the next one begins anew.
    """
    row = Transcript.objects.filter(pk=UUID(str(work.about["transcript"]))).first()
    path = files.path_of(UUID(str(work.about["transcript"])))
    if row is not None and row.read_at is None:
        if path.is_file() and people.actor_if_here(row.person_id) is not None:
            _write(work, row, _Heard(work, row, path), now)
        else:
            _give_up(row, Trouble.GONE, now)
    path.unlink(missing_ok=True)
    return {}


class _Heard:
    """What was heard in a transcript: its sentences, read, its names and how often each spoke, and what was odd."""

    def __init__(self, work: jobs.Work, row: Transcript, path: Path) -> None:
        self.notes = Notes()
        self.speakers: dict[str, int] = {}
        words = spoken.finding_words(spoken.chosen(row.language))
        known = _known_names(row)
        turns = joined(turns_of(_told(work, path), self.notes, words.labels))
        self.found: list[Found] = []
        for found in find(self._counted(turns), words, known):
            if len(self.found) < MOST_FOUND:
                self.found.append(found)
        self.found.sort(key=lambda one: one.turn)
        # Before anything is written: while it is, everybody else waits for their turn to write.
        language = languages.language(languages.chosen(row.language))
        seen_from = datetime.combine(row.took_place_on, NOON)
        self.readings = [read(one.sentence[:SENTENCE], seen_from, language) for one in self.found]

    def _counted(self, turns: Iterable[Turn]) -> Iterator[Turn]:
        for turn in turns:
            name = clean_line(turn.speaker or "")[:NAME]
            if name:
                self.speakers[name] = self.speakers.get(name, 0) + 1
            yield turn


def _told(work: jobs.Work, path: Path) -> Iterator[bytes]:
    """Answer a file piece by piece, and tell how far it was read."""
    done, told = 0, 0
    for piece in files.pieces_of(path):
        yield piece
        done += len(piece)
        if done - told >= TELL_EVERY:
            told = done
            work.report(done // 1024)


def _known_names(row: Transcript) -> tuple[str, ...]:
    return tuple(one.name for one in people.names_of(relationships.member_ids(row.relationship_id)).values())


@command
def _write(work: jobs.Work, row: Transcript, heard: _Heard, now: datetime) -> None:
    if not Transcript.objects.select_for_update().filter(pk=row.pk, read_at__isnull=True).exists():
        return  # it was let go, or another worker was quicker
    row.read_at, row.turns = now, heard.notes.turns
    row.odd = [[odd.value, count, heard.notes.first.get(odd, 0)] for odd, count in heard.notes.counts.items()]
    row.trouble = "" if heard.notes.turns else Trouble.NOTHING_SPOKEN.value
    row.save(update_fields=["read_at", "turns", "odd", "trouble"])
    speakers = _speakers(row, heard)
    Speaker.objects.bulk_create(speakers.values())
    Finding.objects.bulk_create(_rows(row, heard, speakers), batch_size=200)
    work.report(work.total, found=len(heard.found))


def _speakers(row: Transcript, heard: _Heard) -> dict[str, Speaker]:
    """Answer a row for each name: those who speak, the most often heard first, then those who are only named."""
    names = dict(sorted(heard.speakers.items(), key=lambda one: -one[1]))
    for found in heard.found:
        for name in (found.owner, found.likely):
            if name:
                names.setdefault(clean_line(name)[:NAME], 0)
    names.pop("", None)
    return {
        name: Speaker(id=new_id(), transcript=row, place=place, name=name, turns=turns)
        for place, (name, turns) in enumerate(list(names.items())[:MOST_NAMES])
    }


def _rows(row: Transcript, heard: _Heard, speakers: Mapping[str, Speaker]) -> list[Finding]:
    zone = people.actor_of_person(row.person_id).zone
    told = zip(heard.found, heard.readings, strict=True)
    return [_row(row, place, one, speakers, reading, zone) for place, (one, reading) in enumerate(told)]


def _row(
    row: Transcript, place: int, one: Found, speakers: Mapping[str, Speaker], reading: Reading, zone: str
) -> Finding:
    def named(name: str | None) -> Speaker | None:
        return speakers.get(clean_line(name or "")[:NAME])

    due, words = reading.due, one.words
    if one.kind is Kind.DECISION:
        words = alone(words, spoken.finding_words(spoken.chosen(row.language)))
    return Finding(
        id=new_id(),
        transcript=row,
        place=place,
        kind=one.kind.value,
        speaker=named(one.speaker),
        owner=named(one.owner),
        likely=named(one.likely),
        words=proposed(words, one.sentence),
        sentence=shortened(one.sentence, SENTENCE),
        about=shortened(one.about, SENTENCE),
        about_by=named(one.about_by),
        line=one.line,
        begins=one.begins,
        sureness=one.sureness,
        hedged=one.hedged,
        modality=reading.modality.value,
        due_on=due.on if due else None,
        due_time=due.at if due and due.on else None,
        due_zone=zone,
    )


@command
def _give_up(row: Transcript, trouble: Trouble, now: datetime) -> None:
    Transcript.objects.filter(pk=row.pk).update(read_at=now, trouble=trouble.value)
