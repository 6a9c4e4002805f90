"""Proposing levels and releases in tests."""

from datetime import timedelta

from carefront.relationships import commands

WHY = "You asked me to say it more plainly"


def propose(by, relationship_id, owner, now, level=3, reason=WHY, days=30):
    """Propose a level for `owner`, to look again after some days; answer the change's id."""
    look_on = now.date() + timedelta(days=days)
    return commands.propose_level(
        by=by, relationship_id=relationship_id, owner_id=owner.id, level=level, reason=reason, look_on=look_on, now=now
    )


def stand(owner, relationship_id, now, level):
    """Let somebody stand at a level, by their own choice."""
    return propose(owner, relationship_id, owner, now, level)


def rest(people, relationship_id, now, days=10, reason="", look=None):
    """Let `people` rest from promises, all of those who are in it; answer the release's id."""
    until = now.date() + timedelta(days=days)
    key = commands.propose_release(
        by=people[0],
        relationship_id=relationship_id,
        until=until,
        reason=reason,
        look_on=now.date() + timedelta(days=look) if look else None,
        now=now,
    )
    for person in people[1:]:
        commands.accept_release(by=person, release_id=key, now=now)
    return key
