//! Times as the calling user's clock shows them (contract §1.9).

use std::borrow::Cow;
use std::str::FromStr;

use chrono::{
    DateTime, Datelike, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset,
    TimeDelta, TimeZone, Timelike, Utc,
};
use chrono_tz::Tz;
use serde::{Serialize, Serializer};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// The calling user's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(Tz);

impl Zone {
    /// The zone of users who chose none.
    pub const UTC: Self = Self(Tz::UTC);

    /// An instant as this zone shows it.
    #[must_use]
    pub fn at(self, instant: DateTime<Utc>) -> Timestamp {
        if self == Self::UTC {
            return Timestamp(instant.fixed_offset());
        }
        let local = instant.with_timezone(&instant.with_timezone(&self.0).offset().fix());
        // At either end of the calendar a zone can lead out of the years that have four digits.
        let is_shown = (1..=9999).contains(&local.year());
        Timestamp(if is_shown { local } else { instant.fixed_offset() })
    }

    /// The instant that this zone's clocks show as `local`; the earlier one where they show it twice, none where
    /// they skip it.
    #[must_use]
    pub fn instant(self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        match self.0.from_local_datetime(&local) {
            LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => {
                Some(time.with_timezone(&Utc))
            }
            LocalResult::None => None,
        }
    }

    /// The day on which its clocks show an instant.
    #[must_use]
    pub fn day(self, instant: DateTime<Utc>) -> NaiveDate {
        instant.with_timezone(&self.0).date_naive()
    }

    /// The instant at which its clocks show a time of a day; where they skip it, that of an hour later.
    #[must_use]
    pub fn instant_of_day(self, day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        let local = day.and_time(time);
        let later = || self.instant(local + TimeDelta::hours(1));
        self.instant(local).or_else(later).unwrap_or_else(|| local.and_utc())
    }

    /// Its IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl From<Tz> for Zone {
    fn from(zone: Tz) -> Self {
        Self(zone)
    }
}

impl FromStr for Zone {
    type Err = chrono_tz::ParseError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        name.parse().map(Self)
    }
}

/// An instant with the offset it is shown with: `2026-11-22T19:26:11.632988Z`, `2026-11-23T00:56:11+05:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(DateTime<FixedOffset>);

impl Timestamp {
    /// The text as on the wire, in a buffer on the stack.
    fn text(self) -> Buffer {
        let mut text = Buffer { bytes: [0; 40], length: 0 };
        let (date, time) = (self.0.date_naive(), self.0.time());
        let year = date.year().unsigned_abs();
        text.two(year / 100).two(year % 100);
        text.push(b'-').two(date.month()).push(b'-').two(date.day());
        text.push(b'T').two(time.hour()).push(b':').two(time.minute());
        text.push(b':').two(time.second());
        let micros = time.nanosecond() / 1000 % 1_000_000;
        if micros != 0 {
            text.push(b'.').two(micros / 10_000).two(micros / 100 % 100).two(micros % 100);
        }
        text.offset(self.0.offset().local_minus_utc());
        text
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text().as_str())
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text().as_str())
    }
}

impl PartialSchema for Timestamp {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
            .description(Some(
                "ISO 8601 in the calling user's zone; microseconds only when non-zero",
            ))
            .into()
    }
}

impl ToSchema for Timestamp {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Timestamp")
    }
}

/// Room for the longest timestamp; only ASCII is ever pushed.
struct Buffer {
    bytes: [u8; 40],
    length: usize,
}

impl Buffer {
    /// Appends one character.
    fn push(&mut self, byte: u8) -> &mut Self {
        self.bytes[self.length] = byte;
        self.length += 1;
        self
    }

    /// Appends two digits.
    fn two(&mut self, number: u32) -> &mut Self {
        let digit = |value: u32| b"0123456789"[(value % 10) as usize];
        self.push(digit(number / 10)).push(digit(number))
    }

    /// Appends `Z` or `±HH:MM`, with seconds for zones of the days before railways.
    fn offset(&mut self, seconds: i32) {
        if seconds == 0 {
            self.push(b'Z');
            return;
        }
        let size = seconds.unsigned_abs();
        self.push(if seconds < 0 { b'-' } else { b'+' }).two(size / 3600);
        self.push(b':').two(size / 60 % 60);
        if !size.is_multiple_of(60) {
            self.push(b':').two(size % 60);
        }
    }

    /// What was pushed.
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(zone: &str, instant: &str) -> String {
        let zone: Zone = zone.parse().unwrap();
        zone.at(instant.parse().unwrap()).to_string()
    }

    #[test]
    fn utc_is_written_z_and_microseconds_only_when_there_are_some() {
        assert_eq!(shown("UTC", "2026-11-22T19:26:11.632988Z"), "2026-11-22T19:26:11.632988Z");
        assert_eq!(shown("UTC", "2020-01-01T00:00:00Z"), "2020-01-01T00:00:00Z");
        assert_eq!(shown("UTC", "2020-01-01T00:00:00.000100Z"), "2020-01-01T00:00:00.000100Z");
    }

    #[test]
    fn other_zones_show_their_offset_of_that_day() {
        let instant = "2026-11-22T19:26:11.632988Z";
        assert_eq!(shown("Asia/Kolkata", instant), "2026-11-23T00:56:11.632988+05:30");
        assert_eq!(shown("America/New_York", instant), "2026-11-22T14:26:11.632988-05:00");
        assert_eq!(shown("Europe/London", instant), "2026-11-22T19:26:11.632988Z");
        assert_eq!(shown("Europe/London", "2026-07-01T00:00:00Z"), "2026-07-01T01:00:00+01:00");
    }

    #[test]
    fn no_zone_leads_out_of_the_calendar() {
        let (first, last) = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z");
        assert_eq!(shown("America/New_York", first), first);
        assert_eq!(shown("Asia/Kolkata", last), last);
    }

    #[test]
    fn a_skipped_local_time_is_no_instant() {
        let zone: Zone = "Europe/Berlin".parse().unwrap();
        assert_eq!(zone.instant("2026-03-29T02:30:00".parse().unwrap()), None);
        let twice = zone.instant("2026-10-25T02:30:00".parse().unwrap()).unwrap();
        assert_eq!(twice.to_rfc3339(), "2026-10-25T00:30:00+00:00");
    }
}
