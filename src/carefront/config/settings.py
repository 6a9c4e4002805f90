"""Every setting of an installation, driven by the environment.

`CAREFRONT_HOME` is the folder that holds what an installation owns: its database (unless `DATABASE_URL`
names PostgreSQL), its secret key, and its backups.
"""

import os
import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from carefront.config.living import live_addresses
from carefront.config.signing_in import *  # noqa: F403 - settings of the sign-in library

env = environ.Env()

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(env.str("CAREFRONT_HOME", default="var")).resolve()


def _secret_key() -> str:
    """Answer the installation's key, made once and kept readable to its owner alone."""
    given: str = env.str("CAREFRONT_SECRET_KEY", default="")
    if given:
        return given
    path = HOME / "secret.key"
    HOME.mkdir(parents=True, exist_ok=True, mode=0o700)  # people's words will be in it
    if HOME.stat().st_mode & 0o077 and HOME.stat().st_uid == os.getuid():
        HOME.chmod(0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii").strip()


DEBUG = env.bool("CAREFRONT_DEBUG", default=False)
SECRET_KEY = _secret_key()

# The address people open; links in letters start with it.
SITE_URL: str = env.str("CAREFRONT_URL", default="http://127.0.0.1:8000").rstrip("/")
_HOST = SITE_URL.split("//", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0]
ALLOWED_HOSTS: list[str] = env.list("CAREFRONT_HOSTS", default=[_HOST, "localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = [SITE_URL] if SITE_URL.startswith("https://") else []
SECURE = SITE_URL.startswith("https://")
LIVE_URL, LIVE_DATABASE = live_addresses(env, SITE_URL)

INSTALLED_APPS = [
    *("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"),
    *("django.contrib.messages", "django.contrib.staticfiles"),
    "template_partials.apps.SimpleAppConfig",
    "carefront.people",  # before the sign-in library, so that its own pages take the place of the library's
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "ninja",
    "csp",
    "carefront.kit",
    "carefront.calendars",
    "carefront.relationships",
    "carefront.commitments",
    "carefront.conversations",
    "carefront.planning",
    "carefront.pulses",
    "carefront.trust",
    "carefront.talks",
    "carefront.insights",
    "carefront.lobby",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "carefront.people.asking.AskingPerson",
    "carefront.kit.doors.Refusals",
]

ROOT_URLCONF = "carefront.config.urls"
WSGI_APPLICATION = "carefront.config.wsgi.application"

_TAGS = ["django.templatetags.i18n", "carefront.kit.templatetags.addresses", "carefront.kit.templatetags.constant"]
_LOADERS: list[object] = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "carefront.people.nav.nav",
            ],
            "builtins": _TAGS,
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", _LOADERS)] if not DEBUG else _LOADERS,
                )
            ],
        },
    }
]


def _durability() -> str:
    """Answer how hard SQLite syncs: FULL keeps every acknowledged commit through a power cut; tests may say OFF."""
    return "OFF" if env.str("CAREFRONT_SQLITE_SYNCHRONOUS", default="FULL").upper() == "OFF" else "FULL"


def _database() -> dict[str, object]:
    """Answer the database: PostgreSQL when `DATABASE_URL` names one, otherwise SQLite inside `HOME`."""
    url: str = env.str("DATABASE_URL", default="")
    if url:
        config: dict[str, object] = env.db_url_config(url)
        config |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
        return config
    return {
        "ENGINE": "carefront.kit.sqlite",
        "NAME": HOME / "carefront.sqlite3",
        "CONN_MAX_AGE": None,
        # A file, so that several threads of a test meet in one database as they do in life.
        "TEST": {"NAME": HOME / "test.sqlite3"},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={_durability()}; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728;",
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Throttles count across processes and machines, so they live in the database that all of them share.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "people_remembered"}}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
# Where people come by https, a proxy of the installation's own ends it and says so.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF, LIVE_URL] if LIVE_URL else [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF, *SIGN_ON_ORIGINS],  # noqa: F405
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb", "interest-cohort")
}
# Calls that one key may make within a minute, for each server process; 0 for no limit.
API_CALLS_A_MINUTE: int = env.int("CAREFRONT_API_CALLS_A_MINUTE", default=600)
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# Letters: one SMTP server by CAREFRONT_SMTP_URL (smtp://user:password@host:port/?tls=starttls|tls).
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
# A demo installation has a page on which anybody signs in as anybody; without a mail server its letters are files.
DEMO: bool = env.bool("CAREFRONT_DEMO", default=False)
if DEMO and not env.str("CAREFRONT_SMTP_URL", default=""):
    EMAIL_BACKEND, EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", HOME / "letters"
_SMTP = environ.urlparse(env.str("CAREFRONT_SMTP_URL", default="smtp://127.0.0.1:1025"))
EMAIL_HOST = _SMTP.hostname or "127.0.0.1"
EMAIL_PORT = _SMTP.port or 25
EMAIL_HOST_USER = environ.unquote_plus(_SMTP.username) if _SMTP.username else ""
EMAIL_HOST_PASSWORD = environ.unquote_plus(_SMTP.password) if _SMTP.password else ""
EMAIL_USE_TLS = "tls=starttls" in _SMTP.query
EMAIL_USE_SSL = "tls=tls" in _SMTP.query
EMAIL_TIMEOUT = 20
# Seconds for which a worker may hold letters before another takes them up: longer than the slowest exchange.
LETTER_LEASE = env.int("CAREFRONT_LETTER_LEASE", default=150)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("CAREFRONT_FROM", default=f"Carefront <carefront@{_HOST}>")
# Where replies go: the part before the @ gets "+token"; empty means that replies are not read.
REPLY_ADDRESS: str = env.str("CAREFRONT_REPLY_ADDRESS", default="")
# How replies come in: smtp://127.0.0.1:2525 listens there, imaps://user:password@host/folder looks there every minute.
INBOUND: str = env.str("CAREFRONT_INBOUND", default="")
# Calendars are fetched from public hosts on ports 80 and 443; further hosts (`name:port`) and ports are named here.
CALENDAR_HOSTS: list[str] = env.list("CAREFRONT_CALENDAR_HOSTS", default=[])
CALENDAR_SECONDS: int = env.int("CAREFRONT_CALENDAR_SECONDS", default=20)  # of CPU, for reading one calendar
CALENDAR_PORTS: list[int] = env.list("CAREFRONT_CALENDAR_PORTS", cast=int, default=[])

LANGUAGE_CODE = env.str("CAREFRONT_LANGUAGE", default="en")
LANGUAGES = [("en", _("English"))]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
# Squeezing source maps, which only a debugger asks for, would be most of the first start.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("map", "png", "jpg", "webp", "woff2", "gz", "br", "zip")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "carefront.kit.static_storage.HashedStorage"
    },
}
MEDIA_ROOT = HOME / "files"
