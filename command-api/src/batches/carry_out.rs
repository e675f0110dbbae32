//! `POST …/commands/`

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use service::Problem;
use service::http::{Answer, Path, headers};
use wire::shapes::{CommandResult, CommandResults};

use super::body::{self, NewCommands};
use super::inside::{Batch, Inside};
use super::order::{Reach, in_order};
use super::room::Room;
use crate::app::App;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;

/// Carries out several commands in one request. Each is what it would be as a request of its own, under its own key; one
/// that is refused keeps none of the others from being carried out.
///
/// Commands are carried out in their order where one names what another changes, and a few at a time where not.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/commands/",
    operation_id = "carry_out_commands",
    params(WorkspacePath),
    request_body = NewCommands,
    responses((status = 200, body = CommandResults)),
)]
pub async fn handler(
    State(app): State<App>,
    Extension(inside): Extension<Inside>,
    Path(path): Path<WorkspacePath>,
    uri: Uri,
    sent: HeaderMap,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    call.allowed().await?;
    let commands = body::read(request.fields())?;
    let (workspace, user, waits) = (call.workspace(), request.user(), request.waits());
    let charged = inside.charge(request.caller(), commands.len())?;

    let batch = Batch::new(&inside, &uri, &sent, request);
    let reaches: Vec<_> =
        commands.iter().map(|command| Reach::of(workspace, user, command)).collect();
    let room = Room::default();
    let carry_out = |index: usize| {
        let (batch, room, command) = (&batch, &room, &commands[index]);
        async move {
            let result = batch.carry_out(command).await;
            CommandResult { body: room.bounded(result.body), ..result }
        }
    };
    let results = in_order(&reaches, carry_out).await;
    // Whoever was shut out meanwhile hears it of the whole: sent again, what was done is found by its keys.
    batch.standing().confirm().await?;

    let last = results.iter().filter_map(|result| result.position).max();
    let mut response = Answer::json(StatusCode::OK, &CommandResults { results })?.into_response();
    response.extensions_mut().insert(charged);
    if let Some(last) = last {
        headers::describe(response.headers_mut(), app.epoch(), last);
        if waits && !app.read_model().wait_for(workspace, last).await {
            headers::not_applied(response.headers_mut());
        }
    }
    Ok(response)
}
