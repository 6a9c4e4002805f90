"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, include, path

from carefront.people.web import (
    address,
    again,
    directory,
    invitation,
    preferences,
    single_sign_on,
    start,
    steward,
    tokens,
    workspaces,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("start/", start.start, name="start"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("people/", directory.people, name="people"),
    path(
        "people/invitations/<uuid:invitation_id>/withdrawal/",
        directory.invitation_withdrawal,
        name="invitation_withdrawal",
    ),
    path(
        "people/invitations/<uuid:invitation_id>/renewal/",
        directory.invitation_renewal,
        name="invitation_renewal",
    ),
    path("people/<uuid:person_id>/stewardship/", steward.person_stewardship, name="person_stewardship"),
    path("people/<uuid:person_id>/departure/", steward.person_departure, name="person_departure"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<uuid:token_id>/revocation/", tokens.token_revocation, name="token_revocation"),
    path("calendar-key/", tokens.feed_key, name="feed_key"),
    path("calendar-key/end/", tokens.feed_end, name="feed_end"),
    path("workspaces/", workspaces.workspaces, name="workspaces"),
    path("workspaces/new/", workspaces.workspace_new, name="workspace_new"),
    path("workspaces/<uuid:workspace_id>/enter/", workspaces.workspace_enter, name="workspace_enter"),
    path("workspaces/departure/", preferences.workspace_leave, name="workspace_leave"),
    path("steward/", steward.steward, name="steward"),
    path("steward/letters/", steward.steward_letters, name="steward_letters"),
    path("account/erasure/", preferences.account_erase, name="account_erase"),
    path("account/email/", address.AddressView.as_view(), name="account_email"),
    path("account/reauthenticate/code/", again.CodeAgainView.as_view(), name="account_code_again"),
    path("account/oidc/<str:provider_id>/login/", single_sign_on.openid_connect_login),
    path("account/oidc/<str:provider_id>/login/callback/", single_sign_on.openid_connect_callback),
    path("account/", include("allauth.urls")),
]
