"""What a personal key may do: the scopes that its owner chose when it was made."""

from collections.abc import Iterable
from enum import StrEnum

from carefront.core.refusals import Because, Refusal


class Scope(StrEnum):
    """Name what a key may be allowed to do, each within its owner's own rights."""

    READ = "read"  # see what its owner sees
    WRITE = "write"  # make, answer and change what its owner may; includes reading
    EXPORT = "export"  # take out everything its owner may see


_INCLUDED = {Scope.WRITE: frozenset({Scope.READ, Scope.WRITE})}


def checked_scopes(given: Iterable[str]) -> tuple[Scope, ...]:
    """Answer `given` as scopes in a fixed order, each once.

    Raises Refusal(EMPTY) for none and Refusal(UNKNOWN_CHOICE) for one that does not exist.
    """
    wanted = set(given)
    if not wanted:
        raise Refusal(Because.EMPTY, "scopes")
    unknown = wanted - {scope.value for scope in Scope}
    if unknown:
        raise Refusal(Because.UNKNOWN_CHOICE, "scopes", given=sorted(unknown)[0][:40])
    return tuple(scope for scope in Scope if scope.value in wanted)


def covers(granted: Iterable[Scope], needed: Scope) -> bool:
    """Answer whether a key with the scopes `granted` may do what `needed` names."""
    return any(needed in _INCLUDED.get(scope, frozenset({scope})) for scope in granted)
