//! Days and moments as people say them: `2026-12-24`, `-7d`, `startOfWeek()`, seen from today on.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde_json::Value;

use super::condition::Bounds;
use super::error::FilterError;
use crate::Zone;
use crate::fields::{self, Kind as _};

/// What would be right where a day or a moment is wanted.
const WANTED: &str = "a day such as 2026-12-24, a moment such as 2026-12-24T18:00, days from today such as -7d \
    (h, d, w, m and y are hours, days, weeks, months and years), or today(), now(), daysAgo(7), startOfWeek(), endOfMonth(-1)";

/// The functions that stand for a day or a moment, as they are shown.
pub(crate) const FUNCTIONS: [&str; 18] = [
    "now()",
    "today()",
    "yesterday()",
    "tomorrow()",
    "startOfDay()",
    "startOfWeek()",
    "startOfMonth()",
    "startOfYear()",
    "endOfDay()",
    "endOfWeek()",
    "endOfMonth()",
    "endOfYear()",
    "daysAgo(n)",
    "daysFromNow(n)",
    "weeksAgo(n)",
    "weeksFromNow(n)",
    "monthsAgo(n)",
    "monthsFromNow(n)",
];

/// When a filter is read, and in whose zone its days are.
#[derive(Debug, Clone, Copy)]
pub struct Today {
    /// The moment.
    pub now: DateTime<Utc>,
    /// The zone.
    pub zone: Zone,
}

/// A day as a whole, or a single moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Point {
    Day(NaiveDate),
    Moment(DateTime<Utc>),
}

impl Point {
    /// The moments of it: a day's from its first one on.
    pub(crate) fn moments(self, today: Today) -> Bounds<DateTime<Utc>> {
        let (from, until) = match self {
            Self::Day(day) => (today.midnight(day), after(day).map(|day| today.midnight(day))),
            Self::Moment(moment) => (moment, moment.checked_add_signed(TimeDelta::microseconds(1))),
        };
        Bounds { from: Some(from), until }
    }

    /// The day of it.
    pub(crate) fn days(self, today: Today) -> Bounds<NaiveDate> {
        let day = match self {
            Self::Day(day) => day,
            Self::Moment(moment) => today.zone.day(moment),
        };
        Bounds { from: Some(day), until: after(day) }
    }
}

/// The day after.
fn after(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(1)).filter(|day| day.year() <= 9999)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// The unit that a letter stands for, in any case.
    fn of(letter: &str) -> Option<Self> {
        Some(match letter {
            "h" | "H" => Self::Hour,
            "d" | "D" => Self::Day,
            "w" | "W" => Self::Week,
            "m" | "M" => Self::Month,
            "y" | "Y" => Self::Year,
            _ => return None,
        })
    }
}

impl Today {
    /// The day of it.
    pub(crate) fn day(self) -> NaiveDate {
        self.zone.day(self.now)
    }

    /// The first moment of a day.
    fn midnight(self, day: NaiveDate) -> DateTime<Utc> {
        self.zone.instant_of_day(day, NaiveTime::MIN)
    }

    /// Reads a day or a moment.
    pub(crate) fn point(self, text: &str) -> Result<Point, FilterError> {
        let text = text.trim();
        self.word(text)
            .or_else(|| self.distance(text))
            .or_else(|| self.written(text))
            .ok_or_else(|| FilterError::value(format!("{text:?} is no time; it is {WANTED}.")))
    }

    /// The point in time that a function stands for; none if there is no such function.
    pub(crate) fn call(self, name: &str, arguments: &[&str]) -> Option<Result<Point, FilterError>> {
        let name = name.to_lowercase();
        if let Some(point) = self.word(&name) {
            let none = "This function takes nothing.";
            return Some(if arguments.is_empty() {
                Ok(point)
            } else {
                Err(FilterError::value(none))
            });
        }
        if let Some(point) = self.away(&name, arguments) {
            return Some(point);
        }
        let (is_end, unit) = match name.strip_prefix("startof") {
            Some(unit) => (false, unit),
            None => (true, name.strip_prefix("endof")?),
        };
        let unit = match unit {
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => return None,
        };
        Some(self.edge(is_end, unit, arguments))
    }

    /// The day of `daysAgo(7)`, `weeksFromNow(2)`; none if it is no such function.
    fn away(self, name: &str, arguments: &[&str]) -> Option<Result<Point, FilterError>> {
        let (is_past, unit) = match name.strip_suffix("ago") {
            Some(unit) => (true, unit),
            None => (false, name.strip_suffix("fromnow")?),
        };
        let unit = match unit {
            "days" => Unit::Day,
            "weeks" => Unit::Week,
            "months" => Unit::Month,
            _ => return None,
        };
        let number = match arguments {
            [text] if text.starts_with(|first: char| first.is_ascii_digit()) => split(text),
            _ => None,
        };
        let day = number.filter(|(_, unit)| unit.is_empty()).and_then(|(number, _)| {
            shifted(self.day(), if is_past { -number } else { number }, unit)
        });
        let wrong = || {
            FilterError::value("This function takes how many of them it is, such as daysAgo(7).")
        };
        Some(day.map(Point::Day).ok_or_else(wrong))
    }

    /// The first or last day of a stretch of time, perhaps of another one than the present.
    fn edge(self, is_end: bool, unit: Unit, arguments: &[&str]) -> Result<Point, FilterError> {
        let wrong = || {
            FilterError::value(
                "This function takes nothing, or how far it is from now, such as -1 or 2w.",
            )
        };
        let day = match arguments {
            [] => self.day(),
            [text] => {
                let (number, own) = split(text).ok_or_else(wrong)?;
                let unit = if own.is_empty() { unit } else { Unit::of(own).ok_or_else(wrong)? };
                shifted(self.day(), number, unit).ok_or_else(wrong)?
            }
            _ => return Err(wrong()),
        };
        let first = first_of(day, unit);
        let edge = if is_end {
            first.and_then(|first| shifted(first, 1, unit)).and_then(|next| next.pred_opt())
        } else {
            first
        };
        edge.map(Point::Day).ok_or_else(wrong)
    }

    /// A word for a time.
    fn word(self, word: &str) -> Option<Point> {
        let day = |days| shifted(self.day(), days, Unit::Day).map(Point::Day);
        match word.to_lowercase().as_str() {
            "now" => Some(Point::Moment(self.now)),
            "today" => day(0),
            "yesterday" => day(-1),
            "tomorrow" => day(1),
            _ => None,
        }
    }

    /// How far it is from now: `-7d`.
    fn distance(self, text: &str) -> Option<Point> {
        let (number, unit) = split(text)?;
        match Unit::of(unit)? {
            Unit::Hour => {
                let hours = TimeDelta::try_hours(number.into())?;
                self.now.checked_add_signed(hours).map(Point::Moment)
            }
            unit => shifted(self.day(), number, unit).map(Point::Day),
        }
    }

    /// As it is written: `2026-12-24`, `2026-12-24T18:00+01:00`.
    fn written(self, text: &str) -> Option<Point> {
        let value = || Value::String(text.to_owned());
        if let Ok(day) = fields::Date.read(value(), self.zone) {
            return Some(Point::Day(day));
        }
        fields::Moment.read(value(), self.zone).ok().map(Point::Moment)
    }
}

/// A number of at most five digits, and what comes after it.
fn split(text: &str) -> Option<(i32, &str)> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let end = digits.find(|character: char| !character.is_ascii_digit()).unwrap_or(digits.len());
    let number: i32 = digits[..end].parse().ok().filter(|_| end <= 5)?;
    Some((if text.starts_with('-') { -number } else { number }, &digits[end..]))
}

/// A day so many units later; none beyond the calendar.
fn shifted(day: NaiveDate, number: i32, unit: Unit) -> Option<NaiveDate> {
    let count = number.unsigned_abs();
    let days = |days: u32| Days::new(days.into());
    let (by_days, by_months) = match unit {
        Unit::Hour | Unit::Day => (Some(days(count)), None),
        Unit::Week => (Some(days(count * 7)), None),
        Unit::Month => (None, Some(Months::new(count))),
        Unit::Year => (None, Some(Months::new(count * 12))),
    };
    let there = match (by_days, by_months, number < 0) {
        (Some(days), _, false) => day.checked_add_days(days),
        (Some(days), _, true) => day.checked_sub_days(days),
        (_, Some(months), false) => day.checked_add_months(months),
        (_, Some(months), true) => day.checked_sub_months(months),
        (None, None, _) => None,
    };
    there.filter(|day| (1..=9999).contains(&day.year()))
}

/// The first day of the stretch that a day is in; weeks begin on Monday.
fn first_of(day: NaiveDate, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Hour | Unit::Day => Some(day),
        Unit::Week => day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())),
        Unit::Month => day.with_day(1),
        Unit::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Wednesday, in the evening in Berlin, and already Thursday there half an hour later.
    fn today() -> Today {
        let (now, zone) = ("2026-12-23T22:30:00Z", "Europe/Berlin");
        Today { now: now.parse().unwrap(), zone: zone.parse().unwrap() }
    }

    fn day(text: &str) -> String {
        match today().point(text).unwrap() {
            Point::Day(day) => day.to_string(),
            Point::Moment(moment) => moment.to_rfc3339(),
        }
    }

    fn called(name: &str, arguments: &[&str]) -> String {
        match today().call(name, arguments).unwrap().unwrap() {
            Point::Day(day) => day.to_string(),
            Point::Moment(moment) => moment.to_rfc3339(),
        }
    }

    #[test]
    fn days_are_said_in_many_ways() {
        for (text, expected) in [
            ("2026-02-28", "2026-02-28"),
            ("2026-02-28T10:00", "2026-02-28T09:00:00+00:00"),
            ("2026-02-28 10:00:30Z", "2026-02-28T10:00:30+00:00"),
            ("today", "2026-12-23"),
            ("Yesterday", "2026-12-22"),
            ("now", "2026-12-23T22:30:00+00:00"),
            ("-7d", "2026-12-16"),
            ("+2w", "2027-01-06"),
            ("3m", "2027-03-23"),
            ("-1y", "2025-12-23"),
            ("-12h", "2026-12-23T10:30:00+00:00"),
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
        for text in ["", "soon", "7", "-d", "2026-02-30", "999999d", "-99999y", "1.5d", "--7d"] {
            assert!(today().point(text).is_err(), "{text}");
        }
    }

    #[test]
    fn stretches_of_time_begin_and_end() {
        for (name, arguments, expected) in [
            ("startOfWeek", &[] as &[&str], "2026-12-21"),
            ("endOfWeek", &[], "2026-12-27"),
            ("STARTOFMONTH", &["-1"], "2026-11-01"),
            ("endOfMonth", &["2m"], "2027-02-28"),
            ("startOfYear", &[], "2026-01-01"),
            ("endOfYear", &["1"], "2027-12-31"),
            ("startOfWeek", &["-1w"], "2026-12-14"),
            ("startOfDay", &["-3"], "2026-12-20"),
            ("today", &[], "2026-12-23"),
            ("daysAgo", &["7"], "2026-12-16"),
            ("DAYSFROMNOW", &["0"], "2026-12-23"),
            ("weeksAgo", &["1"], "2026-12-16"),
            ("weeksFromNow", &["2"], "2027-01-06"),
            ("monthsAgo", &["10"], "2026-02-23"),
            ("monthsFromNow", &["2"], "2027-02-23"),
        ] {
            assert_eq!(called(name, arguments), expected, "{name}{arguments:?}");
        }
        assert!(today().call("startOfSprint", &[]).is_none());
        assert!(today().call("currentUser", &[]).is_none());
        for arguments in [&["x"] as &[&str], &["1", "2"], &["1q"], &["-99999y"]] {
            assert!(today().call("startOfWeek", arguments).unwrap().is_err(), "{arguments:?}");
        }
        assert!(today().call("now", &["1"]).unwrap().is_err());
        assert!(today().call("yearsAgo", &["1"]).is_none());
        for arguments in
            [&[] as &[&str], &["x"], &["-1"], &["1d"], &["1.5"], &["99999"], &["1", "2"]]
        {
            assert!(today().call("monthsAgo", arguments).unwrap().is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn a_day_is_a_whole_day_of_the_zone() {
        let moments = Point::Day("2026-03-29".parse().unwrap()).moments(today());
        assert_eq!(moments.from.unwrap().to_rfc3339(), "2026-03-28T23:00:00+00:00");
        assert_eq!(moments.until.unwrap().to_rfc3339(), "2026-03-29T22:00:00+00:00");
        let last = Point::Day("9999-12-31".parse().unwrap());
        assert_eq!((last.days(today()).until, last.moments(today()).until), (None, None));
    }
}
