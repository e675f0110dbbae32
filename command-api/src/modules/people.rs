//! Who may lead a module and work on it: members of its project.

use domain::project::Project;
use domain::workspace::Workspace;
use domain::{Access, UserId};
use service::Problem;
use uuid::Uuid;
use wire::{Text, messages};

use crate::error::Result;
use crate::issues::facts::each_found;

/// The users who are members of the project; the others are left out, as the contract says.
///
/// # Errors
/// One is nobody in the workspace: `{"members": {"<index>": […]}}`.
pub fn members(workspace: &Workspace, project: &Project, ids: &[Uuid]) -> Result<Vec<UserId>> {
    let found = ids.iter().map(|id| {
        let user = UserId(*id);
        if workspace.member(user).is_none() {
            return Err(Text::from(messages::unknown_key(*id)));
        }
        Ok(is_in(workspace, project, user).then_some(user))
    });
    Ok(each_found("members", found)?.into_iter().flatten().collect())
}

/// Makes sure that somebody may lead a module.
///
/// # Errors
/// They are no member of the project, or nobody in the workspace: `{"lead": […]}`.
pub fn check_lead(workspace: &Workspace, project: &Project, user: UserId) -> Result<()> {
    if is_in(workspace, project, user) {
        return Ok(());
    }
    if workspace.member(user).is_none() {
        return Err(Problem::field("lead", messages::unknown_key(user.uuid())).into());
    }
    let text = format!("\"{user}\" is no member of the project, so they cannot lead its modules.");
    Err(Problem::field("lead", text).into())
}

/// Whether somebody is a member of the project, in whatever role.
fn is_in(workspace: &Workspace, project: &Project, user: UserId) -> bool {
    Access::of(user, workspace, Some(project)).project.is_some()
}
