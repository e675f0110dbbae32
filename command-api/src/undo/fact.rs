//! A fact that a command made, and what becomes of it.

use chrono::{DateTime, Utc};
use domain::Audit;
use serde::{Deserialize, Serialize};
use service::Problem;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{UndoneFact, UndoneOutcome};

use crate::error::{CommandError, Result};
use crate::unit::{Savepoint, Unit};

/// The most characters of a value that are shown.
const MOST_TOLD: usize = 200;

/// What facts are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The kind of thing.
    pub entity: String,
    /// The id of the thing.
    pub id: Uuid,
    /// What the work item is called that it belongs to.
    pub key: Option<String>,
}

/// A fact, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The thing that it is a fact of.
    pub of: Subject,
    /// The name of the fact, for example `priority`.
    pub field: String,
    /// What it is now.
    pub from: Option<String>,
    /// What it was before the command.
    pub to: Option<String>,
    /// What becomes of it.
    pub outcome: UndoneOutcome,
    /// Why it is not undone.
    pub reason: Option<String>,
    /// Who last changed the thing since, and when.
    pub since: Option<(Uuid, DateTime<Utc>)>,
}

impl Subject {
    /// A fact that can be undone, as far as is known.
    pub fn fact(&self, field: &str, from: Option<String>, to: Option<String>) -> Fact {
        let (from, to) = (from.map(told), to.map(told));
        let (of, field, outcome) = (self.clone(), field.to_owned(), UndoneOutcome::Undone);
        Fact { of, field, from, to, outcome, reason: None, since: None }
    }
}

impl Fact {
    /// It is as before the command.
    pub fn already(self) -> Self {
        Self { outcome: UndoneOutcome::Already, ..self }
    }

    /// The fact was changed since; `audit` says by whom and when.
    pub fn changed_since(self, audit: &Audit, reason: &str) -> Self {
        let by = audit.updated_by.unwrap_or(audit.created_by);
        let since = Some((by.uuid(), audit.updated_at));
        let reason = Some(reason.to_owned());
        Self { outcome: UndoneOutcome::ChangedSince, reason, since, ..self }
    }

    /// What it names is gone, and the thing comes back without it.
    pub fn left_out(self, reason: impl Into<String>) -> Self {
        Self { outcome: UndoneOutcome::LeftOut, reason: Some(reason.into()), ..self }
    }

    /// It cannot be undone.
    pub fn impossible(self, reason: impl Into<String>) -> Self {
        Self { outcome: UndoneOutcome::Impossible, reason: Some(reason.into()), ..self }
    }

    /// Whether it keeps the command from being undone as a whole.
    pub const fn hinders(&self) -> bool {
        matches!(self.outcome, UndoneOutcome::ChangedSince | UndoneOutcome::Impossible)
    }

    /// As clients see it.
    pub fn shown(self, zone: Zone) -> UndoneFact {
        let Self { of, field, from, to, outcome, reason, since } = self;
        UndoneFact {
            entity: of.entity,
            entity_id: of.id,
            key: of.key,
            field,
            from,
            to,
            outcome,
            reason,
            changed_by: since.map(|(by, _)| by),
            changed_at: since.map(|(_, at)| zone.at(at)),
        }
    }
}

/// Notes facts that something was decided for: what a refused decision had changed is taken back, and they cannot be undone.
///
/// # Errors
/// What is no refusal.
pub fn settle(
    unit: &mut Unit<'_>,
    begin: Savepoint,
    decided: Result<()>,
    those: impl IntoIterator<Item = Fact>,
    facts: &mut Vec<Fact>,
) -> Result<()> {
    match decided {
        Ok(()) => facts.extend(those),
        Err(error) if error.rests_on_state() => {
            unit.take_back(begin);
            let reason = reason(error);
            facts.extend(those.into_iter().map(|fact| fact.impossible(reason.clone())));
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Why a command was refused, in words.
fn reason(error: CommandError) -> String {
    Problem::from(error).detail().into_owned()
}

/// The beginning of a value.
fn told(value: String) -> String {
    match value.char_indices().nth(MOST_TOLD) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut() {
        let cut = told("ä".repeat(1000));
        assert_eq!(cut.chars().count(), MOST_TOLD + 1);
        assert!(cut.ends_with('…'));
        assert_eq!(told("short".to_owned()), "short");
    }
}
