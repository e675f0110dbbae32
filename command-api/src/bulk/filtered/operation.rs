//! A bulk over what a filter has found, as a decision and its answer.

use std::collections::BTreeMap;

use domain::IssueId;
use event_store::Claim;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::Zone;

use crate::answer::Rendered;
use crate::app::App;
use crate::bulk::asked::Asked;
use crate::bulk::change::Place;
use crate::bulk::decide::{Bulk, Entry};
use crate::bulk::outcome::Outcome;
use crate::bulk::results;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// What is done with everything that was found.
#[derive(Clone, Copy)]
pub struct Sweep<'a> {
    /// The parts of the service.
    pub app: &'a App,
    /// The project.
    pub path: &'a ProjectPath,
    /// What is done.
    pub asked: &'a Asked,
    /// The zone of times in answers.
    pub zone: Zone,
}

/// What is kept for the answer, and for that to a repetition: the filter would find something else then.
#[derive(Serialize, Deserialize)]
struct Noted {
    /// The work items that the filter found.
    found: Vec<Uuid>,
    /// How many were below those, if the answer shows that.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    below: BTreeMap<Uuid, u64>,
    outcomes: Vec<Outcome>,
}

impl Sweep<'_> {
    /// An item for each of some work items, with the version that it was found at, if it is to be carried out.
    pub fn entries<'e>(
        &'e self,
        found: impl Iterator<Item = (IssueId, Option<u64>)>,
        below: &'e BTreeMap<Uuid, u64>,
    ) -> Vec<Entry<'e>> {
        let place = Place { app: self.app, path: self.path, below, zone: self.zone };
        let entry = |(id, found)| {
            let change = Ok(place.change(id, self.asked.clone()));
            Entry { id, is_known: true, found, change }
        };
        found.map(entry).collect()
    }

    /// The answer, from what was noted.
    ///
    /// # Errors
    /// A mistake of the endpoint.
    pub fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let Noted { found, below, outcomes } = after.note()?;
        let found = found.into_iter().map(|id| (IssueId(id), None));
        let entries = self.entries(found, &below);
        results::rendered(self.app.epoch(), &entries, outcomes, after)
    }
}

/// A bulk over what a filter has found.
pub struct Swept<'a> {
    /// What is done.
    pub sweep: Sweep<'a>,
    /// An item for each that was found.
    pub bulk: Bulk<'a>,
    /// How many are below those, if the answer shows that.
    pub below: &'a BTreeMap<Uuid, u64>,
}

impl Operation<InProject> for Swept<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let outcomes = self.bulk.outcomes(unit, entered).await?;
        let found = self.bulk.entries.iter().map(|entry| entry.id.uuid()).collect();
        unit.note(&Noted { found, below: self.below.clone(), outcomes })
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        self.sweep.answer(after)
    }

    fn decides_otherwise(&self, claim: &Claim) -> bool {
        self.bulk.decides_otherwise(claim)
    }
}
