"""Score the finder on meetings with minutes: the actions and decisions that scribes recorded.

Right content: the words of a find, with the sentence and what it points at, hold at least a third (printed beside it:
half) of the content words of what was recorded; stems are compared, names of owners and addresses of pages left out.
A find counts for a record when it stands within 12 turns before to 3 after it. What the same finds would match by
chance is printed beside it: other records held against the same places.
"""

import re
from collections import Counter

from carefront.core.finding import FindingWords, Found, Kind, find
from carefront.core.finding.names import People
from carefront.core.transcripts import Turn
from evals.scoring import Row, given, line, rows, share

BEFORE, AFTER = 12, 3
PART = 1 / 3
HALF = 1 / 2
ENDINGS = ("ings", "ing", "ies", "ed", "es", "s", "e", "ly")
OWNER_LAST = re.compile(r"\(([^()]*)\)\s*$")
OWNER_FIRST = re.compile(r"((?:[A-Z][\w.]*\s?){1,4}) to (.*)", re.DOTALL)


def recorded(words: FindingWords) -> None:
    """Print how much of what scribes recorded is found, and how many finds there are a meeting."""
    path = given("working_group_minutes.jsonl")
    if path is None:
        return
    read = rows(path)
    plain = [Minutes(row, words) for row in read]
    actions(plain, words)
    decisions(plain, [Minutes(row, words, with_proposals=True) for row in read], words)
    kinds = Counter(found.kind for one in plain for found in one.found)
    turns = sum(one.turns for one in plain) / max(1, len(plain))
    line(
        "finds a meeting, by kind",
        ", ".join(f"{kind} {count / len(plain):.1f}" for kind, count in kinds.most_common()),
        f"of {turns:.0f} turns",
    )


def stems(text: str, words: FindingWords) -> set[str]:
    """Answer the stems of the words that carry meaning."""
    told = set()
    for word in re.findall(
        r"[a-z0-9@#]+(?:[-'][a-z0-9]+)*", re.sub(r"https?://\S+", " ", text.lower().replace("’", "'"))
    ):
        if word not in words.small:
            ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), "")
            told.add(word[: len(word) - len(ending)] if ending else word)
    return told


def held(record: set[str], found: Found, words: FindingWords) -> float:
    """Answer which part of a record's content words a find holds."""
    return len(record & stems(f"{found.words} {found.sentence} {found.about}", words)) / len(record)


class Minutes:
    """One meeting of a working group: what was found in its turns, and what its scribe recorded."""

    def __init__(self, row: Row, words: FindingWords, with_proposals: bool = False) -> None:
        self.words = words
        self.people = People(tuple(row["present"]), words)
        self.actions = [(*_owner(action["text"]), action["after_turn"]) for action in row["actions"]]
        self.resolutions = [("", record["text"], record["after_turn"]) for record in row["resolutions"]]
        put = Counter[int]()
        turns: list[Turn] = []
        self.place: list[int] = []
        asked = sorted(row["proposals"], key=lambda record: record["after_turn"]) if with_proposals else []
        for at in range(-1, len(row["turns"])):
            if at >= 0:
                turns.append(Turn(row["turns"][at]["speaker"], row["turns"][at]["text"], None, None, at + 1))
                self.place.append(at)
            for record in asked:
                if record["after_turn"] == at:
                    put[at] += 1
                    turns.append(Turn(None, f"PROPOSED: {record['text']}", None, None, at + 1))
                    self.place.append(at)
        self.turns = len(row["turns"])
        self.found = list(find(turns, words, tuple(row["present"])))

    def near(self, after: int, kinds: set[Kind] | None = None) -> list[Found]:
        """Answer the finds from 12 turns before to 3 after a record."""
        return [
            found
            for found in self.found
            if after - BEFORE <= self.place[found.turn] <= after + AFTER and (kinds is None or found.kind in kinds)
        ]

    def whose(self, name: str) -> str:
        """Answer the person a scribe's name means."""
        return self.people.named(name.strip().lower()) or self.people.first_of(name) or name


def _same(one: str | None, other: str) -> bool:
    return (one or "").casefold() == other.casefold()


def _owner(text: str) -> tuple[str, str]:
    last = OWNER_LAST.search(text)
    if last:
        return last.group(1), text[: last.start()]
    first = OWNER_FIRST.match(text)
    return (first.group(1).strip(), first.group(2)) if first else ("", text)


def best(near: list[Found], record: set[str], least: float, words: FindingWords) -> Found | None:
    """Answer the find with the right content: those that name an owner first, then the latest, then the fullest."""
    right = [(found.owner is not None, found.turn, held(record, found, words), found) for found in near]
    kept = [row for row in right if row[2] >= least]
    return max(kept, key=lambda row: row[:3])[3] if kept else None


def actions(minutes: list[Minutes], words: FindingWords) -> None:
    """Score the actions that scribes recorded."""
    told = [(one, *action, stems(action[1], words) or {action[1]}) for one in minutes for action in one.actions]
    if not told:
        line("recorded actions", "not scored: none in the folder", "-")
        return
    near = share(bool(one.near(after)) for one, _owner_, _text, after, _record in told)
    line(f"recorded actions ({len(told)}): something found near", f"{near:.2f}", ">= .85", near >= 0.85)
    surest = share(any(found.sureness >= 0.5 for found in one.near(after)) for one, _o, _t, after, _r in told)
    sure = sum(found.sureness >= 0.5 for one in minutes for found in one.found) / len(minutes)
    line("  with the surest finds alone (0.5 and more)", f"{surest:.2f}, {sure:.1f} finds a meeting", "-")
    hits = [(one, owner, best(one.near(after), record, PART, words)) for one, owner, _text, after, record in told]
    right = share(hit is not None for _one, _owner_, hit in hits)
    line("recorded actions: right content, a third of the words", f"{right:.2f}", ">= .55", right >= 0.55)
    half = share(best(one.near(after), record, HALF, words) is not None for one, _o, _t, after, record in told)
    every = [row[-1] for row in told]
    chance = share(
        any(held(other, found, words) >= PART for found in one.near(after))
        for at, (one, _o, _t, after, record) in enumerate(told)
        for other in every[at + 7 : at + 17]
        if other != record
    )
    line("  half of the words; by chance, a third", f"{half:.2f}; {chance:.2f}", "-")
    owned = [(one.whose(owner), hit) for one, owner, hit in hits if hit is not None and owner]
    named = share(_same(hit.owner or hit.likely, owner) for owner, hit in owned)
    line(f"recorded actions: right owner among the {len(owned)} hits", f"{named:.2f}", ">= .75", named >= 0.75)
    said = [(owner, hit) for owner, hit in owned if hit.owner]
    line(
        f"  among the {len(said)} where an owner is named, not guessed",
        f"{share(_same(hit.owner, owner) for owner, hit in said):.2f}",
        "-",
    )


def decisions(plain: list[Minutes], written: list[Minutes], words: FindingWords) -> None:
    """Score the decisions that scribes recorded, from talk alone and from minutes that hold the proposals voted on."""
    settled = {Kind.DECISION, Kind.PROPOSAL}
    for name, minutes, bar in (
        ("with the proposals where they were written down", written, 0.45),
        ("from the turns alone", plain, None),
    ):
        told = [(one, after, stems(text, words) or {text}) for one in minutes for _o, text, after in one.resolutions]
        if not told:
            line(f"recorded decisions, {name}", "not scored: none in the folder", "-")
            continue
        right = share(
            best(one.near(after, {Kind.DECISION}), record, HALF, words) is not None for one, after, record in told
        )
        line(
            f"recorded decisions ({len(told)}), right content, half of the words, {name}",
            f"{right:.2f}",
            ">= .45" if bar else "-",
            right >= bar if bar else None,
        )
        either = share(best(one.near(after, settled), record, PART, words) is not None for one, after, record in told)
        line("  a third of the words, proposals counted too", f"{either:.2f}", "-")
        said = [(one, found) for one in minutes for found in one.found if found.kind is Kind.DECISION]
        true = share(
            any(
                after - BEFORE <= one.place[found.turn] <= after + AFTER
                and held(stems(text, words) or {text}, found, words) >= PART
                for _o, text, after in one.resolutions
            )
            for one, found in said
        )
        line(f"  precision of the {len(said)} decisions found", f"{true:.2f}", "-")
