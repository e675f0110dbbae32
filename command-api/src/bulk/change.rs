//! An item of a bulk as the operation of the single request.

use std::collections::BTreeMap;

use domain::cycle::CycleRefusal;
use domain::{CycleId, IssueId, ProjectId};
use event_store::Claim;
use service::http::IfMatch;
use uuid::Uuid;
use wire::{Sent, Zone};

use super::asked::Asked;
use crate::answer::Rendered;
use crate::app::App;
use crate::cycles::{self, CycleIssuePath, RemoveIssue};
use crate::error::{CommandError, Result};
use crate::issues::{
    self, ArchiveWorkItem, CreateWorkItem, DeleteWorkItem, UnarchiveWorkItem, UpdateWorkItem,
};
use crate::modules::ModulePath;
use crate::modules::items::{Add, ModuleIssuePath, Remove};
use crate::paths::{IssuePath, ProjectPath};
use crate::unit::{EnteredProject, Operation, Snapshot, Unit};

/// An item as the operation of the single request.
pub enum Change<'a> {
    Create(CreateWorkItem),
    /// Its fields are changed.
    Update(UpdateWorkItem),
    Archive(ArchiveWorkItem),
    /// It comes back from the archive.
    Unarchive(UnarchiveWorkItem),
    Delete(DeleteWorkItem<'a>),
    AddToCycle(AddToCycle),
    RemoveFromCycle(RemoveFromCycle),
    AddToModule(Add),
    RemoveFromModule(Remove),
}

/// That a work item comes into a cycle.
pub struct AddToCycle {
    issue: (ProjectId, IssueId),
    cycle: CycleId,
    /// How many are below it.
    below: BTreeMap<Uuid, u64>,
    zone: Zone,
}

/// That a work item leaves a cycle.
pub struct RemoveFromCycle {
    path: IssuePath,
    /// The cycle, if it is said which.
    cycle: Option<CycleId>,
    if_match: IfMatch,
}

/// What the items of a bulk have in common.
pub struct Place<'a> {
    /// The parts of the service.
    pub app: &'a App,
    /// The project.
    pub path: &'a ProjectPath,
    /// How many work items are below those that come into cycles and modules.
    pub below: &'a BTreeMap<Uuid, u64>,
    /// The zone of times in answers.
    pub zone: Zone,
}

impl<'a> Place<'a> {
    /// The operation of an item about a work item.
    pub fn change(&self, issue: IssueId, asked: Asked) -> Change<'a> {
        let (zone, project) = (self.zone, self.path.project);
        let slug = || self.path.slug.clone();
        let path = IssuePath { slug: slug(), project, issue };
        let below = || self.below.get_key_value(&issue.uuid()).map(|(id, count)| (*id, *count));
        match asked {
            Asked::Create(body, origin) => {
                let path = ProjectPath { slug: slug(), project };
                Change::Create(CreateWorkItem { path, id: issue, body: *body, origin, zone })
            }
            Asked::Update(body, if_match) => {
                Change::Update(UpdateWorkItem { path, body: *body, if_match, zone })
            }
            Asked::Archive(if_match) => Change::Archive(ArchiveWorkItem { path, if_match }),
            Asked::Unarchive(if_match) => Change::Unarchive(UnarchiveWorkItem { path, if_match }),
            Asked::Delete(if_match) => {
                Change::Delete(DeleteWorkItem { path, app: self.app, if_match })
            }
            Asked::AddToCycle(cycle) => {
                let (issue, below) = (path.issue(), below().into_iter().collect());
                Change::AddToCycle(AddToCycle { issue, cycle, below, zone })
            }
            Asked::RemoveFromCycle(cycle, if_match) => {
                Change::RemoveFromCycle(RemoveFromCycle { path, cycle, if_match })
            }
            Asked::AddToModule(module) => {
                let path = ModulePath { slug: slug(), project, module };
                let below = below().into_iter().collect();
                Change::AddToModule(Add { path, issues: vec![issue], below, zone })
            }
            Asked::RemoveFromModule(module, if_match) => {
                let path = ModuleIssuePath { slug: slug(), project, module, issue };
                Change::RemoveFromModule(Remove { path, if_match })
            }
        }
    }
}

impl Change<'_> {
    /// The parent that it names.
    pub fn parent(&self) -> Option<IssueId> {
        match self {
            Self::Create(CreateWorkItem { body, .. })
            | Self::Update(UpdateWorkItem { body, .. }) => match body.parent {
                Sent::Value(parent) => Some(IssueId(parent)),
                Sent::Null | Sent::Absent => None,
            },
            _ => None,
        }
    }

    /// Whether it creates the work item.
    pub const fn creates(&self) -> bool {
        matches!(self, Self::Create(_))
    }

    /// Whether its answer shows the work item.
    pub const fn shows(&self) -> bool {
        !matches!(
            self,
            Self::Unarchive(_)
                | Self::Delete(_)
                | Self::RemoveFromCycle(_)
                | Self::RemoveFromModule(_)
        )
    }

    /// Decides it.
    ///
    /// # Errors
    /// A refusal, or the log cannot be asked.
    pub async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        match self {
            Self::AddToCycle(AddToCycle { issue: (project, issue), cycle, .. }) => {
                cycles::add_issues(unit, entered, (*project, *cycle), &[*issue]).await
            }
            Self::RemoveFromCycle(remove) => remove.decide(unit, entered).await,
            Self::AddToModule(add) => {
                // The single request leaves out what is not there, and its answer shows that.
                for issue in &add.issues {
                    issues::facts::existing(unit, (add.path.project, *issue)).await?;
                }
                add.decide(unit, entered).await
            }
            Self::Create(create) => create.decide(unit, entered).await,
            Self::Update(update) => update.decide(unit, entered).await,
            Self::Archive(archive) => archive.decide(unit, entered).await,
            Self::Unarchive(unarchive) => unarchive.decide(unit, entered).await,
            Self::Delete(delete) => delete.decide(unit, entered).await,
            Self::RemoveFromModule(remove) => remove.decide(unit, entered).await,
        }
    }

    /// Its answer.
    ///
    /// # Errors
    /// A mistake of the endpoint.
    pub fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        match self {
            Self::AddToCycle(add) => {
                let AddToCycle { issue: (_, issue), cycle, below, zone } = add;
                cycles::rendered_issues(after, *cycle, &[*issue], below, *zone)
            }
            Self::Create(create) => create.answer(after),
            Self::Update(update) => update.answer(after),
            Self::Archive(archive) => archive.answer(after),
            Self::AddToModule(add) => add.answer(after),
            Self::Unarchive(_)
            | Self::Delete(_)
            | Self::RemoveFromCycle(_)
            | Self::RemoveFromModule(_) => Ok(Rendered::Nothing),
        }
    }

    /// The refusal when a name that it wants is taken.
    pub fn claimed(&self, claim: Claim) -> CommandError {
        match self {
            Self::Update(update) => update.claimed(claim),
            _ => CommandError::Claimed(claim),
        }
    }
}

impl RemoveFromCycle {
    /// Decides it; what was not said is the cycle that the work item is in.
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let IssuePath { slug, project, issue } = self.path.clone();
        let cycle = if let Some(cycle) = self.cycle {
            cycle
        } else {
            let issue = issues::facts::existing(unit, (project, issue)).await?;
            issue.state.cycle.as_ref().ok_or(CycleRefusal::Missing)?.id
        };
        let (path, if_match) =
            (CycleIssuePath { slug, project, cycle, issue }, self.if_match.clone());
        RemoveIssue { path, if_match }.decide(unit, entered).await
    }
}
