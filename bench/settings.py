"""The product's settings with two bare views beside its own: the floors that figures are ratios to."""

from carefront.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
ALLOWED_HOSTS = ["*"]
API_CALLS_A_MINUTE = 0
