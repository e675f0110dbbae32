//! `GET workspaces/{slug}/work-items/count/`: how many work items there are, and how many of each group (contract §8.8).

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use lists::{Of, Sql};
use serde::Serialize;
use service::Problem;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _};
use utoipa::ToSchema;
use uuid::Uuid;

use super::asker;
use super::grouping::{Grouping, Groupings, joined};
use super::listing;
use crate::filter::Asked;
use crate::params::invalid;
use crate::paths::WorkspacePath;
use crate::rows::Columns;
use crate::rows::work_item::Around;
use crate::seen::Look;
use crate::{App, ReadRequest, Segments, documented};

/// The key of the work items that have no such value.
pub(super) const NONE: &str = "None";

/// How many work items there are.
#[derive(Debug, Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the names are those of the contract")]
pub(crate) struct Counts {
    /// What they are grouped by.
    pub(super) grouped_by: Option<&'static str>,
    /// What each group is grouped by.
    pub(super) sub_grouped_by: Option<&'static str>,
    /// How many there are; one that is in several groups counts once.
    pub(super) total_count: u64,
    /// How many are in each group, by its value; `None` stands for those that have none.
    pub(super) grouped_counts: BTreeMap<String, Group>,
}

/// How many work items a group has.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Group {
    /// How many.
    pub(super) count: u64,
    /// How many are in each of its groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sub_grouped_counts: Option<BTreeMap<String, SubGroup>>,
}

/// How many work items a group of a group has.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct SubGroup {
    /// How many.
    pub(super) count: u64,
}

impl Counts {
    /// How many are in the group with these keys: its own, and that of the group in it if it is one of those.
    pub(super) fn of(&self, keys: &[String]) -> u64 {
        let mut keys = keys.iter();
        let group = keys.next().and_then(|key| self.grouped_counts.get(key));
        let part = |group: &Group, key| Some(group.sub_grouped_counts.as_ref()?.get(key)?.count);
        let count = match keys.next() {
            Some(key) => group.and_then(|group| part(group, key)),
            None => group.map(|group| group.count),
        };
        count.unwrap_or_default()
    }
}

/// Counts the work items of all projects that the caller is a member of that are neither archived nor in triage, under any
/// filter of the lists.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/work-items/count/",
    operation_id = "count_work_items",
    params(WorkspacePath, documented::Grouped, documented::Filtered),
    responses((status = 200, body = Counts)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let groups = Groupings::read(&request.params)?;
    listing::refuse_unknown(&request.params, &Groupings::PARAMETERS)?;
    let own = &Groupings::PARAMETERS;
    let Asked { filter, order } = Asked::read(&request.params, own, app.today(&request))?;
    if !order.is_empty() {
        return Err(invalid("pql", "Counts have no order; leave ORDER BY out."));
    }
    let of = Of::Workspace;
    request.asks(of.right())?;
    app.wait(&request, &path.slug).await?;
    let mut look = Look::snapshot(&app.pool).await?;
    let (slug, caller) = (path.slug.as_str(), request.user());
    let filter = listing::filter(&filter, look.db(), (slug, caller), None, of.first_free()).await?;
    let asker = asker::find(look.db(), of, (slug, caller)).await?;
    let counting = Counting { groups, of };
    let (around, counts) = counting.fetch(look.db(), &filter, (&asker, caller)).await?;
    request.answer_all(around.seen(), &counts)
}

/// What is counted, and by what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counting {
    pub(super) groups: Groupings,
    /// Of which work items.
    pub(super) of: Of,
}

impl Counting {
    /// Counts for who asks, whose row [`asker::find`] has found.
    pub(super) async fn fetch(
        self,
        db: &mut PgConnection,
        filter: &Sql,
        (asker, caller): (&str, Uuid),
    ) -> Result<(Around, Counts), Problem> {
        let statement = self.statement(filter);
        // A page's third and fourth values mean nothing here.
        let query = self.of.bind(sqlx::query(&statement), (asker, caller), (0, 0));
        let rows = filter.bind(query).fetch_all(db).await?;
        let around = Around::first_of(rows.first().ok_or_else(Problem::forbidden)?)?;
        let mut counts = Counts {
            grouped_by: self.groups.by.map(|by| by.name),
            sub_grouped_by: self.groups.then_by.map(|by| by.name),
            total_count: 0,
            grouped_counts: BTreeMap::new(),
        };
        for row in &rows {
            self.add(&mut counts, row)?;
        }
        Ok((around, counts))
    }

    /// Adds the count of a group, of a group of a group, or of all.
    fn add(self, counts: &mut Counts, row: &PgRow) -> Result<(), sqlx::Error> {
        let key = |name| row.try_get::<Option<String>, _>(name).map(named);
        let items = row.try_get::<i64, _>("items")?.cast_unsigned();
        // How many of the keys, from the last one on, stand for all of their values.
        let level: i32 = row.try_get("level")?;
        if level == 3 {
            counts.total_count = items;
            return Ok(());
        }
        let group = counts.grouped_counts.entry(key("one")?).or_default();
        match (level, self.groups.then_by) {
            (0, Some(_)) => {
                let parts = group.sub_grouped_counts.get_or_insert_default();
                parts.insert(key("two")?, SubGroup { count: items });
            }
            _ => group.count = items,
        }
        Ok(())
    }

    /// The statement: a row for all, for each group, and for each group of a group.
    fn statement(self, filter: &Sql) -> String {
        let Self { groups: Groupings { by: first, then_by }, of } = self;
        let sets = match (first, then_by) {
            (None, _) => "()",
            (Some(_), None) => "(one.key), ()",
            (Some(_), Some(_)) => "(one.key, two.key), (one.key), ()",
        };
        let level = match (first, then_by) {
            (None, _) => "3",
            (Some(_), None) => "CASE GROUPING(one.key) WHEN 1 THEN 3 ELSE 1 END",
            (Some(_), Some(_)) => "GROUPING(one.key, two.key)",
        };
        let key = |alias: &str, by: Option<Grouping>| match by {
            Some(_) => format!("{alias}.key"),
            None => "NULL::text".to_owned(),
        };
        let (one, two) = (key("one", first), key("two", then_by));
        let Counted { source, condition, items } = self.counted(filter);
        let firsts = items(" FILTER (WHERE two.place = 1)");
        let single = items(" FILTER (WHERE one.place = 1 AND two.place = 1)");
        format!(
            "WITH access AS MATERIALIZED ( \
                 {access} \
             ) \
             SELECT {around}, counted.* \
             FROM access \
             CROSS JOIN LATERAL ( \
                 SELECT {one} AS one, {two} AS two, {level} AS level, \
                     CASE {level} \
                         WHEN 0 THEN {each} \
                         WHEN 1 THEN {firsts} \
                         ELSE {single} \
                     END AS items \
                 FROM {source} it \
                 {join_one} \
                 {join_two} \
                 WHERE {condition} AND $3::bigint = $4::bigint \
                 GROUP BY GROUPING SETS ({sets}) \
             ) counted",
            each = items(""),
            around = Around::named("access"),
            access = asker::given(of, &filter.sets),
            join_one = joined(first, "one"),
            join_two = joined(then_by, "two"),
        )
    }
}

/// The rows that are counted.
struct Counted {
    /// Where they are.
    source: String,
    /// Which of those they are.
    condition: String,
    /// How many there are of those that an aggregate's filter lets through.
    items: fn(&str) -> String,
}

impl Counting {
    /// The rows to count: those of a table that keeps counts if it knows the groups and all that the filter asks.
    fn counted(self, filter: &Sql) -> Counted {
        let is_kept = *filter == Sql::everything() && self.groups.are_kept();
        let kept = if is_kept { self.of.kept() } else { None };
        let alike = || self.of.alike(filter).filter(|_| self.groups.are_alike());
        if let Some(source) = kept.or_else(alike) {
            let items = |which: &str| format!("COALESCE(sum(it.items){which}, 0)::bigint");
            return Counted { source, condition: "true".to_owned(), items };
        }
        let (source, condition) = self.of.among(filter);
        let items = |which: &str| format!("count(*){which}");
        Counted { source: source.to_owned(), condition, items }
    }
}

/// The key of a group.
fn named(key: Option<String>) -> String {
    key.unwrap_or_else(|| NONE.to_owned())
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;

    use super::super::grouping::all;
    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statements_fit_the_tables() {
        let (mut db, _database) = checked::migrated().await;
        let filter = Sql::everything();
        let pairs = all().zip(all().skip(1)).map(|(by, then_by)| (Some(by), Some(then_by)));
        let single = all().map(|by| (Some(by), None));
        for (by, then_by) in pairs.chain(single).chain([(None, None)]) {
            let counting = Counting { groups: Groupings { by, then_by }, of: Of::Workspace };
            db.prepare(&counting.statement(&filter)).await.unwrap();
        }
    }
}
