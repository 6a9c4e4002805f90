"""Read days in 10,000 heaps of words and signs, in every language: no crash, no hang, every piece in its place.

python fuzz/days.py [seed]
"""

import os
import random
import sys
import time
from datetime import datetime, timedelta

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "src"))

from carefront.core.dates.reading import LONGEST, find_all, read
from carefront.core.refusals import Refusal
from carefront.kit.language import date_words
from carefront.kit.languages import codes

TEXTS = 10_000
SLOW = 0.25  # CPU seconds for one text
SIGNS = "  \t\n.,;:!?-–—/@#$€%'’\"()&+*=0123456789\u202e\x00\u0661İßéÅ\U0001f600"


def vocabulary(code: str) -> list[str]:
    """Answer every word with which a language names days."""
    words = date_words(code)
    return sorted({word for meanings in words.tables.values() for word in meanings} | set(words.goes_on))


def heap(draw: random.Random, words: list[str]) -> str:
    """Answer a text of day words, numbers and signs, sometimes cut or turned to capitals."""
    parts = []
    for _ in range(draw.randint(0, 30)):
        kind = draw.random()
        if kind < 0.6:
            parts.append(draw.choice(words))
        elif kind < 0.8:
            parts.append(str(draw.choice([draw.randint(0, 40), draw.randint(0, 99_999_999)])))
        else:
            parts.append("".join(draw.choice(SIGNS) for _ in range(draw.randint(1, 4))))
    text = draw.choice([" ", " ", " ", "", "-", ", "]).join(parts)
    text = text.upper() if draw.random() < 0.1 else text
    return text * draw.choice([1, 1, 1, 1, 50])


def main() -> None:
    """Read every heap; leave with 1 when one of them broke something."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    draw, broken, slowest = random.Random(seed), 0, 0.0
    known = {code: vocabulary(code) for code in codes()}
    for number in range(TEXTS):
        code = draw.choice(list(known))
        text = heap(draw, known[code])
        now = datetime(1990, 1, 1) + timedelta(minutes=draw.randint(0, 50_000_000))
        started = time.process_time()
        try:
            found = find_all(text, now, date_words(code))
            assert all(0 <= due.start < due.end <= min(LONGEST, len(text)) for due in found)
            read(text, now, date_words(code))
        except Refusal:
            pass
        except Exception as trouble:
            broken += 1
            print(f"text {number} (seed {seed}, {code}): {trouble!r}: {text[:200]!r}")
        took = time.process_time() - started
        slowest = max(slowest, took)
        if took > SLOW:
            broken += 1
            print(f"text {number} (seed {seed}, {code}): {took:.2f} s: {text[:200]!r}")
    print(f"days | {TEXTS} texts, {broken} broken, slowest {slowest * 1000:.0f} ms | 0 broken")
    sys.exit(broken > 0)


if __name__ == "__main__":
    main()
