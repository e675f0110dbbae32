//! Which labels an issue may have.

use domain::project::Project;
use domain::{LabelId, LabelRef};
use uuid::Uuid;

use super::facts::each_found;
use crate::read_model::ReadModel;
use crate::stop::Stop;

/// Those of the labels that are the project's; labels of other projects of the workspace are left out.
///
/// # Errors
/// One is no label at all: `{"labels": {"<index>": […]}}`; or the read tables cannot be asked.
pub async fn labels(
    project: &Project,
    read_model: &ReadModel,
    ids: &[Uuid],
) -> Result<Vec<LabelRef>, Stop> {
    let strange: Vec<Uuid> =
        ids.iter().copied().filter(|id| project.label(LabelId(*id)).is_none()).collect();
    let elsewhere = if strange.is_empty() {
        Vec::new()
    } else {
        read_model.labels_among(project.workspace, &strange).await?
    };
    let found = ids.iter().map(|id| match project.label_ref(LabelId(*id)) {
        None if elsewhere.contains(id) => Some(None),
        label => label.map(Some),
    });
    Ok(each_found("labels", ids, found)?.into_iter().flatten().collect())
}
