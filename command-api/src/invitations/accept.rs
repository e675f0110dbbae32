//! `POST invitations/{token}/accept/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{AddProjectMember, Project};
use domain::workspace::{
    AcceptWorkspaceInvitation, AddWorkspaceMember, Invitation, InvitedProject, SkippedBecause,
    SkippedProject, Workspace, WorkspaceCommand, WorkspaceRefusal,
};
use domain::{Access, UserId, WorkspaceId};
use event_store::Identity;
use service::Problem;
use service::accounts::Invited;
use service::http::Path;
use wire::shapes::{Joined, WorkspaceLite};

use super::{TokenPath, offered};
use crate::accounts::Visitor;
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{Execution, Operation, Snapshot, Unit};

/// Accepts an invitation of the caller's address: they become a member of the workspace and of the projects that it still
/// leads to. Whoever answers for the invitation has to have the right to invite at that moment.
#[utoipa::path(
    post,
    path = "/api/v1/invitations/{token}/accept/",
    operation_id = "accept_invitation",
    params(TokenPath),
    responses((status = 200, body = Joined)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<TokenPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Invited { id: invitation, workspace, .. } =
        offered::theirs(&app, &request, &path.token).await?;
    let accept = Accept { workspace, invitation, user: request.user() };
    app.call_of(&request, workspace).carry_out(&accept).await
}

/// Accepts an invitation for somebody who has signed up with it just now, or in an earlier try.
///
/// # Errors
/// Why it was not accepted.
pub async fn by_new_user(
    app: &App,
    visitor: &Visitor,
    invited: &Invited,
    user: UserId,
) -> Result<Joined, Problem> {
    let Invited { id: invitation, workspace, .. } = *invited;
    let accept = Accept { workspace, invitation, user };
    let execution = Execution {
        workspace,
        identity: Identity::new(app.ids().next(), user),
        at: app.clock().now(),
        correlation_id: Some(visitor.id.as_str().to_owned()),
        standing: None,
    };
    let (committed, after) = app.commit(&execution, &(), &accept).await?;
    if visitor.waits {
        app.is_visible(workspace, &committed).await;
    }
    Ok(accept.joined(&after)?)
}

struct Accept {
    workspace: WorkspaceId,
    invitation: domain::InvitationId,
    user: UserId,
}

impl Accept {
    /// The projects that the invitation still leads to, and the others.
    async fn projects(
        &self,
        unit: &mut Unit<'_>,
        workspace: &Workspace,
        invitation: &Invitation,
    ) -> Result<(Vec<InvitedProject>, Vec<SkippedProject>)> {
        let (mut open, mut skipped) = (Vec::new(), Vec::new());
        for invited in &invitation.projects {
            let project = unit.read::<Project>(invited.project).await?;
            match obstacle(workspace, &project.state, invitation.audit.created_by) {
                None => open.push(*invited),
                Some(reason) => skipped.push(SkippedProject { project: invited.project, reason }),
            }
        }
        Ok((open, skipped))
    }

    /// The command that accepts the invitation, with the projects that it leads to no longer.
    fn command(&self, unit: &Unit<'_>, skipped: Vec<SkippedProject>) -> WorkspaceCommand {
        let Self { invitation, user, .. } = *self;
        AcceptWorkspaceInvitation { invitation, user, skipped, at: unit.at() }.into()
    }

    /// The membership of the workspace and of projects that accepting has led to.
    fn joined(&self, after: &Snapshot) -> Result<Joined> {
        let workspace = &after.get::<Workspace>(self.workspace)?.state;
        let invitation = workspace.invitation(self.invitation)?;
        let answer = invitation.answer.as_ref();
        let skipped = answer.and_then(|answer| answer.accepted.as_deref()).unwrap_or_default();
        let role = workspace.role_of(self.user).ok_or(WorkspaceRefusal::MemberMissing)?;
        let shown = WorkspaceLite {
            id: workspace.id.uuid(),
            name: workspace.name()?.to_string(),
            slug: workspace.slug()?.to_string(),
        };
        Ok(Joined::new(shown, role, &invitation.projects, skipped))
    }
}

/// Why an invitation does not lead to a project any more.
fn obstacle(workspace: &Workspace, project: &Project, inviter: UserId) -> Option<SkippedBecause> {
    if project.present().is_err() {
        return Some(SkippedBecause::Deleted);
    }
    if project.is_archived() {
        return Some(SkippedBecause::Archived);
    }
    let may = Access::of(inviter, workspace, Some(project)).may_manage_project_members();
    may.is_err().then_some(SkippedBecause::InviterWithoutRight)
}

impl Operation for Accept {
    async fn decide(&self, unit: &mut Unit<'_>, (): &()) -> Result<()> {
        let user = self.user;
        let before = unit.read::<Workspace>(self.workspace).await?;
        let invitation = before.state.invitation(self.invitation)?;
        if invitation.answer.is_some() {
            // Nothing more comes of it, or the rule says why not.
            unit.change_workspace([self.command(unit, Vec::new())]).await?;
            return Ok(());
        }
        let (open, skipped) = self.projects(unit, &before.state, invitation).await?;
        unit.take_in_instance(claims::user_stays(user));
        // Who is there already stays what they are.
        let is_member = before.state.role_of(user).is_some();
        let join = (!is_member).then(|| AddWorkspaceMember { user, role: invitation.role }.into());
        let accept = self.command(unit, skipped);
        let after = unit.change_workspace([accept].into_iter().chain(join)).await?;
        let (role, stay) = (after.state.role_of(user), after.state.stay_of(user));
        let most = role.ok_or(WorkspaceRefusal::MemberMissing)?.most_in_projects();
        for (ordinal, InvitedProject { project, role }) in (0..).zip(open) {
            if unit.read::<Project>(project).await?.state.role_of(user, stay).is_none() {
                let (id, role) = (unit.new_id(ordinal), role.capped_by(most));
                let add = AddProjectMember { id, user, role, stay };
                unit.change_project(project, [add.into()]).await?;
            }
        }
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let version = after.get::<Workspace>(self.workspace)?.version;
        Rendered::json(StatusCode::OK, version, &self.joined(after)?)
    }
}
