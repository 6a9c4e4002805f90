"""The only writers of releases: proposed by one, on by the yes of all, ended by its day or by anybody in it."""

from carefront.relationships.commands.releases.agreeing import (
    accept_release,
    decline_release,
    end_release,
    keep_release,
    propose_release,
    withdraw_release,
)
from carefront.relationships.commands.releases.waiting import end_due, look_due

__all__ = [
    "accept_release",
    "decline_release",
    "end_due",
    "end_release",
    "keep_release",
    "look_due",
    "propose_release",
    "withdraw_release",
]
