"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.talks.web import agreeing, consequences, showing, writing

TALK = "talks/<uuid:talk_id>/"
QUESTION = "talk-questions/<uuid:question_id>/"
CONSEQUENCES = "consequences/<uuid:consequences_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("relationships/<uuid:relationship_id>/talks/", showing.talks, name="talks"),
    path("talks/new/", showing.talk_new, name="talk_new"),
    path(TALK, showing.talk, name="talk"),
    path(f"{TALK}facts/", showing.talk_facts, name="talk_facts"),
    path(f"{TALK}facts/<uuid:event_id>/drop/", showing.talk_fact_drop, name="talk_fact_drop"),
    path(f"{TALK}meeting/", showing.talk_meeting, name="talk_meeting"),
    path(f"{TALK}closing/", showing.talk_closing, name="talk_closing"),
    path(f"{TALK}parts/<slug:part>/", writing.talk_part, name="talk_part"),
    path(f"{TALK}parts/<slug:part>/showing/", writing.talk_part_showing, name="talk_part_showing"),
    path(f"{TALK}readiness/", writing.talk_readiness, name="talk_readiness"),
    path(f"{TALK}questions/", writing.talk_questions, name="talk_questions"),
    path(f"{QUESTION}answer/", writing.talk_question_answer, name="talk_question_answer"),
    path(f"{QUESTION}drop/", writing.talk_question_drop, name="talk_question_drop"),
    path(f"{TALK}terms/", agreeing.talk_terms, name="talk_terms"),
    path(f"{TALK}agreement/", agreeing.talk_agreement, name="talk_agreement"),
    path(f"{TALK}agreement/withdrawal/", agreeing.talk_agreement_withdrawal, name="talk_agreement_withdrawal"),
    path(f"{TALK}lines/<int:number>/promise/", agreeing.talk_line_promise, name="talk_line_promise"),
    path(f"{TALK}look/", agreeing.talk_look, name="talk_look"),
    path(f"{TALK}consequences/", consequences.talk_consequences, name="talk_consequences"),
    path(CONSEQUENCES, consequences.consequences, name="consequences"),
    path(f"{CONSEQUENCES}conduct/", consequences.consequences_conduct, name="consequences_conduct"),
    path(f"{CONSEQUENCES}time/", consequences.consequences_time, name="consequences_time"),
    path(f"{CONSEQUENCES}agreement/", consequences.consequences_agreement, name="consequences_agreement"),
    path(f"{CONSEQUENCES}withdrawal/", consequences.consequences_withdrawal, name="consequences_withdrawal"),
    path(f"{CONSEQUENCES}ending/", consequences.consequences_ending, name="consequences_ending"),
]
