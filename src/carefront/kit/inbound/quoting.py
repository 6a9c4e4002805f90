"""What somebody newly wrote in a reply: without the letter they answer, its header, and their signature.

The rules follow what common mail programs put above a quotation, in the languages people here write. When in doubt a
line stays: a few words too many are better than a lost answer.
"""

import re
from itertools import islice

_WROTE = (
    r"wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|kirjoitti|napisał\(?a?\)?|napsal\(?a?\)?"
    r"|написал\(?а?\)?"
)
# “On Tue, 24 June 2026 at 09:12, Carefront <…> wrote:”, also broken over two or three lines.
_ATTRIBUTION = re.compile(
    rf"^(?:On|Am|Le|El|Il|Op|Em|Den|Dnia|Dne)\b.{{0,300}}\b(?:{_WROTE})\b.{{0,200}}:$", re.IGNORECASE
)
_ATTRIBUTION_BY_ADDRESS = re.compile(rf"^.{{0,200}}<\S{{1,254}}@\S{{1,254}}>\s*(?:{_WROTE})\s*:$", re.IGNORECASE)
_DIVIDER = re.compile(
    r"^[-_=\s]{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|originalnachricht|message d.origine"
    r"|message original|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original)\s*[-_=\s]{2,}$",
    re.IGNORECASE,
)
_HEADER = re.compile(r"^\*?(from|von|de|da|van|från|od)\s?:\*?\s?\S.*$", re.IGNORECASE)
_NEXT_HEADER = re.compile(
    r"^\*?(sent|date|to|subject|cc|gesendet|datum|an|betreff|envoyé|à|objet|enviado|para|asunto|inviato|a|oggetto|verzonden"
    r"|aan|onderwerp|assunto)\s?:\*?",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[_-]{10,}$")
_SENT_FROM = re.compile(
    r"^(sent from (my|outlook|mail|yahoo|proton)|get outlook for|von meinem .{0,40}gesendet|gesendet (mit|von) "
    r"|envoyé (de|depuis) |enviado desde |inviato da |verzonden vanaf |diese nachricht wurde von meinem )",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\s*[>|]")


def newly_written(text: str) -> str:
    """Answer the new words of a reply as plain text."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")]
    kept: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if line == "--" or line.startswith("-- ") or _ends_here(lines, place):
            break
        if span := _attribution(lines, place):
            following = next((one for one in islice(lines, place + span, None) if one.strip()), "")
            if not _QUOTED.match(following):
                break  # the whole of the rest is the letter that was answered
            place += span  # a marked quotation follows: answers may stand below it or between its lines
            continue
        if not _QUOTED.match(line):
            kept.append(line)
        place += 1
    return re.sub(r"\n{3,}", "\n\n", _without_sent_from("\n".join(kept).strip()))


def _ends_here(lines: list[str], place: int) -> bool:
    line = lines[place].strip()
    following = [one.strip() for one in lines[place + 1 : place + 5] if one.strip()]
    if _DIVIDER.match(line):
        return True
    if _RULE.match(line):
        return bool(following and _HEADER.match(following[0]))
    return bool(_HEADER.match(line) and sum(bool(_NEXT_HEADER.match(one)) for one in following) >= 2)


def _attribution(lines: list[str], place: int) -> int:
    """Answer over how many lines, from `place`, somebody is said to have written; 0 when nobody is."""
    if _ATTRIBUTION_BY_ADDRESS.match(lines[place].strip()[:800]):
        return 1
    candidate = ""
    for span, line in enumerate(lines[place : place + 3], start=1):
        if not line.strip() or _QUOTED.match(line):
            return 0
        candidate = f"{candidate} {line.strip()}".strip()
        if len(candidate) < 600 and _ATTRIBUTION.match(candidate):
            return span
    return 0


def _without_sent_from(text: str) -> str:
    lines = text.split("\n")
    if lines and _SENT_FROM.match(lines[-1].strip()) and len(lines[-1]) < 120:
        lines.pop()
    return "\n".join(lines).strip()
