//! Who may be given an issue.

use domain::project::Project;
use domain::workspace::Workspace;
use domain::{Access, UserId};
use uuid::Uuid;
use wire::{Text, messages};

use super::facts::each_found;
use crate::error::Result;

/// The users, each of whom may be given issues of the project or is assigned to this one already.
///
/// # Errors
/// One may not, or is nobody in the workspace: `{"assignees": {"<index>": […]}}`.
pub fn assignees(
    workspace: &Workspace,
    project: &Project,
    ids: &[Uuid],
    already: &[UserId],
) -> Result<Vec<UserId>> {
    let found = ids.iter().map(|id| {
        let user = UserId(*id);
        if already.contains(&user) || may_be_given_work(workspace, project, user) {
            return Ok(user);
        }
        Err(refusal(workspace, user))
    });
    each_found("assignees", found)
}

/// The project's default assignee, who gets issues that name no assignee; none if that user may no longer be given work.
///
/// # Errors
/// The project was never created.
pub fn default_assignees(workspace: &Workspace, project: &Project) -> Result<Vec<UserId>> {
    let user = project.details()?.default_assignee;
    Ok(user.filter(|user| may_be_given_work(workspace, project, *user)).into_iter().collect())
}

/// Whether somebody is in the workspace and changes content of the project.
pub fn may_be_given_work(workspace: &Workspace, project: &Project, user: UserId) -> bool {
    Access::of(user, workspace, Some(project)).may_change_content().is_ok()
}

/// The message about a user who may not be given work; it does not tell whether a user exists outside the workspace.
fn refusal(workspace: &Workspace, user: UserId) -> Text {
    if workspace.member(user).is_none() {
        return messages::unknown_key(user.uuid());
    }
    format!("\"{user}\" is no member or admin of the project, so work cannot be given to them.")
        .into()
}
