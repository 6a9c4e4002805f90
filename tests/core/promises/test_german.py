"""German is a folder of words: the same reading, with verbs at the end."""

from datetime import datetime

import pytest

from carefront.core.promises.reading import read
from carefront.core.promises.slots import Modality
from carefront.kit.languages import chosen, codes, language

NOW = datetime(2026, 11, 18, 10)


@pytest.mark.parametrize(
    ("text", "owner", "action", "thing"),
    [
        ("Ich schicke dir den Vertrag.", "i", "schicken", "dir den Vertrag"),
        ("Ich werde den Bericht schreiben.", "i", "schreiben", "den Bericht"),
        ("Danach schicke ich Ana den Vertrag.", "i", "schicken", "Ana den Vertrag"),
        ("Wenn der Kunde zahlt, liefere ich die Teile.", "i", "liefern", "die Teile"),
        ("Wir haben vereinbart, dass Ben den Raum bucht.", "Ben", "buchen", "den Raum"),
        ("Kannst du bitte die Zahlen prüfen?", "you", "prüfen", "die Zahlen"),
    ],
)
def test_who_does_what(text: str, owner: str, action: str, thing: str) -> None:
    found = read(text, NOW, language("de"))
    assert found.owner
    assert found.action
    assert found.object
    assert (found.owner.value, found.action.value, found.object.value) == (owner, action, thing)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ich werde Tom anrufen", Modality.WILL),
        ("Ich rufe Tom an", Modality.STATED),
        ("Ich versuche, Tom zu treffen", Modality.TRY),
        ("Ich könnte Tom anrufen", Modality.MIGHT),
        ("Vielleicht rufe ich Tom an", Modality.MIGHT),
        ("Wir möchten die Übergabe verbessern", Modality.HOPE),
    ],
)
def test_a_hedge_stays_a_hedge(text: str, modality: Modality) -> None:
    assert read(text, NOW, language("de")).modality is modality


def test_a_no_stands_anywhere() -> None:
    assert read("Ich komme am Montag nicht.", NOW, language("de")).is_negative


def test_a_locale_finds_its_folder_and_anything_else_the_first_one() -> None:
    assert codes()[0] == "en"
    assert (chosen("de-AT"), chosen("de_CH"), chosen("xx")) == ("de", "de", "en")
