//! Time zones by their IANA name.

use chrono_tz::Tz;

use super::error::ValueError;
use super::text::text_value;

/// Checks the name of a time zone.
fn check_time_zone(text: &str) -> Result<String, ValueError> {
    let zone = text.parse::<Tz>().map_err(|_| ValueError::NoChoice { given: text.to_owned() })?;
    Ok(zone.name().to_owned())
}

text_value! {
    /// A time zone's IANA name, for example `Europe/Berlin`.
    TimeZone, check_time_zone
}

impl Default for TimeZone {
    fn default() -> Self {
        Self::utc()
    }
}

impl TimeZone {
    /// Coordinated universal time.
    #[must_use]
    pub fn utc() -> Self {
        Self(Tz::UTC.name().to_owned())
    }

    /// Whether it is coordinated universal time.
    #[must_use]
    pub fn is_utc(&self) -> bool {
        self.0 == Tz::UTC.name()
    }

    /// The zone itself; UTC for a name that this build no longer knows.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.0.parse().unwrap_or(Tz::UTC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_zone_is_no_choice() {
        let refused = "Mars/Base".parse::<TimeZone>().unwrap_err();
        assert_eq!(refused.to_string(), "\"Mars/Base\" is not a valid choice.");
    }

    #[test]
    fn a_known_zone_keeps_its_name() {
        assert_eq!("Europe/Berlin".parse::<TimeZone>().unwrap().zone(), Tz::Europe__Berlin);
        assert_eq!(TimeZone::default().zone(), Tz::UTC);
    }
}
