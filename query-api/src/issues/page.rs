//! Pages of work items: who may ask, how many there are, and the rows, in one statement.

use lists::{NEWEST_FIRST, Of, Sql};
use service::Problem;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _};
use uuid::Uuid;
use wire::shapes::WorkspaceLite;
use wire::{Behind, PageRequest, RowPlace};

use super::asker;
use super::place::{self, Start};
use crate::order::SqlOrder;
use crate::paging::{self, MOST_BYTES_OF_TEXT};
use crate::rows::work_item::{Around, Row};
use crate::rows::{Cells, Columns};
use crate::seen::Seen;

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
    let asker = if *wanted.filter == Sql::everything() {
        None
    } else {
        Some(asker::find(&mut *db, wanted.of, (wanted.slug, wanted.caller)).await?)
    };
    let (statement, rows) = (statement(wanted), (wanted.limit(), wanted.offset()));
    let who = (asker.as_deref().unwrap_or(wanted.slug), wanted.caller);
    let query = wanted.of.bind(sqlx::query(&statement), who, rows);
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
    let Parts { page, outer, .. } = parts(wanted);
    if *wanted.filter == Sql::everything() {
        let (named, total) = (Row::named("page"), wanted.of.total());
        let access =
            format!("SELECT {}, w.workspace_id, {}", Around::selected(), wanted.of.access());
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

/// The statement where the rows are filtered, which is given the row of who asks: they are counted only if the page does not tell how many there are.
fn filtered(wanted: Wanted<'_>) -> String {
    let Parts { page, outer, .. } = parts(wanted);
    let access = asker::given(wanted.of, &wanted.filter.sets);
    let total = wanted.of.total_of(wanted.filter);
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
                 ELSE ({total}) \
             END AS total \
             FROM (SELECT count(*) AS rows FROM page) shown \
             OFFSET 0 \
         ) counted \
         LEFT JOIN page ON true"
    )
}

/// The statement for the first rows of each of several groups, which is given the row of who asks; the groups' conditions are to hold beside the filter, from the
/// same row on in each. The rows of a group keep its order; `leaf` says of which they are, from 0.
pub(super) fn of_groups(wanted: Wanted<'_>, groups: &[String]) -> String {
    let Parts { outer, inside, .. } = parts(wanted);
    let access = asker::given(wanted.of, &wanted.filter.sets);
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
    /// The rows of the page.
    page: String,
    /// Their columns, the descriptions only if they are not too large together.
    outer: String,
    /// All rows, of which the page is a part.
    inside: String,
}

/// The parts of the statement for a page.
fn parts(wanted: Wanted<'_>) -> Parts {
    let (source, condition) = wanted.of.among(wanted.filter);
    let fitting = format!(
        "CASE WHEN sum(it.bytes) OVER () <= {MOST_BYTES_OF_TEXT} OR count(*) OVER () = 1 \
             THEN it.description_html ELSE '' END"
    );
    let inside = format!("{source} it WHERE {condition}");
    Parts {
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
    orders.push(NEWEST_FIRST.to_owned());
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
    use lists::Known;
    use sqlx::Executor;
    use wire::Zone;
    use wire::filter::{Today, pql};

    use super::super::order::ORDERS;
    use super::*;
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
