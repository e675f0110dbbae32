//! Who may be given an issue.

use domain::project::Project;
use domain::workspace::Workspace;
use domain::{Access, UserId};
use uuid::Uuid;

use super::facts::each_found;
use crate::stop::Stop;

/// Those of the users who may be given issues of the project; other members of the workspace are left out.
///
/// # Errors
/// One is nobody in the workspace: `{"assignees": {"<index>": […]}}`.
pub fn assignees(
    workspace: &Workspace,
    project: &Project,
    ids: &[Uuid],
) -> Result<Vec<UserId>, Stop> {
    let found = ids.iter().map(|id| workspace.member(UserId(*id)).map(|_| UserId(*id)));
    let known = each_found("assignees", ids, found)?;
    let may_be_given = |user: &UserId| may_be_given_work(workspace, project, *user);
    Ok(known.into_iter().filter(may_be_given).collect())
}

/// Who is given issues that name nobody.
#[must_use]
pub fn default_assignees(workspace: &Workspace, project: &Project) -> Vec<UserId> {
    let user = project.details.default_assignee;
    user.filter(|user| may_be_given_work(workspace, project, *user)).into_iter().collect()
}

/// Whether somebody is in the workspace and changes content of the project.
fn may_be_given_work(workspace: &Workspace, project: &Project, user: UserId) -> bool {
    Access::of(user, workspace, Some(project)).may_change_content().is_ok()
}
