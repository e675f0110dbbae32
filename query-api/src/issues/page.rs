//! Pages of work items: who may ask, how many there are, and the rows, in one statement.

use service::Problem;
use sqlx::postgres::PgRow;
use sqlx::{FromRow, PgConnection, Row as _};
use uuid::Uuid;
use wire::PageRequest;

use super::order::WorkItemOrder;
use super::row::{COLUMNS, Row};
use crate::paging::{self, MOST_BYTES_OF_TEXT};
use crate::seen::Seen;

/// Which work items a page is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// A project's that are not archived.
    Project(Uuid),
    /// A project's that are archived.
    Archive(Uuid),
    /// Those of every project that the caller is in, none of them archived.
    Workspace,
}

impl Of {
    /// The project, if it is one.
    const fn project(self) -> Option<Uuid> {
        match self {
            Self::Project(project) | Self::Archive(project) => Some(project),
            Self::Workspace => None,
        }
    }

    /// Which rows of `work_item_count` are those.
    const fn counted(self) -> &'static str {
        match self {
            Self::Project(_) => {
                "n.workspace_id = scope.workspace_id AND n.project_id = scope.project_id \
                 AND NOT n.is_archived AND n.state_id <> ALL (scope.hidden_states) \
                 AND scope.is_open"
            }
            Self::Archive(_) => {
                "n.workspace_id = scope.workspace_id AND n.project_id = scope.project_id \
                 AND n.is_archived AND scope.is_open"
            }
            Self::Workspace => {
                "n.workspace_id = scope.workspace_id AND n.project_id = ANY (scope.open_projects) \
                 AND NOT n.is_archived AND n.state_id <> ALL (scope.hidden_states)"
            }
        }
    }

    /// The single row of who asks about what, none if they may not; `$1` is the slug, `$2` the caller.
    const fn scope(self) -> &'static str {
        match self {
            Self::Project(_) | Self::Archive(_) => IN_PROJECT,
            Self::Workspace => IN_WORKSPACE,
        }
    }

    /// Which rows of `work_item` are meant. The planner takes a state that is none of some for a state that hardly any row
    /// has, where all rows are in one or two, and would sort them all; of what COALESCE gives it knows nothing. What IS
    /// NOT DISTINCT is not looked for by an index, so never a whole workspace by the primary key.
    const fn condition(self) -> &'static str {
        match self {
            Self::Project(_) => {
                "i.workspace_id IS NOT DISTINCT FROM scope.workspace_id \
                 AND i.project_id = scope.project_id AND i.archived_on IS NULL \
                 AND NOT COALESCE(i.state_id = ANY (scope.hidden_states), false) AND scope.is_open"
            }
            Self::Archive(_) => {
                "i.workspace_id IS NOT DISTINCT FROM scope.workspace_id \
                 AND i.project_id = scope.project_id AND i.archived_on IS NOT NULL AND scope.is_open"
            }
            Self::Workspace => {
                "i.workspace_id IS NOT DISTINCT FROM scope.workspace_id \
                 AND i.project_id = ANY (scope.open_projects) AND i.archived_on IS NULL \
                 AND NOT COALESCE(i.state_id = ANY (scope.hidden_states), false)"
            }
        }
    }
}

/// The scope of a project, `$5`.
const IN_PROJECT: &str = "\
    SELECT w.workspace_id, w.name AS workspace_name, w.slug AS workspace_slug, \
        c.position AS seen_position, p.id AS project_id, p.archived_at IS NULL AS is_open, \
        (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS epoch, \
        ARRAY( \
            SELECT s.id FROM state s \
            WHERE s.workspace_id IS NOT DISTINCT FROM w.workspace_id AND s.project_id = p.id \
                AND s.state_group = 'triage' \
        ) AS hidden_states \
    FROM workspace w \
    JOIN workspace_member m \
        ON m.workspace_id = w.workspace_id AND m.member_id = $2 AND m.is_active \
    JOIN project_member pm \
        ON pm.workspace_id IS NOT DISTINCT FROM w.workspace_id AND pm.project_id = $5 \
        AND pm.member_id = $2 AND pm.is_active \
    JOIN project p ON p.workspace_id = w.workspace_id AND p.id = $5 \
    JOIN checkpoint c ON c.workspace_id = w.workspace_id \
    WHERE w.slug = $1 \
    LIMIT 1";

/// The scope of a whole workspace: the projects that the caller is in.
const IN_WORKSPACE: &str = "\
    SELECT w.workspace_id, w.name AS workspace_name, w.slug AS workspace_slug, \
        c.position AS seen_position, \
        (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS epoch, \
        ARRAY( \
            SELECT s.id FROM state s \
            WHERE s.workspace_id = w.workspace_id AND s.state_group = 'triage' \
        ) AS hidden_states, \
        ARRAY( \
            SELECT p.id FROM project_member pm \
            JOIN project p \
                ON p.workspace_id = w.workspace_id AND p.id = pm.project_id \
                AND p.archived_at IS NULL \
            WHERE pm.workspace_id IS NOT DISTINCT FROM w.workspace_id AND pm.member_id = $2 \
                AND pm.is_active \
        ) AS open_projects \
    FROM workspace w \
    JOIN workspace_member m \
        ON m.workspace_id = w.workspace_id AND m.member_id = $2 AND m.is_active \
    JOIN checkpoint c ON c.workspace_id = w.workspace_id \
    WHERE w.slug = $1 \
    ORDER BY w.created_at DESC \
    LIMIT 1";

/// A page to be fetched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'q> {
    /// The workspace.
    pub(super) slug: &'q str,
    /// Who asks.
    pub(super) caller: Uuid,
    /// Which work items.
    pub(super) of: Of,
    /// In which order.
    pub(super) order: WorkItemOrder,
    /// Which page.
    pub(super) page: PageRequest,
    /// Whether descriptions are shown; they are most of a row.
    pub(super) descriptions: bool,
}

/// A page.
pub(super) struct Found {
    /// How far into the log it was seen.
    pub(super) seen: Seen,
    /// How many there are on all pages.
    pub(super) total: u64,
    /// The rows of this one.
    pub(super) rows: Vec<Row>,
}

/// Fetches a page; 403 when the caller may not ask.
pub(super) async fn fetch(db: &mut PgConnection, wanted: Wanted<'_>) -> Result<Found, Problem> {
    let statement = statement(wanted);
    let query = sqlx::query(&statement)
        .bind(wanted.slug)
        .bind(wanted.caller)
        .bind(wanted.page.limit())
        .bind(wanted.page.offset());
    let query = match wanted.of.project() {
        Some(project) => query.bind(project),
        None => query,
    };
    let rows = query.fetch_all(db).await?;
    let first = rows.first().ok_or_else(Problem::forbidden)?;
    let seen = Seen::new(first.try_get("epoch")?, first.try_get("seen_position")?);
    let total: i64 = first.try_get("total")?;
    // A page without rows is one row of nulls: it still says who may ask and how many there are.
    let is_empty = first.try_get::<Option<Uuid>, _>("id")?.is_none();
    let rows = if is_empty { Vec::new() } else { read(&rows)? };
    paging::check(rows.iter().map(|row| row.bytes))?;
    Ok(Found { seen, total: total.cast_unsigned(), rows })
}

/// Reads the rows.
fn read(rows: &[PgRow]) -> Result<Vec<Row>, sqlx::Error> {
    rows.iter().map(Row::from_row).collect()
}

/// The whole statement; without descriptions if they are too large together. The join with the single row of `scope` is
/// a nested loop, and a window over all rows takes them as they come, so both keep the page's order.
fn statement(wanted: Wanted<'_>) -> String {
    let (scope, condition, counted) =
        (wanted.of.scope(), wanted.of.condition(), wanted.of.counted());
    let (order, direction) = (wanted.order.by, wanted.order.direction());
    let description = if wanted.descriptions { "i.description_html" } else { "''" };
    format!(
        "WITH scope AS ({scope}) \
         SELECT scope.workspace_name, scope.workspace_slug, scope.seen_position, scope.epoch, \
             counted.total, page.* \
         FROM scope \
         CROSS JOIN LATERAL ( \
             SELECT COALESCE(sum(n.items), 0)::bigint AS total FROM work_item_count n WHERE {counted} \
         ) counted \
         LEFT JOIN LATERAL ( \
             SELECT {COLUMNS}, i.bytes, \
                 CASE WHEN sum(i.bytes) OVER () <= {MOST_BYTES_OF_TEXT} OR count(*) OVER () = 1 \
                     THEN i.description_html ELSE '' END AS description_html \
             FROM ( \
                 SELECT {COLUMNS}, {description} AS description_html, \
                     octet_length({description}) AS bytes \
                 FROM work_item i \
                 WHERE {condition} ORDER BY {order}{direction}, i.created_at DESC, i.id \
                 LIMIT $3 OFFSET $4 \
             ) i \
         ) page ON true"
    )
}
