"""Keep of a calendar's secret only what it hashes to: whoever reads a backup opens no calendar."""

import hashlib

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def hash_keys(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Put the hash of each secret in its place; addresses that are in use go on to open their calendar."""
    people = apps.get_model("people", "Person").objects
    for person in people.filter(feed_hash__isnull=False):
        hashed = hashlib.sha256((person.feed_hash or "").encode()).hexdigest()
        people.filter(pk=person.pk).update(feed_hash=hashed)


def close_feeds(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Close every calendar on the way back: a hash is no secret."""
    apps.get_model("people", "Person").objects.update(feed_hash=None)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.RenameField("person", "feed_key", "feed_hash"),
        migrations.RunPython(hash_keys, close_feeds),
    ]
