"""A page that shows every component, for whoever writes pages; it is mounted in development only."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from carefront.kit.marks import STATES

_SPRITE = Path(__file__).parent / "static" / "carefront" / "icons.svg"


@dataclass(frozen=True, slots=True)
class SampleRow:
    """Hold an invented promise for the page of components."""

    words: str
    due_words: str
    owner_name: str
    promisee_name: str
    relationship_name: str
    hue: int
    state_code: str
    state_label: str
    due_attention: bool = False
    url: str = "#rows"


class SampleForm(forms.Form):
    """Ask for one of everything."""

    words = forms.CharField(label="What do you promise?", help_text="One line, with a day if you know it.")
    why = forms.CharField(label="Why does it matter now?", required=False, widget=forms.Textarea)
    due = forms.DateField(label="By when?", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    relationship = forms.ChoiceField(label="To whom?", choices=[("a", "Ada Osei"), ("b", "The five of us")])
    share = forms.BooleanField(label="Show my rating to Ada", required=False, help_text="You can take this back.")
    helped = forms.MultipleChoiceField(
        label="What helped?",
        required=False,
        choices=[("time", "A quiet hour"), ("ask", "Asking early")],
        widget=forms.CheckboxSelectMultiple,
    )
    file = forms.FileField(label="A file of promises", required=False)
    outcome = forms.ChoiceField(
        label="How did it go?",
        choices=[("done", "Done"), ("partly", "Partly"), ("not_yet", "Not yet"), ("changed", "It changed")],
        widget=forms.RadioSelect,
    )
    rating = forms.TypedChoiceField(
        label="How committed are you?",
        required=False,
        choices=[(number, str(number)) for number in range(1, 11)],
        widget=forms.RadioSelect,
        help_text="Under 8 is a cue to talk, nothing more.",
    )
    likelihood = forms.IntegerField(
        label="How likely is it?", required=False, help_text="Of your last nine forecasts near 70 %, six came true."
    )


_ROWS = (
    SampleRow("Call the three stalled accounts", "by Thursday noon", "You", "Ada Osei", "", 0, "open", "Open"),
    SampleRow(
        "Read the draft covenant and write down what is unclear to me",
        "The day you named was Tuesday",
        "You",
        "Jon Bergström",
        "Peers",
        3,
        "no_word",
        "No word yet",
        due_attention=True,
    ),
    SampleRow(
        "Twenty minutes of Spanish after breakfast", "every weekday", "You", "", "Myself", 5, "at_risk", "At risk"
    ),
    SampleRow(
        "Introduce Lena to the buyer at Holm",
        "was Friday 14 March",
        "Ada Osei",
        "You",
        "1:1 with Ada",
        0,
        "kept",
        "Done",
    ),
)

_CLARITY = (
    {"label": "What exactly", "answered": True, "answer": "Call the three stalled accounts", "question": ""},
    {"label": "Why now", "answered": False, "answer": "", "question": "Why does it matter now?"},
    {
        "label": "What success looks like",
        "answered": False,
        "answer": "",
        "question": "How will you both see that it is done?",
    },
    {"label": "Who owns it", "answered": True, "answer": "You chose it", "question": ""},
    {"label": "When it is looked at", "answered": True, "answer": "Thursday 27 March, noon", "question": ""},
)

_FACTS = (
    {
        "when_iso": "2026-03-20",
        "when_words": "Friday 20 March",
        "sentence": "You made this promise.",
        "words": "",
        "tone": "",
    },
    {
        "when_iso": "2026-03-24",
        "when_words": "Tuesday 24 March",
        "sentence": "You said it is at risk.",
        "words": "Two of the three are travelling.",
        "tone": "notice",
    },
    {
        "when_iso": "2026-03-26",
        "when_words": "Thursday 26 March",
        "sentence": "You said: done.",
        "words": "",
        "tone": "good",
    },
)


def style(request: HttpRequest) -> HttpResponse:
    """Answer the page of components."""
    context: dict[str, Any] = {
        "form": SampleForm(initial={"outcome": "partly", "rating": 7, "likelihood": 70}),
        "refused_form": SampleForm({"due": "31 June", "relationship": "a", "outcome": "done"}, prefix="refused"),
        "rows": _ROWS,
        "clarity": _CLARITY,
        "facts": _FACTS,
        "states": [(code, code.replace("_", " ").capitalize()) for code in STATES],
        "icons": re.findall(r'<symbol id="([^"]+)"', _SPRITE.read_text(encoding="utf-8")),
        "hues": range(8),
        "tabs": [
            {"url": "#rows", "label": "I owe", "current": True, "count": 4},
            {"url": "#rows", "label": "Owed to me", "current": False, "count": 2},
            {"url": "#rows", "label": "Settled", "current": False, "count": 0},
        ],
    }
    return render(request, "carefront/style.html", context)
