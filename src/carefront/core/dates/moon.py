"""Where sun and moon stand, near enough for a calendar: new moons to some minutes, longitudes to a tenth of a degree.

Source: Jean Meeus, Astronomical Algorithms, 2nd edition, chapters 25, 47 and 49. Moments are UTC without a zone; the
minute by which clocks differ from even time is left out.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from math import cos, radians, sin

MONTH = 29.530588861  # days from new moon to new moon
_J2000 = datetime(2000, 1, 1, 12)
_FIRST = datetime(2000, 1, 6, 14, 20)  # lunation 0, before its corrections
# Corrections of a new moon in days: factor, eccentricity's power, and how often the four arguments count (49.A).
_NEW_MOON = (
    (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2), (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2), (-0.00057, 0, 0, 1, 2),
    (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0),
)  # fmt: skip
# Corrections of the moon's longitude in degrees: factor, and how often D, M, M' and F count (47.A).
_LONGITUDE = (
    (6.288774, 0, 0, 1, 0), (1.274027, 2, 0, -1, 0), (0.658314, 2, 0, 0, 0), (0.213618, 0, 0, 2, 0),
    (-0.185116, 0, 1, 0, 0), (-0.114332, 0, 0, 0, 2), (0.058793, 2, 0, -2, 0), (0.057066, 2, -1, -1, 0),
    (0.053322, 2, 0, 1, 0), (0.045758, 2, -1, 0, 0), (-0.040923, 0, 1, -1, 0), (-0.034720, 1, 0, 0, 0),
    (-0.030383, 0, 1, 1, 0), (0.015327, 2, 0, 0, -2), (-0.012528, 0, 0, 1, 2), (0.010980, 0, 0, 1, -2),
)  # fmt: skip


@lru_cache(maxsize=512)
def new_moon(lunation: int) -> datetime:
    """Answer the moment of a new moon, counted from the one of 6 January 2000."""
    t = lunation / 1236.85
    eccentricity = 1 - 0.002516 * t
    sun = radians(2.5534 + 29.10535670 * lunation)
    own = radians(201.5643 + 385.81693528 * lunation + 0.0107582 * t * t)
    latitude = radians(160.7108 + 390.67050284 * lunation - 0.0016118 * t * t)
    node = radians(124.7746 - 1.56375588 * lunation)
    days = MONTH * lunation + 0.00015437 * t * t - 0.00017 * sin(node)
    for factor, power, suns, owns, latitudes in _NEW_MOON:
        days += factor * eccentricity**power * sin(suns * sun + owns * own + latitudes * latitude)
    return _FIRST + timedelta(days=days)


def lunation_near(moment: datetime) -> int:
    """Answer the number of the new moon nearest to a moment."""
    return round((moment - _FIRST).total_seconds() / 86_400 / MONTH)


def lunation_before(moment: datetime) -> int:
    """Answer the number of the last new moon up to a moment."""
    place = lunation_near(moment) + 1
    while new_moon(place) > moment:
        place -= 1
    return place


def _centuries(moment: datetime) -> float:
    return (moment - _J2000).total_seconds() / 86_400 / 36_525


def sun_longitude(moment: datetime) -> float:
    """Answer where the sun stands on its yearly way, in degrees from the spring equinox."""
    t = _centuries(moment)
    own = radians(357.52911 + 35_999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(own) + 0.019993 * sin(2 * own) + 0.000289 * sin(3 * own)
    return (280.46646 + 36_000.76983 * t + centre - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))) % 360


def moon_longitude(moment: datetime) -> float:
    """Answer where the moon stands, in degrees from the spring equinox."""
    t = _centuries(moment)
    apart = radians(297.8501921 + 445_267.1114034 * t)
    sun = radians(357.5291092 + 35_999.0502909 * t)
    own = radians(134.9633964 + 477_198.8675055 * t)
    latitude = radians(93.2720950 + 483_202.0175233 * t)
    degrees = 218.3164477 + 481_267.88123421 * t
    for factor, aparts, suns, owns, latitudes in _LONGITUDE:
        degrees += factor * sin(aparts * apart + suns * sun + owns * own + latitudes * latitude)
    return degrees % 360


def lunar_day(moment: datetime) -> int:
    """Answer which lunar day holds, 1 (from new moon) to 30."""
    return int((moon_longitude(moment) - sun_longitude(moment)) % 360 // 12) + 1


def precession(year: int) -> float:
    """Answer by how many degrees the signs of India lie behind the equinox's (Lahiri, 23.86° in 2000)."""
    return 23.857 + 0.013972 * (year - 2000)


def sun_reaches(degrees: float, about: datetime) -> datetime:
    """Answer the moment at which the sun reaches a longitude, within half a year of `about`."""
    moment = about
    for _ in range(5):
        behind = (degrees - sun_longitude(moment) + 180) % 360 - 180
        moment += timedelta(days=behind / (0.98565 + 0.03290 * cos(radians(sun_longitude(moment) - 283))))
    return moment
