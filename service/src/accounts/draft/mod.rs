//! Drafts: work items that their owner prepares, and that nobody else sees until they are published.
//!
//! A draft is published once the log has the work item that it becomes, whose id it has from the beginning. From then on
//! it is not there any more for anybody, also where its row is still to be removed.

mod changes;
mod published;
mod reading;

use chrono::{DateTime, NaiveDate, Utc};
use domain::issue::Priority;
use domain::{UserId, WorkspaceId};
use uuid::Uuid;
use wire::{Zone, shapes};

/// The most drafts that a user may have in a workspace.
pub const MOST_DRAFTS: i64 = 200;

/// A draft. Nothing has checked that the things exist which its ids name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub owner: UserId,
    /// The workspace that it is in.
    pub workspace: WorkspaceId,
    /// The id of the work item that it becomes.
    pub issue: Uuid,
    /// The project that it is for.
    pub project: Option<Uuid>,
    /// What it is called.
    pub name: Option<String>,
    /// What it is about, as sanitised HTML.
    pub html: String,
    /// How urgent the work item will be.
    pub priority: Priority,
    /// The state that it will begin in, if one was chosen.
    pub state: Option<Uuid>,
    /// Who is to work on it.
    pub assignees: Vec<Uuid>,
    /// Its labels.
    pub labels: Vec<Uuid>,
    /// What it is a part of.
    pub parent: Option<Uuid>,
    /// When work begins.
    pub start_date: Option<NaiveDate>,
    /// When it should be done, never before `start_date`.
    pub target_date: Option<NaiveDate>,
    /// How much work it is, 0 to 12.
    pub point: Option<u8>,
    /// Its point of the project's estimate.
    pub estimate_point: Option<Uuid>,
    /// The cycle that it goes into.
    pub cycle: Option<Uuid>,
    /// The modules that it goes into.
    pub modules: Vec<Uuid>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Goes up with every change.
    pub version: u64,
}

impl Draft {
    /// As its owner sees it.
    #[must_use]
    pub fn shape(self, zone: Zone) -> shapes::Draft {
        shapes::Draft {
            id: self.id,
            workspace: self.workspace.uuid(),
            project: self.project,
            name: self.name,
            description_html: self.html,
            priority: self.priority.name(),
            state: self.state,
            assignees: self.assignees,
            labels: self.labels,
            parent: self.parent,
            start_date: self.start_date,
            target_date: self.target_date,
            point: self.point,
            estimate_point: self.estimate_point,
            cycle: self.cycle,
            modules: self.modules,
            created_at: zone.at(self.created_at),
            updated_at: zone.at(self.updated_at),
        }
    }
}
