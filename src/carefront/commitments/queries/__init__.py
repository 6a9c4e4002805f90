"""The only readers of commitments: frozen cards, a bounded number of SQL queries each."""

from carefront.commitments.queries.answers import answer, answers_to_meet, check_in, responses_to_me, waiting_check_ins
from carefront.commitments.queries.asking import (
    expectation,
    expectations,
    request,
    requests,
    requests_open,
    requests_said,
)
from carefront.commitments.queries.foresight import also_promised, likelihood_record, own_tags
from carefront.commitments.queries.lines import Filters, Listing, lines_of, listing, owed, promised_to
from carefront.commitments.queries.paging import expectations_after, ledger_after, listing_after, requests_after
from carefront.commitments.queries.whole import commitment

__all__ = [
    "Filters",
    "Listing",
    "also_promised",
    "answer",
    "answers_to_meet",
    "check_in",
    "commitment",
    "expectation",
    "expectations",
    "expectations_after",
    "ledger_after",
    "likelihood_record",
    "lines_of",
    "listing",
    "listing_after",
    "owed",
    "own_tags",
    "promised_to",
    "request",
    "requests",
    "requests_after",
    "requests_open",
    "requests_said",
    "responses_to_me",
    "waiting_check_ins",
]
