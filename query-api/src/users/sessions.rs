//! `GET users/me/sessions/`: the caller's sessions, an addition of Tidemark's.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use service::accounts::{Accounts, OpenSession};
use wire::shapes::Session;

use crate::{App, ReadRequest};

/// Lists the caller's sessions that work, newest first: at most a hundred.
#[utoipa::path(
    get,
    path = "/api/v1/users/me/sessions/",
    operation_id = "list_sessions",
    responses((status = 200, body = Vec<Session>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
) -> Result<Response, Problem> {
    app.wait_for_instance(&request).await?;
    let seen = app.instance().await?;
    let (user, now) = (request.caller.user(), app.clock.now());
    let sessions = Accounts::new(app.pool.clone()).open_sessions(user, now).await;
    let sessions: Vec<Session> = sessions?.into_iter().map(|one| shape(one, &request)).collect();
    request.answer_all(seen, &sessions)
}

/// As its user sees it.
fn shape(session: OpenSession, request: &ReadRequest) -> Session {
    let zone = request.zone();
    Session {
        is_current: session.id == request.caller.credential.id(),
        id: session.id,
        created_at: zone.at(session.created_at),
        last_used_at: zone.at(session.last_used_at),
        expired_at: zone.at(session.expires_at),
        user_agent: session.user_agent,
    }
}
