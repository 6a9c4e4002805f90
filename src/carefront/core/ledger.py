"""The kinds of fact a ledger holds. Facts are ids, enumerations, numbers and dates, never free text."""

from enum import StrEnum


class Kind(StrEnum):
    """Name every event of a relationship's ledger."""

    RELATIONSHIP_PROPOSED = "relationship.proposed"
    RELATIONSHIP_ACCEPTED = "relationship.accepted"
    RELATIONSHIP_DECLINED = "relationship.declined"
    RELATIONSHIP_WITHDRAWN = "relationship.withdrawn"
    RELATIONSHIP_STARTED = "relationship.started"
    RELATIONSHIP_PAUSED = "relationship.paused"
    RELATIONSHIP_RESUMED = "relationship.resumed"
    RELATIONSHIP_ENDED = "relationship.ended"
    MEMBER_INVITED = "member.invited"
    MEMBER_LEFT = "member.left"
    COMMITMENT_MADE = "commitment.made"
    COMMITMENT_CLARIFIED = "commitment.clarified"
    COMMITMENT_MOVED = "commitment.moved"
    COMMITMENT_CHANGED = "commitment.changed"
    COMMITMENT_RELEASED = "commitment.released"
    COMMITMENT_PAUSED = "commitment.paused"
    COMMITMENT_RESUMED = "commitment.resumed"
    COMMITMENT_AT_RISK = "commitment.at_risk"
    COMMITMENT_KEPT = "commitment.kept"
    CHECK_IN_ASKED = "check_in.asked"
    CHECK_IN_ANSWERED = "check_in.answered"
    ACCOUNT_DIFFERED = "check_in.differed"
    COMMITMENT_NUDGED = "commitment.nudged"
    ANSWER_MET = "check_in.met"
    REQUEST_MADE = "request.made"
    REQUEST_ACCEPTED = "request.accepted"
    REQUEST_COUNTERED = "request.countered"
    REQUEST_DECLINED = "request.declined"
    REQUEST_WITHDRAWN = "request.withdrawn"
    REQUEST_CLOSED = "request.closed"  # its asker or the one asked left the workspace
    EXPECTATION_WRITTEN = "expectation.written"
    EXPECTATION_READ_BACK = "expectation.read_back"
    EXPECTATION_REVISED = "expectation.revised"
    EXPECTATION_CLOSED = "expectation.closed"
    SUPPORTER_INVITED = "supporter.invited"
    SUPPORTER_JOINED = "supporter.joined"
    SUPPORTER_LEFT = "supporter.left"
    CONVERSATION_PLANNED = "conversation.planned"
    CONVERSATION_MOVED = "conversation.moved"  # from, to (instants), notice (minutes before)
    CONVERSATION_CANCELLED = "conversation.cancelled"  # starts (instant), notice (minutes before)
    CONVERSATION_REPLIED = "conversation.replied"  # reply
    CONVERSATION_HELD = "conversation.held"  # starts, minutes, decided, open, promised, asked (counts), left (topics)
    SERIES_BEGUN = "series.begun"
    SERIES_CHANGED = "series.changed"
    SERIES_ENDED = "series.ended"
    TOPIC_DECIDED = "topic.decided"  # ruling, owner, due
    READ_BACK_OPENED = "read_back.opened"  # people (count)
    WORDING_AGREED = "wording.agreed"
    PLAN_MADE = "plan.made"
    PLAN_ENDED = "plan.ended"
    FOLLOW_UP_SAID = "follow_up.said"
    PERIOD_BEGUN = "planning.period_begun"  # starts, ends
    PERIOD_CHANGED = "planning.period_changed"  # starts, ends
    PERIOD_CLOSED = "planning.period_closed"  # done, returned (counts)
    CAPACITY_SAID = "capacity.said"  # period, hours, elsewhere, away (numbers)
    ITEM_ADDED = "item.added"  # hours
    ITEM_PLANNED = "item.planned"  # period, or none when it was taken out of one
    ITEM_TAKEN = "item.taken"  # person, commitment, due
    ITEM_ASKED = "item.asked"  # person, request, due
    ITEM_DROPPED = "item.dropped"
    ITEM_TAKEN_UP = "item.taken_up"  # again, after it was dropped
    ITEM_HANDED_OVER = "item.handed_over"  # person (whose it is now), commitment
    ITEM_MOVED = "item.moved"  # person, commitment, due
    ITEM_RETURNED = "item.returned"  # period
    COVENANT_DRAFTED = "covenant.drafted"
    COVENANT_CHANGED = "covenant.changed"  # a draft that somebody had signed; their signatures were taken back
    COVENANT_SIGNED = "covenant.signed"
    COVENANT_UNSIGNED = "covenant.unsigned"
    COVENANT_IN_FORCE = "covenant.in_force"
    COVENANT_REPLACED = "covenant.replaced"
    COVENANT_LET_GO = "covenant.let_go"
    COVENANT_REVIEWED = "covenant.reviewed"
    LEVEL_PROPOSED = "level.proposed"  # person (whose promises), before, level, until (to look again)
    LEVEL_AGREED = "level.agreed"  # the same, by that person
    LEVEL_DECLINED = "level.declined"  # person, before, level
    LEVEL_LOWERED = "level.lowered"  # person, before, level
    LEVEL_WITHDRAWN = "level.withdrawn"  # person, before, level
    RELEASE_PROPOSED = "release.proposed"  # until
    RELEASE_DECLINED = "release.declined"
    RELEASE_WITHDRAWN = "release.withdrawn"
    RELEASE_BEGUN = "release.begun"  # until
    RELEASE_ENDED = "release.ended"  # by nobody when its day came
    # That somebody answered or skipped a pulse is written nowhere here; these are seen while the pulse is shared.
    PULSE_SHARED = "pulse.shared"
    PULSE_UNSHARED = "pulse.unshared"
    WISH_SHARED = "wish.shared"
    WISH_UNSHARED = "wish.unshared"
    WISH_MET = "wish.met"  # on: the day from which something was changed because of it
    WISH_JUDGED = "wish.judged"  # helps: what its author says of that change
    TALK_BEGUN = "talk.begun"  # person (whose promises), facts (count)
    TALK_OPENED = "talk.opened"
    TALK_AGREED = "talk.agreed"  # person, lines (count), until (to look again)
    TALK_LOOKED = "talk.looked"  # came
    TALK_CLOSED = "talk.closed"  # by nobody when the relationship ended
    CONSEQUENCES_AGREED = "consequences.agreed"  # person (whose promises), until, closing
    CONSEQUENCES_ENDED = "consequences.ended"  # person, ending; by nobody when their time was over


# What happens to a relationship as a whole: of these nothing is shown to somebody who left before.
_WHOLE = ("relationship.", "member.", "covenant.", "level.", "release.", "pulse.", "wish.")
OF_THE_WHOLE = frozenset(kind for kind in Kind if kind.value.startswith(_WHOLE))
