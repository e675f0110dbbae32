//! `POST workspaces/{slug}/invitations/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::Project;
use domain::workspace::{CreateWorkspaceInvitation, InvitedProject, Workspace};
use domain::{Access, Role, UserId};
use service::Problem;
use service::accounts::Invited;
use service::http::Path;
use wire::{Zone, shapes};

use super::body::{self, InvitationWanted};
use super::link::NewLink;
use super::render::Shown;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::{CommandError, Result};
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Snapshot, Unit};

/// Why somebody who is there is not invited.
const IS_MEMBER: &str = "Whoever has this address is a member of the workspace.";
/// Why a project is not one that the invitation can lead to.
const NOT_MANAGED: &str = "There is no such project among those whose members you may change.";
/// Why a guest is not more in a project.
const GUEST: &str = "A guest of the workspace can only be a guest of its projects.";

/// Invites somebody by their address. The answer shows the link, and nothing does again: a repetition under the same
/// `Idempotency-Key` is 409 with the invitation's id. No mail is sent.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/invitations/",
    operation_id = "create_invitation",
    params(WorkspacePath),
    request_body = InvitationWanted,
    responses((status = 201, body = shapes::NewInvitation)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let body::New { email, role, projects } =
        call.permitted(body::New::read(request.fields())).await?;
    // Nothing is written beside the log for those who may not invite.
    call.allowed().await?;
    let user = app.user_with_email(email.as_str()).await?;
    let (workspace, email) = (call.workspace(), email.to_string());
    let invited = Invited { id: call.new_id(0), workspace, email };
    let link = NewLink::new(&app, call.new_id(1));
    let is_new = app.accounts().stage_invitation(&invited, link.expires_at).await?;
    let zone = request.zone();
    let create = Create { app: &app, invited: &invited, user, role, projects, link: &link, zone };
    match call.carry_out(&create).await {
        Ok(response) => {
            forget_replaced(&app, &invited).await?;
            link.show(&app, &invited, response).await
        }
        Err(problem) => {
            if is_new && problem.status().is_client_error() {
                app.accounts().drop_staged_invitation(invited.id).await?;
            }
            Err(problem)
        }
    }
}

/// Forgets the address of expired invitations that this one has replaced. One whose link was shown and that the log does
/// not have is over for good.
async fn forget_replaced(app: &App, invited: &Invited) -> Result<(), Problem> {
    let others = app.accounts().other_shown_invitations(invited).await?;
    if others.is_empty() {
        return Ok(());
    }
    let id = invited.workspace;
    let workspace = app.store().get_fresh::<Workspace>(id, id).await.map_err(CommandError::from)?;
    for other in others {
        if workspace.state.invitation(other).is_err() {
            app.accounts().forget_invited(id, other).await?;
        }
    }
    Ok(())
}

struct Create<'a> {
    app: &'a App,
    invited: &'a Invited,
    /// Who has the address.
    user: Option<UserId>,
    role: Role,
    projects: Vec<InvitedProject>,
    link: &'a NewLink,
    zone: Zone,
}

impl Create<'_> {
    /// Refuses projects that the caller adds nobody to, and roles that a guest cannot have there.
    async fn check_projects(&self, unit: &mut Unit<'_>, workspace: &Workspace) -> Result<()> {
        for (index, invited) in self.projects.iter().enumerate() {
            let project = unit.read::<Project>(invited.project).await?;
            let access = Access::of(unit.actor(), workspace, Some(&project.state));
            let is_there = project.state.editable().is_ok();
            if !is_there || access.may_manage_project_members().is_err() {
                let field = format!("projects[{index}].project");
                return Err(Problem::field(field, NOT_MANAGED).into());
            }
            if !self.role.most_in_projects().includes(invited.role) {
                return Err(Problem::field(format!("projects[{index}].role"), GUEST).into());
            }
        }
        Ok(())
    }
}

impl Operation<InWorkspace> for Create<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        let workspace = &entered.workspace.state;
        entered.access.may_manage_role(self.role)?;
        if self.user.is_some_and(|user| workspace.role_of(user).is_some()) {
            return Err(Problem::field("email", IS_MEMBER).into());
        }
        self.check_projects(unit, workspace).await?;
        let others = self.app.accounts().other_invitations(self.invited).await;
        let create = CreateWorkspaceInvitation {
            id: self.invited.id,
            role: self.role,
            projects: self.projects.clone(),
            expires_at: self.link.expires_at,
            others: others.map_err(Problem::from)?,
            at: unit.at(),
        };
        unit.change_workspace([create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let Invited { id, workspace, email } = self.invited;
        let shown = Shown { workspace: *workspace, id: *id, email, zone: self.zone };
        shown.with_link(StatusCode::CREATED, after, self.link)
    }
}
