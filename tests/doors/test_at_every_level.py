"""Who sees what at each of the four levels: one changes how things are asked and said, and opens nothing of others."""

from datetime import datetime
from typing import Any

import pytest

from carefront.core.actors import Actor
from carefront.core.level import Level
from carefront.core.relationships import RelationshipKind
from carefront.core.scopes import Scope
from carefront.kit.ids import new_id
from carefront.people import commands as people
from carefront.relationships.models import LevelChange, Member
from tests.cast import Cast
from tests.doors.canaries import build
from tests.doors.scene import Scene
from tests.doors.test_who_sees_what import CALM, CANARY, addresses, body_of, leaked, signed_in

# Where what a level decides is read: what is asked and how, what was noticed, what two talk about, how a brief speaks.
ROOMS = {
    "", "patterns", "relationships", "commitments", "check-ins", "answers", "conversations", "talks", "consequences",
    "levels", "pulses", "mirror", "clarity", "home",
}  # fmt: skip


def stand(level: Level, now: datetime) -> int:
    """Let everybody's promises stand at a level everywhere, agreed to just now; answer for how many people."""
    LevelChange.objects.filter(commitment_id__isnull=True, agreed_at__isnull=False, over_at__isnull=True).delete()
    inside = Member.objects.filter(accepted_at__isnull=False, left_at__isnull=True).select_related("relationship")
    rows = [
        LevelChange(
            id=new_id(), workspace_id=one.relationship.workspace_id, relationship=one.relationship,
            owner_id=one.person_id, by_id=one.person_id, level=level.value, before=Level.CURIOUS.value, made_at=now,
            agreed_at=now,
        )
        for one in inside.exclude(relationship__kind=RelationshipKind.SELF.value)
    ]  # fmt: skip
    return len(LevelChange.objects.bulk_create(rows))


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("name", ["ada", "ben", "mia"])
def test_no_level_opens_what_was_not_shared(cast: Cast, now: datetime, settings: Any, name: str, level: Level) -> None:
    settings.API_CALLS_A_MINUTE = 0
    scene: Scene = build(cast, now)
    assert stand(level, scene.now) >= 8
    actor: Actor = getattr(cast, name)
    client = signed_in(actor)
    key = people.make_token(by=actor, name="t", scopes=tuple(Scope), now=now).secret
    seen: set[str] = set()
    answered = 0
    for path in addresses(scene):
        api = path.startswith("/api/v1/")
        if path.removeprefix("/api/v1").strip("/").partition("/")[0] not in ROOMS:
            continue
        response = client.get(path, headers={"authorization": f"Bearer {key}"} if api else {})
        text = body_of(response)
        assert response.status_code in CALM, (path, response.status_code)
        assert not leaked(scene, text, actor.name), (path, level)
        seen |= set(CANARY.findall(text))
        answered += response.status_code == 200
    assert answered >= 80
    assert len(seen) >= 30
