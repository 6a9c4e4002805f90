"""The letters of this room: their words, made from the rows as they stand when a letter goes, and replies to them."""

from carefront.commitments.mail import looking, replies
from carefront.kit.inbound import registry as inbound
from carefront.kit.posting import registry as posting


def register() -> None:
    """Say how each kind of letter is made, and who answers for replies to a check-in."""
    posting.register("check_in", looking.check_in, joins=True)
    posting.register("nudge", looking.check_in, joins=True)
    posting.register("asked_about", looking.asked_about, joins=True)
    posting.register("reply_kept", looking.reply_kept)
    inbound.register(replies.PREFIX, replies.receive)
