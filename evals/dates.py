"""Score the reading of days: the due day where one is meant and lies ahead, and false hits where none is named.

A row holds `text`, `ref` (the moment from which it is seen), `gold` (the day meant, null for none) and `future`. The
sets are written in the American order of day and month, so that one is asked for. A stretch ("next week", "the end of
March") has two ends, and each set labels one of them: a row is right when that is an end of what was read; `end` in a
row is the labelled end, and a last working day stands for the last day. `first days only` is the same without that.
"""

import os
import sys
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "src"))

from carefront.core.dates.model import Due
from carefront.core.dates.reading import read
from carefront.core.refusals import Refusal
from carefront.kit.language import date_words
from evals.scoring import Row, given, line, own, rows, share

SETS = ("dates_duckling", "dates_recognizers", "dates_chrono")
SPAN_END = 4  # days: a labelled end may be the day after, and a weekend lies between it and the last working day


def understood(row: Row) -> Due | None:
    """Answer what the product's reader makes of a row's text; a refusal is no day."""
    try:
        return read(
            row["text"], datetime.fromisoformat(row["ref"]), date_words(row.get("language", "en")), day_first=False
        )
    except Refusal:
        return None


def wanted(row: Row) -> set[date]:
    """Answer the days that the label allows."""
    return {date.fromisoformat(day) for day in [row["gold"], *(row.get("gold_any") or [])]}


def first_right(row: Row, due: Due | None) -> bool:
    """Answer whether the first day of what was read is the labelled one."""
    return due is not None and (due.begins or due.on) in wanted(row)


def right(row: Row, due: Due | None) -> bool:
    """Answer whether an end of what was read is a labelled one."""
    if due is None or due.on is None:
        return False
    if first_right(row, due) or due.on in wanted(row):
        return True
    return bool(row.get("end")) and due.on in _ends(date.fromisoformat(row["end"]))


def _ends(end: date) -> Iterable[date]:
    """Answer the last days a labelled end can mean: itself, the day before it, the working day before that."""
    last = end - timedelta(days=1)
    working = last
    while working.weekday() > SPAN_END:
        working -= timedelta(days=1)
    return {end, last, working}


def kept_aside(row: Row) -> bool:
    """Answer whether the row was not looked at while the words were written."""
    return zlib.crc32(str(row.get("id", row["text"])).encode()) % 8 == 7


def score(name: str, those: Sequence[Row], *, bars: bool = False) -> None:
    """Print what is right in some rows: days ahead, days gone by, false hits."""
    read_rows = [(row, understood(row)) for row in those]
    ahead = [pair for pair in read_rows if pair[0]["gold"] and pair[0].get("future") == 1]
    gone = [pair for pair in read_rows if pair[0]["gold"] and pair[0].get("future") == 0]
    none = [pair for pair in read_rows if not pair[0]["gold"]]
    if ahead:
        figure = share(right(*pair) for pair in ahead)
        line(
            f"{name}: due day, {len(ahead)} days ahead",
            f"{figure:.3f}",
            ">= .85" if bars else "-",
            figure >= 0.85 if bars else None,
        )
        line(f"{name}: the same, first days only", f"{share(first_right(*pair) for pair in ahead):.3f}", "-")
    if gone:
        line(f"{name}: {len(gone)} days gone by", f"{share(right(*pair) for pair in gone):.3f}", "-")
    if none:
        hits = [row["text"] for row, due in none if due is not None]
        figure = len(hits) / len(none)
        line(
            f"{name}: false hits, {len(none)} without a day",
            f"{figure:.3f}",
            "<= .03" if bars else "-",
            figure <= 0.03 if bars else None,
        )


def main() -> None:
    """Score the project's own set, then each given one, all together, and the part that was not looked at."""
    for language in ("en", "de"):
        mine = [row for row in own("dates.jsonl") if row.get("language", "en") == language]
        score(f"own days ({language})", mine)
    all_rows: list[Row] = []
    for name in SETS:
        if path := given(f"{name}.jsonl"):
            found = [row for row in rows(path) if "text" in row and "ref" in row and "gold" in row]
            score(name, found)
            all_rows += found
    if all_rows:
        score("all dates", all_rows, bars=True)
        score("all dates, rows not looked at", [row for row in all_rows if kept_aside(row)])


if __name__ == "__main__":
    main()
