//! Judges a run: evidence in, findings out; no clock, no random, no input or output.
//!
//! Each file is one promise, with tests in which it is broken.

mod answers;
mod credentials;
mod doubled;
mod epochs;
mod examples;
mod history_index;
mod log;
mod lost;
mod numbers;
mod reads;
mod refused;
mod replay;
mod rules;
mod stream;
mod together;
mod transactions;
mod updates;

use std::collections::BTreeMap;

use end_to_end::compare::{Log, Received};
use serde::Serialize;

use crate::clients::Together;
use crate::history::Exchange;
use crate::watch::Transaction;
pub use epochs::Promoted;
use history_index::Index;

/// Everything that a run has shown.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// What was asked and answered.
    pub exchanges: Vec<Exchange>,
    /// The log of every workspace.
    pub logs: Vec<Log>,
    /// What a subscriber received that followed all along.
    pub followed: Vec<Received>,
    /// The whole stream in the end.
    pub stream: Vec<Received>,
    /// The tables that are not what the log says.
    pub tables: Vec<String>,
    /// What panicked, from the logs of all processes.
    pub panics: Vec<String>,
    /// What did not come back.
    pub never: Vec<String>,
    /// The transactions of the services that were seen open and idle.
    pub transactions: Vec<Transaction>,
    /// What disturbed the services' connections to the database.
    pub disturbances: Vec<Disturbance>,
    /// When the system was at rest, in µs after the start; it stays so for a while.
    pub at_rest: Option<u64>,
    /// What became of requests that were sent together after that.
    pub together: Vec<Together>,
    /// The promotion of a standby, if there was one.
    pub promotion: Option<Promoted>,
}

/// A time in which connections to the database were disturbed on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disturbance {
    /// The service, by the name of its connections; all services if there is none.
    pub service: Option<&'static str>,
    /// When it began, in µs after the start.
    pub from: u64,
    /// When it was over.
    pub to: u64,
}

impl Disturbance {
    /// Whether it touches a service.
    fn touches(&self, service: &str) -> bool {
        self.service.is_none_or(|disturbed| disturbed == service)
    }
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An answered command is not in the log, or not as it was answered.
    Lost,
    /// A command happened more than once.
    Doubled,
    /// A command was refused and written, or refused after it was done.
    RefusedButWritten,
    /// A change overwrote another one that its client did not know.
    LostUpdate,
    /// A decision rests on what was no longer so.
    StaleDecision,
    /// The log itself has gaps, or its chain is broken.
    BrokenLog,
    /// A position never came to a subscriber, or is not in the stream.
    Missing,
    /// A position came to a subscriber after a later one, or again.
    Inverted,
    /// A read showed less than an answer before it, or less than it was asked for.
    BackInTime,
    /// A read showed something else than the log has at the position that it named.
    WrongRead,
    /// A table differs from one that is made anew.
    TableDiffers,
    /// Something panicked.
    Panicked,
    /// An answer that no fault excuses.
    UnexpectedAnswer,
    /// Something did not come back after everything was healed.
    NeverCameBack,
    /// A connection of a service stayed inside a transaction.
    StuckTransaction,
    /// A key or session worked after it had been revoked.
    OutlivedRevocation,
    /// Two work items of a project have the same running number.
    NumberTwice,
    /// An answer in one epoch to a client with a position of another, or that names another.
    ForeignEpoch,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The kind of the finding.
    pub kind: Kind,
    /// What exactly.
    pub text: String,
}

impl Kind {
    /// All kinds, with what they mean.
    pub const ALL: [(Self, &'static str); 18] = [
        (Self::Lost, "answered commands lost"),
        (Self::Doubled, "commands doubled"),
        (Self::RefusedButWritten, "commands refused but written"),
        (Self::LostUpdate, "updates lost, If-Match violated"),
        (Self::StaleDecision, "decisions on what was no longer so"),
        (Self::BrokenLog, "gaps in a log, broken chains"),
        (Self::Missing, "positions missing for a subscriber"),
        (Self::Inverted, "positions inverted for a subscriber"),
        (Self::BackInTime, "reads that went back in time"),
        (Self::WrongRead, "reads that differ from the log"),
        (Self::TableDiffers, "tables that differ from a rebuild"),
        (Self::Panicked, "panics"),
        (Self::UnexpectedAnswer, "unexpected answers"),
        (Self::NeverCameBack, "what never came back"),
        (Self::StuckTransaction, "connections left inside a transaction"),
        (Self::OutlivedRevocation, "keys and sessions that outlived their revocation"),
        (Self::NumberTwice, "running numbers given twice"),
        (Self::ForeignEpoch, "answers of another epoch"),
    ];

    fn found(self, text: impl Into<String>) -> Finding {
        Finding { kind: self, text: text.into() }
    }
}

/// Everything that is wrong.
#[must_use]
pub fn check(evidence: &Evidence) -> Vec<Finding> {
    if let Some(promoted) = &evidence.promotion {
        return epochs::check(evidence, promoted);
    }
    let mut found = judge(evidence);
    found.extend(stream::check(evidence));
    found
}

/// Everything that is wrong with one history, but for the order in which others received it.
fn judge(evidence: &Evidence) -> Vec<Finding> {
    let index = Index::of(evidence);
    let mut found = Vec::new();
    found.extend(lost::check(&index));
    found.extend(doubled::check(&index));
    found.extend(refused::check(&index));
    found.extend(updates::check(&index));
    found.extend(rules::check(&evidence.logs));
    found.extend(log::check(&evidence.logs));
    found.extend(numbers::check(&evidence.logs));
    found.extend(reads::check(evidence));
    found.extend(answers::check(&evidence.exchanges));
    found.extend(transactions::check(evidence));
    found.extend(credentials::check(evidence));
    found.extend(together::check(&evidence.together));
    let all =
        |kind: Kind, texts: &[String]| texts.iter().map(|t| kind.found(t)).collect::<Vec<_>>();
    found.extend(all(Kind::TableDiffers, &evidence.tables));
    found.extend(all(Kind::Panicked, &evidence.panics));
    found.extend(all(Kind::NeverCameBack, &evidence.never));
    found
}

/// How often each kind was found, all kinds included.
#[must_use]
pub fn count(findings: &[Finding]) -> BTreeMap<Kind, usize> {
    let mut counts: BTreeMap<Kind, usize> = Kind::ALL.iter().map(|(kind, _)| (*kind, 0)).collect();
    for finding in findings {
        *counts.entry(finding.kind).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::examples::evidence;
    use super::{Kind, check, count};

    #[test]
    fn a_good_run_has_no_findings() {
        assert_eq!(check(&evidence()), []);
    }

    #[test]
    fn what_others_found_is_passed_on() {
        let mut evidence = evidence();
        evidence.tables.push("work_item".to_owned());
        evidence.panics.push("index out of bounds".to_owned());
        evidence.never.push("the projector".to_owned());
        let counts = count(&check(&evidence));
        for kind in [Kind::TableDiffers, Kind::Panicked, Kind::NeverCameBack] {
            assert_eq!(counts[&kind], 1);
        }
        assert_eq!(counts.values().sum::<usize>(), 3);
    }
}
