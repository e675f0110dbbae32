//! Which labels an issue may have.

use domain::project::Project;
use domain::{LabelId, LabelRef};
use uuid::Uuid;
use wire::messages;

use super::facts::each_found;
use crate::error::Result;

/// The labels with these ids, all of the project.
///
/// # Errors
/// One is not: `{"labels": {"<index>": […]}}`.
pub fn labels(project: &Project, ids: &[Uuid]) -> Result<Vec<LabelRef>> {
    let find =
        |id: &Uuid| project.label_ref(LabelId(*id)).ok_or_else(|| messages::unknown_key(*id));
    each_found("labels", ids.iter().map(find))
}
