"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.conversations.web import bringing, keeping, kept, reviewing, searching

ONE = "transcripts/<uuid:transcript_id>/"
FOUND = "findings/<uuid:finding_id>/"
SAID = "proposals/<uuid:proposal_id>/"
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
    path("conversations/search/", searching.conversation_search, name="conversation_search"),
    path("conversations/<uuid:conversation_id>/", kept.conversation, name="conversation"),
]
