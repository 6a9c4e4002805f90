"""The number of a page in an address."""

MOST = 400  # pages; whoever looks for something further narrows the list


def page_number(text: str | None, most: int = MOST) -> int:
    """Answer the page that is meant, from 1 to `most`; 1 for whatever is no number, `most` for every larger one."""
    if not text or not (text.isascii() and text.isdigit()):
        return 1
    shorter = text.lstrip("0")
    if len(shorter) > len(str(most)):
        return most
    return min(max(int(shorter or "1"), 1), most)
