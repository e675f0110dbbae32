//! What undoing a command comes to, as it is kept with the key of the undoing and as clients see it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use service::Problem;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{Undone, UndoneFact};

use super::fact::Fact;
use crate::error::Result;

/// What undoing a command comes to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The command that is undone.
    pub command: Uuid,
    /// Who gave it.
    pub actor: Uuid,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// What it did, and what becomes of that.
    pub facts: Vec<Fact>,
}

impl Report {
    /// Whether some of it cannot be undone, or was changed since.
    pub fn is_hindered(&self) -> bool {
        self.facts.iter().any(Fact::hinders)
    }

    /// The refusal of a command that cannot be undone as a whole, with the same facts.
    ///
    /// # Errors
    /// It has no JSON form: a mistake of the program.
    pub fn refusal(self, zone: Zone) -> Result<Problem> {
        let hindered = self.facts.iter().filter(|fact| fact.hinders()).count();
        let text = format!(
            "Nothing was undone, because {hindered} of {} facts were changed since or cannot be undone. Set \"partly\" to undo the rest.",
            self.facts.len(),
        );
        let facts = serde_json::to_value(self.facts(zone)).map_err(Problem::internal)?;
        Ok(Problem::conflict("undo/hindered", text).with("facts", facts))
    }

    /// As clients see it; `position` is that of the log.
    pub fn shown(self, position: u64, zone: Zone) -> Undone {
        Undone {
            command: self.command,
            actor: self.actor,
            created_at: zone.at(self.at),
            position,
            facts: self.facts(zone),
        }
    }

    /// The facts as clients see them.
    fn facts(self, zone: Zone) -> Vec<UndoneFact> {
        self.facts.into_iter().map(|fact| fact.shown(zone)).collect()
    }
}
