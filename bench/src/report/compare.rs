//! Two reports side by side: how each figure has changed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Report;
use super::markdown::number;
use crate::results::{Outcome, Row};

/// The figures of a report by scenario and name, in the order of the report.
type Figures = Vec<(String, f64)>;

/// How each figure of the second report differs from that of the first.
pub fn compare(first: &Report, second: &Report) -> String {
    let mut text = String::from("# Bench, compared\n\n");
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "A is {} of {}, B is {} of {}.",
        first.versions.commit, first.began_at, second.versions.commit, second.began_at
    );
    if first.machine != second.machine {
        text.push_str("The machines differ: compare ratios to the limits only.\n");
    }
    if (first.seconds, first.divisor) != (second.seconds, second.divisor) {
        text.push_str("Durations or sizes differ.\n");
    }
    text.push_str("\n| figure | A | B | B ÷ A |\n| --- | ---: | ---: | ---: |\n");
    let before: BTreeMap<String, f64> = figures(first).into_iter().collect();
    for (name, value) in figures(second) {
        let Some(old) = before.get(&name) else { continue };
        let ratio = ratio(*old, value);
        let _ = writeln!(text, "| {name} | {} | {} | {ratio} |", number(*old), number(value));
    }
    text
}

/// How many times the old figure the new one is.
fn ratio(old: f64, new: f64) -> String {
    if old == 0.0 { "–".to_owned() } else { format!("{:.2}", new / old) }
}

/// Every figure of a report.
fn figures(report: &Report) -> Figures {
    let limits = report.limits.iter();
    let limits =
        limits.map(|(name, found)| (format!("limit {name}, per second"), found.per_second));
    limits.chain(report.outcomes.iter().flat_map(of_outcome)).collect()
}

/// Every figure of a scenario.
fn of_outcome(outcome: &Outcome) -> Figures {
    let scenario = &outcome.scenario;
    let rows = outcome.rows.iter().flat_map(|row| of_row(scenario, row));
    let others = outcome.figures.iter();
    let others = others
        .map(|figure| (format!("{scenario}: {}, {}", figure.name, figure.unit), figure.value));
    rows.chain(others).collect()
}

/// Every figure of a load.
fn of_row(scenario: &str, row: &Row) -> Figures {
    let Row { name, load, measured, limit } = row;
    let what = |figure: &str| format!("{scenario}: {name}, {load}, {figure}");
    let mut figures = vec![
        (what("per second"), measured.per_second),
        (what("p50 ms"), measured.latency.p50),
        (what("p99 ms"), measured.latency.p99),
    ];
    figures.extend(limit.as_ref().map(|limit| (what("× limit"), limit.ratio)));
    figures.push((what("CPU of the servers, µs each"), measured.servers_micros_each()));
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_to_nothing_is_none() {
        assert_eq!(ratio(0.0, 3.0), "–");
        assert_eq!(ratio(2.0, 3.0), "1.50");
    }
}
