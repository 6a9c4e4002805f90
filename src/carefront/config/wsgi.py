"""The synchronous entry point that the server calls."""

import os

from django.core.wsgi import get_wsgi_application

from carefront.config.logs import configure
from carefront.config.parent import follow_if_told
from carefront.kit import languages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carefront.config.settings")
configure()
follow_if_told()
application = get_wsgi_application()
languages.warm()  # so that nobody who writes first waits for word lists
