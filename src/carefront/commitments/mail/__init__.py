"""The letters of this room: their words, made from the rows as they stand when a letter goes, and replies to them."""

from carefront.commitments.mail import asking, digest, looking, news, promising, replies
from carefront.kit.inbound import registry as inbound
from carefront.kit.posting import registry as posting


def register() -> None:
    """Say how each kind of letter is made, and who answers for replies to a check-in."""
    posting.register("check_in", looking.check_in, joins=True)
    posting.register("nudge", looking.check_in, joins=True)
    posting.register("asked_about", looking.asked_about, joins=True)
    posting.register("reply_kept", looking.reply_kept)
    posting.register("request_made", asking.request_made, joins=True)
    posting.register("request_answered", asking.request_answered, joins=True)
    posting.register("expectation_written", asking.expectation_written, joins=True)
    posting.register("supporter_invited", promising.supporter_invited, joins=True)
    posting.register("supporter_joined", promising.supporter_joined, joins=True)
    posting.register("at_risk", promising.at_risk, joins=True)
    posting.register("waited_on", promising.waited_on, joins=True)
    posting.register("news", news.news, joins=True)
    posting.register_digest(digest.digest)
    inbound.register(replies.PREFIX, replies.receive)
