"""The product's settings with a room for trying live pages."""

from carefront.config.settings import *  # noqa: F403
from carefront.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.parlour"]
ROOT_URLCONF = "tests.parlour.urls"
