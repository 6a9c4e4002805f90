"""The one way in which a deed is let through or refused by the policy."""

from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.refusals import Because, Refusal


def let_through(thing: Thing, deed: Deed, standing: Standing, *, shared: bool = False) -> None:
    """Refuse a deed that the policy does not allow; `shared` when the thing's owner shared it.

    Raises Refusal(HIDDEN) to whoever may not even see the thing, as to one that is absent, and Refusal(NOT_YOURS) to
    whoever sees it and may not do this with it.
    """
    if not allows(thing, Deed.SEE, standing, shared=shared):
        raise Refusal(Because.HIDDEN)
    if not allows(thing, deed, standing, shared=shared):
        raise Refusal(Because.NOT_YOURS)
