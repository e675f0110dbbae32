//! Waiting times of a project's automation.

use serde::{Deserialize, Serialize};

use super::error::ValueError;

/// 0 to 12 months; 0 is off.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Months(u8);

impl Months {
    /// The longest waiting time.
    const MAX: u8 = 12;

    /// The bare number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Whether the automation is switched off.
    #[must_use]
    pub const fn is_off(&self) -> bool {
        self.0 == 0
    }
}

impl TryFrom<i64> for Months {
    type Error = ValueError;

    fn try_from(months: i64) -> Result<Self, Self::Error> {
        if months < 0 {
            return Err(ValueError::TooSmall { min: 0 });
        }
        match u8::try_from(months) {
            Ok(months) if months <= Self::MAX => Ok(Self(months)),
            _ => Err(ValueError::TooLarge { max: Self::MAX.into() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_to_twelve_months_are_allowed() {
        assert_eq!(Months::try_from(12).map(Months::get), Ok(12));
        assert_eq!(Months::try_from(-1), Err(ValueError::TooSmall { min: 0 }));
        assert_eq!(Months::try_from(13), Err(ValueError::TooLarge { max: 12 }));
        assert_eq!(Months::try_from(300), Err(ValueError::TooLarge { max: 12 }));
    }
}
