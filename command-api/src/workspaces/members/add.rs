//! `POST workspaces/{slug}/members/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::workspace::AddWorkspaceMember;
use domain::{Role, UserId, WorkspaceId};
use service::Problem;
use service::http::Path;
use wire::shapes::Member;
use wire::{Fields, Sent, messages};

use super::person::{self, Candidate};
use super::{render, role};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::described::bodies;
use crate::error::Result;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Snapshot, Unit};

bodies! {
    /// Who becomes a member of a workspace, by id or by address, and as what.
    NewMember: schema(Body::read), { "email": "ada@example.org", "role": 15 };
}

const MEMBER: &str = "The user's id; this or `email`.";
const EMAIL: &str = "The user's address, heeded without `member`.";

/// Why somebody cannot be added: the same for people whom the caller does not know and for nobody at all.
const NOT_ACQUAINTED: &str = "There is no such user among those you share a workspace with.";

/// What clients send: the user by id or by e-mail.
struct Body {
    member: Sent<UserId>,
    /// The user's e-mail, heeded without an id.
    email: Sent<String>,
    /// What they shall be allowed to do.
    role: Role,
}

impl Body {
    /// Reads the body of a request.
    fn read(mut fields: Fields) -> Result<Self, Problem> {
        let member = fields.id("member").doc(MEMBER).read().map(UserId);
        let email = fields.text("email").doc(EMAIL).max(255).read();
        let role = role(&mut fields).unwrap_or(Role::Guest);
        if member.is_absent() && email.is_absent() && !fields.failed() {
            fields.fail("member", messages::REQUIRED);
        }
        fields.finish()?;
        Ok(Self { member, email, role })
    }

    /// The user, if there is one, and the field that named them.
    async fn person(
        &self,
        app: &App,
        by: UserId,
    ) -> Result<(Option<Candidate>, &'static str), Problem> {
        Ok(match (self.member, &self.email) {
            (Sent::Value(user), _) => (person::candidate(app, user, by).await?, "member"),
            (_, Sent::Value(email)) => (person::candidate_by_email(app, email, by).await?, "email"),
            _ => (None, "member"),
        })
    }
}

/// Makes a user who shares a workspace with the caller a member; one who was put out before comes back. All others,
/// those who left by their own wish among them, are answered as if they were not there.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/members/",
    operation_id = "add_workspace_member",
    params(WorkspacePath),
    request_body = NewMember,
    responses((status = 201, body = Member)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let body = call.permitted(Body::read(request.fields())).await?;
    let (person, named_by) = body.person(&app, request.user()).await?;
    let workspace = call.workspace();
    call.carry_out(&Add { workspace, person, named_by, role: body.role }).await
}

struct Add {
    workspace: WorkspaceId,
    /// The user; that there is none may be said only to those who may add members.
    person: Option<Candidate>,
    /// The field that named the user.
    named_by: &'static str,
    role: Role,
}

impl Operation<InWorkspace> for Add {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        let workspace = &entered.workspace;
        let was_here = |user| workspace.state.member(user).is_some();
        let known = |person: &&Candidate| {
            let user = person.profile.user;
            workspace.state.may_be_added(user) && (person.is_acquainted || was_here(user))
        };
        let Some(person) = self.person.as_ref().filter(known) else {
            return Err(Problem::field(self.named_by, NOT_ACQUAINTED).into());
        };
        let user = person.profile.user;
        unit.take_in_instance(claims::user_stays(user));
        entered.access.may_manage_role(self.role)?;
        unit.change_workspace([AddWorkspaceMember { user, role: self.role }.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let person = self.person.as_ref().map(|person| &person.profile);
        render::rendered(StatusCode::CREATED, after, self.workspace, person)
    }
}
