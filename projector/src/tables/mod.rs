//! The read tables, one file each.

mod app_user;
mod collection;
mod collection_member;
mod comment;
mod comment_reaction;
mod cycle;
mod estimate;
mod estimate_point;
mod intake_issue;
mod label;
mod module;
mod module_issue;
mod module_link;
mod page;
mod project;
mod project_member;
mod saved_view;
mod state;
#[cfg(test)]
mod taken;
mod work_item;
mod work_item_audience;
mod work_item_key;
mod work_item_link;
mod work_item_page;
mod work_item_reaction;
mod work_item_relation;
mod work_item_vote;
mod workspace;
mod workspace_invitation;
mod workspace_member;

use crate::Table;

/// Every read table.
pub static TABLES: [&dyn Table; 29] = [
    &app_user::AppUsers,
    &collection::Collections,
    &collection_member::CollectionMembers,
    &comment::Comments,
    &comment_reaction::CommentReactions,
    &estimate::Estimates,
    &estimate_point::EstimatePoints,
    &cycle::Cycles,
    &intake_issue::IntakeIssues,
    &label::Labels,
    &module::Modules,
    &module_issue::ModuleIssues,
    &module_link::ModuleLinks,
    &page::Pages,
    &project::Projects,
    &project_member::ProjectMembers,
    &saved_view::SavedViews,
    &state::States,
    &work_item::WorkItems,
    &work_item_audience::WorkItemAudiences,
    &work_item_key::WorkItemKeys,
    &work_item_link::WorkItemLinks,
    &work_item_relation::WorkItemRelations,
    &work_item_page::WorkItemPages,
    &work_item_reaction::WorkItemReactions,
    &work_item_vote::WorkItemVotes,
    &workspace::Workspaces,
    &workspace_invitation::WorkspaceInvitations,
    &workspace_member::WorkspaceMembers,
];

/// The tables of these names; all of them for no names.
///
/// # Errors
/// The first name that no table has.
pub fn named(names: &[String]) -> Result<Vec<&'static dyn Table>, String> {
    if names.is_empty() {
        return Ok(TABLES.to_vec());
    }
    let find = |name: &String| {
        TABLES.into_iter().find(|table| table.name() == name).ok_or_else(|| name.clone())
    };
    names.iter().map(find).collect()
}

/// A text that may be missing, as its column has it.
fn text(value: Option<&impl ToString>) -> Option<String> {
    value.map(ToString::to_string)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::documented;
    use embedded::testing::Database;
    use sqlx::postgres::PgConnectOptions;
    use sqlx::{ConnectOptions, Executor};

    use super::*;
    use crate::testing::projected;

    /// The events that no table needs: while somebody is leaving, they are still there.
    const UNTAKEN: [&str; 2] = ["UserDeactivationBegun", "UserDeactivationCalledOff"];

    #[test]
    fn every_event_is_taken_by_a_table_or_listed_as_needed_by_none() {
        let untaken: BTreeSet<String> = documented::events()
            .filter(|event| {
                let event = projected((1, &(1, event.clone())));
                !TABLES.iter().any(|table| table.takes(&event))
            })
            .map(|event| event.event_type())
            .collect();
        assert_eq!(untaken, UNTAKEN.map(str::to_owned).into());
    }

    #[tokio::test]
    async fn every_row_has_the_columns_of_its_table() {
        let database = Database::create().await;
        let options: PgConnectOptions = database.url().parse().unwrap();
        migrations::all(&options).await.unwrap();
        let options = options.options([("search_path", "read_model")]);
        let mut db = options.connect().await.unwrap();
        for table in TABLES {
            let (statements, columns) = table.statements();
            let described: BTreeSet<&str> = columns.iter().copied().collect();
            for statement in statements {
                let prepared = db.prepare(&statement).await;
                prepared.unwrap_or_else(|error| panic!("{}: {error}: {statement}", table.name()));
            }
            let columns = sqlx::query_scalar::<_, String>(
                "SELECT attname::text FROM pg_attribute
                 WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped",
            );
            let columns = columns.bind(table.name()).fetch_all(&mut db).await.unwrap();
            let present: BTreeSet<&str> = columns.iter().map(String::as_str).collect();
            assert_eq!(described, present, "{}", table.name());
        }
    }
}
