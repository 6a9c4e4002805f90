"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.conversations.web import (
    bringing,
    deciding,
    holding,
    keeping,
    kept,
    listing,
    noting,
    reviewing,
    rituals,
    scheduling,
)

ONE = "transcripts/<uuid:transcript_id>/"
FOUND = "findings/<uuid:finding_id>/"
SAID = "proposals/<uuid:proposal_id>/"
HELD = "conversations/<uuid:conversation_id>/"
TOPIC = "topics/<uuid:topic_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("transcripts/", bringing.transcripts, name="transcripts"),
    path("transcripts/new/", bringing.transcript_new, name="transcript_new"),
    path(ONE, reviewing.transcript, name="transcript"),
    path(f"{ONE}speakers/", reviewing.transcript_speakers, name="transcript_speakers"),
    path(f"{ONE}leaving-out/", reviewing.transcript_leaving_out, name="transcript_leaving_out"),
    path(f"{ONE}departure/", reviewing.transcript_departure, name="transcript_departure"),
    path(FOUND, keeping.finding, name="finding"),
    path(f"{FOUND}keeping/", keeping.finding_keeping, name="finding_keeping"),
    path(f"{FOUND}leaving-out/", keeping.finding_leaving_out, name="finding_leaving_out"),
    path(f"{FOUND}return/", keeping.finding_return, name="finding_return"),
    path(SAID, kept.proposal, name="proposal"),
    path(f"{SAID}acceptance/", kept.proposal_acceptance, name="proposal_acceptance"),
    path(f"{SAID}decline/", kept.proposal_decline, name="proposal_decline"),
    path("decisions/", kept.decisions, name="decisions"),
    path("decisions/<uuid:decision_id>/withdrawal/", kept.decision_withdrawal, name="decision_withdrawal"),
    path("decisions/<uuid:decision_id>/binding/", deciding.decision_binding, name="decision_binding"),
    path("conversations/", listing.conversations, name="conversations"),
    path("conversations/new/", scheduling.conversation_new, name="conversation_new"),
    path(HELD, holding.conversation, name="conversation"),
    path(f"{HELD}move/", scheduling.conversation_move, name="conversation_move"),
    path(f"{HELD}cancellation/", scheduling.conversation_cancellation, name="conversation_cancellation"),
    path(f"{HELD}reply/", scheduling.conversation_reply, name="conversation_reply"),
    path(f"{HELD}beginning/", holding.conversation_beginning, name="conversation_beginning"),
    path(f"{HELD}end/", holding.conversation_end, name="conversation_end"),
    path(f"{HELD}reopening/", holding.conversation_reopening, name="conversation_reopening"),
    path(f"{HELD}timer/", holding.conversation_timer, name="conversation_timer"),
    path(f"{HELD}turns/", holding.conversation_turns, name="conversation_turns"),
    path(f"{HELD}habit/", holding.conversation_habit, name="conversation_habit"),
    path(f"{HELD}notes/", noting.conversation_notes, name="conversation_notes"),
    path(f"{HELD}notes/own/", noting.conversation_own_notes, name="conversation_own_notes"),
    path(f"{HELD}question/", rituals.conversation_question, name="conversation_question"),
    path(f"{HELD}topics/", deciding.conversation_topics, name="conversation_topics"),
    path("relationships/<uuid:relationship_id>/talk/", holding.relationship_talk, name="relationship_talk"),
    path("relationships/<uuid:relationship_id>/rituals/", rituals.relationship_rituals, name="relationship_rituals"),
    path("series/<uuid:series_id>/", scheduling.series_change, name="series_change"),
    path("series/<uuid:series_id>/ending/", scheduling.series_ending, name="series_ending"),
    path(TOPIC, deciding.topic, name="topic"),
    path(f"{TOPIC}words/", deciding.topic_words, name="topic_words"),
    path(f"{TOPIC}ruling/", deciding.topic_ruling, name="topic_ruling"),
    path(f"{TOPIC}sharing/", deciding.topic_sharing, name="topic_sharing"),
    path(f"{TOPIC}withdrawal/", deciding.topic_withdrawal, name="topic_withdrawal"),
    path(f"{TOPIC}delay/", deciding.topic_delay, name="topic_delay"),
    path(f"{TOPIC}place/", deciding.topic_place, name="topic_place"),
]
