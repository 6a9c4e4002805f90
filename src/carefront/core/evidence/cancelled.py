"""Cancelled when not done: whether conversations are cancelled more often where the work was not done.

A busy week causes both, so this never says why. It means something only where whether the work was done is recorded
apart from the conversation itself.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from carefront.core.evidence.betas import log_above, log_beta, number


class Cells(NamedTuple):
    """Hold the four counts of conversations."""

    not_done_cancelled: int
    not_done_held: int
    done_cancelled: int
    done_held: int


def log_association(cells: Cells) -> tuple[float, float]:
    """Answer the logarithms of the Bayes factor and of the e-value that cancelling goes with work not done.

    BF = B(1+a, 1+b) B(1+c, 1+d) · 2 P(θ_not_done > θ_done | data) / B(1+S, 1+F), with S cancelled and F held. Below the
    same numerator the e-value has the largest likelihood under one common rate, (S/N)^S (F/N)^F: universal inference,
    Wasserman, Ramdas & Balakrishnan (2020).
    """
    a, b, c, d = cells
    not_done, done = (1 + a, 1 + b), (1 + c, 1 + d)
    above = log_beta(*not_done) + log_beta(*done) + math.log(2) + log_above(not_done, done)
    cancelled, held = a + c, b + d
    best = sum(part * math.log(part / (cancelled + held)) for part in (cancelled, held) if part)
    return above - log_beta(1 + cancelled, 1 + held), above - best


def association(cells: Cells) -> tuple[float, float]:
    """Answer the Bayes factor and the e-value of the four counts."""
    factor, evidence = log_association(cells)
    return number(factor), number(evidence)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Hold one planned conversation by which something was due: whether it was cancelled, and whether that was done.

    One by which nothing was due says nothing here and is not given. done: None where no word came.
    apart: whether it was recorded apart from the conversation itself; otherwise the two go together by themselves.
    """

    id: UUID
    on: date
    cancelled: bool
    done: bool | None
    apart: bool


class Dated(NamedTuple):
    """Hold the conversations of one date as one observation."""

    on: date
    cancelled: bool
    done: bool | None
    ids: tuple[UUID, ...]


def dated(conversations: Iterable[Conversation]) -> tuple[Dated, ...]:
    """Answer the dates of conversations that a table may count, in their order.

    A date counts as held when any of its conversations was, and as done when at least half of what is known was.
    """
    some = sorted((one for one in conversations if one.apart), key=lambda one: one.on)
    return tuple(_dated(on, list(group)) for on, group in groupby(some, key=lambda one: one.on))


def _dated(on: date, some: list[Conversation]) -> Dated:
    known = [one.done for one in some if one.done is not None]
    done = 2 * sum(known) >= len(known) if known else None
    return Dated(on, all(one.cancelled for one in some), done, tuple(one.id for one in some))


def cells_of(some: Iterable[Dated], unknown: bool | None) -> Cells:
    """Answer the four counts, with dates without a word left out (None) or read as done or not done."""
    counts = dict.fromkeys(((False, True), (False, False), (True, True), (True, False)), 0)
    for one in some:
        done = unknown if one.done is None else one.done
        if done is not None:
            counts[done, one.cancelled] += 1
    return Cells(*counts.values())
