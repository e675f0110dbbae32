//! A membership as the answer to its command shows it.

use axum::http::StatusCode;
use domain::ProjectId;
use domain::project::{Project, ProjectMembership, ProjectRefusal};
use wire::{role_number, shapes};

use crate::answer::Rendered;
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows the membership which `find` knows, at the version of its own last change.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    project: ProjectId,
    find: impl FnOnce(&Project) -> Option<ProjectMembership>,
) -> Result<Rendered> {
    let project = after.get::<Project>(project)?;
    let member = find(&project.state).ok_or(ProjectRefusal::MemberMissing)?;
    let shown = shapes::ProjectMembership {
        id: member.id.uuid(),
        member: member.user.uuid(),
        role: role_number(member.role),
    };
    Rendered::json(status, member.audit.version, &shown)
}
