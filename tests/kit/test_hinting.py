"""Private hints at their door: questions to the writer, kept nowhere, for whoever asks."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from carefront.commitments.forms.asking import RequestForm
from carefront.commitments.forms.looking import AnswerForm
from carefront.kit import languages
from carefront.kit.fields import draw_field
from carefront.people.models import Account
from tests.doors.calling import Api

pytestmark = pytest.mark.django_db
WRITER = Client()
HARD = "You never answer on time. It's your fault that the offer was late."


@pytest.fixture(autouse=True)
def writer(cast: Any) -> Client:
    """A browser in which somebody is signed in, who writes."""
    WRITER.force_login(Account.objects.get(pk=cast.ada.account_id))
    return WRITER


def looked_at(text: str, **more: str) -> str:
    """Answer the part of a page that a message gets while it is written."""
    response = WRITER.post("/hints/", {"text": text} | more, headers={"HX-Request": "true"})
    assert response.status_code == 200
    return response.content.decode()


def test_words_come_back_with_a_question() -> None:
    text = looked_at(HARD)
    assert "Which times do you have in mind?" in text
    assert "Only you see this" in text


def test_kind_words_get_nothing() -> None:
    assert looked_at("Thank you for the figures, they came at the right moment.").strip() == ""


def test_ones_own_answer_is_not_asked_for_more_parts() -> None:
    whole, short = looked_at(HARD), looked_at(HARD, parts="no")
    assert "Care" in whole
    assert "Care" not in short
    assert "Which times do you have in mind?" in short


def test_it_stands_on_a_page_of_its_own_without_scripts(writer: Client) -> None:
    assert "A second look" in writer.get("/hints/").content.decode()
    text = writer.post("/hints/", {"text": HARD}).content.decode()
    assert "Which times" in text
    assert "You never answer on time." in text  # what was typed stays
    assert "No phrase here stands out" in writer.post("/hints/", {"text": "Thank you for the plan."}).content.decode()


def test_nothing_is_kept(writer: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        response = writer.post("/hints/", {"text": "canary you never listen"}, headers={"HX-Request": "true"})
    assert not [each for each in asked.captured_queries if not each["sql"].startswith("SELECT")]
    assert response["Cache-Control"] == "no-store"
    assert "canary" not in str(getattr(cache, "_cache", ""))


@pytest.mark.parametrize(
    "odd", ["", "\0", "\ud800", "<script>you never listen</script>", "you never " * 5000, "“" * 9000]
)
def test_odd_words_are_calm(odd: str) -> None:
    text = looked_at(odd.encode("utf-8", "replace").decode())
    assert "<script>" not in text


def test_nobody_asks_signed_out() -> None:
    assert Client().post("/hints/", {"text": HARD}, headers={"HX-Request": "true"}).status_code == 302


def test_few_questions_at_once() -> None:
    text = looked_at("You never listen. Typical you. You are lazy, it is your fault, shame on you, just do it or else.")
    assert 1 <= text.count("<li>") <= 4


def test_a_foreign_page_cannot_ask() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/hints/", {"text": HARD}, headers={"HX-Request": "true"}).status_code == 403


def test_the_language_is_the_one_of_the_words() -> None:
    assert languages.guessed("Ich rufe dich bis Freitag an, wenn ich das Angebot habe") == "de"
    assert languages.guessed("I will call you by Friday if I have the offer") == "en"
    assert languages.guessed("12:30", "de") == "de"


def test_fields_to_others_carry_it_and_others_do_not() -> None:
    form: Any = RequestForm(to=[("x", "Ada")])
    assert 'data-hints="no"' in draw_field(form["why"])
    assert "id_why_hints" in draw_field(form["why"])
    assert "hints" not in draw_field(form["due_on"])
    assert 'data-hints="no"' in draw_field(AnswerForm()["happened"])


def test_the_api_gives_them_with_their_places(cast: Any) -> None:
    found = Api(cast.ben).post("/hints", {"text": HARD}, 200)
    kinds = {each["kind"] for each in found["hints"]}
    assert {"generalise", "blame"} <= kinds
    for each in found["hints"]:
        assert HARD[each["start"] : each["end"]] == each["words"]
    assert found["missing"]
    assert not Api(cast.ben).post("/hints", {"text": HARD, "whole": False}, 200)["missing"]
