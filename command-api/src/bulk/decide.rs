//! The decision about a bulk: that about each item in turn, on one unit of work.

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use domain::issue::Issue;
use domain::{IssueId, ProjectId};
use event_store::{Claim, claims};
use service::Problem;
use uuid::Uuid;

use super::beginning::{Beginnings, settled};
use super::change::Change;
use super::outcome::{Outcome, Refused};
use super::results;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::{CommandError, Result};
use crate::issues::facts::{DEEPEST, parent_of};
use crate::unit::{EnteredProject, InProject, MOST_EVENTS, Operation, Snapshot, Taken, Unit};

/// A bulk as the operation that carries it out.
pub struct Bulk<'a> {
    /// The parts of the service.
    pub app: &'a App,
    /// The project.
    pub project: ProjectId,
    /// Whether all is carried out or nothing.
    pub is_atomic: bool,
    /// The items.
    pub entries: Vec<Entry<'a>>,
    /// The list whose places name the items.
    pub called: &'static str,
    /// Whether the log has said that a name is taken which an item wants.
    pub looks_for_names: AtomicBool,
}

/// An item: the work item, and what is done with it or why its fields are wrong.
pub struct Entry<'a> {
    /// The work item.
    pub id: IssueId,
    /// Whether the client has named it; else it is to be created.
    pub is_known: bool,
    /// The version that a filter has found it at, if one has.
    pub found: Option<u64>,
    /// The operation on the work item, or why its fields are wrong.
    pub change: Result<Change<'a>, Refused>,
}

impl Operation<InProject> for Bulk<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let outcomes = self.outcomes(unit, entered).await?;
        unit.note(&outcomes)
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        results::rendered(self.app.epoch(), &self.entries, after.note()?, after)
    }

    fn decides_otherwise(&self, _: &Claim) -> bool {
        self.looks_for_names.store(true, Ordering::Relaxed);
        true
    }
}

impl<'a> Bulk<'a> {
    /// Decides about all items, and answers what became of each.
    ///
    /// # Errors
    /// Why nothing is done.
    pub async fn outcomes(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredProject,
    ) -> Result<Vec<Outcome>> {
        self.load(unit).await?;
        let beginnings = self.beginnings(unit).await?;
        let creations = self.changes().filter(|(_, change)| change.creates()).count();
        unit.reserve_numbers(self.project, creations).await?;
        let begin = unit.savepoint();
        let mut outcomes = self.decide_each(unit, entered, (&beginnings, &Taken::new())).await?;
        if self.looks_for_names.load(Ordering::Relaxed) || unit.has_passing_names() {
            let taken = self.taken(unit).await?;
            if !taken.is_empty() {
                unit.take_back(begin);
                outcomes = self.decide_each(unit, entered, (&beginnings, &taken)).await?;
            }
        }
        if self.is_atomic && outcomes.iter().any(|outcome| outcome.refusal().is_some()) {
            return Err(results::nothing_done(self.called, &self.entries, &outcomes)?.into());
        }
        Ok(outcomes)
    }

    /// The changes whose fields are right, with their work items.
    fn changes(&self) -> impl Iterator<Item = (IssueId, &Change<'a>)> {
        self.entries.iter().filter_map(|entry| Some((entry.id, entry.change.as_ref().ok()?)))
    }

    /// Loads what the decisions are going to read, all at once: the work items, and the parents with what is above them.
    async fn load(&self, unit: &mut Unit<'_>) -> Result<()> {
        let looks_for_new = unit.looks_for_new_things();
        let is_read = |(id, change): (IssueId, &Change<'_>)| {
            (looks_for_new || !change.creates()).then_some(id)
        };
        let created: HashSet<IssueId> =
            self.changes().filter(|(_, change)| change.creates()).map(|(id, _)| id).collect();
        let items: Vec<IssueId> = self.changes().filter_map(is_read).collect();
        unit.load::<Issue>(items).await?;
        let mut above: Vec<IssueId> = self
            .changes()
            .filter_map(|(_, change)| change.parent())
            .filter(|parent| !created.contains(parent))
            .collect();
        for _ in 0..DEEPEST {
            if above.is_empty() {
                break;
            }
            let parents = unit.load::<Issue>(above).await?;
            above = parents.iter().filter_map(|parent| parent_of(&parent.state)).collect();
        }
        Ok(())
    }

    /// Decides about each item in turn; `beginnings` are how those are that a filter has found, `taken` are names that other
    /// things are known to have.
    async fn decide_each(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredProject,
        (beginnings, taken): (&Beginnings, &Taken),
    ) -> Result<Vec<Outcome>> {
        let mut outcomes = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            let change = match &entry.change {
                Ok(change) => change,
                Err(refused) => {
                    outcomes.push(Outcome::Refused(refused.clone()));
                    continue;
                }
            };
            if let Some(outcome) = settled(unit, beginnings, (entry, change)).await? {
                outcomes.push(outcome);
                continue;
            }
            let begin = unit.savepoint();
            let decided = change.decide(unit, entered).await;
            let contested = decided.is_ok().then(|| unit.contested(begin, taken)).flatten();
            let refusal = match (decided, contested) {
                (Ok(()), None) => None,
                (Ok(()), Some(claim)) => Some(change.claimed(claim)),
                (Err(error), _) if error.rests_on_state() => Some(error),
                (Err(error), _) => return Err(error),
            };
            if let Some(refusal) = refusal {
                unit.take_back(begin);
                outcomes.push(Outcome::Refused(Refused::of(&Problem::from(refusal))));
                continue;
            }
            if unit.event_count() > MOST_EVENTS {
                return Err(too_many_events());
            }
            let version =
                if change.shows() { Some(unit.show::<Issue>(entry.id).await?) } else { None };
            outcomes.push(Outcome::Done(version));
        }
        Ok(outcomes)
    }

    /// The names that items want and other things have, by the log.
    async fn taken(&self, unit: &Unit<'_>) -> Result<Taken> {
        let mut wanted: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut owners: BTreeMap<(&str, &str), HashSet<Uuid>> = BTreeMap::new();
        for claim in unit.taken() {
            wanted.entry(&claim.scope).or_default().push(claim.name.clone());
            owners.entry((&claim.scope, &claim.name)).or_default().insert(claim.owner);
        }
        let (log, mut taken) = (self.app.store().reads(), Taken::new());
        for (scope, names) in wanted {
            for claim in claims::owners(log, unit.workspace(), scope, &names).await? {
                let Claim { scope, name, owner } = claim;
                taken.insert((scope, name), owner);
            }
        }
        taken.retain(|(scope, name), owner| {
            let wants = owners.get(&(scope.as_str(), name.as_str()));
            wants.is_some_and(|wants| wants.iter().any(|wanting| wanting != owner))
        });
        Ok(taken)
    }
}

/// The refusal of a bulk that is too large for one append.
fn too_many_events() -> CommandError {
    let text = format!(
        "The items come to more than {MOST_EVENTS} events, which is the most that is appended at once. Send fewer items."
    );
    Problem::rule("bulk/too-many-events", text).into()
}
