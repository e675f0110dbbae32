//! Which work items a list shows: one tree, which clients write in three spellings.
//!
//! - [`json`]: `filters={"and": [{"priority__in": ["urgent"]}, {"not": {"label_id": "…"}}]}` (contract §8.8)
//! - [`pql`]: `pql=priority IN (urgent, high) AND assignee = currentUser() ORDER BY target_date`
//! - [`parameters`]: `priority=urgent,high&assignees=…`, as query strings have it
//!
//! A tree knows no database: names are not looked up, and who asks is not known yet. Days that are said from today on are
//! counted from the [`Today`] that it was read at.

mod condition;
mod error;
mod field;
mod functions;
pub mod json;
pub mod parameters;
pub mod pql;
mod time;
mod value;

pub use condition::{Bounds, Change, Condition, CycleTime, TextTest, Thing, Tie, Was};
pub use error::{FilterError, FilterErrorCode};
pub use field::{
    DayField, Field, FlagField, Kind, MomentField, NumberField, TextField, ThingField,
};
pub use time::Today;

/// The most conditions that a filter has.
pub const MOST_CONDITIONS: usize = 200;
/// The most values that a condition has.
pub const MOST_VALUES: usize = 500;
/// The longest text that is read as a filter, in bytes.
pub const LONGEST: usize = 32 << 10;

/// What a work item must be.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// All of them; nothing is asked without any.
    All(Vec<Self>),
    /// At least one of them.
    Any(Vec<Self>),
    /// Whatever this filter does not find.
    Not(Box<Self>),
    /// Whatever meets this condition.
    Is(Condition),
}

impl Filter {
    /// Nothing is asked: every work item is shown.
    pub const EVERYTHING: Self = Self::All(Vec::new());

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        match self {
            Self::All(all) => all.iter().all(Self::is_everything),
            _ => false,
        }
    }

    /// Both this and the other.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (one, other) if other.is_everything() => one,
            (one, other) if one.is_everything() => other,
            (Self::All(mut all), Self::All(others)) => {
                all.extend(others);
                Self::All(all)
            }
            (one, other) => Self::All(vec![one, other]),
        }
    }

    /// All conditions in it.
    pub fn conditions(&self) -> Box<dyn Iterator<Item = &Condition> + '_> {
        match self {
            Self::All(inner) | Self::Any(inner) => {
                Box::new(inner.iter().flat_map(Self::conditions))
            }
            Self::Not(inner) => inner.conditions(),
            Self::Is(condition) => Box::new(std::iter::once(condition)),
        }
    }

    /// The filter; an error if it has more conditions than a filter may have.
    fn bounded(self) -> Result<Self, FilterError> {
        let conditions = self.conditions().count();
        if conditions <= MOST_CONDITIONS {
            Ok(self)
        } else {
            Err(FilterError::too_many(conditions))
        }
    }
}
