//! `POST /api/v1/instance/setup/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::values::{WorkspaceName, WorkspaceSlug};
use domain::workspace::WorkspaceRefusal;
use domain::{UserId, WorkspaceId};
use event_store::Identity;
use service::Problem;
use service::accounts::NewProfile;
use wire::shapes::{SetUp, WorkspaceLite};
use wire::{Fields, NotSent};

use super::first::{already_set_up, first_person, is_set_up};
use super::once;
use super::session::{self, Proof};
use super::sign_in::{self, Checked};
use super::visitor::Visitor;
use super::{Email, NewPassword, Person, register_first, sign_up};
use crate::app::App;
use crate::attempts::Asker;
use crate::described::bodies;
use crate::error::{AnyRefusal, CommandError};
use crate::unit::Execution;
use crate::workspaces::Create;

bodies! {
    /// The first user and their workspace.
    FirstUser: schema(Wanted::read), {
        "email": "ada@example.org",
        "password": "correct horse",
        "first_name": "Ada",
        "workspace_name": "Acme",
        "workspace_slug": "acme"
    };
}

/// The description of `workspace_name`.
const NAME: &str = "What their workspace is called.";
/// The description of `workspace_slug`.
const SLUG: &str = "Its name in paths: letters, digits, `-` and `_`; it stays as it is.";

/// Makes the first user, signs them in, and makes a workspace that belongs to them. Open until there is a person, also
/// where sign-up is closed, and never again.
///
/// With an `Idempotency-Key` a repetition is known by address and password, and answers with the same user and workspace
/// and another session; another body under the key is 422.
#[utoipa::path(
    post,
    path = "/api/v1/instance/setup/",
    operation_id = "set_up_instance",
    request_body = FirstUser,
    responses((status = 201, body = SetUp)),
    security(()),
)]
pub async fn handler(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let cookie = visitor.cookie()?;
    if !visitor.may_repeat() && is_set_up(&app).await? {
        return Err(already_set_up());
    }
    let wanted = Wanted::read(visitor.fields())?;
    let now = app.clock().now();
    app.attempts().begin(wanted.email.as_str(), Asker::Stranger(visitor.from), now)?;
    let person = registered(&app, &visitor, &wanted).await?;
    app.attempts().signed_up(wanted.email.as_str(), visitor.from);
    let workspace = wanted.workspace(&app, person.user, &visitor).await?;
    let profile = session::profile(&app, person.user).await?;
    let proof = Proof::Password(&person.hash);
    let begun = session::begin(&app, &profile, proof, visitor.place(None)).await?;
    let shown = SetUp { signed_in: begun.clone(), workspace };
    Ok(session::answer(StatusCode::CREATED, &cookie, &begun, &shown))
}

struct Wanted {
    email: Email,
    password: NewPassword,
    person: Person,
    name: WorkspaceName,
    slug: WorkspaceSlug,
}

impl Wanted {
    /// Reads the body of a request.
    fn read(mut fields: Fields) -> Result<Self, Problem> {
        let person = sign_up::person(&mut fields);
        let name = fields.text("workspace_name").doc(NAME).max(80).required().read_as();
        let slug = fields.text("workspace_slug").doc(SLUG).max(48).required().read_as();
        fields.finish()?;
        let (email, password, person) = person.ok_or(NotSent)?;
        Ok(Self { email, password, person, name: name.required()?, slug: slug.required()? })
    }

    /// Makes the workspace. Its id follows from the user's, so that a repetition finds it.
    async fn workspace(
        &self,
        app: &App,
        owner: UserId,
        visitor: &Visitor,
    ) -> Result<WorkspaceLite, Problem> {
        let identity = Identity::new(owner.uuid(), owner);
        let workspace = WorkspaceId(identity.new_id(0));
        let (at, correlation_id) = (app.clock().now(), Some(visitor.id.as_str().to_owned()));
        let execution = Execution { workspace, identity, at, correlation_id, standing: None };
        let create = Create::new(workspace, self.name.clone(), self.slug.clone(), owner);
        match app.execute(&execution, &create, visitor.waits).await {
            Err(CommandError::Refused(AnyRefusal::Workspace(WorkspaceRefusal::AlreadyExists))) => {}
            made => made?,
        }
        let (name, slug) = (self.name.to_string(), self.slug.to_string());
        Ok(WorkspaceLite { id: workspace.uuid(), name, slug })
    }
}

/// Registers the first person, unless the same request has done so before, or does so at this moment.
async fn registered(app: &App, visitor: &Visitor, wanted: &Wanted) -> Result<Checked, Problem> {
    if is_set_up(app).await? {
        return registered_before(app, visitor, wanted).await?.ok_or_else(already_set_up);
    }
    match register_first(app, wanted.person.clone(), visitor).await {
        Ok(NewProfile { user, password_hash: Some(hash), .. }) => Ok(Checked { user, hash }),
        Ok(_) => Err(Problem::internal("somebody was registered without a password")),
        Err(problem) => registered_before(app, visitor, wanted).await?.ok_or(problem),
    }
}

/// The user whom the same request has registered before; 422 if it was another one under the same key.
async fn registered_before(
    app: &App,
    visitor: &Visitor,
    wanted: &Wanted,
) -> Result<Option<Checked>, Problem> {
    if !visitor.may_repeat() {
        return Ok(None);
    }
    let known = sign_in::check(app, &wanted.email, wanted.password.clone().reveal()).await?;
    let first = first_person(app).await?;
    let Some(known) = known.filter(|known| Some(known.user) == first) else { return Ok(None) };
    let is_noted = once::is_noted(app, visitor.keyed(known.user).as_ref()).await?;
    Ok(Some(known).filter(|_| is_noted))
}
