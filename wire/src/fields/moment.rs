//! Dates and moments.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde_json::Value;
use utoipa::openapi::KnownFormat;
use utoipa::openapi::schema::Schema;

use super::{Kind, described};
use crate::{FieldError, Zone, messages};

/// A date, `YYYY-MM-DD` and nothing else.
#[derive(Debug, Clone, Copy)]
pub struct Date;

impl Kind for Date {
    type Value = NaiveDate;

    fn read(&self, value: Value, _zone: Zone) -> Result<NaiveDate, FieldError> {
        value.as_str().and_then(date).ok_or_else(|| messages::DATE.into())
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        described::formatted(KnownFormat::Date, is_nullable)
    }
}

/// A moment; without an offset it is in the caller's zone, a bare date is its midnight.
#[derive(Debug, Clone, Copy)]
pub struct Moment;

impl Kind for Moment {
    type Value = DateTime<Utc>;

    fn read(&self, value: Value, zone: Zone) -> Result<DateTime<Utc>, FieldError> {
        let (local, offset) = value.as_str().and_then(moment).ok_or(messages::DATETIME)?;
        let instant = match offset {
            Some(offset) => local.checked_sub_signed(offset).map(|time| time.and_utc()),
            None => Some(zone.instant(local).ok_or_else(|| messages::skipped_time(zone.name()))?),
        };
        // An offset can lead out of the years that have four digits.
        instant
            .filter(|instant| (1..=9999).contains(&instant.year()))
            .ok_or_else(|| messages::DATETIME.into())
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        described::formatted(KnownFormat::DateTime, is_nullable)
    }
}

/// Reads `YYYY-MM-DD`.
fn date(text: &str) -> Option<NaiveDate> {
    let shape = text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    // The year 0 exists neither in PostgreSQL's text form nor in the clients' calendars.
    (shape && text.len() == 10 && !text.starts_with("0000"))
        .then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())?
}

/// Reads `YYYY-MM-DD[Thh:mm[:ss[.uuuuuu]][offset]]` into the clock's reading and the offset.
fn moment(text: &str) -> Option<(NaiveDateTime, Option<TimeDelta>)> {
    let text = text.trim();
    let day = date(text.get(..10)?)?;
    if text.len() == 10 {
        return Some((day.and_time(NaiveTime::MIN), None));
    }
    let clock = text[10..].strip_prefix(['T', 't', ' '])?;
    let end = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
    let time = time(&clock[..end])?;
    let offset = if end == clock.len() { None } else { Some(offset(&clock[end..])?) };
    Some((day.and_time(time), offset))
}

/// Reads `hh:mm[:ss[.uuuuuu]]`; digits beyond microseconds are cut off.
fn time(text: &str) -> Option<NaiveTime> {
    let (clock, fraction) = match text.split_once(['.', ',']) {
        Some((clock, fraction)) if clock.len() == 8 => (clock, micros(fraction)?),
        Some(_) => return None,
        None => (text, 0),
    };
    let mut parts = clock.split(':');
    let (hour, minute) = (two(parts.next()?)?, two(parts.next()?)?);
    let second = parts.next().map_or(Some(0), two)?;
    if parts.next().is_some() {
        return None;
    }
    NaiveTime::from_hms_micro_opt(hour, minute, second, fraction)
}

/// Reads one to nine digits after the point as microseconds.
fn micros(digits: &str) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{digits:0<6}").get(..6)?.parse().ok()
}

/// Reads `Z`, `±HH`, `±HHMM` or `±HH:MM`.
fn offset(text: &str) -> Option<TimeDelta> {
    if text.eq_ignore_ascii_case("z") {
        return Some(TimeDelta::zero());
    }
    let (sign, digits) = text.split_at_checked(1)?;
    let hours = two(digits.get(..2)?)?;
    let rest = digits[2..].strip_prefix(':').unwrap_or(&digits[2..]);
    let minutes = if digits.len() == 2 { 0 } else { two(rest)? };
    if hours > 23 || minutes > 59 {
        return None;
    }
    let size = TimeDelta::minutes(i64::from(hours * 60 + minutes));
    Some(if sign == "-" { -size } else { size })
}

/// Reads exactly two digits.
fn two(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}
