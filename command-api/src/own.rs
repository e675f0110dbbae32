//! Changes of what belongs to the caller alone: they are in no log, and are written like accounts.

use axum::response::Response;
use domain::{UserId, WorkspaceId};
use service::Problem;
use service::accounts::{Entity, EntityKind, Own};
use uuid::Uuid;
use wire::{Fields, Sent, Zone, messages};

use crate::accounts::{Given, Once, OwnThing, unless_noted};
use crate::app::App;
use crate::call::Call;
use crate::error::CommandError;
use crate::keyed::Keyed;
use crate::request::CommandRequest;
use crate::unit::InWorkspace;

/// A caller who is an active member of a workspace, whatever their role.
///
/// # Errors
/// They are none, or the log cannot be asked.
pub async fn enter<'a>(
    app: &'a App,
    request: &CommandRequest,
    slug: &str,
) -> Result<Call<'a, InWorkspace>, Problem> {
    let call = app.call(request, slug).await?.in_workspace();
    call.allowed().await?;
    request.standing().confirm().await?;
    Ok(call)
}

/// Begins a change of the caller's own things.
///
/// # Errors
/// Their account is being closed, or the accounts cannot be reached.
pub async fn change(app: &App, user: UserId) -> Result<Own, Problem> {
    let own = app.accounts().change_own(user, app.clock().now()).await?;
    own.ok_or_else(Problem::invalid_key)
}

/// Begins a change of what the caller has in a workspace.
///
/// # Errors
/// The workspace was deleted meanwhile, their account is being closed, or the accounts cannot be reached.
pub async fn change_in(
    app: &App,
    (workspace, user): (WorkspaceId, UserId),
) -> Result<Own, Problem> {
    let mut own = change(app, user).await?;
    if own.enter(workspace).await? { Ok(own) } else { Err(Problem::forbidden()) }
}

/// Makes a change of what they have in a workspace, unless it was made before under the same key: then the thing is shown
/// as it is now, because nothing else is kept of it.
///
/// # Errors
/// 422 when the key stands for another request, 404 when the thing is gone since, or why the change was not made.
pub async fn once(
    app: &App,
    (workspace, request): (WorkspaceId, &CommandRequest),
    keyed: Option<&Keyed>,
    change: impl Future<Output = Result<Response, Problem>>,
) -> Result<Response, Problem> {
    match unless_noted(app, keyed, change).await? {
        Once::Made(response) => Ok(response),
        Once::Before(given) => {
            let who = (workspace, request.user());
            again(app, who, given, request.zone()).await?.response(app)
        }
    }
}

/// An answer that was given before, with what it shows as it is now.
async fn again(
    app: &App,
    (workspace, user): (WorkspaceId, UserId),
    given: Given,
    zone: Zone,
) -> Result<Given, Problem> {
    let Some(shows) = given.shows() else { return Ok(given) };
    let mut own = change_in(app, (workspace, user)).await?;
    let now = match shows.thing {
        OwnThing::Sticky => {
            let sticky = own.sticky(workspace, shows.id).await?.ok_or_else(Problem::no_sticky)?;
            Given::shown(sticky.version, &sticky.shape(zone))?
        }
        OwnThing::Draft => {
            let draft = own.draft(workspace, shows.id).await?.ok_or_else(Problem::no_draft)?;
            Given::shown(draft.version, &draft.shape(zone))?
        }
        OwnThing::Favourite => {
            let found = own.favourite(workspace, shows.id).await?;
            let (favourite, entity) = found.ok_or_else(Problem::not_found)?;
            Given::shown(favourite.version, &favourite.shape(entity, zone))?
        }
        OwnThing::Visit => {
            let visit = own.visited(workspace, shows.id).await?.ok_or_else(Problem::not_found)?;
            Given::unversioned(&visit.shape(workspace, zone))?
        }
    };
    Ok(now.like(&given))
}

/// Keeps a change with its answer, and answers.
///
/// # Errors
/// The key was used meanwhile, or the accounts cannot be reached.
pub async fn keep(
    app: &App,
    own: Own,
    given: Given,
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let write = keyed.map(|keyed| keyed.answered(&given)).transpose()?;
    own.keep(write.as_ref()).await?;
    given.response(app)
}

/// A thing that the caller names in a field of the body, as they see it; what was made a moment ago is waited for.
///
/// # Errors
/// They see no such thing, or it is not in the project that they say, or the database cannot be asked.
pub async fn entity(
    app: &App,
    (workspace, user): (WorkspaceId, UserId),
    (kind, id): (EntityKind, Uuid),
    project: Option<Uuid>,
) -> Result<Entity, Problem> {
    let read_model = app.read_model();
    let mut found = read_model.entity((workspace, user), (kind, id)).await?;
    if found.is_none() {
        let head = event_store::read::head(app.store().reads(), workspace).await;
        read_model.wait_for(workspace, head.map_err(CommandError::from)?).await;
        found = read_model.entity((workspace, user), (kind, id)).await?;
    }
    let unknown = |field, id| Problem::field(field, messages::unknown_key(id));
    let entity = found.ok_or_else(|| unknown("entity_identifier", id))?;
    match project {
        Some(project) if entity.project != Some(project) => Err(unknown("project_id", project)),
        _ => Ok(entity),
    }
}

/// Reads an object that is kept as it was sent, within a bound of its length as JSON.
pub fn object(
    fields: &mut Fields,
    name: &'static str,
    doc: &'static str,
    most: usize,
) -> Sent<serde_json::Value> {
    let sent = fields.json(name).doc(doc).shown_as_object().read();
    let Sent::Value(value) = sent else { return Sent::Absent };
    if !value.is_object() {
        let kind = wire::fields::type_name(&value);
        let text = format!("Expected a dictionary of items but got type \"{kind}\".");
        fields.fail(name, text);
        return Sent::Absent;
    }
    if value.to_string().len() > most {
        fields.fail(name, format!("Ensure this field has no more than {most} bytes."));
        return Sent::Absent;
    }
    Sent::Value(value)
}
