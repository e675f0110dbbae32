//! The read tables, one file each.

mod app_user;
mod comment;
mod label;
mod project;
mod project_member;
mod state;
mod work_item;
mod work_item_link;
mod workspace;
mod workspace_member;

use crate::Table;

/// Every read table.
pub static TABLES: [&dyn Table; 10] = [
    &app_user::AppUsers,
    &comment::Comments,
    &label::Labels,
    &project::Projects,
    &project_member::ProjectMembers,
    &state::States,
    &work_item::WorkItems,
    &work_item_link::WorkItemLinks,
    &workspace::Workspaces,
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

/// Gives a row with the four audit columns `touch`: it was changed by an event.
macro_rules! audited {
    ($row:ty) => {
        impl $row {
            /// When an event counts as a change of the row: commands that were taken at once are not appended in the order
            /// of their times, and time never goes back.
            pub(super) fn moment(&self, event: &crate::Projected) -> chrono::DateTime<chrono::Utc> {
                self.updated_at.max(event.at)
            }

            /// Notes who changed the row, when, and where in the log.
            pub(super) fn touch(&mut self, event: &crate::Projected) {
                self.position = event.position;
                self.version = event.version;
                self.updated_at = self.moment(event);
                self.updated_by = Some(event.actor);
            }
        }
    };
}
use audited;

/// One column of rows that are written in one statement.
fn column<R, T>(rows: &[R], value: impl Fn(&R) -> T) -> Vec<T> {
    rows.iter().map(value).collect()
}

/// A text that may be missing, as its column has it.
fn text(value: Option<&impl ToString>) -> Option<String> {
    value.map(ToString::to_string)
}
