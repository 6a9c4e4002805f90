"""Where one promise ends and the next begins, and which words are a condition."""

from carefront.core.promises.slots import Token
from carefront.core.promises.tokens import modal_at, phrase_at, stem_of
from carefront.core.promises.words import PromiseWords

Span = tuple[int, int]  # places in a list of tokens, the second one past the end
LONGEST_SENTENCE = 120  # tokens; what follows is read as a sentence of its own, so that no text takes long


def sentences_of(tokens: list[Token], words: PromiseWords) -> list[Span]:
    """Answer the sentences among `tokens`: they end at a full stop before a space, a line's end, ";", "!" or "?".

    One of more than 120 tokens is cut there.
    """
    breaks = words.any_of("breaks")
    found: list[Span] = []
    begin = 0
    for place, token in enumerate(tokens):
        if place - begin >= LONGEST_SENTENCE or (token.word in breaks and _ends_here(tokens, place)):
            if place > begin:
                found.append((begin, place + 1))
            begin = place + 1
    if begin < len(tokens):
        found.append((begin, len(tokens)))
    return found


def _ends_here(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if token.word != ".":
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is None:
        return True
    before = tokens[place - 1] if place else None
    short = before is not None and len(before.word) <= 2 and before.word.isalpha() and before.end == token.start
    ordinal = before is not None and before.word.isdigit() and len(before.word) <= 2
    return after.start > token.end and not short and not (ordinal and not after.capital) and not after.word.isdigit()


def conditions_in(tokens: list[Token], span: Span, words: PromiseWords) -> list[Span]:
    """Answer the conditions in a sentence: "if they sign", "unless it rains"; "let me know if" is none."""
    found: list[Span] = []
    place, end = span
    asking = words.any_of("whether_after")
    while place < end:
        if tokens[place].word not in words.conditions:
            place += 1
            continue
        said = phrase_at(tokens, place, words.conditions)
        if said is None or not said[1]:
            place += said[0] if said else 1
            continue
        before = tokens[place - 1] if place > span[0] else None
        if before is not None and (stem_of(before.word, words) in asking or before.word in words.any_of("articles")):
            place += 1
            continue
        if before is None and tokens[end - 1].word == "?" and not _until(tokens, place, end, words, True):
            return []
        stop = _until(tokens, place, end, words, _opens(tokens, place, span, words)) or end
        if stop == end and tokens[end - 1].word in words.any_of("breaks"):
            stop -= 1
        if stop > place + said[0]:
            found.append((place, stop))
        place = max(stop, place + 1)
    return found


def _opens(tokens: list[Token], place: int, span: Span, words: PromiseWords) -> bool:
    """Answer whether the condition stands before what it is a condition of."""
    said = [token.word for token in tokens[span[0] : place] if token.word[0].isalnum()]
    return all(word in words.any_of("stop") and word not in words.owners for word in said)


def _until(tokens: list[Token], place: int, end: int, words: PromiseWords, opens: bool) -> int:
    """Answer where the condition that begins at `place` ends; 0 when it runs to the end of its sentence."""
    ends = words.any_of("ends")
    for ahead in range(place + 2, end):
        if tokens[ahead].word in ends:
            return ahead
        if opens and place + 2 < ahead < end - 1 and tokens[ahead].word in words.owners:
            if not modal_at(tokens, ahead + 1, words):
                continue
            return ahead
        if not opens and tokens[ahead].word in words.any_of("joins") and begins_clause(tokens, ahead + 1, end, words):
            return ahead
    return 0


def begins_clause(tokens: list[Token], place: int, end: int, words: PromiseWords) -> bool:
    """Answer whether somebody and what they do stand at `place`: "Ben will", "I call", "please send"."""
    adverbs, known = words.any_of("adverbs"), words.any_of("known")
    while place < end and (tokens[place].word in adverbs or tokens[place].word == ",") and place + 1 < end:
        place += 1
    if place >= end:
        return False
    token = tokens[place]
    if token.word in words.any_of("please"):
        return True
    if token.word not in words.owners and not is_name(token, words):
        return False
    place += 1
    while place < end and (is_name(tokens[place], words) or tokens[place].word in adverbs):
        if tokens[place].word in adverbs and stem_of(tokens[place].word, words) in known:
            return True
        place += 1
    if place >= end:
        return False
    return bool(modal_at(tokens, place, words)) or stem_of(tokens[place].word, words) in known


def is_name(token: Token, words: PromiseWords) -> bool:
    """Answer whether a word with a capital may be somebody's name."""
    return (
        token.capital
        and token.word not in words.any_of("names_never")
        and token.word not in words.owners
        and token.word not in words.any_of("known")
    )


def _tells(tokens: list[Token], place: int, words: PromiseWords) -> bool:
    """Answer whether what follows is only told here: "we agreed that", "I promise that"."""
    if place >= len(tokens) or tokens[place].word not in words.any_of("that") or not place:
        return False
    before = tokens[place - 1].word if tokens[place - 1].word != "," or place == 1 else tokens[place - 2].word
    return stem_of(before, words) in words.any_of("telling") or before in words.any_of("telling")


def clauses_of(tokens: list[Token], words: PromiseWords) -> list[tuple[Span, list[Span]]]:
    """Answer what may be one promise each, with the conditions in it.

    A sentence is cut where somebody else begins to do something: "I send the plan and Ben calls".
    """
    found: list[tuple[Span, list[Span]]] = []
    linking, that = words.any_of("linking") | {","}, words.any_of("that")
    linking_or_that = linking | that
    for span in sentences_of(tokens, words):
        conditions = conditions_in(tokens, span, words)
        begin = span[0]
        cuts = [
            place
            for place in range(span[0] + 1, span[1] - 1)
            if tokens[place].word in linking_or_that
            and (tokens[place].word in linking or _tells(tokens, place, words))
            and not any(first <= place <= last for first, last in conditions)
            and (begins_clause(tokens, place + 1, span[1], words) or (words.verb_last and _tells(tokens, place, words)))
        ]
        for cut in [*cuts, span[1]]:
            inside = [one for one in conditions if begin <= one[0] < cut]
            said = [p for p in range(begin, cut) if tokens[p].word[0].isalnum()]
            bare = [p for p in said if not any(first <= p < last for first, last in inside)]
            if len(said) <= 4 and cut < span[1] and _tells(tokens, cut, words):
                begin = cut + 1  # "we agreed that" is not what was agreed
            elif said and (len(bare) > 1 or cut == span[1]):
                found.append(((begin, cut), inside))
                begin = cut
    return found
