"""Replies to a check-in's letter. The token in their address is the authority, whichever address they come from.

Only who is known here by that address as somebody else is no owner: whoever got a copy and answers all means a person.
"""

from carefront.commitments import links
from carefront.commitments.commands.reply import answer_by_reply
from carefront.commitments.queries.letters import owner_of_check_in
from carefront.core.refusals import Because, Refusal
from carefront.kit.inbound.registry import IncomingReply, Receipt
from carefront.kit.language import read_date
from carefront.people import queries as people

PREFIX = "c"


def receive(token: str, reply: IncomingReply) -> Receipt:
    """Take a reply in the transaction that is open.

    Raises Refusal(LINK_SPENT) when its token opens nothing, Refusal(NOT_YOURS) when another person of this installation
    sent it.
    """
    body = token.partition(".")[2]
    opened = links.open_reply(body, now=reply.at)
    owner = owner_of_check_in(opened.check_in_id)
    if owner is None or opened.has_run_out or not links.belongs_to(body, owner):
        raise Refusal(Because.LINK_SPENT)
    actor = people.actor_of_person(owner)
    sent_by = reply.sender.lower()
    known = people.actors_with_addresses([sent_by]).get(sent_by)
    if known is not None and known.account_id != actor.account_id:
        raise Refusal(Because.NOT_YOURS)
    became = answer_by_reply(
        by=actor,
        check_in_id=opened.check_in_id,
        words=reply.text,
        link_key=opened.key,
        read_date=read_date,
        now=reply.at,
    )
    return Receipt(became)
