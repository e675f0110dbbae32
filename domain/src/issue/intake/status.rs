//! What was decided about a submitted issue.

use serde::{Deserialize, Serialize};

/// What was decided about a submitted issue.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntakeStatus {
    /// Nothing yet.
    #[default]
    Pending,
    /// It will not be done.
    Declined,
    /// Nothing before some time.
    Snoozed,
    /// It is a work item; for good.
    Accepted,
    /// Another issue says the same.
    Duplicate,
}

impl IntakeStatus {
    /// Every status, in the order of their numbers.
    pub const ALL: [Self; 5] =
        [Self::Pending, Self::Declined, Self::Snoozed, Self::Accepted, Self::Duplicate];

    /// The numbers of all of them.
    pub const NUMBERS: [i8; 5] = [-2, -1, 0, 1, 2];

    /// Its number in the contract.
    #[must_use]
    pub const fn number(self) -> i8 {
        match self {
            Self::Pending => -2,
            Self::Declined => -1,
            Self::Snoozed => 0,
            Self::Accepted => 1,
            Self::Duplicate => 2,
        }
    }

    /// The status whose number a text is.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.number().to_string() == text)
    }

    /// Its name in activities.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Declined => "Rejected",
            Self::Snoozed => "Snoozed",
            Self::Accepted => "Accepted",
            Self::Duplicate => "Duplicate",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_found_by_its_number() {
        assert_eq!(IntakeStatus::ALL.map(IntakeStatus::number), IntakeStatus::NUMBERS);
        for status in IntakeStatus::ALL {
            assert_eq!(IntakeStatus::from_text(&status.number().to_string()), Some(status));
        }
        for text in ["3", "-3", "+1", "1.0", "", "pending"] {
            assert_eq!(IntakeStatus::from_text(text), None, "{text}");
        }
    }
}
