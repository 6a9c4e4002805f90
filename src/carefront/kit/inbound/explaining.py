"""The letter that explains why a reply could not be used, and what to do."""

from django.conf import settings
from django.utils.translation import gettext as _

from carefront.core.refusals import Because, Refusal
from carefront.kit.models import Letter
from carefront.kit.posting.registry import Rendered
from carefront.kit.sentences import sentence


def render(letter: Letter) -> Rendered:
    """Answer the words of the explanation, with the sentence for the reason."""
    params = {name: value for name, value in letter.about.items() if name not in {"because", "answers"}}
    try:
        reason = sentence(Refusal(Because(letter.about["because"]), **params))
    except (KeyError, ValueError):
        reason = _("It could not be read.")
    text = _(
        "Your reply arrived, and nothing was written from it.\n\n"
        "%(reason)s\n\n"
        "Your words are still in the message you sent. You can answer again with a few words above the quoted letter; "
        "a first line like “done”, “partly” or “not yet” says how it went. Or answer here:\n%(address)s\n"
    ) % {"reason": reason, "address": settings.SITE_URL}
    answers = letter.about.get("answers", "")
    headers = (("In-Reply-To", answers), ("References", answers)) if answers else ()
    # "auto-replied" in effect: the sender marks every letter as made by a machine, and machines are never answered.
    return Rendered(subject=_("About your reply"), text=text, headers=headers)
