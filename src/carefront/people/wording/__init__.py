"""Sentences of this room that several doors say."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from carefront.core.relationships import RelationshipKind, Role
from carefront.core.scopes import Scope

# A relationship to propose along with an invitation: "kind:part of the inviter", and how the inviter reads it.
PROPOSALS = (
    ("", gettext_lazy("Nothing yet, only the workspace")),
    (f"{RelationshipKind.COACHING}:{Role.COACH}", gettext_lazy("I coach this person")),
    (f"{RelationshipKind.COACHING}:{Role.CLIENT}", gettext_lazy("This person coaches me")),
    (f"{RelationshipKind.REPORTING}:{Role.MANAGER}", gettext_lazy("This person reports to me")),
    (f"{RelationshipKind.REPORTING}:{Role.REPORT}", gettext_lazy("I report to this person")),
    (f"{RelationshipKind.PEER}:{Role.PEER}", gettext_lazy("We are peers")),
)

SCOPES = (
    (Scope.READ.value, gettext_lazy("See what I see")),
    (Scope.WRITE.value, gettext_lazy("Make, answer and change what I may")),
    (Scope.EXPORT.value, gettext_lazy("Take out everything I may see")),
)


def scope_words(scopes: Iterable[str]) -> tuple[str, ...]:
    """Answer what a key may do, in words."""
    words = dict(SCOPES)
    return tuple(str(words.get(scope, scope)) for scope in scopes)


def proposal_words(kind: str, inviter_role: str, inviter: str) -> str:
    """Answer what an invitation proposes, as a sentence to the invited person; empty when it proposes nothing."""
    sentences = {
        (RelationshipKind.COACHING, Role.COACH): _("%(name)s would like to be your coach."),
        (RelationshipKind.COACHING, Role.CLIENT): _("%(name)s would like you to be their coach."),
        (RelationshipKind.REPORTING, Role.MANAGER): _("%(name)s would like to work with you as your manager."),
        (RelationshipKind.REPORTING, Role.REPORT): _("%(name)s would like to work with you as their manager."),
        (RelationshipKind.PEER, Role.PEER): _("%(name)s would like to keep promises with you, as peers."),
    }
    for (one_kind, role), sentence in sentences.items():
        if (one_kind.value, role.value) == (kind, inviter_role):
            return sentence % {"name": inviter}
    return ""


def trouble_words(code: str) -> str:
    """Answer what stands in the way of letters, as a steward reads it."""
    return {
        "server_unreachable": _("The mail server cannot be reached."),
        "connection_dropped": _("The mail server broke off before it took the letter."),
        "sender_refused": _("The mail server does not take letters from this sender."),
        "put_off": _("The mail server asked to try later."),
        "address_refused": _("The mail server does not know the address."),
        "content_refused": _("The mail server does not take the letter as it is."),
        "address_unusable": _("No letter can be sent to the address as it stands."),
        "words_not_made": _("The words of the letter could not be made."),
        "kind_unknown": _("This version does not know this kind of letter."),
    }.get(code, _("Something unexpected came up."))


def letter_words(kind: str) -> str:
    """Answer what kind of letter it is, as a steward reads it."""
    return {
        "invitation": _("Invitations"),
        "digest": _("Several letters in one"),
    }.get(kind, kind.replace("_", " ").replace(".", " ").capitalize())
