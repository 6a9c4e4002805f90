"""The only writers of levels: proposed by either, in force by the owner's consent, lower by the owner alone."""

from carefront.relationships.commands.levels.answering import (
    accept_level,
    decline_level,
    look_again_at_level,
    set_look_aside,
    withdraw_level,
)
from carefront.relationships.commands.levels.lapsing import lapse_level
from carefront.relationships.commands.levels.proposing import (
    end_own_level,
    lower_level,
    lower_within,
    propose_level,
    propose_within,
    stand_where_agreed,
)

__all__ = [
    "accept_level",
    "decline_level",
    "end_own_level",
    "lapse_level",
    "look_again_at_level",
    "lower_level",
    "lower_within",
    "propose_level",
    "propose_within",
    "set_look_aside",
    "stand_where_agreed",
    "withdraw_level",
]
