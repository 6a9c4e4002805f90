"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.commitments.web import (
    changing,
    foreseeing,
    link,
    listing,
    looking,
    meeting,
    promising,
    repairing,
    showing,
)

ONE = "commitments/<uuid:commitment_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("commitments/", listing.commitments, name="commitments"),
    path("commitments/new/", promising.commitment_new, name="commitment_new"),
    path("commitments/new/reading/", promising.commitment_reading, name="commitment_reading"),
    path(ONE, showing.commitment, name="commitment"),
    path(f"{ONE}at-risk/", changing.way_page("commitment_at_risk"), name="commitment_at_risk"),
    path(f"{ONE}moves/", changing.way_page("commitment_moves"), name="commitment_moves"),
    path(f"{ONE}successor/", changing.way_page("commitment_successor"), name="commitment_successor"),
    path(f"{ONE}pause/", changing.way_page("commitment_pause"), name="commitment_pause"),
    path(f"{ONE}resumption/", foreseeing.resumption, name="commitment_resumption"),
    path(f"{ONE}release/", changing.way_page("commitment_release"), name="commitment_release"),
    path(f"{ONE}clarity/", changing.way_page("commitment_clarity"), name="commitment_clarity"),
    path(f"{ONE}foresight/", changing.way_page("commitment_foresight"), name="commitment_foresight"),
    path(f"{ONE}foresight/sharing/", foreseeing.sharing, name="commitment_sharing"),
    path(f"{ONE}supporters/", changing.way_page("commitment_supporters"), name="commitment_supporters"),
    path(f"{ONE}supporters/<uuid:person_id>/ending/", foreseeing.supporter_ending, name="commitment_supporter_ending"),
    path(f"{ONE}support/acceptance/", foreseeing.support_acceptance, name="commitment_support"),
    path(f"{ONE}waits/", changing.way_page("commitment_waits"), name="commitment_waits"),
    path(f"{ONE}waits/<uuid:on_id>/ending/", foreseeing.wait_ending, name="commitment_wait_ending"),
    path(f"{ONE}question/", foreseeing.question, name="commitment_question"),
    path("check-ins/<uuid:check_in_id>/question/", foreseeing.check_in_question, name="check_in_question"),
    path("check-ins/<uuid:check_in_id>/", looking.check_in, name="check_in"),
    path("commitments/<uuid:commitment_id>/outcome/", looking.commitment_outcome, name="commitment_outcome"),
    path("commitments/<uuid:commitment_id>/repair/", repairing.repair, name="repair"),
    path("c/<str:token>/", link.check_in_link, name="check_in_link"),
    path("answers/<uuid:answer_id>/", meeting.answer, name="answer"),
    path("answers/<uuid:answer_id>/responses/", meeting.answer_responses, name="answer_responses"),
    path("answers/<uuid:answer_id>/aside/", meeting.answer_aside, name="answer_aside"),
    path("answers/<uuid:answer_id>/accounts/", meeting.answer_accounts, name="answer_accounts"),
]
