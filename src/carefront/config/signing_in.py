"""How people sign in: the settings of the sign-in library, taken into `settings`."""

import environ
from django.utils.translation import gettext_lazy as _

_env = environ.Env()
_SECURE = _env.str("CAREFRONT_URL", default="").startswith("https://")

# Whether anybody may open an account and a workspace here; otherwise people come in by invitation.
OPEN_SIGNUP: bool = _env.bool("CAREFRONT_OPEN_SIGNUP", default=False)
# How many proxies of your own stand in front; only so many entries of X-Forwarded-For are believed.
TRUSTED_PROXIES: int = _env.int("CAREFRONT_TRUSTED_PROXIES", default=0)

ACCOUNT_ADAPTER = "carefront.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _SECURE else "http"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
_SIGNING = "carefront.people.forms.signing."
ACCOUNT_FORMS = {
    "login": f"{_SIGNING}LoginForm",
    "request_login_code": f"{_SIGNING}RequestLoginCodeForm",
    "confirm_login_code": f"{_SIGNING}ConfirmLoginCodeForm",
    "reset_password": f"{_SIGNING}ResetPasswordForm",
    "confirm_password_reset_code": f"{_SIGNING}ConfirmPasswordResetCodeForm",
    "reset_password_from_key": f"{_SIGNING}ResetPasswordKeyForm",
    "change_password": f"{_SIGNING}ChangePasswordForm",
    "set_password": f"{_SIGNING}SetPasswordForm",
    "reauthenticate": f"{_SIGNING}ReauthenticateForm",
    "add_email": f"{_SIGNING}ChangeEmailForm",
}
MFA_FORMS = {
    "authenticate": f"{_SIGNING}AuthenticateForm",
    "reauthenticate": f"{_SIGNING}ReauthenticateCodeForm",
    "activate_totp": f"{_SIGNING}ActivateTotpForm",
    "authenticate_webauthn": f"{_SIGNING}AuthenticateKeyForm",
    "reauthenticate_webauthn": f"{_SIGNING}ReauthenticateKeyForm",
    "login_webauthn": f"{_SIGNING}LoginKeyForm",
    "add_webauthn": f"{_SIGNING}AddKeyForm",
    "edit_webauthn": f"{_SIGNING}EditKeyForm",
}
ACCOUNT_USER_DISPLAY = "carefront.people.adapters.display"
MFA_ADAPTER = "carefront.people.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _SECURE
MFA_TOTP_ISSUER = "Carefront"
SOCIALACCOUNT_ADAPTER = "carefront.people.adapters.SocialAdapter"
# Single sign-on by OpenID Connect: all three of CAREFRONT_OIDC_URL, _CLIENT_ID and _SECRET.
_OIDC = {name: _env.str(f"CAREFRONT_OIDC_{name}", default="") for name in ("URL", "CLIENT_ID", "SECRET", "NAME")}
# Browsers follow a posted form to the provider only where the policy of the site names it.
SIGN_ON_ORIGINS = ["/".join(_OIDC["URL"].split("/", 3)[:3])] if _OIDC["URL"] else []
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": _OIDC["NAME"] or _("single sign-on"),
                "client_id": _OIDC["CLIENT_ID"],
                "secret": _OIDC["SECRET"],
                "settings": {"server_url": _OIDC["URL"]},
            }
        ]
        if _OIDC["URL"]
        else [],
    }
}
# Lets people sign in to the account that bears the address their provider vouches for.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = _env.bool(
    "CAREFRONT_OIDC_TRUST_EMAIL", default=False
)
