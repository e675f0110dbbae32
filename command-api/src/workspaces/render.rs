//! A workspace as the answer to its command shows it.

use axum::http::StatusCode;
use domain::workspace::{Workspace, WorkspaceMembership};
use domain::{Role, UserId, WorkspaceId};
use wire::{Zone, role_number, role_slug, shapes};

use crate::answer::Rendered;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::Snapshot;

/// Who reads the answer.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// The caller.
    user: UserId,
    /// The zone of the caller's times.
    zone: Zone,
}

impl Reader {
    /// Somebody whose times are in a zone.
    pub const fn new(user: UserId, zone: Zone) -> Self {
        Self { user, zone }
    }

    /// The caller.
    pub fn of(request: &CommandRequest) -> Self {
        Self { user: request.user(), zone: request.zone() }
    }
}

/// The answer that shows one workspace.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    workspace: WorkspaceId,
    reader: Reader,
) -> Result<Rendered> {
    let workspace = after.get::<Workspace>(workspace)?;
    Rendered::json(status, workspace.version, &shown(&workspace.state, reader)?)
}

/// The workspace as this reader sees it.
fn shown(workspace: &Workspace, reader: Reader) -> Result<shapes::Workspace> {
    let members = workspace.active_members();
    let is_owner = |member: &&&WorkspaceMembership| member.role == Role::Owner;
    // Newest first: of several owners the one of longest standing is shown.
    let owner = members.iter().rev().find(is_owner);
    let role = workspace.role_of(reader.user);
    Ok(shapes::Workspace {
        id: workspace.id.uuid(),
        name: workspace.name()?.to_string(),
        slug: workspace.slug()?.to_string(),
        timezone: workspace.time_zone.to_string(),
        owner: owner.map(|owner| owner.user.uuid()),
        role: role.map(role_number),
        role_slug: role.map(role_slug),
        total_members: members.len() as u64,
        created_at: reader.zone.at(workspace.audit.created_at),
        updated_at: reader.zone.at(workspace.audit.updated_at),
    })
}
