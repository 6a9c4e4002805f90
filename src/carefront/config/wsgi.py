"""The synchronous entry point that the server calls."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from carefront.config.logs import configure
from carefront.config.parent import follow_if_told
from carefront.kit import languages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carefront.config.settings")
configure()
follow_if_told()
application = get_wsgi_application()
# Beside the first pages, so that neither they nor whoever writes first waits for word lists.
Thread(target=languages.warm, name="word-lists", daemon=True).start()
