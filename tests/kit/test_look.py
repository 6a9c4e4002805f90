"""The look: components speak to every reader, and nothing on a page breaks the site's own policy."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template.loader import render_to_string

from carefront.kit import controls, fields, marks
from carefront.kit.style import SampleRow

SOURCE = Path(marks.__file__).parent.parent
STATIC = SOURCE / "kit" / "static" / "carefront"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
SYMBOLS = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))


class Everything(forms.Form):
    words = forms.CharField(label="Words", help_text="One line.")
    why = forms.CharField(label="Why", required=False, widget=forms.Textarea)
    on = forms.DateField(label="On", required=False)
    share = forms.BooleanField(label="Share", required=False, help_text="You can take this back.")
    outcome = forms.ChoiceField(label="How", choices=[("done", "Done"), ("x", "X")], widget=forms.RadioSelect)
    sure = forms.IntegerField(label="Sure", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.mark.parametrize("name", list(Everything.base_fields))
def test_every_reference_of_a_field_leads_somewhere(name: str) -> None:
    form = Everything({"on": "31 June", "sure": "many"})
    html = str(fields.draw_field(form[name]))
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    for pointed in re.findall(r'(?:for|aria-describedby)="([^"]+)"', html):
        assert set(pointed.split()) <= ids
    assert ('aria-invalid="true"' in html) == (name in {"words", "on", "sure", "outcome"})


def test_a_form_says_what_is_open_in_its_own_voice() -> None:
    form = Everything({"on": "31 June", "sure": "many"})
    page = render_to_string("carefront/fields.html", {"form": form})
    assert "This is still open" in page
    assert "does not read as a day" in page
    assert "What you wrote is kept." in page
    assert not re.search(r">[^<]*\b(invalid|valid|required)\b", page, re.IGNORECASE)


def test_the_large_controls_keep_their_radios() -> None:
    form = Everything()
    html = str(controls.draw_outcomes(form["outcome"]))
    assert html.count('type="radio"') == 2
    assert "circle-check" in html
    assert 'type="range"' in str(controls.draw_likelihood(form["sure"]))


def test_a_row_escapes_what_people_wrote() -> None:
    row = SampleRow("<b>x</b>", "today", "<i>", "<u>", "", 0, "unheard-of", "<s>")
    html = str(marks.promise_row(row))
    assert not re.search(r"<[bius]>", html)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_pages_hold_no_inline_style_script_or_unknown_icon(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    if "email" not in template.parts:
        inline = r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\s(?:src=|type=\"application/json\"))"
        assert not re.search(inline, text)
    assert set(re.findall(r'{% icon "([^"]+)"', text)) <= SYMBOLS
    assert len(text.splitlines()) <= 120


def test_states_have_pictures_and_files_stay_small() -> None:
    assert {name for name, _tone in marks.STATES.values()} <= SYMBOLS
    for path in STATIC.glob("css/*.css"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    for path in STATIC.glob("js/*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 100
