//! What a run comes to: a table for people, and the same as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;

use crate::checker::{self, Finding, Kind};

/// How many findings of a kind are shown.
const MOST_SHOWN: usize = 5;

/// What a run comes to.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The seed that runs it again.
    pub seed: u64,
    /// How long the load lasted, in seconds.
    pub seconds: u64,
    /// What was done to the system, and how often.
    pub faults: BTreeMap<String, u32>,
    /// What there was to check, and how much of it.
    pub amounts: BTreeMap<&'static str, usize>,
    /// Everything that is wrong.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.findings.is_empty()
    }

    /// The table for people, in Markdown.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = format!("Seed {}, {} s of load.\n\n", self.seed, self.seconds);
        let mut line = |words: &str| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{words}");
        };
        line("| what there was | how much |\n| --- | ---: |");
        for (what, amount) in &self.amounts {
            line(&format!("| {what} | {amount} |"));
        }
        line("\n| what was done | times |\n| --- | ---: |");
        for (what, times) in &self.faults {
            line(&format!("| {what} | {times} |"));
        }
        line("\n| what was found | times |\n| --- | ---: |");
        let counts = checker::count(&self.findings);
        for (kind, meaning) in Kind::ALL {
            line(&format!("| {meaning} | {} |", counts.get(&kind).copied().unwrap_or_default()));
        }
        text + &self.details()
    }

    /// The first findings of each kind.
    fn details(&self) -> String {
        let mut text = String::new();
        for (kind, meaning) in Kind::ALL {
            let of_kind = self.findings.iter().filter(|finding| finding.kind == kind);
            for (number, finding) in of_kind.take(MOST_SHOWN).enumerate() {
                if number == 0 {
                    // Writing to a string cannot fail.
                    let _ = writeln!(text, "\n{meaning}:\n");
                }
                let _ = writeln!(text, "- {}", finding.text);
            }
        }
        text
    }

    /// Writes both into a directory.
    ///
    /// # Errors
    /// They cannot be written.
    pub fn write(&self, directory: &Path) -> io::Result<()> {
        fs::write(directory.join("report.md"), self.table())?;
        fs::write(directory.join("report.json"), serde_json::to_vec_pretty(self)?)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Report;
    use crate::checker::{Finding, Kind};

    #[test]
    fn a_report_names_the_seed_every_kind_and_what_was_found() {
        let found = Finding { kind: Kind::Lost, text: "command 7".to_owned() };
        let (faults, amounts) = (BTreeMap::from([("kill".to_owned(), 3)]), BTreeMap::new());
        let report = Report { seed: 42, seconds: 30, faults, amounts, findings: vec![found] };
        let table = report.table();
        for words in ["Seed 42", "| kill | 3 |", "| answered commands lost | 1 |", "- command 7"] {
            assert!(table.contains(words), "{table}");
        }
        assert!(table.contains("| panics | 0 |") && !report.is_good());
    }
}
