//! Pages of work items: who may ask, how many there are, and the rows, in one statement.

use domain::Right;
use service::Problem;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _};
use uuid::Uuid;
use wire::shapes::WorkspaceLite;
use wire::{Behind, PageRequest, RowPlace};

use super::place::{self, Start};
use crate::filter::{Bound, Sql};
use crate::order::SqlOrder;
use crate::paging::{self, MOST_BYTES_OF_TEXT};
use crate::rows::work_item::{Around, Row};
use crate::rows::{Cells, Columns};
use crate::seen::Seen;

/// Which work items a page is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// A project's that are not archived.
    Project(Uuid),
    /// A project's that are archived.
    Archive(Uuid),
    /// Those directly below a work item of a project, none of them archived.
    Below(Uuid, Uuid),
    /// Those of a project that are in one of its cycles, none of them archived.
    Cycle(Uuid, Uuid),
    /// Those of a project that are in one of its modules, none of them archived.
    Module(Uuid, Uuid),
    /// Those of every project that the caller is in, none of them archived.
    Workspace,
}

impl Of {
    /// The project, if it is one.
    pub(super) const fn project(self) -> Option<Uuid> {
        match self {
            Self::Project(project)
            | Self::Archive(project)
            | Self::Below(project, _)
            | Self::Cycle(project, _)
            | Self::Module(project, _) => Some(project),
            Self::Workspace => None,
        }
    }

    /// What the statement asks the caller to be.
    pub(super) const fn right(self) -> Right {
        match self {
            Self::Workspace => Right::WorkspaceReader,
            _ => Right::ProjectReader,
        }
    }

    /// The work item, cycle or module that they are in or below, if it is one.
    const fn inside(self) -> Option<Uuid> {
        match self {
            Self::Below(_, thing) | Self::Cycle(_, thing) | Self::Module(_, thing) => Some(thing),
            Self::Project(_) | Self::Archive(_) | Self::Workspace => None,
        }
    }

    /// The order of a list that asks for none: newest first, but oldest first in a cycle or module, and their own below a work item.
    pub(super) const fn usual_order(self) -> &'static str {
        match self {
            Self::Project(_) | Self::Archive(_) | Self::Workspace => "-created_at",
            Self::Cycle(..) | Self::Module(..) => "created_at",
            Self::Below(..) => "sort_order",
        }
    }

    /// The number of the first parameter that the statement does not use.
    pub(super) const fn first_free(self) -> usize {
        match (self.project(), self.inside()) {
            (None, _) => 5,
            (Some(_), None) => 6,
            (Some(_), Some(_)) => 7,
        }
    }

    /// Gives a statement the values before the first free one: who asks, how many rows, and behind how many others.
    pub(super) fn bind<'q, Q: Bound<'q>>(
        self,
        query: Q,
        (slug, caller): (&'q str, Uuid),
        (limit, offset): (i64, i64),
    ) -> Q {
        let query = query.value(slug).value(caller).value(limit).value(offset);
        let things = [self.project(), self.inside()];
        things.into_iter().flatten().fold(query, Bound::value)
    }

    /// The table that counts those; none for the few below a work item, which are counted as they are.
    const fn counts(self) -> Option<&'static str> {
        match self {
            Self::Project(_) | Self::Archive(_) | Self::Workspace => Some("work_item_count"),
            Self::Cycle(..) | Self::Module(..) => Some("work_item_place_count"),
            Self::Below(..) => None,
        }
    }

    /// How many there are, in SQL.
    fn total(self) -> String {
        let (condition, counted) = (self.condition(), self.counted());
        match self.counts() {
            None => {
                format!("SELECT count(*) AS total FROM work_item it WHERE {condition} AND {SEEN}")
            }
            Some(counts) => format!(
                "SELECT COALESCE(sum(n.items), 0)::bigint + {} AS total FROM {counts} n \
                 WHERE {counted} AND n.project_id <> ALL (access.limited)",
                self.own(),
            ),
        }
    }

    /// Those of them by project and state, as the table that counts them has them: rows of `workspace_id`, `project_id`,
    /// `state_id` and how many `items`, those one by one that the caller sees among others that they do not.
    pub(super) fn kept(self) -> Option<String> {
        let counts = self.counts()?;
        let (condition, counted, source) = (self.condition(), self.counted(), self.source());
        Some(format!(
            "( \
                 SELECT n.workspace_id, n.project_id, n.state_id, n.items FROM {counts} n \
                 WHERE {counted} AND n.items > 0 AND n.project_id <> ALL (access.limited) \
                 UNION ALL \
                 SELECT it.workspace_id, it.project_id, it.state_id, 1 FROM {source} it \
                 WHERE access.limited <> '{{}}' AND it.project_id = ANY (access.limited) \
                     AND {condition} AND {SEEN} \
             )"
        ))
    }

    /// Which rows of the table that counts them count those.
    const fn counted(self) -> &'static str {
        match self {
            Self::Below(..) => "false",
            Self::Project(_) => {
                "n.workspace_id = access.workspace_id AND n.project_id = access.project_id \
                 AND NOT n.is_archived AND n.state_id <> ALL (access.hidden_states) \
                 AND access.is_open"
            }
            Self::Archive(_) => {
                "n.workspace_id = access.workspace_id AND n.project_id = access.project_id \
                 AND n.is_archived AND access.is_open"
            }
            Self::Cycle(..) | Self::Module(..) => {
                "n.workspace_id = access.workspace_id AND n.project_id = access.project_id \
                 AND n.place_id = $6 AND n.state_id <> ALL (access.hidden_states) \
                 AND access.is_open"
            }
            Self::Workspace => {
                "n.workspace_id = access.workspace_id AND n.project_id = ANY (access.open_projects) \
                 AND NOT n.is_archived AND n.state_id <> ALL (access.hidden_states)"
            }
        }
    }

    /// The rest of the statement for the single row of who asks about what, none if they may not; `$1` is the slug, `$2`
    /// the caller.
    pub(super) const fn access(self) -> &'static str {
        match self {
            Self::Project(_)
            | Self::Archive(_)
            | Self::Below(..)
            | Self::Cycle(..)
            | Self::Module(..) => IN_PROJECT,
            Self::Workspace => IN_WORKSPACE,
        }
    }

    /// Where they are looked for. A module has few of its project's: those are looked for by their keys, one by one.
    const fn source(self) -> &'static str {
        match self {
            Self::Module(..) => {
                "( \
                     SELECT found.* \
                     FROM module_issue inside \
                     CROSS JOIN LATERAL ( \
                         SELECT * FROM work_item AS stored \
                         WHERE stored.workspace_id = access.workspace_id \
                             AND stored.id = inside.work_item_id \
                         LIMIT 1 \
                     ) AS found \
                     WHERE inside.module_id = $6 \
                         AND inside.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 )"
            }
            _ => "work_item",
        }
    }

    /// Those of them that are counted as they are: all below a work item, and the caller's own where they see no others.
    fn own(self) -> String {
        let (source, condition) = (self.source(), self.condition());
        format!(
            "CASE WHEN access.limited = '{{}}' THEN 0 ELSE ( \
                 SELECT count(*) FROM {source} it \
                 WHERE it.project_id = ANY (access.limited) AND {condition} AND {SEEN} \
             ) END"
        )
    }

    /// Which rows of `work_item` are meant. The planner takes a state that is none of some for a state that hardly any row
    /// has, where all rows are in one or two, and would sort them all; of what COALESCE gives it knows nothing. What IS
    /// NOT DISTINCT is not looked for by an index, so never a whole workspace by the primary key; nor is a whole index read of
    /// what is not archived where that is not said by IS NULL.
    const fn condition(self) -> &'static str {
        match self {
            Self::Project(_) => {
                "it.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 AND it.project_id = access.project_id AND it.archived_on IS NULL \
                 AND NOT COALESCE(it.state_id = ANY (access.hidden_states), false) AND access.is_open"
            }
            Self::Archive(_) => {
                "it.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 AND it.project_id = access.project_id AND it.archived_on IS NOT NULL AND access.is_open"
            }
            Self::Below(..) => {
                "it.parent_id = $6 AND it.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 AND it.project_id IS NOT DISTINCT FROM access.project_id \
                 AND NOT COALESCE(it.archived_on >= '-infinity', false) \
                 AND NOT COALESCE(it.state_id = ANY (access.hidden_states), false) AND access.is_open \
                 AND (access.limited = '{}' OR EXISTS ( \
                     SELECT FROM work_items_of(access.workspace_id, $2) seen WHERE seen.id = $6 \
                 ))"
            }
            Self::Cycle(..) => {
                "it.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 AND it.project_id IS NOT DISTINCT FROM access.project_id \
                 AND it.cycle_id = $6 AND it.archived_on IS NULL \
                 AND NOT COALESCE(it.state_id = ANY (access.hidden_states), false) AND access.is_open"
            }
            Self::Module(..) => {
                "it.project_id = access.project_id AND it.archived_on IS NULL \
                 AND NOT COALESCE(it.state_id = ANY (access.hidden_states), false) AND access.is_open"
            }
            Self::Workspace => {
                "it.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 AND it.project_id = ANY (access.open_projects) AND it.archived_on IS NULL \
                 AND NOT COALESCE(it.state_id = ANY (access.hidden_states), false)"
            }
        }
    }
}

/// Which of the rows the caller sees: in the projects where they are limited to their own, those.
const SEEN: &str = "is_seen(COALESCE(it.project_id = ANY (access.limited), false), $2, it.created_by, \
    it.assignee_ids)";

/// Who asks about a project, `$5`.
const IN_PROJECT: &str = "\
    p.id AS project_id, p.archived_at IS NULL AS is_open, \
        ARRAY( \
            SELECT s.id FROM state s \
            WHERE s.workspace_id IS NOT DISTINCT FROM w.workspace_id AND s.project_id = p.id \
                AND s.state_group = 'triage' \
        ) AS hidden_states, \
        CASE WHEN is_limited(pm.is_guest, p.features) THEN ARRAY[p.id] ELSE ARRAY[]::uuid[] END \
            AS limited \
    FROM workspace w \
    JOIN workspaces_of($2) m ON m.workspace_id = w.workspace_id \
    JOIN projects_of(w.workspace_id, $2) pm ON pm.project_id = $5 \
    JOIN project p ON p.workspace_id = w.workspace_id AND p.id = pm.project_id \
    JOIN checkpoint c ON c.workspace_id = w.workspace_id \
    WHERE w.slug = $1 \
    LIMIT 1";

/// Who asks about a whole workspace: about the projects that they are in.
const IN_WORKSPACE: &str = "\
    ARRAY( \
            SELECT s.id FROM state s \
            WHERE s.workspace_id = w.workspace_id AND s.state_group = 'triage' \
        ) AS hidden_states, \
        ARRAY(SELECT id FROM open_projects_of(w.workspace_id, $2)) AS open_projects, \
        ARRAY(SELECT id FROM open_projects_of(w.workspace_id, $2) WHERE is_limited) AS limited \
    FROM workspace w \
    JOIN workspaces_of($2) m ON m.workspace_id = w.workspace_id \
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
    /// Which of those.
    pub(super) filter: &'q Sql,
    /// In which order, the most important first.
    pub(super) order: &'q [SqlOrder],
    /// Which page.
    pub(super) page: PageRequest,
    /// The row that it begins behind, if its cursor says so.
    pub(super) behind: Option<&'q Start>,
    /// Whether descriptions are shown; they are most of a row.
    pub(super) descriptions: bool,
}

impl Wanted<'_> {
    /// How many rows are fetched: where the page begins behind a row, one more tells whether it is the last page.
    fn limit(&self) -> i64 {
        self.page.limit() + i64::from(self.behind.is_some())
    }

    /// How many rows come before the page; none where it begins behind a row.
    fn offset(&self) -> i64 {
        if self.behind.is_some() { 0 } else { self.page.offset() }
    }

    /// That a row comes behind the one that the page begins behind.
    fn beyond(&self) -> String {
        let first = self.of.first_free() + self.filter.values();
        let behind = self.behind.map(|behind| behind.condition(first));
        behind.map(|condition| format!(" AND {condition}")).unwrap_or_default()
    }
}

/// A page.
pub(super) struct Found {
    /// How far into the log it was seen.
    pub(super) seen: Seen,
    /// The workspace.
    pub(super) workspace: WorkspaceLite,
    /// How many there are on all pages.
    pub(super) total: u64,
    /// The rows of this one.
    pub(super) rows: Vec<Row>,
    /// What is known of those behind them.
    pub(super) behind: Behind,
}

/// Fetches a page; 403 when the caller may not ask.
pub(super) async fn fetch(db: &mut PgConnection, wanted: Wanted<'_>) -> Result<Found, Problem> {
    let statement = statement(wanted);
    let rows = (wanted.limit(), wanted.offset());
    let query = wanted.of.bind(sqlx::query(&statement), (wanted.slug, wanted.caller), rows);
    let query = wanted.filter.bind(query);
    let query = match wanted.behind {
        Some(behind) => behind.bind(query),
        None => query,
    };
    let rows = query.fetch_all(db).await?;
    let first = rows.first().ok_or_else(Problem::forbidden)?;
    let around = Around::first_of(first)?;
    let total: i64 = first.try_get("total")?;
    // A page without rows is one row of nulls: it still says who may ask and how many there are.
    let is_empty = first.try_get::<Option<i32>, _>("bytes")?.is_none();
    let (seen, workspace, total) = (around.seen(), around.workspace(), total.cast_unsigned());
    if is_empty {
        let behind = Behind { last: None, is_more: wanted.behind.map(|_| false) };
        return Ok(Found { seen, workspace, total, rows: Vec::new(), behind });
    }
    paging::check(bytes(&rows)?)?;
    let mut found = read(&rows)?;
    let is_more = wanted.behind.map(|_| found.len() > wanted.page.per_page as usize);
    found.truncate(wanted.page.per_page as usize);
    let (places, rows) = found.into_iter().unzip::<_, _, Vec<_>, _>();
    let behind = Behind { last: places.into_iter().next_back(), is_more };
    Ok(Found { seen, workspace, total, rows, behind })
}

/// How long the description of each row is, in bytes, also where it was left out.
pub(super) fn bytes(rows: &[PgRow]) -> Result<Vec<i32>, sqlx::Error> {
    rows.iter().map(|row| row.try_get("bytes")).collect()
}

/// Reads the rows, each with its place.
pub(super) fn read(rows: &[PgRow]) -> Result<Vec<(RowPlace, Row)>, sqlx::Error> {
    let read = |row| {
        let mut cells = Cells::of(row);
        Around::read(&mut cells)?;
        let found = Row::read(&mut cells)?;
        let place = RowPlace { key: found.key(), by: row.try_get("place")? };
        Ok((place, found))
    };
    rows.iter().map(read).collect()
}

/// The whole statement; without descriptions if they are too large together. The join with the single row of `access` is
/// a nested loop, and a window over all rows takes them as they come, so both keep the page's order.
fn statement(wanted: Wanted<'_>) -> String {
    let Parts { access, page, outer, .. } = parts(wanted);
    if *wanted.filter == Sql::everything() {
        let (named, total) = (Row::named("page"), wanted.of.total());
        return format!(
            "WITH access AS ({access}) \
             SELECT {around}, {named}, page.bytes, page.place, counted.total \
             FROM access \
             CROSS JOIN LATERAL ({total}) counted \
             LEFT JOIN LATERAL (SELECT {outer}, it.bytes, it.place FROM ({page}) it) page ON true",
            around = Around::named("access"),
        );
    }
    filtered(wanted)
}

/// The statement where the rows are filtered: they are counted only if the page does not tell how many there are.
fn filtered(wanted: Wanted<'_>) -> String {
    let Parts { access, page, outer, inside } = parts(wanted);
    let (around, named) = (Around::named("access"), Row::named("page"));
    let is_known = match wanted.behind {
        Some(_) => "false",
        None => "shown.rows < $3 AND (shown.rows > 0 OR $4 = 0)",
    };
    format!(
        "WITH access AS MATERIALIZED ({access}), \
         page AS MATERIALIZED ( \
             SELECT {outer}, it.bytes, it.place FROM access CROSS JOIN LATERAL ({page}) it \
         ) \
         SELECT {around}, {named}, page.bytes, page.place, counted.total \
         FROM access \
         CROSS JOIN LATERAL ( \
             SELECT CASE \
                 WHEN {is_known} THEN $4 + shown.rows \
                 ELSE (SELECT count(*) FROM {inside}) \
             END AS total \
             FROM (SELECT count(*) AS rows FROM page) shown \
             OFFSET 0 \
         ) counted \
         LEFT JOIN page ON true"
    )
}

/// Where the work items of a list are looked for, and which of those are in it.
pub(super) fn inside(of: Of, filter: &Sql) -> (&'static str, String) {
    (of.source(), format!("{} AND {SEEN} AND {}", of.condition(), filter.condition))
}

/// The statement for the first rows of each of several groups, whose conditions are to hold beside the filter, from the
/// same row on in each. The rows of a group keep its order; `leaf` says of which they are, from 0.
pub(super) fn of_groups(wanted: Wanted<'_>, groups: &[String]) -> String {
    let Parts { access, outer, inside, .. } = parts(wanted);
    let within = |(leaf, group): (usize, &String)| {
        let rows = page_of(wanted, &format!("{inside} AND {group}"));
        format!("(SELECT {leaf} AS leaf, it.* FROM ({rows}) it)")
    };
    let rows: Vec<String> = groups.iter().enumerate().map(within).collect();
    format!(
        "WITH access AS MATERIALIZED ({access}) \
         SELECT {around}, {named}, page.bytes, page.place, page.leaf \
         FROM access \
         CROSS JOIN LATERAL ( \
             SELECT {outer}, it.bytes, it.place, it.leaf FROM ({rows}) it \
         ) page",
        around = Around::named("access"),
        named = Row::named("page"),
        rows = rows.join(" UNION ALL "),
    )
}

/// What the statements are made of.
struct Parts {
    /// Who asks.
    access: String,
    /// The rows of the page.
    page: String,
    /// Their columns, the descriptions only if they are not too large together.
    outer: String,
    /// All rows, of which the page is a part.
    inside: String,
}

/// The parts of the statement for a page.
fn parts(wanted: Wanted<'_>) -> Parts {
    let (source, condition) = inside(wanted.of, wanted.filter);
    let fitting = format!(
        "CASE WHEN sum(it.bytes) OVER () <= {MOST_BYTES_OF_TEXT} OR count(*) OVER () = 1 \
             THEN it.description_html ELSE '' END"
    );
    let inside = format!("{source} it WHERE {condition}");
    Parts {
        access: format!(
            "SELECT {}, w.workspace_id{}, {}",
            Around::selected(),
            wanted.filter.sets,
            wanted.of.access(),
        ),
        page: page_of(wanted, &inside),
        outer: Row::selected_with("description_html", &fitting),
        inside,
    }
}

/// The rows of a page out of some.
fn page_of(wanted: Wanted<'_>, inside: &str) -> String {
    let description = if wanted.descriptions { "it.description_html" } else { "''" };
    let order = |order: &SqlOrder| format!("{}{}", order.by, order.direction());
    let mut orders: Vec<String> = wanted.order.iter().map(order).collect();
    orders.extend(["it.created_at DESC".to_owned(), "it.id".to_owned()]);
    format!(
        "SELECT {inner}, octet_length({description}) AS bytes, {place} AS place \
         FROM {inside}{beyond} \
         ORDER BY {orders} \
         LIMIT $3 OFFSET $4",
        inner = Row::selected_with("description_html", description),
        place = place::shown(wanted.order),
        beyond = wanted.beyond(),
        orders = orders.join(", "),
    )
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;
    use wire::Zone;
    use wire::filter::{Today, pql};

    use super::super::order::ORDERS;
    use super::*;
    use crate::filter::Known;
    use crate::rows::checked;

    /// A filter with every kind of condition.
    const ALL: &str = "state_group = started AND NOT priority IN (urgent, none) \
        AND assignee = currentUser() AND cycle IS EMPTY AND label IS NOT EMPTY \
        AND subscriber = currentUser() AND mention IS EMPTY AND due < 1w AND created > -30d \
        AND number BETWEEN 1 AND 9 AND (text ~ x OR external_id = y) AND is_archived = no \
        AND changed(state) changed_by(currentUser()) during(-7d, now()) \
        AND was(priority, high) during(-7d, now()) AND was(assignee, 00000000-0000-0000-0000-000000000000) during(-7d, now()) \
        AND id ~ ENG-1 AND hasChildren() AND isIntake() AND isOverdue() AND cycle IN activeCycle() \
        AND changed(label) AND was(module, 00000000-0000-0000-0000-000000000000)";

    #[tokio::test]
    async fn its_statements_fit_the_tables() {
        let (mut db, _database) = checked::migrated().await;
        let project = Uuid::nil();
        let below = Of::Below(project, project);
        let module = Of::Module(project, project);
        let cycle = Of::Cycle(project, project);
        let plain = [Of::Project(project), Of::Archive(project), Of::Workspace];
        let today = Today { now: chrono::DateTime::UNIX_EPOCH, zone: Zone::UTC };
        let filter = pql::parse(ALL, today).unwrap().filter;
        for of in plain.into_iter().chain([below, cycle, module]) {
            let some = Sql::of(&filter, &Known::default(), project, of.first_free());
            for (by, is_odd) in
                ORDERS.iter().map(|(_, by)| by).zip([true, false].into_iter().cycle())
            {
                let order = &[SqlOrder { by, reverse: true }];
                let page = PageRequest::numbered(1, 0);
                let (slug, caller, descriptions) = ("", project, is_odd);
                let filter = if is_odd { &some } else { &Sql::everything() };
                let behind = None;
                let wanted = Wanted { slug, caller, of, filter, order, page, behind, descriptions };
                db.prepare(&statement(wanted)).await.unwrap();
            }
        }
    }
}
