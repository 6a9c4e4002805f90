import django.db.models.deletion
from django.db import migrations, models

# Words and marks come folded and parted by spaces, so the plainest tokenizer does: it parts them nowhere else.
FILED = """
CREATE VIRTUAL TABLE conversations_filed USING fts5(
    filed, content='conversations_searchable', content_rowid='place', tokenize='ascii', detail=none, columnsize=0
);
CREATE TRIGGER conversations_filed_added AFTER INSERT ON conversations_searchable BEGIN
    INSERT INTO conversations_filed(rowid, filed) VALUES (new.place, new.filed);
END;
CREATE TRIGGER conversations_filed_gone AFTER DELETE ON conversations_searchable BEGIN
    INSERT INTO conversations_filed(conversations_filed, rowid, filed) VALUES ('delete', old.place, old.filed);
END;
CREATE TRIGGER conversations_filed_changed AFTER UPDATE OF place, filed ON conversations_searchable BEGIN
    INSERT INTO conversations_filed(conversations_filed, rowid, filed) VALUES ('delete', old.place, old.filed);
    INSERT INTO conversations_filed(rowid, filed) VALUES (new.place, new.filed);
END;
"""
FILED_UNDER = """
ALTER TABLE conversations_searchable ADD COLUMN filed_under tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(filed, ' '))) STORED;
CREATE INDEX searchable_filed_under ON conversations_searchable USING gin (filed_under);
"""


def add_index(apps, editor):
    if editor.connection.vendor == "sqlite":
        for statement in statements(FILED):
            editor.execute(statement)
    else:
        editor.execute(FILED_UNDER)


def statements(script):
    whole = []
    for line in script.strip().splitlines():
        whole.append(line)
        if line in {"END;", ");"}:
            yield "\n".join(whole)
            whole = []


def drop_index(apps, editor):
    if editor.connection.vendor == "sqlite":
        for name in ("added", "gone", "changed"):
            editor.execute(f"DROP TRIGGER conversations_filed_{name}")
        editor.execute("DROP TABLE conversations_filed")
    else:
        editor.execute("ALTER TABLE conversations_searchable DROP COLUMN filed_under")


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0003_conversations_held'),
        ('people', '0002_feed_hash'),
        ('relationships', '0003_pause_wakes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Searchable',
            fields=[
                ('place', models.BigIntegerField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('subject_id', models.UUIDField()),
                ('conversation_id', models.UUIDField(null=True)),
                ('author_id', models.UUIDField(null=True)),
                ('at', models.DateTimeField()),
                ('words', models.TextField()),
                ('filed', models.TextField()),
                ('relationship', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='relationships.relationship')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('subject_id', 'kind'), name='searchable_once')],
            },
        ),
        migrations.RunPython(add_index, drop_index),
    ]
