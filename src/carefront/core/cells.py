"""Cells of a table that a spreadsheet opens."""

# What a spreadsheet takes for the beginning of a formula, also behind white space or in its full-width form.
_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: str) -> str:
    """Answer `cell` so that no spreadsheet takes it for a formula: an apostrophe goes before what begins like one."""
    if cell.startswith(_BEGINNINGS) or cell.lstrip().startswith(_BEGINNINGS):
        return "'" + cell
    return cell
