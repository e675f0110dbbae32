//! Everything of a snapshot but its work items: a line for each kind of row.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Role;
use serde::Serialize;
use serde_json::Value;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::{Timestamp, Zone};

use super::lines::Lines;
use super::wanted::{Scope, TRIAGE, Wanted};
use crate::rows::role::StoredRole;
use crate::rows::{member, project};

/// The workspace, and the caller.
type Keys = (Uuid, Uuid);

/// A line of rows of one kind.
#[derive(Serialize)]
struct Rows<'r, Row> {
    r#type: &'static str,
    rows: &'r [Row],
}

/// Adds a line; how many rows it has.
fn put<Row: Serialize>(
    lines: &mut Lines,
    r#type: &'static str,
    rows: &[Row],
) -> Result<usize, Problem> {
    lines.put(&Rows { r#type, rows })?;
    Ok(rows.len())
}

/// The zone of a workspace.
pub(super) async fn time_zone(
    db: &mut PgConnection,
    workspace: Uuid,
) -> Result<String, sqlx::Error> {
    sqlx::query_scalar!("SELECT time_zone FROM workspace WHERE workspace_id = $1", workspace)
        .fetch_one(db)
        .await
}

/// Somebody in the workspace.
#[derive(Serialize)]
struct Member {
    id: Uuid,
    display_name: String,
    first_name: String,
    last_name: String,
    avatar: String,
    email: String,
    /// Their role in the workspace, for those who may know it.
    role: Option<Role>,
    is_bot: bool,
    is_active: bool,
}

/// The people that the caller sees.
pub(super) async fn members(
    db: &mut PgConnection,
    keys: Keys,
    is_guest: bool,
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = member::seen_by(db, keys, is_guest).await?;
    let member = |row: member::Row| Member {
        id: row.user_id,
        display_name: row.display_name,
        first_name: row.first_name,
        last_name: row.last_name,
        avatar: row.avatar,
        email: row.email.unwrap_or_default(),
        role: (!is_guest || row.user_id == keys.1).then_some(row.role.0),
        is_bot: row.is_bot,
        is_active: row.is_active,
    };
    put(lines, "members", &rows.into_iter().map(member).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Project {
    id: Uuid,
    name: String,
    identifier: String,
    description: String,
    emoji: Option<String>,
    logo_props: Value,
    icon_prop: Option<Value>,
    cover_image: Option<String>,
    lead: Option<Uuid>,
    default_assignee: Option<Uuid>,
    /// The estimate in use.
    estimate: Option<Uuid>,
    timezone: String,
    archived_at: Option<Timestamp>,
    features: Vec<String>,
    /// The caller's role in it, if they are in it.
    role: Option<Role>,
    /// Its place in the caller's own list.
    sort_order: Option<f64>,
    version: i64,
}

/// All projects.
pub(super) async fn projects(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = project::all(db, workspace, caller).await?;
    let project = |row: project::Copied| Project {
        id: row.id,
        logo_props: row.logo_props(),
        name: row.name,
        identifier: row.identifier,
        description: row.description,
        emoji: row.emoji,
        icon_prop: row.icon_prop,
        cover_image: row.cover_image,
        lead: row.lead_id,
        default_assignee: row.default_assignee_id,
        estimate: row.estimate_id,
        timezone: row.time_zone,
        archived_at: row.archived_at.map(|at| Zone::UTC.at(at)),
        features: row.features,
        role: row.my_role.map(|role| role.0),
        sort_order: row.my_sort_order,
        version: row.version,
    };
    put(lines, "projects", &rows.into_iter().map(project).collect::<Vec<_>>())
}

/// A project whose content the caller may see.
pub(super) struct Open {
    /// The project.
    pub(super) id: Uuid,
    /// Whether they see only the work items there that they created or are assigned to.
    pub(super) is_limited: bool,
}

/// The projects whose content is wanted and the caller may see.
pub(super) async fn open_projects(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    wanted: &Wanted,
) -> Result<Vec<Open>, sqlx::Error> {
    let query = sqlx::query_as!(
        Open,
        r#"
        SELECT id AS "id!", is_limited AS "is_limited!"
        FROM open_projects_of($1, $2)
        ORDER BY id
        "#,
        workspace,
        caller,
    );
    let mut open = query.fetch_all(db).await?;
    open.retain(|Open { id, .. }| {
        wanted.projects.as_ref().is_none_or(|wanted| wanted.contains(id))
    });
    Ok(open)
}

#[derive(Serialize)]
struct ProjectMember {
    project: Uuid,
    user: Uuid,
    role: Role,
    membership: Uuid,
}

/// The active memberships of some projects.
pub(super) async fn project_members(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    projects: &[Uuid],
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = sqlx::query!(
        r#"
        SELECT
            m.project_id, m.member_id, m.id,
            CASE WHEN w.role = 'guest' THEN 'guest' ELSE m.role END AS "role!: StoredRole"
        FROM open_projects_of($1, $2) open
        JOIN project_member m
            ON m.workspace_id IS NOT DISTINCT FROM $1 AND m.project_id = open.id AND m.is_active
        JOIN workspace_member w
            ON w.workspace_id = m.workspace_id AND w.member_id = m.member_id AND w.is_active
        LEFT JOIN app_user a
            ON a.workspace_id = '00000000-0000-0000-0000-000000000000' AND a.id = m.member_id
        WHERE open.id = ANY ($3)
          AND COALESCE(a.is_active, true)
        ORDER BY m.project_id, m.created_at, m.id
        "#,
        workspace,
        caller,
        projects,
    )
    .fetch_all(db)
    .await?;
    let member = rows.into_iter().map(|row| ProjectMember {
        project: row.project_id,
        user: row.member_id,
        role: row.role.0,
        membership: row.id,
    });
    put(lines, "project_members", &member.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct State {
    id: Uuid,
    project: Uuid,
    name: String,
    colour: String,
    group: String,
    sequence: f64,
    is_default: bool,
    description: String,
}

/// The states of some projects; and, by project, those whose work items are not wanted.
pub(super) async fn states(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    projects: &[Uuid],
    scope: Scope,
    lines: &mut Lines,
) -> Result<(HashMap<Uuid, Vec<Uuid>>, usize), Problem> {
    let mut rows = sqlx::query_as!(
        State,
        r#"
        SELECT
            it.id, it.project_id AS project, it.name, it.colour, it.state_group AS "group", it.sequence,
            it.is_default, it.description
        FROM open_projects_of($1, $2) open
        JOIN state it ON it.workspace_id IS NOT DISTINCT FROM $1 AND it.project_id = open.id
        WHERE open.id = ANY ($3)
        ORDER BY it.project_id, it.sequence, it.created_at, it.id
        "#,
        workspace,
        caller,
        projects,
    )
    .fetch_all(db)
    .await?;
    let mut hidden: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for state in rows.iter().filter(|state| !scope.has(&state.group)) {
        hidden.entry(state.project).or_default().push(state.id);
    }
    rows.retain(|state| state.group != TRIAGE);
    Ok((hidden, put(lines, "states", &rows)?))
}

#[derive(Serialize)]
struct Label {
    id: Uuid,
    project: Uuid,
    name: String,
    colour: String,
    parent: Option<Uuid>,
    sort_order: f64,
    description: String,
}

/// The labels of some projects.
pub(super) async fn labels(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    projects: &[Uuid],
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = sqlx::query_as!(
        Label,
        "
        SELECT
            it.id, it.project_id AS project, it.name, it.colour, it.parent_id AS parent, it.sort_order,
            it.description
        FROM open_projects_of($1, $2) open
        JOIN label it ON it.workspace_id IS NOT DISTINCT FROM $1 AND it.project_id = open.id
        WHERE open.id = ANY ($3)
        ORDER BY it.project_id, it.created_at DESC, it.id
        ",
        workspace,
        caller,
        projects,
    )
    .fetch_all(db)
    .await?;
    put(lines, "labels", &rows)
}

/// The relation of a work item to another one.
#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "these are the names that clients read")]
struct Relation {
    issue: Uuid,
    relation: String,
    with: Uuid,
    project: Uuid,
    with_project: Uuid,
}

/// The relations of which the caller sees both work items and at least one is in these projects; a row for each direction.
pub(super) async fn relations(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    projects: &[Uuid],
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = sqlx::query_as!(
        Relation,
        r#"
        SELECT
            it.work_item_id AS issue, it.relation, it.other_work_item_id AS "with", it.project_id AS project,
            it.other_project_id AS with_project
        FROM open_projects_of($1, $2) open
        JOIN work_item_relation it
            ON it.workspace_id IS NOT DISTINCT FROM $1 AND it.project_id = open.id
        JOIN open_projects_of($1, $2) beyond ON beyond.id = it.other_project_id
        WHERE (
              NOT open.is_limited
              OR EXISTS (SELECT FROM work_items_of($1, $2) seen WHERE seen.id = it.work_item_id)
          )
          AND (
              NOT beyond.is_limited
              OR EXISTS (
                  SELECT FROM work_items_of($1, $2) seen WHERE seen.id = it.other_work_item_id
              )
          )
          AND (it.project_id = ANY ($3) OR it.other_project_id = ANY ($3))
        ORDER BY it.project_id, it.created_at, it.id
        "#,
        workspace,
        caller,
        projects,
    )
    .fetch_all(db)
    .await?;
    put(lines, "relations", &rows)
}

/// The relations of some work items, as far as the caller may see both: a row for each direction that begins with one of them.
pub(super) async fn relations_of(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    work_items: &[Uuid],
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = sqlx::query_as!(
        Relation,
        r#"
        SELECT
            it.work_item_id AS issue, it.relation, it.other_work_item_id AS "with", it.project_id AS project,
            it.other_project_id AS with_project
        FROM work_item_relation it
        WHERE it.workspace_id IS NOT DISTINCT FROM $1
          AND it.work_item_id = ANY ($3)
          AND EXISTS (SELECT FROM work_items_of($1, $2) seen WHERE seen.id = it.work_item_id)
          AND EXISTS (SELECT FROM work_items_of($1, $2) seen WHERE seen.id = it.other_work_item_id)
        ORDER BY it.project_id, it.created_at, it.id
        "#,
        workspace,
        caller,
        work_items,
    )
    .fetch_all(db)
    .await?;
    put(lines, "relations", &rows)
}

/// A work item in triage.
#[derive(Serialize)]
struct Waiting {
    id: Uuid,
    /// The entry's own id.
    intake: Uuid,
    project: Uuid,
    number: i64,
    name: String,
    priority: String,
    /// As stored: a snoozed one whose time is over is still 0.
    status: i16,
    snoozed_till: Option<Timestamp>,
    duplicate_to: Option<Uuid>,
    source: Option<String>,
    created_at: Timestamp,
    created_by: Uuid,
    updated_at: Timestamp,
    version: i64,
}

/// The work items in the intakes of some projects that are not accepted.
pub(super) async fn intake(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    projects: &[Uuid],
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = sqlx::query!(
        r#"
        SELECT
            it.work_item_id, it.id, it.project_id, item.number, item.name, item.priority,
            it.status, it.snoozed_till, it.source, item.created_at, item.created_by,
            item.updated_at, item.version,
            CASE WHEN it.duplicate_to_id IS NOT NULL THEN (
                SELECT seen.id FROM work_items_of($1, $2) seen WHERE seen.id = it.duplicate_to_id
            ) END AS original
        FROM open_projects_of($1, $2) open
        JOIN intake_issue it
            ON it.workspace_id IS NOT DISTINCT FROM $1 AND it.project_id = open.id
            AND it.status <> 1
        JOIN work_item item ON item.workspace_id = $1 AND item.id = it.work_item_id
        WHERE open.id = ANY ($3)
        ORDER BY it.project_id, it.created_at DESC, it.work_item_id
        "#,
        workspace,
        caller,
        projects,
    )
    .fetch_all(db)
    .await?;
    let at = |time| Zone::UTC.at(time);
    let intake = rows.into_iter().map(|row| Waiting {
        id: row.work_item_id,
        intake: row.id,
        project: row.project_id,
        number: row.number,
        name: row.name,
        priority: row.priority,
        status: row.status,
        snoozed_till: row.snoozed_till.map(at),
        duplicate_to: row.original,
        source: row.source,
        created_at: at(row.created_at),
        created_by: row.created_by,
        updated_at: at(row.updated_at),
        version: row.version,
    });
    put(lines, "intake", &intake.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Estimate {
    id: Uuid,
    project: Uuid,
    name: String,
    description: String,
    kind: String,
    points: Vec<EstimatePoint>,
}

#[derive(Serialize)]
struct EstimatePoint {
    id: Uuid,
    key: i64,
    value: String,
    description: String,
}

/// The estimates of some projects.
pub(super) async fn estimates(
    db: &mut PgConnection,
    keys: Keys,
    projects: &[Uuid],
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let mut points = estimate_points(&mut *db, keys, projects).await?;
    let rows = sqlx::query!(
        "
        SELECT it.id, it.project_id, it.name, it.description, it.kind
        FROM open_projects_of($1, $2) open
        JOIN estimate it ON it.workspace_id IS NOT DISTINCT FROM $1 AND it.project_id = open.id
        WHERE open.id = ANY ($3)
        ORDER BY it.project_id, it.created_at, it.id
        ",
        keys.0,
        keys.1,
        projects,
    )
    .fetch_all(db)
    .await?;
    let estimate = rows.into_iter().map(|row| Estimate {
        id: row.id,
        project: row.project_id,
        name: row.name,
        description: row.description,
        kind: row.kind,
        points: points.remove(&row.id).unwrap_or_default(),
    });
    put(lines, "estimates", &estimate.collect::<Vec<_>>())
}

/// The points of the estimates of some projects, by their estimates.
async fn estimate_points(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    projects: &[Uuid],
) -> Result<HashMap<Uuid, Vec<EstimatePoint>>, sqlx::Error> {
    let rows = sqlx::query!(
        "
        SELECT it.estimate_id, it.id, it.place, it.value, it.description
        FROM open_projects_of($1, $2) open
        JOIN estimate_point it
            ON it.workspace_id IS NOT DISTINCT FROM $1 AND it.project_id = open.id
        WHERE open.id = ANY ($3)
        ORDER BY it.place, it.value, it.id
        ",
        workspace,
        caller,
        projects,
    )
    .fetch_all(db)
    .await?;
    let mut points: HashMap<Uuid, Vec<EstimatePoint>> = HashMap::new();
    for row in rows {
        let (id, key, value, description) = (row.id, row.place, row.value, row.description);
        let point = EstimatePoint { id, key, value, description };
        points.entry(row.estimate_id).or_default().push(point);
    }
    Ok(points)
}

/// A module, archived or not.
#[derive(Serialize)]
struct Module {
    id: Uuid,
    project: Uuid,
    name: String,
    description: String,
    start_date: Option<NaiveDate>,
    target_date: Option<NaiveDate>,
    status: String,
    lead: Option<Uuid>,
    members: Vec<Uuid>,
    /// Id, URL and title of each, oldest first.
    links: Value,
    sort_order: f64,
    archived_at: Option<Timestamp>,
    created_at: Timestamp,
    updated_at: Timestamp,
    created_by: Uuid,
    version: i64,
}

/// The modules of some projects.
pub(super) async fn modules(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    projects: &[Uuid],
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = sqlx::query!(
        r#"
        SELECT
            it.id, it.project_id, it.name, it.description, it.start_date, it.target_date, it.status,
            it.lead_id, it.member_ids, it.sort_order, it.archived_at, it.created_at, it.updated_at,
            it.created_by, it.version,
            COALESCE((
                SELECT jsonb_agg(
                    jsonb_build_object('id', link.id, 'url', link.url, 'title', link.title)
                    ORDER BY link.created_at, link.version, link.id
                )
                FROM module_link link
                WHERE link.workspace_id IS NOT DISTINCT FROM it.workspace_id
                  AND link.module_id = it.id
            ), '[]') AS "links!"
        FROM open_projects_of($1, $2) open
        JOIN module it ON it.workspace_id IS NOT DISTINCT FROM $1 AND it.project_id = open.id
        WHERE open.id = ANY ($3)
        ORDER BY it.project_id, it.created_at DESC, it.id
        "#,
        workspace,
        caller,
        projects,
    )
    .fetch_all(db)
    .await?;
    let at = |time| Zone::UTC.at(time);
    let module = rows.into_iter().map(|row| Module {
        id: row.id,
        project: row.project_id,
        name: row.name,
        description: row.description,
        start_date: row.start_date,
        target_date: row.target_date,
        status: row.status,
        lead: row.lead_id,
        members: row.member_ids,
        links: row.links,
        sort_order: row.sort_order,
        archived_at: row.archived_at.map(at),
        created_at: at(row.created_at),
        updated_at: at(row.updated_at),
        created_by: row.created_by,
        version: row.version,
    });
    put(lines, "modules", &module.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Collection {
    id: Uuid,
    name: String,
    /// `PUBLIC` or `PRIVATE`, as in events.
    access: String,
    owner: Uuid,
    logo: Value,
    sort_order: f64,
    /// Id, user and access of each, the owner first.
    members: Value,
    created_at: Timestamp,
    updated_at: Timestamp,
    created_by: Uuid,
    updated_by: Option<Uuid>,
    version: i64,
}

/// The collections that the caller may see.
pub(super) async fn collections(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = sqlx::query!(
        r#"
        SELECT
            it.id, it.name, it.access, it.owner_id, it.logo, it.sort_order, it.created_at, it.updated_at,
            it.created_by, it.updated_by, it.version,
            COALESCE((
                SELECT jsonb_agg(
                    jsonb_build_object('id', m.id, 'user', m.member_id, 'access', m.access)
                    ORDER BY m.created_at, m.version, m.id
                )
                FROM collection_member m
                WHERE m.workspace_id IS NOT DISTINCT FROM it.workspace_id
                  AND m.collection_id = it.id
            ), '[]') AS "members!"
        FROM collections_of($1, $2) seen
        JOIN collection it ON it.workspace_id = $1 AND it.id = seen.id
        ORDER BY it.sort_order, it.created_at, it.id
        "#,
        workspace,
        caller,
    )
    .fetch_all(db)
    .await?;
    let at = |time| Zone::UTC.at(time);
    let collection = rows.into_iter().map(|row| Collection {
        id: row.id,
        name: row.name,
        access: row.access,
        owner: row.owner_id,
        logo: row.logo,
        sort_order: row.sort_order,
        members: row.members,
        created_at: at(row.created_at),
        updated_at: at(row.updated_at),
        created_by: row.created_by,
        updated_by: row.updated_by,
        version: row.version,
    });
    put(lines, "collections", &collection.collect::<Vec<_>>())
}

/// A page, without its text.
#[derive(Serialize)]
struct Page {
    id: Uuid,
    project: Option<Uuid>,
    name: String,
    /// `PUBLIC` or `PRIVATE`, as in events.
    access: String,
    owner: Uuid,
    parent: Option<Uuid>,
    collection: Option<Uuid>,
    colour: String,
    logo: Value,
    sort_order: f64,
    is_locked: bool,
    archived_at: Option<Timestamp>,
    created_at: Timestamp,
    updated_at: Timestamp,
    created_by: Uuid,
    updated_by: Option<Uuid>,
    version: i64,
}

/// The pages of some projects and of the workspace that the caller may see, archived ones too.
pub(super) async fn pages(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    projects: &[Uuid],
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = sqlx::query!(
        "
        SELECT
            it.id, it.project_id, it.name, it.access, it.owner_id, it.parent_id, it.collection_id,
            it.colour, it.logo, it.sort_order, it.is_locked, it.archived_at, it.created_at, it.updated_at,
            it.created_by, it.updated_by, it.version
        FROM pages_of($1, $2) seen
        JOIN page it ON it.workspace_id = $1 AND it.id = seen.id
        WHERE it.project_id = ANY ($3)
           OR it.project_id IS NULL
        ORDER BY it.project_id NULLS FIRST, it.sort_order, it.created_at DESC, it.id
        ",
        workspace,
        caller,
        projects,
    )
    .fetch_all(db)
    .await?;
    let at = |time| Zone::UTC.at(time);
    let page = rows.into_iter().map(|row| Page {
        id: row.id,
        project: row.project_id,
        name: row.name,
        access: row.access,
        owner: row.owner_id,
        parent: row.parent_id,
        collection: row.collection_id,
        colour: row.colour,
        logo: row.logo,
        sort_order: row.sort_order,
        is_locked: row.is_locked,
        archived_at: row.archived_at.map(at),
        created_at: at(row.created_at),
        updated_at: at(row.updated_at),
        created_by: row.created_by,
        updated_by: row.updated_by,
        version: row.version,
    });
    put(lines, "pages", &page.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct View {
    id: Uuid,
    project: Option<Uuid>,
    name: String,
    description: String,
    filters: Value,
    pql: String,
    group_by: Option<String>,
    sub_group_by: Option<String>,
    /// The order, as in events.
    sorting: String,
    layout: String,
    display: Value,
    /// `PUBLIC` or `PRIVATE`, as in events.
    access: String,
    owner: Uuid,
    logo: Value,
    sort_order: f64,
    is_locked: bool,
    created_at: Timestamp,
    updated_at: Timestamp,
    created_by: Uuid,
    updated_by: Option<Uuid>,
    version: i64,
}

/// The views of some projects and of the workspace that the caller may see.
pub(super) async fn views(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    projects: &[Uuid],
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = sqlx::query!(
        "
        SELECT
            it.id, it.project_id, it.name, it.description, it.filters, it.pql, it.group_by, it.sub_group_by,
            it.order_by, it.layout, it.display, it.access, it.owner_id, it.logo, it.sort_order, it.is_locked,
            it.created_at, it.updated_at, it.created_by, it.updated_by, it.version
        FROM views_of($1, $2) seen
        JOIN saved_view it ON it.workspace_id = $1 AND it.id = seen.id
        WHERE it.project_id = ANY ($3)
           OR it.project_id IS NULL
        ORDER BY it.project_id NULLS FIRST, it.sort_order, it.created_at, it.id
        ",
        workspace,
        caller,
        projects,
    )
    .fetch_all(db)
    .await?;
    let at = |time| Zone::UTC.at(time);
    let view = rows.into_iter().map(|row| View {
        id: row.id,
        project: row.project_id,
        name: row.name,
        description: row.description,
        filters: row.filters,
        pql: row.pql,
        group_by: row.group_by,
        sub_group_by: row.sub_group_by,
        sorting: row.order_by,
        layout: row.layout,
        display: row.display,
        access: row.access,
        owner: row.owner_id,
        logo: row.logo,
        sort_order: row.sort_order,
        is_locked: row.is_locked,
        created_at: at(row.created_at),
        updated_at: at(row.updated_at),
        created_by: row.created_by,
        updated_by: row.updated_by,
        version: row.version,
    });
    put(lines, "views", &view.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Cycle {
    id: Uuid,
    project: Uuid,
    name: String,
    description: String,
    start_date: Option<Timestamp>,
    end_date: Option<Timestamp>,
    owner: Uuid,
    timezone: String,
    sort_order: f64,
    archived_at: Option<Timestamp>,
    created_at: Timestamp,
    updated_at: Timestamp,
    created_by: Uuid,
    version: i64,
}

/// The cycles of some projects, archived ones too.
pub(super) async fn cycles(
    db: &mut PgConnection,
    (workspace, caller): Keys,
    projects: &[Uuid],
    lines: &mut Lines,
) -> Result<usize, Problem> {
    let rows = sqlx::query!(
        "
        SELECT
            it.id, it.project_id, it.name, it.description, it.starts_at, it.ends_at, it.owner_id,
            it.time_zone, it.sort_order, it.archived_at, it.created_at, it.updated_at, it.created_by,
            it.version
        FROM open_projects_of($1, $2) open
        JOIN cycle it ON it.workspace_id IS NOT DISTINCT FROM $1 AND it.project_id = open.id
        WHERE open.id = ANY ($3)
        ORDER BY it.project_id, it.created_at DESC, it.id
        ",
        workspace,
        caller,
        projects,
    )
    .fetch_all(db)
    .await?;
    let at = |time| Zone::UTC.at(time);
    let cycle = rows.into_iter().map(|row| Cycle {
        id: row.id,
        project: row.project_id,
        name: row.name,
        description: row.description,
        start_date: row.starts_at.map(at),
        end_date: row.ends_at.map(at),
        owner: row.owner_id,
        timezone: row.time_zone,
        sort_order: row.sort_order,
        archived_at: row.archived_at.map(at),
        created_at: at(row.created_at),
        updated_at: at(row.updated_at),
        created_by: row.created_by,
        version: row.version,
    });
    put(lines, "cycles", &cycle.collect::<Vec<_>>())
}
