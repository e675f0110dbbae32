//! What was found, for people and for programs.

use event_store::audit::Finding;
use event_store::chain::Verified;
use projector::Difference;
use serde_json::{Value, json};

use super::{Found, Log, epochs};
use crate::names::Names;
use crate::report::{Report, Verdict};

impl Found {
    pub(super) fn report(&self) -> Report {
        Report::with(self.verdict(), self.lines().join("\n"), self.json())
    }

    /// What it comes to.
    fn verdict(&self) -> Verdict {
        let is_intact = |log: &Log| matches!(log.verified, Verified::Intact { .. });
        let is_good = self.logs.iter().all(is_intact)
            && self.findings().next().is_none()
            && self.differences.as_ref().is_none_or(Vec::is_empty);
        let is_whole = self.logs.iter().all(|log| log.unknown.is_none())
            && self.schema.problem.is_none()
            && self.stream.as_ref().is_none_or(|stream| stream.problem.is_none());
        match (is_good, is_whole) {
            (true, true) => Verdict::Good,
            (true, false) => Verdict::Unknown,
            (false, _) => Verdict::Bad,
        }
    }

    /// Everything that is wrong beside the chains and the read tables.
    fn findings(&self) -> impl Iterator<Item = &Finding> {
        let logs = self.logs.iter().flat_map(|log| &log.findings);
        let stream = self.stream.iter().flat_map(|stream| &stream.findings);
        let others = self.findings.iter().chain(&self.epochs.findings).chain(&self.schema.findings);
        logs.chain(others).chain(stream)
    }

    /// For people.
    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.logs.iter().map(|log| line(log, &self.names)).collect();
        lines.extend(epochs::line(&self.epochs));
        lines.extend(self.findings().map(|one| finding_line(one, &self.names)));
        lines.extend(self.logs.iter().filter_map(|log| unknown_line(log, &self.names)));
        lines.extend(self.schema_line());
        match &self.stream {
            None => lines.push("stream: not compared, because no NATS is named".to_owned()),
            Some(stream) => lines.push(match &stream.problem {
                Some(problem) => format!("stream: NOT COMPARED: {problem}"),
                None => format!("stream: compared in {} workspaces", stream.compared),
            }),
        }
        match self.differences.as_deref() {
            Some([]) => lines.push("read tables: as the log says".to_owned()),
            Some(differences) => lines.extend(differences.iter().map(difference_line)),
            None => {}
        }
        lines
    }

    /// Whether tables, functions and the like are as the migrations made them, unless what is wrong is said already.
    fn schema_line(&self) -> Option<String> {
        match self.schema.problem {
            Some(problem) => Some(format!("schemas: NOT COMPARED: {problem}")),
            None if self.schema.findings.is_empty() => {
                Some("schemas: as the migrations made them".to_owned())
            }
            None => None,
        }
    }

    /// For programs.
    fn json(&self) -> Value {
        let tables = self.differences.as_ref();
        let tables: Option<Vec<Value>> = tables.map(|all| all.iter().map(difference).collect());
        let finding =
            |one: &Finding| json!({ "workspace": one.workspace, "what": one.what.as_str() });
        json!({
            "intact": self.verdict() != Verdict::Bad,
            "workspaces": self.logs.iter().map(|log| object(log, &self.names)).collect::<Vec<_>>(),
            "epochs": epochs::object(&self.epochs),
            "schemas": json!({ "problem": self.schema.problem }),
            "findings": self.findings().map(finding).collect::<Vec<_>>(),
            "stream": self.stream.as_ref().map(|stream| {
                json!({ "compared": stream.compared, "problem": stream.problem })
            }),
            "different_tables": tables,
        })
    }
}

/// One workspace, for people.
fn line(log: &Log, names: &Names) -> String {
    let name = names.of(log.workspace);
    match &log.verified {
        Verified::Intact { position, hash } => {
            format!("{name}: intact up to position {position}, hash {}", hex::encode(hash))
        }
        Verified::Broken { position, reason } => {
            format!("{name}: BROKEN at position {position}: {reason}")
        }
    }
}

/// Something that is wrong, for people.
fn finding_line(finding: &Finding, names: &Names) -> String {
    let name = finding.workspace.map(|workspace| names.of(workspace));
    let name = name.unwrap_or_else(|| "the database".to_owned());
    format!("{name}: WRONG: {}", finding.what)
}

/// A log that was not compared with what is stored beside it, for people.
fn unknown_line(log: &Log, names: &Names) -> Option<String> {
    let position = log.unknown?;
    let name = names.of(log.workspace);
    Some(format!(
        "{name}: NOT COMPARED with claims and counters: this version does not know the event at \
        position {position}"
    ))
}

/// One workspace, for programs; `expect` is what `--expect` takes.
fn object(log: &Log, names: &Names) -> Value {
    let (workspace, slug) = (log.workspace, names.slug(log.workspace));
    match &log.verified {
        Verified::Intact { position, hash } => {
            let hash = hex::encode(hash);
            let expect = format!("{workspace}@{position}:{hash}");
            json!({
                "workspace": workspace, "slug": slug, "intact": true, "position": position,
                "hash": hash, "expect": expect, "unknown": log.unknown
            })
        }
        Verified::Broken { position, reason } => json!({
            "workspace": workspace, "slug": slug, "intact": false, "position": position,
            "reason": reason
        }),
    }
}

/// One table that differs, for people.
fn difference_line(found: &Difference) -> String {
    format!(
        "table {}: DIFFERENT from the log: {} rows instead of {}, digest {} instead of {}; \
        `tidemark rebuild {}` mends it",
        found.table,
        found.live.rows,
        found.fresh.rows,
        found.live.sum,
        found.fresh.sum,
        found.table,
    )
}

/// One table that differs, for programs.
fn difference(found: &Difference) -> Value {
    let digest =
        |digest: &projector::digest::Digest| json!({ "rows": digest.rows, "sum": digest.sum });
    json!({ "table": found.table, "live": digest(&found.live), "fresh": digest(&found.fresh) })
}
