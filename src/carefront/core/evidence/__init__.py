"""What may be said from small counts: evidence that stays honest however often it is looked at.

Plain facts go in; counts, evidence ids and a strength come out. Nothing here says a sentence, and nothing here is said
about a person but what the facts of one relationship count. See docs/evidence/patterns.md.
"""
