"""The settings under test: a folder of their own for every process, and passwords that are quick to check."""

import atexit
import os
import shutil
import tempfile

_HOME = tempfile.mkdtemp(prefix="carefront-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["CAREFRONT_HOME"] = _HOME
os.mkdir(os.path.join(_HOME, "static"))  # where collected files would be; without it the server warns
os.environ["CAREFRONT_SQLITE_SYNCHRONOUS"] = "OFF"
os.environ.setdefault("CAREFRONT_SECRET_KEY", "only-for-tests-" + "x" * 40)

from carefront.config.settings import *  # noqa: E402, F403
from carefront.config.settings import STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
