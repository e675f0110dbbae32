//! What scenarios have found out.

use serde::{Deserialize, Deserializer, Serialize};

use crate::load::Measured;

/// What a scenario has found out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub scenario: String,
    /// Loads that were measured.
    pub rows: Vec<Row>,
    /// Other figures.
    pub figures: Vec<Figure>,
    /// Whether targets are met.
    pub verdicts: Vec<Verdict>,
}

/// A load that was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What was asked.
    pub name: String,
    /// How: `closed 32` (clients) or `open 0.5` (of the greatest rate measured).
    pub load: String,
    /// What it came to.
    pub measured: Measured,
    /// What it is compared with.
    pub limit: Option<Against>,
}

/// A comparison with a limit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Against {
    /// The name of the limit.
    pub limit: String,
    /// The rate as a part of the limit's.
    #[serde(deserialize_with = "number")]
    pub ratio: f64,
}

/// A figure that is no load.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What was measured beside the loads, for example `rate`.
    pub name: String,
    /// The figure, in `unit`; no number if it was not measured.
    #[serde(deserialize_with = "number")]
    pub value: f64,
    /// The unit of the value.
    pub unit: String,
}

/// Whether a target is met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The target in words.
    pub target: String,
    /// What was found, in the target's unit; no number if it was not measured.
    #[serde(deserialize_with = "number")]
    pub found: f64,
    /// The greatest or smallest value that meets the target, in its unit.
    pub bound: f64,
    /// Whether less is better; else more is.
    pub less_is_better: bool,
}

/// Reads a number; JSON has null for what is none.
fn number<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or(f64::NAN))
}

impl Outcome {
    /// Nothing yet.
    pub fn of(scenario: &str) -> Self {
        Self { scenario: scenario.to_owned(), ..Self::default() }
    }

    /// The row of a load by what was asked and how; none if it was not measured.
    pub fn row(&self, name: &str, load: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name && row.load == load)
    }

    /// The greatest rate of all closed loops of that name.
    pub fn greatest(&self, name: &str) -> f64 {
        let closed = |row: &&Row| row.name == name && row.load.starts_with("closed");
        self.rows.iter().filter(closed).map(|row| row.measured.per_second).fold(0.0, f64::max)
    }
}

impl Verdict {
    /// At least so much.
    pub fn at_least(target: &str, found: f64, bound: f64) -> Self {
        Self { target: target.to_owned(), found, bound, less_is_better: false }
    }

    /// At most so much.
    pub fn at_most(target: &str, found: f64, bound: f64) -> Self {
        Self { target: target.to_owned(), found, bound, less_is_better: true }
    }

    /// On which side of the bound it has to be.
    pub const fn sign(&self) -> &'static str {
        if self.less_is_better { "≤" } else { "≥" }
    }

    /// Whether it is met.
    pub fn is_met(&self) -> bool {
        if self.less_is_better { self.found <= self.bound } else { self.found >= self.bound }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_met_on_the_right_side_of_its_bound_and_at_it() {
        assert!(Verdict::at_least("rate", 0.25, 0.25).is_met());
        assert!(!Verdict::at_least("rate", 0.24, 0.25).is_met());
        assert!(Verdict::at_most("lag", 8.0, 8.0).is_met());
        assert!(!Verdict::at_most("lag", 8.1, 8.0).is_met());
        assert!(!Verdict::at_most("lag", f64::NAN, 8.0).is_met());
    }

    #[test]
    fn what_was_not_measured_survives_being_written() {
        let verdict = Verdict::at_most("lag", f64::NAN, 8.0);
        let read: Verdict =
            serde_json::from_str(&serde_json::to_string(&verdict).unwrap()).unwrap();
        assert!(read.found.is_nan());
    }
}
