"""What was understood of a promise, part by part, for whoever is writing it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from carefront.core.promises.slots import Modality, Reading

_FIRMNESS: dict[Modality, Promise] = {
    Modality.MIGHT: lazy("a maybe, and it stays one"),
    Modality.COULD: lazy("a possibility, and it stays one"),
    Modality.HOPE: lazy("a hope, and it stays one"),
    Modality.TRY: lazy("an attempt, and it stays one"),
    Modality.PLAN: lazy("a plan, and it stays one"),
    Modality.SHOULD: lazy("something that should be, and it stays so"),
    Modality.MUST: lazy("something that has to be"),
}


@dataclass(frozen=True, slots=True)
class PartLine:
    """Hold one part of a promise as it was read: what kind of part, the words that said it, and a remark."""

    label: str
    words: str
    remark: str = ""


def parts_of(found: Reading) -> list[PartLine]:
    """Answer the parts that words name, beside the day; nothing where there is no more than the deed itself."""
    if found.action is None:
        return []
    lines = [PartLine(_("What"), _deed(found))]
    if found.owner is not None and found.owner.value not in {"i", "ich"}:
        remark = "" if found.owner.value in {"we", "wir"} else _("a promise is its owner's; you can ask them for it")
        lines.insert(0, PartLine(_("By whom"), _said(found, found.owner.start, found.owner.end), remark))
    # An amount that stands in the deed itself needs no line of its own.
    said = [_said(found, each.start, each.end) for each in found.quantities]
    lines += [PartLine(_("How much"), words) for words in said if words not in lines[-1].words]
    if found.condition is not None:
        lines.append(PartLine(_("On what condition"), _said(found, found.condition.start, found.condition.end)))
    if found.negation is not None:
        words = _said(found, found.negation.start, found.negation.end)
        lines.append(PartLine(_("Whether"), words, _("left undone on purpose")))
    if found.modal is not None and found.modality in _FIRMNESS:
        words = _said(found, found.modal.start, found.modal.end)
        lines.append(PartLine(_("How firmly"), words, str(_FIRMNESS[found.modality])))
    return lines if len(lines) > 1 else []


def _deed(found: Reading) -> str:
    """Answer the words of what is done: from the verb to its object where they stand in that order."""
    action, thing = found.action, found.object
    assert action is not None
    if thing is None:
        return _said(found, action.start, action.end)
    start, end = min(action.start, thing.start), max(action.end, thing.end)
    if end - start <= (action.end - action.start) + (thing.end - thing.start) + 12:
        return _said(found, start, end)
    return f"{_said(found, action.start, action.end)} … {_said(found, thing.start, thing.end)}"


def _said(found: Reading, start: int, end: int) -> str:
    return " ".join(found.text[start:end].split())
