"""Low: an e-value against "at least every second date is kept", valid however often it is looked at."""

import math

from carefront.core.evidence.betas import log_below, log_beta, number
from carefront.core.evidence.thresholds import LOW_NULL


def log_low(kept: int, n: int) -> float:
    """Answer the logarithm of the e-value: the mean likelihood of rates below ½ over the likelihood of ½.

    E = B(1+s, 1+f) · I_½(1+s, 1+f) / (½ · ½ⁿ). Whatever the true rate from ½ upwards, the chance that E ever reaches x
    is at most 1/x: Ville (1939); Grünwald, de Heide & Koolen (2024), Safe testing.
    """
    a, b = 1 + kept, 1 + n - kept
    return log_beta(a, b) + log_below(LOW_NULL, a, b) - math.log(LOW_NULL) - n * math.log(LOW_NULL)


def low(kept: int, n: int) -> float:
    """Answer the e-value of `kept` dates among `n`."""
    return number(log_low(kept, n))
