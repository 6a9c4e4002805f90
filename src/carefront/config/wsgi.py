"""The synchronous entry point that the server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carefront.config.settings")
application = get_wsgi_application()
