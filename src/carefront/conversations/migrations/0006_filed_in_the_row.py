from django.db import migrations


def keep(where):
    def forth(apps, editor):
        if editor.connection.vendor == "postgresql":
            editor.execute(f"ALTER TABLE conversations_searchable ALTER COLUMN filed_under SET STORAGE {where}")

    return forth


class Migration(migrations.Migration):
    """Keep what things are filed under in their rows: PostgreSQL looks through the newest twice as fast.

    Rows that were there before follow when they are written anew, by `carefront index-words` all at once.
    """

    dependencies = [("conversations", "0005_left_while_it_went_on")]
    operations = [migrations.RunPython(keep("MAIN"), keep("EXTENDED"), elidable=True)]
