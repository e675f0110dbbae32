//! `GET users/me/api-keys/`: the caller's keys, an addition of Tidemark's.

use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use service::Problem;
use service::accounts::Accounts;
use wire::shapes::ApiKey;
use wire::{Page, Zone};

use crate::{App, ReadRequest, documented, paging};

/// Lists the caller's keys, newest first, those that do not work any more included.
#[utoipa::path(
    get,
    path = "/api/v1/users/me/api-keys/",
    operation_id = "list_api_keys",
    params(documented::Paging),
    responses((status = 200, body = Page<ApiKey>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    app.wait_for_instance(&request).await?;
    let seen = app.instance().await?;
    let keys = Accounts::new(app.pool.clone()).keys(request.caller.user()).await;
    let keys = keys?;
    let (now, zone) = (app.clock.now(), request.zone());
    let shape = |key| shape(key, now, zone);
    let (keys, total) = paging::slice(page, keys.into_iter().map(shape).collect());
    request.answer_page(seen, page, total, keys, &request.params.fields())
}

/// As clients see it.
fn shape(key: service::accounts::ApiKey, now: DateTime<Utc>, zone: Zone) -> ApiKey {
    ApiKey {
        is_active: key.is_active(now),
        id: key.id,
        label: key.label,
        description: key.description,
        token_prefix: key.token_prefix,
        is_service: key.is_service,
        scope: key.scope.name(),
        created_at: zone.at(key.created_at),
        expired_at: key.expires_at.map(|at| zone.at(at)),
        last_used: key.last_used_at.map(|at| zone.at(at)),
    }
}
