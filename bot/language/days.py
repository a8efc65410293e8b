"""Arithmetic of days as people count them: weeks begin on Monday and end, for work, on Friday."""

from calendar import monthrange
from datetime import date, timedelta

FRIDAY = 4
SUNDAY = 6


def weekday_after(today: date, weekday: int) -> date:
    """The first such weekday (Monday is 0) after today; never today itself."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def weekday_of_week(today: date, weekday: int, weeks: int) -> date:
    """That weekday of this week (0), next week (1) and so on."""
    return today - timedelta(days=today.weekday()) + timedelta(days=weekday, weeks=weeks)


def end_of_work_week(today: date, weeks: int = 0) -> date:
    """The Friday of this week or one to come; at the weekend "this week" is the one that begins on Monday."""
    return weekday_of_week(today, FRIDAY, weeks + (today.weekday() > FRIDAY and weeks == 0))


def first_of_month(today: date, months: int = 0) -> date:
    """The first of this month, or so many months on."""
    years, month = divmod(today.month - 1 + months, 12)
    return date(today.year + years, month + 1, 1)


def end_of_month(today: date, months: int = 0) -> date:
    """The last day of this month, or so many months on."""
    return first_of_month(today, months + 1) - timedelta(days=1)


def end_of_quarter(today: date, quarters: int = 0) -> date:
    """The last day of this calendar quarter, or so many quarters on."""
    return end_of_month(today, (2 - (today.month - 1) % 3) + 3 * quarters)


def months_later(today: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month."""
    first = first_of_month(today, months)
    return first.replace(day=min(today.day, monthrange(first.year, first.month)[1]))


def working_days_later(today: date, days: int) -> date:
    """So many days on, counting Monday to Friday only."""
    day = today
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() <= FRIDAY
    return day


def next_day_of_month(today: date, day: int) -> date | None:
    """The next date with that number, today included; None when there is none within two months."""
    for months in range(3):
        first = first_of_month(today, months)
        if day <= monthrange(first.year, first.month)[1] and first.replace(day=day) >= today:
            return first.replace(day=day)
    return None


def next_month_day(today: date, month: int, day: int, year: int | None = None) -> date | None:
    """That day of that month, this year or next when no year is said; None for a day that does not exist."""
    try:
        if year is not None:
            return date(year, month, day)
        found = date(today.year, month, day)
        return found if found >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the algorithm in Meeus, Astronomical Algorithms, ch. 8."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November (United States)."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
