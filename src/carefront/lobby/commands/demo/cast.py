"""Who is in the demo: eight people of a small company that makes software for bicycle workshops."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from carefront.commitments.commands import ask
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.core.relationships import RelationshipKind, Role
from carefront.lobby.commands.demo.stage import LONG, ZONE, Stage
from carefront.people import commands as people_commands
from carefront.people import queries as people
from carefront.people.queries import inviting
from carefront.relationships import commands as relationships

WORKSPACE = "Fernhill Cycle Software"
DOMAIN = "fernhill.example"


@dataclass(frozen=True, slots=True)
class Part:
    """Name somebody in the story and say who they are there."""

    key: str
    name: str
    does: str

    @property
    def address(self) -> str:
        """The address with which they sign in."""
        return f"{self.key}@{DOMAIN}"


PARTS = (
    Part("miriam", "Miriam Oyelaran", "leads sales, and runs this workspace"),
    Part("daniel", "Daniel Koch", "sells to workshops, reports to Miriam"),
    Part("ines", "Ines Falk", "coaches Jonas, and Yuki from time to time"),
    Part("jonas", "Jonas Reuter", "leads the product, is coached by Ines"),
    Part("priya", "Priya Nair", "engineer, keeps a peer pact with Lena"),
    Part("lena", "Lena Hartmann", "engineer, keeps a peer pact with Priya"),
    Part("samuel", "Samuel Brandt", "answers customers, in the checkout team"),
    Part("yuki", "Yuki Tanabe", "designs, in the checkout team"),
)
# Was there for the first weeks, and left.
GONE = Part("theo", "Theo Lang", "went to fairs")


def who_is_here() -> dict[str, Actor]:
    """Answer the people of the story by their key, as far as they are here."""
    keys = {part.address: part.key for part in PARTS}
    return {keys[address]: actor for address, actor in people.actors_with_addresses(keys).items()}


def arrive(stage: Stage, password: str) -> None:
    """Found the workspace and let everybody arrive by invitation."""
    moment = stage.now - LONG
    first = PARTS[0]
    founded = people_commands.found_workspace(
        workspace=WORKSPACE, name=first.name, email=first.address, password=password, zone=ZONE, only_first=True,
        now=moment,
    )  # fmt: skip
    stage.people[first.key] = people.actor_of_person(founded.person_id)
    for part in (*PARTS[1:], GONE):
        _invite(stage, part, password, moment)


def _invite(stage: Stage, part: Part, password: str, moment: datetime) -> None:
    steward = stage.people[PARTS[0].key]
    made = people_commands.invite_person(by=steward, email=part.address, name=part.name, now=moment)
    letter = inviting.invitation_for_letter(made, now=moment)
    if letter is None:
        raise RuntimeError("the invitation is not open")
    arrived = people_commands.accept_invitation(
        token=letter.token, name=part.name, email=part.address, password=password, zone=ZONE,
        now=moment + timedelta(minutes=20),
    )  # fmt: skip
    stage.people[part.key] = people.actor_of_person(arrived.person_id)


def relate(stage: Stage) -> None:
    """Let them agree to hold each other to their word."""
    _pair(stage, "coaching", RelationshipKind.COACHING, "ines", Role.COACH, "jonas",
          "Leading without answering every question myself.")  # fmt: skip
    _pair(stage, "reporting", RelationshipKind.REPORTING, "miriam", Role.MANAGER, "daniel",
          "A full pipeline by spring, without weekends.")  # fmt: skip
    _pair(stage, "peers", RelationshipKind.PEER, "priya", Role.PEER, "lena",
          "We want to write and review code the way we say we do.")  # fmt: skip
    _pair(stage, "drawing", RelationshipKind.COACHING, "ines", Role.COACH, "yuki", "Saying no to work, kindly.")
    _pair(stage, "trade", RelationshipKind.PEER, "samuel", Role.PEER, "daniel", "Tell each other what customers say.")
    _pair(stage, "screens", RelationshipKind.PEER, "yuki", Role.PEER, "samuel", "Draw what customers really say.")
    _pair(stage, "fairs", RelationshipKind.PEER, "miriam", Role.PEER, "theo", "Which fairs are worth the train.")
    moment = stage.now - LONG + timedelta(hours=2)
    members = [stage.people[key] for key in ("priya", "lena", "samuel", "yuki")]
    stage.bonds["team"] = relationships.propose_relationship(
        by=stage.people["jonas"], kind=RelationshipKind.TEAM, with_ids=[one.id for one in members],
        name="Checkout", purpose="A workshop takes its first payment within a day of signing up.", now=moment,
    )  # fmt: skip
    for minutes, member in enumerate(members, start=5):
        relationships.accept_relationship(
            by=member, relationship_id=stage.bonds["team"], now=moment + timedelta(minutes=minutes)
        )


def _pair(stage: Stage, key: str, kind: RelationshipKind, first: str, role: Role, second: str, purpose: str) -> None:
    moment = stage.now - LONG + timedelta(hours=1, minutes=len(stage.bonds))
    made = relationships.propose_relationship(
        by=stage.people[first], kind=kind, role=role, with_ids=[stage.people[second].id], purpose=purpose, now=moment
    )
    relationships.accept_relationship(by=stage.people[second], relationship_id=made, now=moment + timedelta(minutes=40))
    stage.bonds[key] = made


def change(stage: Stage) -> None:
    """Let relationships rest, end and be proposed, as they do."""
    people_of, bonds = stage.people, stage.bonds
    stage.at("-4 fri 17:10", lambda now: relationships.end_relationship(
        by=people_of["samuel"], relationship_id=bonds["trade"], now=now,
        words="This did its work: we talk at lunch now. Thank you for the honest calls, Daniel.",
    ))  # fmt: skip
    stage.at("-10 tue 10:00", lambda now: ask.make_request(
        by=people_of["miriam"], draft=Draft("Name the three fairs worth our time next year", bonds["fairs"]), now=now
    ))  # fmt: skip
    stage.at("-9 fri 16:30", lambda now: people_commands.leave_workspace(by=people_of["theo"], now=now))
    rest = stage.due("day +12")
    stage.at("-2 wed 11:00", lambda now: relationships.pause_relationship(
        by=people_of["yuki"], relationship_id=bonds["drawing"], until=rest.on if rest else None, now=now
    ))  # fmt: skip
    stage.at("day -1 10:30", lambda now: relationships.propose_relationship(
        by=people_of["daniel"], kind=RelationshipKind.PEER, with_ids=[people_of["priya"].id], now=now,
        purpose="I hear what workshops trip over, you know why. Ten minutes a week?",
    ))  # fmt: skip
    stage.at("day -2 15:00", lambda now: people_commands.invite_person(
        by=people_of["miriam"], email=f"noor@{DOMAIN}", name="Noor Haddad", now=now,
        note="You asked how we work with promises. Come and see.",
        relationship_kind="reporting", role="manager",
    ))  # fmt: skip
