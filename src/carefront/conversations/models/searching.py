"""The row by which something that was said is found again."""

from django.db import models

from carefront.conversations.models.transcripts import RELATIONSHIP, WORKSPACE


class Searchable(models.Model):
    """One thing with words, filed so that it is found by them. It is written anew from its subject at any time.

    The engine keeps its own index of `filed` beside it: on SQLite the table `conversations_filed`, by triggers, on
    PostgreSQL the generated column `filed_under`. Whatever changes this table on SQLite has to make the triggers anew.
    """

    place = models.BigIntegerField(primary_key=True)  # core.searching.filing.place_in_time
    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    kind = models.CharField(max_length=12)  # core.searching.kinds.Sought
    subject_id = models.UUIDField()
    conversation_id = models.UUIDField(null=True)  # of what stays with its conversation
    author_id = models.UUIDField(null=True)  # of what nobody else may find
    at = models.DateTimeField()
    words = models.TextField()  # as they were written
    filed = models.TextField()  # core.searching.filing.filed_under

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_id", "kind"], name="searchable_once")]
