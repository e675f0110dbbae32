//! Links of work items to pages; those to pages that the caller may not see are not there for them.

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{WorkItemPage, WorkItemPageLite};

use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, listed};

/// A column of the page that is linked.
macro_rules! of_page {
    ($sql:literal) => {
        concat!(
            "(SELECT ",
            $sql,
            " FROM page p WHERE p.workspace_id = it.workspace_id AND p.id = it.page_id)"
        )
    };
}

row! {
    /// A link as the table has it, and the page in brief.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        work_item_id: Uuid,
        page_id: Uuid,
        page_name: String = of_page!("p.name"),
        page_created_at: DateTime<Utc> = of_page!("p.created_at"),
        page_updated_at: DateTime<Utc> = of_page!("p.updated_at"),
        page_created_by: Uuid = of_page!("p.created_by"),
        page_is_global: bool = of_page!("p.project_id IS NULL"),
        page_logo: Value = of_page!("p.logo"),
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

listed! {
    Row of WorkItem in "work_item_page",
    long: "page_id" or "it.page_id",
    only: "EXISTS (SELECT FROM pages_of($1, $3) seen WHERE seen.id = it.page_id)",
    order: "it.created_at DESC, it.id",
}

impl Shown for Row {
    type Shape = WorkItemPage;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.issue(self.work_item_id);
        wanted.audit(audit_row!(self));
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> WorkItemPage {
        WorkItemPage {
            audit: expansion.audit(zone, audit_row!(self)),
            page: WorkItemPageLite {
                id: self.page_id,
                name: self.page_name,
                created_at: zone.at(self.page_created_at),
                updated_at: zone.at(self.page_updated_at),
                created_by: self.page_created_by,
                is_global: self.page_is_global,
                logo_props: self.page_logo,
            },
            issue: expansion.issue(self.work_item_id),
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
        }
    }
}
