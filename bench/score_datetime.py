#!/usr/bin/env python3
"""When: runs `demarche annotate --layer time` over single sentences with known times and prints what is found, by type.

usage: bench/score_datetime.py DEMARCHE [FOLDER] [--show [TYPE]] [--all]
FOLDER holds datetime.jsonl, cases that specify a recogniser of dates and times of a calendar.

Definition.
  cases     the rows of those suites that state values, and whose values all implementations of the specification agree on (none is
            listed under not_supported; --all: those too). Left out is what annotate says nothing of: time zones, and the modes of a
            calendar or task planner. A sentence met in several suites counts once.
  times     each expected time is one question; its type is date, time (with or without a day), range (of days or times), duration or
            set. What is expected is said of the day of reference; where the day could lie before it or after it, both are right: which
            one is meant depends on the tense, and the specification gives both.
  right     rows of ours that overlap the expected characters say the same stretch of the calendar:
            date        the same day
            time        the same hour and minute, and the same day where one is said
            range       one row that is the stretch ("May 2016", "2016-W45"), or one for each end of it ("from May 3 to May 7"), the last
                        day counted in or not; of an open range its one end. TIMEX3 has no value for "the next three days" but their
                        length, which is then right, and for "this morning" but its letters (TMO)
            duration    the same length; a vague count ("few hours") is X in TIMEX3, and the 3 of the specification a convention
            set         the same value, written as TIMEX3 writes it ("T09" is XXXX-XX-XXT09:00)
            Where TIMEX3 is coarser than the specification, its value is the right one: what is counted back in weeks, months or years is
            that week, month or year ("two years ago"); what is the rest or end of a day, week, month or year has the value of the
            whole; "mid morning" is a morning (TMO), "the summer" a summer.
            Documents have a day and no clock: what is counted in hours or less from the moment of writing ("two hours ago") is right
            if its length is, and "now" if it is PRESENT_REF, as the end of a range too.
  left out  days that do not exist ("Feb 30"), of which the specification says that they are not resolved
"""
import datetime
import json
import pathlib
import re
import subprocess
import sys

SUITES = {"DateParser", "DatePeriodParser", "DateTimeParser", "DateTimePeriodParser", "TimeParser", "TimePeriodParser", "DurationParser",
          "SetParser", "HolidayParser", "MergedParser", "DateTimeModel"}
TYPES = {"date": "date", "time": "time", "datetime": "time", "daterange": "range", "timerange": "range", "datetimerange": "range",
         "duration": "duration", "set": "set"}
LETTERS = ("TMO", "TMI", "TAF", "TEV", "TNI", "TDT")
UNITS = {"Y": 31536000, "M": 31536000 / 12, "W": 604800, "D": 86400, "Q": 7776000}


def jsonl(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def ask(binary, rows):
    lines = "".join(json.dumps({"id": str(i), "text": r["input"], "date": (r.get("ref") or "2016-11-07")[:10]}) + "\n" for i, r in enumerate(rows))
    run = subprocess.run([binary, "annotate", "--layer", "time", "--input", "jsonl", "-"], input=lines, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr[-2000:])
    answers = {a["id"]: a["spans"] for a in map(json.loads, run.stdout.splitlines())}
    return [answers.get(str(i), []) for i in range(len(rows))]


def seconds(duration):
    """The length of "P1Y2M", "PT2H30M"; None: not a length."""
    match = re.fullmatch(r"P((?:[\d.]+[YMWDQ])*)(?:T((?:[\d.]+[HMS])*))?", duration or "")
    if not match or duration in ("P", "PT"):
        return None
    length = sum(float(n) * UNITS[u] for n, u in re.findall(r"([\d.]+)([YMWDQ])", match[1]))
    return length + sum(float(n) * {"H": 3600, "M": 60, "S": 1}[u] for n, u in re.findall(r"([\d.]+)([HMS])", match[2] or ""))


def day(text):
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def month(year, number):
    return datetime.date(year + (number - 1) // 12, (number - 1) % 12 + 1, 1)


def stretch(value):
    """The first day of a TIMEX3 value and the day behind its last; None: none."""
    try:
        if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
            first = datetime.date(int(m[1]), int(m[2]), int(m[3]))
            return first, first + datetime.timedelta(1)
        if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            first = datetime.date.fromisocalendar(int(m[1]), int(m[2]), 1) + datetime.timedelta(5 if m[3] else 0)
            return first, first + datetime.timedelta(2 if m[3] else 7)
        if m := re.fullmatch(r"(\d{4})-(Q|H)(\d)", value):
            size = 3 if m[2] == "Q" else 6
            return month(int(m[1]), (int(m[3]) - 1) * size + 1), month(int(m[1]), int(m[3]) * size + 1)
        if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return month(int(m[1]), int(m[2])), month(int(m[1]), int(m[2]) + 1)
        if m := re.fullmatch(r"\d{2,4}", value):
            size = 10 ** (4 - len(value))
            return datetime.date(int(value) * size, 1, 1), datetime.date((int(value) + 1) * size, 1, 1)
    except ValueError:
        pass
    return None


def clock(value):
    """Day (or None), minutes and seconds of "2016-11-07T17:30", "2016-11-07 17:30:00", "17:30:00"; None: no clock time."""
    m = re.fullmatch(r"(?:(\d{4}-\d\d-\d\d)[T ]|T)?(\d\d)(?::(\d\d))?(?::(\d\d))?Z?", value or "")
    if not m or (value.isdigit()):
        return None
    return day(m[1]) if m[1] else None, (int(m[2]) * 3600 + int(m[3] or 0) * 60 + int(m[4] or 0)) % 86400


def expected(result):
    """Each reading of an expected time as (timex, values)."""
    said = result.get("value") or result.get("resolution") or {}
    if "values" in said:
        return [(v.get("timex", ""), v) for v in said["values"]]
    return [(said.get("Timex", ""), said.get(k) or {}) for k in ("PastResolution", "FutureResolution")]


def ends(values):
    first = [v for k, v in values.items() if k.lower().startswith("start")]
    last = [v for k, v in values.items() if k.lower().startswith("end")]
    return (first or [None])[0], (last or [None])[0]


def same_clock(ours, wanted):
    a, b = clock(ours), clock(wanted)
    return a is not None and b is not None and a[1] == b[1] and (b[0] is None or a[0] == b[0])


def point_is(ours, wanted, first):
    """Whether a value of ours is the end of a range: the day or time itself, or the first or last day of a month, week …"""
    if clock(wanted) is not None:
        return same_clock(ours, wanted) or (wanted.endswith(" 00:00:00") and point_is(ours, wanted[:10], first))
    mine, there = stretch(ours.split("T")[0] if clock(ours) is None else ours), day(wanted[:10])
    return mine is not None and there is not None and (there in mine or (not first and mine[0] - datetime.timedelta(1) == there))


def is_range(timex, values, ours):
    first, last = ends(values)
    for value in ours:
        if value == timex or timex.endswith(LETTERS) and value.endswith(timex[-3:]):
            return True
        mine = stretch(value)
        if mine and first and last and mine == (day(first[:10]), day(last[:10])):
            return True
    length = re.fullmatch(r"\(.*,(P[^,]*)\)", timex)
    if length and any(seconds(v) is not None and seconds(v) == seconds(length[1]) for v in ours):
        return True
    found_first = first is None or any(point_is(v, first, True) for v in ours)
    found_last = last is None or any(point_is(v, last, False) for v in ours)
    if (first is None or last is None) and (first or last):
        return found_first and found_last
    return bool(first and last) and len(ours) > 1 and found_first and found_last


VAGUE = re.compile(r"\b(few|several|some)\b")
WHOLE = re.compile(r"\b(rest|remaining|remainder|end|e(?=o[dmy]\b))\b.*?(day|week|month|year|today|tomorrow|sunday|$)")


def coarse(wanted, ours):
    """Whether one of ours is a week, month or year (or no day at all: "few months ago") that holds the day wanted."""
    there = day((wanted or "")[:10])
    return any(mine and there and mine[0] <= there < mine[1] for mine in map(stretch, ours))


def is_dialect(kind, timex, values, ours, text):
    """Where TIMEX3 says it otherwise, or less finely."""
    low = text.lower()
    points = [v for v in values.values() if isinstance(v, str)]
    if re.search(r"\b(weeks?|months?|years?) (ago|from now|back)", low):
        return coarse((values.get("date") or values.get("value")), ours) or (VAGUE.search(low) and "PAST_REF" in ours)
    if WHOLE.search(low) or "eod" in low or "eoy" in low or "eom" in low:
        return coarse((points or [""])[-1] if day((points or [""])[-1][:10]) else ends(values)[1], ours)
    if re.search(r"mid[- ]?(morning|afternoon)", low):
        return any(v.endswith("TMO" if "morning" in low else "TAF") for v in ours)
    if VAGUE.search(low) and kind in ("duration", "range"):
        return any(v.startswith(("PX", "PTX")) for v in ours)
    if re.fullmatch(r"SP|SU|FA|WI", timex):
        return any(v.endswith(timex) for v in ours)
    if kind == "set":
        plain = [v.removeprefix("XXXX-XX-XX").removesuffix(":00") for v in ours]
        return timex.removesuffix(":00") in plain
    return False


def is_right(kind, timex, values, ours, text):
    if is_dialect(kind, timex, values, ours, text):
        return True
    from_now = seconds(re.sub(r".*?(\d+).*?(hour|hr|minute|min|second|sec)\w*\b.*", lambda m: f"PT{m[1]}{m[2][0].upper()}", text.lower())) \
        if re.search(r"(hours?|hrs?|minutes?|mins?|seconds?|secs?) (ago|from now|later|back)|in \d+ (hour|hr|minute|min|sec)", text.lower()) else None
    if from_now is not None and any(seconds(v) == from_now for v in ours):
        return True
    if timex in ("PRESENT_REF", "FUTURE_REF", "PAST_REF"):
        return timex in ours
    if kind == "date":
        wanted = values.get("date") or values.get("value") or timex
        return wanted in ours
    if kind == "time":
        wanted = values.get("dateTime") or values.get("time") or values.get("value") or timex
        return any(same_clock(v, wanted) for v in ours) or (timex.endswith(LETTERS) and any(v.endswith(timex[-3:]) for v in ours))
    if kind == "range":
        return is_range(timex, values, ours)
    if kind == "duration":
        wanted = seconds(timex)
        return any(v == timex or (wanted is not None and seconds(v) == wanted) for v in ours)
    return timex in ours or any(seconds(v) is not None and seconds(v) == seconds(timex) for v in ours)


def questions(rows, every):
    seen = set()
    for row in rows:
        if row["suite"] not in SUITES or (row.get("not_supported") and not every):
            continue
        key = (row["input"].lower(), (row.get("ref") or "")[:10])
        if key in seen:
            continue
        seen.add(key)
        yield row


def main(argv):
    every, show = "--all" in argv, "--show" in argv
    only = argv[argv.index("--show") + 1:argv.index("--show") + 2] if show else []
    plain = [a for a in argv if not a.startswith("--") and a not in only]
    if len(plain) < 2:
        sys.exit(__doc__)
    folder = pathlib.Path(plain[2] if len(plain) > 2 else "../shared/resolve")
    rows = list(questions(jsonl(folder / "datetime.jsonl"), every))
    right, asked = {}, {}
    for row, said in zip(rows, ask(plain[1], rows)):
        for result in row["results"]:
            kind = TYPES.get(result["type"].split(".")[-1])
            readings = [r for r in expected(result) if r[0] or r[1]]
            if kind is None or not readings or (kind in ("date", "range") and re.search(r"02-(29|3\d)|-31\b", readings[0][0]) and
                                                     any("not resolved" in v.values() or "0001-01-01" in v.values() for _, v in readings[-1:])):
                continue
            today = (row.get("ref") or "2016-11-07")[:10]
            ours = [today if kind == "range" and s.get("value") == "PRESENT_REF" else s.get("value", "") for s in said if s["start"] <= result["end"] and result["start"] < s["end"]]
            good = any(is_right(kind, timex, values, ours, result["text"]) for timex, values in readings)
            asked[kind] = asked.get(kind, 0) + 1
            right[kind] = right.get(kind, 0) + good
            if show and not good and (not only or only[0] == kind):
                print(f"  {kind}: {row['input']} @{(row.get('ref') or '')[:10]} | {result['text']} | {readings[0][0]} {list(readings[-1][1].values())} | "
                      f"{[(s['text'], s.get('value')) for s in said]}")
    for kind in ("date", "time", "range", "duration", "set"):
        print(f"{kind}: {100 * right.get(kind, 0) / max(1, asked.get(kind, 0)):.1f} ({right.get(kind, 0)} of {asked.get(kind, 0)})")
    print(f"all: {100 * sum(right.values()) / max(1, sum(asked.values())):.1f} ({sum(right.values())} of {sum(asked.values())})")


if __name__ == "__main__":
    main(sys.argv)
