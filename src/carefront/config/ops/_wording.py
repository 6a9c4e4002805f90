"""How promises read in a terminal."""

from datetime import date
from typing import Any

QUESTIONS = {
    "what": "what exactly?",
    "why": "why now?",
    "success": "what does success look like?",
    "who": "whose is it?",
    "when": "when is it looked at again?",
}


def mark_of(commitment: dict[str, Any]) -> str:
    """Answer the few letters by which `carefront done` finds a promise."""
    return str(commitment["id"])[-6:]


def day_words(due: dict[str, Any] | None) -> str:
    """Answer a due as words: “Thursday 25 June 2026, 12:00”."""
    if due is None:
        return "no day named"
    on = date.fromisoformat(due["on"])
    at = f", {due['at'][:5]}" if due["at"] else ""
    return f"{on:%A} {on.day} {on:%B %Y}{at}"


def to_words(commitment: dict[str, Any]) -> str:
    """Answer to whom a promise was made."""
    if commitment["to_self"]:
        return "yourself"
    promisee = commitment["promisee"]
    return str(promisee["name"] if promisee else commitment["relationship_title"])


def open_words(questions: list[str]) -> str:
    """Answer which of the five questions are open."""
    return "Still open: " + " ".join(QUESTIONS.get(name, name) for name in questions) if questions else ""


def line_words(commitment: dict[str, Any]) -> str:
    """Answer a promise as one line of a list."""
    said = " · at risk" if commitment["at_risk"] else ""
    if commitment["state"] == "paused":
        said += " · resting"
    if commitment["awaits_word"]:
        said += " · no word yet"
    when = day_words(commitment["due"])
    return f"{mark_of(commitment)}  {commitment['words']} — to {to_words(commitment)}, {when}{said}"
