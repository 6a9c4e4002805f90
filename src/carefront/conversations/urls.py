"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.conversations.web import bringing, following, keeping, kept, plans, reading_back, reviewing, steps

ONE = "transcripts/<uuid:transcript_id>/"
FOUND = "findings/<uuid:finding_id>/"
SAID = "proposals/<uuid:proposal_id>/"
TALK = "conversations/<uuid:conversation_id>/"
PLAN = "plans/<uuid:plan_id>/"
STEP = "steps/<uuid:step_id>/"
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
    path("conversations/<uuid:conversation_id>/", kept.conversation, name="conversation"),
    path(f"{TALK}read-back/", reading_back.conversation_read_back, name="conversation_read_back"),
    path(f"{TALK}read-back/opening/", reading_back.read_back_opening, name="read_back_opening"),
    path(f"{TALK}read-back/skipping/", reading_back.read_back_skipping, name="read_back_skipping"),
    path(f"{TALK}read-back/words/", reading_back.read_back_words, name="read_back_words"),
    path("wordings/<uuid:wording_id>/agreement/", reading_back.wording_agreement, name="wording_agreement"),
    path("decisions/<uuid:decision_id>/follow-up/", following.decision_follow_up, name="decision_follow_up"),
    path("follow-ups/<uuid:follow_up_id>/support/", following.follow_up_support, name="follow_up_support"),
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", plans.plan_new, name="plan_new"),
    path(PLAN, plans.plan, name="plan"),
    path(f"{PLAN}steps/", plans.plan_steps, name="plan_steps"),
    path(f"{PLAN}ending/", plans.plan_ending, name="plan_ending"),
    path(STEP, steps.plan_step, name="plan_step"),
    path(f"{STEP}promise/", steps.plan_step_promise, name="plan_step_promise"),
    path(f"{STEP}departure/", steps.plan_step_departure, name="plan_step_departure"),
]
