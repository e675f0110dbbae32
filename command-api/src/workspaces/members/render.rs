//! A member as the answer to its command shows it.

use axum::http::StatusCode;
use domain::WorkspaceId;
use domain::workspace::{Workspace, WorkspaceRefusal};
use service::accounts::Profile;
use wire::shapes::Member;

use crate::answer::Rendered;
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one member; its version is the workspace's.
///
/// # Errors
/// The person is no member, or the command did not touch the workspace: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    workspace: WorkspaceId,
    person: Option<&Profile>,
) -> Result<Rendered> {
    let workspace = after.get::<Workspace>(workspace)?;
    let person = person.ok_or(WorkspaceRefusal::MemberMissing)?;
    let member = workspace.state.member(person.user).ok_or(WorkspaceRefusal::MemberMissing)?;
    let shown = Member::new(person.lite(), member.role, member.is_active, person.is_bot)
        .reading_log(member.reads_log);
    Rendered::json(status, workspace.version, &shown)
}
