"""Replies to a check-in's letter. The token in their address is the authority, whichever address they come from."""

from carefront.commitments import links
from carefront.commitments.commands.reply import answer_by_reply
from carefront.commitments.queries.letters import owner_of_check_in
from carefront.core.refusals import Because, Refusal
from carefront.kit.inbound.registry import IncomingReply, Receipt
from carefront.kit.language import read_date
from carefront.people import queries as people

PREFIX = "c"


def receive(token: str, reply: IncomingReply) -> Receipt:
    """Take a reply in the transaction that is open. Raises Refusal(LINK_SPENT) when its token opens nothing."""
    body = token.partition(".")[2]
    opened = links.open_reply(body, now=reply.at)
    owner = owner_of_check_in(opened.check_in_id)
    if owner is None or opened.has_run_out or not links.belongs_to(body, owner):
        raise Refusal(Because.LINK_SPENT)
    actor = people.actor_of_person(owner)
    became = answer_by_reply(
        by=actor,
        check_in_id=opened.check_in_id,
        words=reply.text,
        link_key=opened.key,
        read_date=read_date,
        now=reply.at,
    )
    return Receipt(became)
