"""What people's calendars answer to an invitation, or people themselves by replying to it."""

from carefront.conversations.commands import replying
from carefront.core.meetings import Reply
from carefront.core.refusals import Because, Refusal
from carefront.kit.inbound.registry import IncomingReply, Receipt
from carefront.kit.itip import read_answers
from carefront.kit.itip.meetings import Answered
from carefront.kit.itip.organizing import key_of

_REPLIES = {
    Answered.ACCEPTED: Reply.ACCEPTED,
    Answered.TENTATIVE: Reply.TENTATIVE,
    Answered.DECLINED: Reply.DECLINED,
    Answered.COUNTER: Reply.TENTATIVE,
}


def receive(token: str, reply: IncomingReply) -> Receipt:
    """Keep what was answered to the invitation whose token came back, each answer at what it is about."""
    key = key_of(token)
    if key is None:
        raise Refusal(Because.LINK_SPENT)
    answers = read_answers(reply.calendar, sender=reply.sender) if reply.calendar else ()
    if not answers:
        replying.keep_words(part_id=key, words=reply.text, now=reply.at)
        return Receipt("words")
    kept = 0
    for answer in answers:
        if answer.answer not in _REPLIES:
            continue
        kept += replying.keep_answer(
            part_id=key, uid=answer.uid, occurrence=answer.occurrence_day, sequence=answer.sequence,
            reply=_REPLIES[answer.answer], words=answer.comment, proposed=answer.proposed, now=reply.at,
        )  # fmt: skip
    return Receipt("answered" if kept else "stale")
