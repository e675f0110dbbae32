//! `GET …/work-items/{issue}/`: one work item, in one statement for everybody who asks for one.

use std::slice;
use std::sync::LazyLock;

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use sqlx::{FromRow, PgConnection, Row as _};
use uuid::Uuid;
use wire::shapes::WorkItem;
use wire::{Expand, Zone};

use super::row::{AROUND, COLUMNS, Row, shape_one};
use crate::expansion::Expansion;
use crate::seen::{Look, Seen};
use crate::together::Question;
use crate::{App, Id, Reader, Segments, documented, scope};

/// Reads a work item that is neither archived nor in triage, of a project that is not archived.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/",
    operation_id = "get_work_item",
    params(documented::WorkItemPath, documented::Shape),
    responses((status = 200, body = wire::shapes::WorkItem)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, id)): Segments<(String, Id, Id)>,
) -> Result<Response, Problem> {
    let (expand, zone) = (reader.params.expand(), reader.zone());
    app.wait(&reader, &slug).await?;
    let wanted = Wanted { slug, project: project.0, id: id.0, caller: reader.user() };
    let found = if expand.is_empty() { app.work_items.ask(wanted.clone()).await? } else { None };
    let (seen, version, item) = match found {
        Some(row) => (row.seen(), row.version(), row.shape(zone, &Expansion::default())),
        None => in_one_snapshot(&app, wanted, zone, &expand).await?,
    };
    reader.answer_row(seen, version, item)
}

/// The work item, perhaps with objects in the place of ids, or why there is none, all from one snapshot: somebody who is
/// let in between two looks must not be told that there is nothing.
async fn in_one_snapshot(
    app: &App,
    wanted: Wanted,
    zone: Zone,
    expand: &Expand,
) -> Result<(Seen, u64, WorkItem), Problem> {
    let mut look = Look::snapshot(&app.pool).await?;
    let Some(row) = find(look.db(), slice::from_ref(&wanted)).await?.pop().flatten() else {
        scope::check_project(look.db(), &wanted.slug, wanted.project, wanted.caller).await?;
        return Err(Problem::not_found());
    };
    let (seen, version) = (row.seen(), row.version());
    Ok((seen, version, shape_one(look.db(), row, zone, expand, wanted.caller).await?))
}

/// Who wants to see which work item.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    slug: String,
    project: Uuid,
    id: Uuid,
    caller: Uuid,
}

impl Question for Wanted {
    type Answer = Option<Row>;

    async fn ask_all(
        db: &mut PgConnection,
        wanted: &[Self],
    ) -> Result<Vec<Option<Row>>, sqlx::Error> {
        find(db, wanted).await
    }
}

/// Each work item, if its caller is an active member of its project.
async fn find(db: &mut PgConnection, wanted: &[Wanted]) -> Result<Vec<Option<Row>>, sqlx::Error> {
    let slugs: Vec<&str> = wanted.iter().map(|wanted| wanted.slug.as_str()).collect();
    let ids = |id: fn(&Wanted) -> Uuid| wanted.iter().map(id).collect::<Vec<Uuid>>();
    // Not a checked macro: those know no row with a column of its own beside a known struct.
    let found = sqlx::query(statement())
        .bind(slugs)
        .bind(ids(|wanted| wanted.project))
        .bind(ids(|wanted| wanted.id))
        .bind(ids(|wanted| wanted.caller))
        .fetch_all(db)
        .await?;
    let mut rows: Vec<Option<Row>> = wanted.iter().map(|_| None).collect();
    for row in &found {
        let asked: i64 = row.try_get("asked")?;
        let place = usize::try_from(asked - 1).ok().and_then(|index| rows.get_mut(index));
        if let Some(place) = place {
            *place = Some(Row::from_row(row)?);
        }
    }
    Ok(rows)
}

/// The statement, made once: for each question at most one row, with the question's number. The work item is looked for
/// by its key alone, in a part by itself: other indexes look as good while a table is new, and plans are kept.
fn statement() -> &'static str {
    static STATEMENT: LazyLock<String> = LazyLock::new(|| {
        format!(
            "SELECT wanted.asked, found.* \
             FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[]) \
                 WITH ORDINALITY AS wanted (slug, project, id, caller, asked) \
             CROSS JOIN LATERAL ( \
                 SELECT {AROUND}, {COLUMNS}, i.description_html \
                 FROM workspace w \
                 JOIN workspace_member m \
                     ON m.workspace_id = w.workspace_id AND m.member_id = wanted.caller \
                     AND m.is_active \
                 JOIN project_member pm \
                     ON pm.workspace_id IS NOT DISTINCT FROM w.workspace_id \
                     AND pm.project_id = wanted.project AND pm.member_id = wanted.caller \
                     AND pm.is_active \
                 JOIN project p \
                     ON p.workspace_id = w.workspace_id AND p.id = wanted.project \
                     AND p.archived_at IS NULL \
                 JOIN LATERAL ( \
                     SELECT * FROM work_item AS stored \
                     WHERE stored.workspace_id = w.workspace_id AND stored.id = wanted.id \
                     LIMIT 1 \
                 ) AS i ON i.project_id = p.id AND i.archived_on IS NULL \
                 JOIN state s \
                     ON s.workspace_id = w.workspace_id AND s.id = i.state_id \
                     AND s.state_group <> 'triage' \
                 JOIN checkpoint c ON c.workspace_id = w.workspace_id \
                 WHERE w.slug = wanted.slug \
                 LIMIT 1 \
             ) AS found"
        )
    });
    &STATEMENT
}
