//! The question which work items a filter finds, and up to which position of the log that is true.

use domain::{IssueId, UserId, WorkspaceId};
use lists::{Failure, Known, NEWEST_FIRST, Of, Scope, Sql, look_up};
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;

use super::body::Filters;
use crate::bulk::body::MOST;

/// Which work items of a list a filter finds, of those that the caller sees.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// The workspace, by its id and by its slug.
    pub workspace: (WorkspaceId, &'q str),
    /// The user who sees the list.
    pub caller: UserId,
    /// Which list.
    pub of: Of,
    /// The filters.
    pub filters: &'q Filters,
}

/// How many work items a filter finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub count: u64,
    /// The position that this is true for.
    pub position: u64,
}

/// The work items that a filter finds.
#[derive(Debug)]
pub struct Found {
    /// How many there are.
    pub counted: Counted,
    /// The last position at which one of them was changed; 0 if there are none.
    pub changed: u64,
    /// The first ones, as many as a bulk may have, in the order of the list: each with its version.
    pub items: Vec<(IssueId, u64)>,
}

/// A row of the answer: one of those that were found, or none.
#[derive(sqlx::FromRow)]
struct Row {
    seen_position: i64,
    id: Option<Uuid>,
    version: Option<i64>,
    count: i64,
    changed: i64,
}

impl Question<'_> {
    /// How many work items it finds.
    ///
    /// # Errors
    /// A filter names what is not there, the caller may not look there, or the database cannot be asked.
    pub async fn count(&self, db: &mut PgConnection) -> Result<Counted, Problem> {
        let filter = self.filter(db).await?;
        let statement = counting(self.of, &filter);
        let query = sqlx::query_as(&statement);
        // A page's size means nothing here.
        let query = self.of.bind(query, (self.workspace.1, self.caller.uuid()), (0, 0));
        let row: Option<(i64, i64)> = filter.bind(query).fetch_optional(db).await?;
        let (position, count) = row.ok_or_else(Problem::forbidden)?;
        Ok(Counted { count: count.cast_unsigned(), position: position.cast_unsigned() })
    }

    /// The work items that it finds.
    ///
    /// # Errors
    /// A filter names what is not there, the caller may not look there, or the database cannot be asked.
    pub async fn find(&self, db: &mut PgConnection) -> Result<Found, Problem> {
        let filter = self.filter(db).await?;
        let statement = finding(self.of, &filter);
        let most = i64::try_from(MOST).map_err(Problem::internal)?;
        let query = sqlx::query_as(&statement);
        let query = self.of.bind(query, (self.workspace.1, self.caller.uuid()), (most, 0));
        let rows: Vec<Row> = filter.bind(query).fetch_all(db).await?;
        let first = rows.first().ok_or_else(Problem::forbidden)?;
        let [count, position, changed] =
            [first.count, first.seen_position, first.changed].map(i64::cast_unsigned);
        let item = |row: &Row| Some((IssueId(row.id?), row.version?.cast_unsigned()));
        let items = rows.iter().filter_map(item).collect();
        Ok(Found { counted: Counted { count, position }, changed, items })
    }

    /// The filters in SQL, after their names have been looked up; those that nothing has are told of the field with the
    /// filter.
    async fn filter(&self, db: &mut PgConnection) -> Result<Sql, Problem> {
        let (workspace, caller) = (self.workspace.0.uuid(), self.caller.uuid());
        let scope = Scope { workspace, project: self.of.project(), caller };
        let mut known = Known::default();
        for (field, filter) in self.filters.each() {
            known = match look_up(db, scope, filter).await {
                Ok(found) => known.and(found),
                Err(Failure::Filter(error)) => return Err(Problem::invalid_filter(field, &error)),
                Err(Failure::Database(error)) => return Err(error.into()),
            };
        }
        Ok(Sql::of(&self.filters.all(), &known, caller, self.of.first_free()))
    }
}

/// Who asks, a single row; none if they may not.
fn access(of: Of, filter: &Sql) -> String {
    format!("SELECT w.workspace_id, c.position AS seen_position{}, {}", filter.sets, of.access())
}

/// The statement for how many there are.
fn counting(of: Of, filter: &Sql) -> String {
    let (source, condition) = of.among(filter);
    format!(
        "WITH access AS MATERIALIZED ({}) \
         SELECT access.seen_position, counted.items \
         FROM access \
         CROSS JOIN LATERAL ( \
             SELECT count(*) AS items FROM {source} it \
             WHERE {condition} AND $3::bigint = $4::bigint \
         ) counted",
        access(of, filter),
    )
}

/// The statement for the first ones, with what is true for all of them.
fn finding(of: Of, filter: &Sql) -> String {
    let (source, condition) = of.among(filter);
    format!(
        "WITH access AS MATERIALIZED ({}) \
         SELECT access.seen_position, found.id, found.version, COALESCE(found.count, 0) AS count, \
             COALESCE(found.changed, 0) AS changed \
         FROM access \
         LEFT JOIN LATERAL ( \
             SELECT it.id, it.version, count(*) OVER () AS count, max(it.position) OVER () AS changed \
             FROM {source} it \
             WHERE {condition} \
             ORDER BY {NEWEST_FIRST} \
             LIMIT $3 OFFSET $4 \
         ) found ON true",
        access(of, filter),
    )
}

#[cfg(test)]
mod tests {
    use embedded::testing::Database;
    use sqlx::{ConnectOptions, Executor};
    use wire::Zone;
    use wire::filter::{Today, pql};

    use super::*;

    /// A filter that looks into every table that filters look into.
    const ALL: &str = "state_group = started AND assignee IN membersOf(\"x\") \
        AND subscriber = currentUser() AND mention IS EMPTY AND changed(state) during(-7d, now()) \
        AND id ~ ENG-1 AND hasChildren() AND isIntake() AND cycle IN activeCycle() \
        AND creator IN workspaceMembers() AND blockedBy(00000000-0000-0000-0000-000000000000)";

    #[tokio::test]
    async fn the_service_may_ask_what_it_asks() {
        let database = Database::create().await;
        let options = service::database::options(&database.url(), "test").unwrap();
        migrations::all(&options).await.unwrap();
        let mut db = options.connect().await.unwrap();
        db.execute("SET ROLE tidemark_command").await.unwrap();
        let today = Today { now: chrono::DateTime::UNIX_EPOCH, zone: Zone::UTC };
        let filter = pql::parse(ALL, today).unwrap().filter;
        for of in [Of::Project(Uuid::nil()), Of::Archive(Uuid::nil())] {
            let (known, nil) = (Known::default(), Uuid::nil());
            let filter = Sql::of(&filter, &known, nil, of.first_free());
            for statement in [counting(of, &filter), finding(of, &filter)] {
                let query = of.bind(sqlx::query(&statement), ("acme", nil), (1, 0));
                assert!(filter.bind(query).fetch_all(&mut db).await.unwrap().is_empty());
            }
        }
    }

    #[tokio::test]
    async fn the_service_may_look_up_names() {
        let database = Database::create().await;
        let options = service::database::options(&database.url(), "test").unwrap();
        migrations::all(&options).await.unwrap();
        let mut db = options.connect().await.unwrap();
        db.execute("SET ROLE tidemark_command").await.unwrap();
        let today = Today { now: chrono::DateTime::UNIX_EPOCH, zone: Zone::UTC };
        let scope = Scope { workspace: Uuid::nil(), project: None, caller: Uuid::nil() };
        for text in [
            "project = x",
            "state = x",
            "label = x",
            "cycle = x",
            "module = x",
            "estimate_point = x",
            "assignee = x",
            "parent = ENG-1",
            "assignee IN membersOf(x)",
        ] {
            let filter = pql::parse(text, today).unwrap().filter;
            let unknown = look_up(&mut db, scope, &filter).await.unwrap_err();
            assert!(matches!(unknown, Failure::Filter(_)), "{text}: {unknown}");
        }
        for text in ["cycle IN activeCycle()", "creator IN workspaceMembers()"] {
            let filter = pql::parse(text, today).unwrap().filter;
            look_up(&mut db, scope, &filter).await.unwrap();
        }
    }
}
