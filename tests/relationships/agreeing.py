"""Writing and signing covenants in tests."""

from carefront.core.covenants import CovenantPart
from carefront.relationships import commands
from carefront.relationships.queries import covenants

STEPS = "First we each write down what we saw. Then we talk."


def write(by, covenant_id, now, part=CovenantPart.ESCALATION, words=STEPS):
    """Write one part as somebody who has just read it."""
    card = covenants.covenant(by, covenant_id)
    seen = next(line.seen for line in card.lines if line.part is part)
    commands.change_covenant(by=by, covenant_id=covenant_id, part=part, words=words, seen=seen, now=now)


def drafted(by, relationship_id, now, words=STEPS, part=CovenantPart.ESCALATION):
    """Begin a draft with one part; answer its id."""
    key = commands.draft_covenant(by=by, relationship_id=relationship_id, now=now)
    write(by, key, now, part, words)
    return key


def sign(by, covenant_id, now):
    """Sign a covenant as it stands."""
    read = covenants.covenant(by, covenant_id).digest
    commands.sign_covenant(by=by, covenant_id=covenant_id, read=read, now=now)


def agreed(people, relationship_id, now, words=STEPS, part=CovenantPart.ESCALATION):
    """Let `people` agree, all of those who are in it; answer the covenant's id."""
    key = drafted(people[0], relationship_id, now, words, part)
    for person in people:
        sign(person, key, now)
    return key
