//! Modules of projects: those that are not archived, and those that are, with how many work items they have; and those that
//! are not archived without that.

pub(crate) mod archived;
pub(crate) mod lite;
pub(crate) mod live;

use wire::shapes::{CountedModule, Module};

use crate::order::{Orders, as_people_sort};

/// The names that clients may order by, where they may.
pub(crate) const ORDERS: &Orders = &[
    ("created_at", "it.created_at"),
    ("updated_at", "it.updated_at"),
    ("id", "it.id"),
    ("name", as_people_sort!("it.name")),
    ("sort_order", "it.sort_order"),
    ("start_date", "it.start_date"),
    ("target_date", "it.target_date"),
    ("status", "it.status"),
    ("lead", "it.lead_id"),
    ("external_id", "it.external_id"),
    ("external_source", "it.external_source"),
    ("created_by", "it.created_by"),
    ("updated_by", "it.updated_by"),
];

fn counted(module: Module, counts: &[i64]) -> CountedModule {
    let count = |place: usize| counts.get(place).copied().unwrap_or_default().cast_unsigned();
    CountedModule {
        module,
        total_issues: count(0),
        completed_issues: count(1),
        cancelled_issues: count(2),
        started_issues: count(3),
        unstarted_issues: count(4),
        backlog_issues: count(5),
    }
}

/// Declares a row of a module, perhaps with more columns, with its shape and what it refers to.
macro_rules! module_row {
    ($(#[$doc:meta])+ Row { $($column:ident: $type:ty = $sql:expr),* $(,)? }) => {
        $crate::rows::columns::row! {
            $(#[$doc])+
            Row {
                workspace_id: uuid::Uuid,
                id: uuid::Uuid,
                version: i64,
                project_id: uuid::Uuid,
                name: String,
                description: String,
                start_date: Option<chrono::NaiveDate>,
                target_date: Option<chrono::NaiveDate>,
                status: String,
                lead_id: Option<uuid::Uuid>,
                member_ids: Vec<uuid::Uuid>,
                sort_order: f64,
                external_source: Option<String>,
                external_id: Option<String>,
                archived_at: Option<chrono::DateTime<chrono::Utc>>,
                created_at: chrono::DateTime<chrono::Utc>,
                created_by: uuid::Uuid,
                updated_at: chrono::DateTime<chrono::Utc>,
                updated_by: Option<uuid::Uuid>,
                $($column: $type = $sql,)*
            }
        }

        impl Row {
            /// Notes what it refers to.
            fn refer(&self, wanted: &mut $crate::rows::expansion::Wanted) {
                wanted.project(self.project_id);
                wanted.audit($crate::rows::expansion::audit_row!(self));
            }

            /// As clients see it, without anything that is counted.
            fn module(
                self,
                zone: wire::Zone,
                expansion: &$crate::rows::expansion::Expansion,
            ) -> wire::shapes::Module {
                wire::shapes::Module {
                    audit: expansion.audit(zone, $crate::rows::expansion::audit_row!(self)),
                    name: self.name,
                    description: self.description,
                    description_text: None,
                    description_html: None,
                    start_date: self.start_date,
                    target_date: self.target_date,
                    status: self.status.into(),
                    view_props: serde_json::json!({}),
                    sort_order: self.sort_order,
                    external_source: self.external_source,
                    external_id: self.external_id,
                    archived_at: self.archived_at.map(|at| zone.at(at)),
                    logo_props: serde_json::json!({}),
                    project: expansion.project(self.project_id),
                    workspace: expansion.workspace(self.workspace_id),
                    lead: self.lead_id,
                    members: self.member_ids,
                }
            }
        }
    };
}
use module_row;
