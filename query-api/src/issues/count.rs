//! `GET workspaces/{slug}/work-items/count/`: how many work items there are, and how many of each group (contract §8.8).

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use service::Problem;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _};
use utoipa::ToSchema;
use wire::filter::Filter;

use super::grouping::{Grouping, joined};
use super::listing;
use super::page::{Of, inside};
use crate::filter::{Asked, Sql};
use crate::params::{Params, invalid};
use crate::paths::WorkspacePath;
use crate::rows::Columns;
use crate::rows::work_item::Around;
use crate::seen::{Look, Seen};
use crate::{App, ReadRequest, Segments, documented};

/// The key of the work items that have no such value.
const NONE: &str = "None";

/// The parameters beside those that filter.
const OWN: [&str; 2] = ["group_by", "sub_group_by"];

/// How many work items there are.
#[derive(Debug, Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the names are those of the contract")]
pub(crate) struct Counts {
    /// What they are grouped by.
    grouped_by: Option<&'static str>,
    /// What each group is grouped by.
    sub_grouped_by: Option<&'static str>,
    /// How many there are; one that is in several groups counts once.
    total_count: i64,
    /// How many are in each group, by its value; `None` stands for those that have none.
    grouped_counts: BTreeMap<String, Group>,
}

/// How many work items a group has.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Group {
    /// How many.
    count: i64,
    /// How many are in each of its groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    sub_grouped_counts: Option<BTreeMap<String, SubGroup>>,
}

/// How many work items a group of a group has.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct SubGroup {
    /// How many.
    count: i64,
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
    let wanted = Wanted::read(&app, &request)?;
    let of = Of::Workspace;
    request.asks(of.right())?;
    app.wait(&request, &path.slug).await?;
    let mut look = Look::for_filters(&app.pool).await?;
    let (slug, caller) = (path.slug.as_str(), request.user());
    let free = of.first_free();
    let filter = listing::filter(&wanted.filter, look.db(), (slug, caller), None, free).await?;
    let (seen, counts) = wanted.count(look.db(), of, &filter, (slug, caller)).await?;
    request.answer_all(seen, &counts)
}

/// What is to be counted.
struct Wanted {
    filter: Filter,
    by: Option<Grouping>,
    then_by: Option<Grouping>,
}

impl Wanted {
    /// Reads the query string.
    fn read(app: &App, request: &ReadRequest) -> Result<Self, Problem> {
        let params: &Params = &request.params;
        listing::refuse_unknown(params, &OWN)?;
        let (by, then_by) =
            (Grouping::read(params, "group_by")?, Grouping::read(params, "sub_group_by")?);
        if then_by.is_some() && by.is_none() {
            return Err(invalid("sub_group_by", "It needs a group_by beside it."));
        }
        if then_by.is_some() && then_by == by {
            return Err(invalid("sub_group_by", "It is another one than group_by."));
        }
        let Asked { filter, order } = Asked::read(params, &OWN, app.today(request))?;
        match order.first() {
            Some(_) => Err(invalid("pql", "Counts have no order; leave ORDER BY out.")),
            None => Ok(Self { filter, by, then_by }),
        }
    }

    /// Counts; 403 when the caller may not ask.
    async fn count(
        &self,
        db: &mut PgConnection,
        of: Of,
        filter: &Sql,
        (slug, caller): (&str, uuid::Uuid),
    ) -> Result<(Seen, Counts), Problem> {
        let statement = self.statement(of, filter);
        // The third and fourth are those of a page.
        let query = sqlx::query(&statement).bind(slug).bind(caller).bind(0_i64).bind(0_i64);
        let rows = filter.bind(query).fetch_all(db).await?;
        let seen = Around::first_of(rows.first().ok_or_else(Problem::forbidden)?)?.seen();
        let mut counts = Counts {
            grouped_by: self.by.map(|by| by.name),
            sub_grouped_by: self.then_by.map(|by| by.name),
            total_count: 0,
            grouped_counts: BTreeMap::new(),
        };
        for row in &rows {
            self.add(&mut counts, row)?;
        }
        Ok((seen, counts))
    }

    /// Adds the count of a group, of a group of a group, or of all.
    fn add(&self, counts: &mut Counts, row: &PgRow) -> Result<(), sqlx::Error> {
        let key = |name| row.try_get::<Option<String>, _>(name).map(named);
        let items: i64 = row.try_get("items")?;
        // How many of the keys, from the last one on, stand for all of their values.
        let level: i32 = row.try_get("level")?;
        if level == 3 {
            counts.total_count = items;
            return Ok(());
        }
        let group = counts.grouped_counts.entry(key("one")?).or_default();
        match (level, self.then_by) {
            (0, Some(_)) => {
                let parts = group.sub_grouped_counts.get_or_insert_default();
                parts.insert(key("two")?, SubGroup { count: items });
            }
            _ => group.count = items,
        }
        Ok(())
    }

    /// The statement: a row for all, for each group, and for each group of a group.
    fn statement(&self, of: Of, filter: &Sql) -> String {
        let sets = match (self.by, self.then_by) {
            (None, _) => "()",
            (Some(_), None) => "(one.key), ()",
            (Some(_), Some(_)) => "(one.key, two.key), (one.key), ()",
        };
        let level = match (self.by, self.then_by) {
            (None, _) => "3",
            (Some(_), None) => "CASE GROUPING(one.key) WHEN 1 THEN 3 ELSE 1 END",
            (Some(_), Some(_)) => "GROUPING(one.key, two.key)",
        };
        let key = |alias: &str, by: Option<Grouping>| match by {
            Some(_) => format!("{alias}.key"),
            None => "NULL::text".to_owned(),
        };
        let (one, two) = (key("one", self.by), key("two", self.then_by));
        let (source, condition) = inside(of, filter);
        format!(
            "WITH access AS MATERIALIZED ( \
                 SELECT {selected}, w.workspace_id{sets_of_states}, {access} \
             ) \
             SELECT {around}, counted.* \
             FROM access \
             CROSS JOIN LATERAL ( \
                 SELECT {one} AS one, {two} AS two, {level} AS level, \
                     CASE {level} \
                         WHEN 0 THEN count(*) \
                         WHEN 1 THEN count(*) FILTER (WHERE two.place = 1) \
                         ELSE count(*) FILTER (WHERE one.place = 1 AND two.place = 1) \
                     END AS items \
                 FROM {source} it \
                 {join_one} \
                 {join_two} \
                 WHERE {condition} AND $3::bigint = $4::bigint \
                 GROUP BY GROUPING SETS ({sets}) \
             ) counted",
            selected = Around::selected(),
            around = Around::named("access"),
            sets_of_states = filter.sets,
            access = of.access(),
            join_one = joined(self.by, "one"),
            join_two = joined(self.then_by, "two"),
        )
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
            let wanted = Wanted { filter: Filter::EVERYTHING, by, then_by };
            db.prepare(&wanted.statement(Of::Workspace, &filter)).await.unwrap();
        }
    }
}
