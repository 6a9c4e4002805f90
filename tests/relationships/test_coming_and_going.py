"""What arriving, leaving and letters mean for relationships."""

import pytest

from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind, RelationshipState, Role
from carefront.kit.models import Letter
from carefront.people import commands as people
from carefront.people.arrivals import Arrival
from carefront.people.models import Workspace
from carefront.relationships import commands, mail, queries
from carefront.relationships.commands.coming_and_going import begin_with_arrival, forget_words
from carefront.relationships.models import Relationship
from tests.cast import person


def test_an_accepted_invitation_begins_the_relationship_it_named(cast, now):
    kim = person(Workspace.objects.get(pk=cast.harbour), "Kim", now)
    begin_with_arrival(Arrival(kim, cast.ada, "coaching", "coach"), now)
    [card] = queries.relationships(kim)
    assert (card.is_active, card.my_role, card.title) == (True, Role.CLIENT, "Ada")
    begin_with_arrival(Arrival(kim, cast.ada, "coaching", "coach"), now)  # they have it already
    begin_with_arrival(Arrival(kim, None, "peer", "peer"), now)
    assert len(queries.relationships(kim)) == 1
    assert not Letter.objects.filter(kind="relationship_proposed", due_at__isnull=False).exists()


def test_leaving_the_workspace_lets_go_of_everything_that_lives(cast, now):
    commands.propose_relationship(by=cast.ben, kind=RelationshipKind.PEER, with_ids=[cast.sam.id], now=now)
    commands.propose_relationship(by=cast.eve, kind=RelationshipKind.PEER, with_ids=[cast.ben.id], now=now)
    commands.propose_relationship(by=cast.ben, kind=RelationshipKind.SELF, now=now)
    people.leave_workspace(by=cast.ben, now=now)
    states = {card.id: card.state for card in queries.relationships(cast.ada)}
    assert states[cast.coaching] is RelationshipState.ENDED
    assert states[cast.team] is RelationshipState.ACTIVE
    assert [card.state for card in queries.relationships(cast.eve)][-1] is RelationshipState.DECLINED
    assert queries.relationships(cast.sam) == []
    assert queries.relationship(cast.rob, cast.peers).title == "Ben"


def test_erasure_takes_words_that_nobody_else_made_theirs(cast, now):
    ask = {"by": cast.ben, "kind": RelationshipKind.PEER, "purpose": "Our secret plan", "now": now}
    alone = commands.propose_relationship(with_ids=[cast.sam.id], **ask)
    shared = commands.propose_relationship(with_ids=[cast.eve.id], **ask)
    commands.accept_relationship(by=cast.eve, relationship_id=shared, now=now)
    forget_words(cast.ben.id, now)
    assert Relationship.objects.get(pk=alone).purpose == ""
    assert Relationship.objects.get(pk=shared).purpose == "Our secret plan"


def test_letters_say_who_asks_and_who_will_see_what(cast, now):
    made = commands.propose_relationship(
        by=cast.sam, kind=RelationshipKind.PEER, with_ids=[cast.eve.id], purpose="A < B", now=now
    )
    letter = mail.proposed(Letter.objects.get(kind="relationship_proposed"))
    assert letter is not None
    assert "Sam" in letter.subject
    assert f"/relationships/{made}/settings/" in letter.text
    assert "A < B" in letter.text
    assert "A &lt; B" in (letter.html or "")
    assert "seen by both of you" in letter.text
    commands.accept_relationship(by=cast.eve, relationship_id=made, now=now)
    assert mail.proposed(Letter.objects.get(kind="relationship_proposed")) is None
    said = mail.accepted(Letter.objects.get(kind="relationship_accepted"))
    assert said is not None
    assert said.subject == "Eve said yes"


def test_a_letter_whose_reader_lost_sight_says_nothing(cast, now):
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now)
    asked = Letter.objects.get(kind="relationship_proposed")
    assert "Pier" in mail.proposed(asked).subject
    commands.decline_relationship(by=cast.sam, relationship_id=cast.team, now=now)
    assert mail.proposed(asked) is None
    with pytest.raises(Refusal) as caught:
        queries.relationship(cast.sam, cast.team)
    assert caught.value.because is Because.HIDDEN
