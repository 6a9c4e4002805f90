"""What people in the demo's story plan and agree on for longer: a backlog, periods, days away, and covenants."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from carefront.calendars.commands import being_away
from carefront.core.covenants import CovenantPart, seen
from carefront.lobby.commands.demo.doing import Doing
from carefront.lobby.commands.demo.stage import Stage
from carefront.planning.commands import assigning, backlog, capacity, periods
from carefront.relationships.commands import covenant
from carefront.relationships.queries import covenants


class Plans(Doing):
    """Let people plan together, be away, and write down how they work together."""

    def period(
        self, when: str, key: str, by: str, within: str, starts: str, ends: str, *, title: str = "", talk: str = ""
    ) -> None:
        """Begin to plan a period, perhaps in a conversation."""

        def deed(stage: Stage, now: datetime) -> None:
            stage.periods[key] = periods.begin_period(
                by=stage.people[by], relationship_id=stage.bonds[within], starts_on=stage.day(starts)[0],
                ends_on=stage.day(ends)[0], title=title, conversation_id=stage.talks.get(talk), now=now,
            )  # fmt: skip

        self._do(when, deed)

    def item(
        self, when: str, key: str, by: str, within: str, words: str, *, hours: float = 0, period: str = "", **more: str
    ) -> None:
        """Put something into a backlog, perhaps into a period of it."""

        def deed(stage: Stage, now: datetime) -> None:
            stage.items[key] = backlog.add_item(
                by=stage.people[by], relationship_id=stage.bonds[within], words=words,
                hours=Decimal(str(hours)) if hours else None, period_id=stage.periods.get(period), now=now, **more,
            )  # fmt: skip

        self._do(when, deed)

    def have(
        self, when: str, period: str, by: str, hours: float, *, elsewhere: float = 0, away: int = 0, **more: str
    ) -> None:
        """Say what one has for a period."""
        self._do(when, lambda stage, now: capacity.say_capacity(
            by=stage.people[by], period_id=stage.periods[period], hours=Decimal(str(hours)),
            elsewhere=Decimal(str(elsewhere)), away_days=away, now=now, **more,
        ))  # fmt: skip

    def take_in(self, when: str, period: str, by: str, items: Sequence[str]) -> None:
        """Take items of the backlog into a period."""
        for item in items:
            self._do(when, lambda stage, now, item=item: backlog.plan_item(  # type: ignore[misc]
                by=stage.people[by], item_id=stage.items[item], period_id=stage.periods[period], now=now
            ))  # fmt: skip

    def take(self, when: str, item: str, by: str, due: str = "") -> None:
        """Take something of a backlog on: its key names the promise from then on."""

        def deed(stage: Stage, now: datetime) -> None:
            stage.promises[item] = assigning.take_item(
                by=stage.people[by], item_id=stage.items[item], due=stage.due(due), now=now
            )
            stage.owners[item] = by

        self._do(when, deed)

    def ask_for(self, when: str, item: str, by: str, to: str, due: str = "") -> None:
        """Ask somebody to take something on: its key names the request from then on."""

        def deed(stage: Stage, now: datetime) -> None:
            stage.requests[item] = assigning.ask_for_item(
                by=stage.people[by], item_id=stage.items[item], owner_id=stage.people[to].id, due=stage.due(due),
                now=now,
            )  # fmt: skip
            stage.owners[item] = by

        self._do(when, deed)

    def close_period(self, when: str, period: str, by: str) -> None:
        """Close a period."""
        self._do(when, lambda stage, now: periods.close_period(
            by=stage.people[by], period_id=stage.periods[period], now=now
        ))  # fmt: skip

    def away(self, when: str, by: str, first: str, last: str, about: str = "") -> None:
        """Say when one is away."""
        self._do(when, lambda stage, now: being_away.be_away(
            by=stage.people[by], first=stage.day(first)[0], last=stage.day(last)[0], about=about, now=now
        ))  # fmt: skip

    def covenant(
        self, when: str, by: str, within: str, lines: Sequence[Mapping[str, Any]], *, review: str = "",
        signed: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Write how people work together, each line by whoever wrote it, and let some sign it one after the other."""

        def deed(stage: Stage, now: datetime) -> None:
            writer = stage.people[by]
            key = covenant.draft_covenant(by=writer, relationship_id=stage.bonds[within], now=now)
            for line in lines:
                covenant.change_covenant(
                    by=stage.people[line.get("by", by)], covenant_id=key, part=CovenantPart(line["part"]),
                    words=line["words"], seen=seen(""), now=now,
                )  # fmt: skip
            if review:
                covenant.set_review(by=writer, covenant_id=key, on=stage.day(review)[0], now=now)
            for one in signed:
                read = covenants.covenant(stage.people[one], key).digest
                covenant.sign_covenant(by=stage.people[one], covenant_id=key, read=read, now=now)

        self._do(when, deed)
