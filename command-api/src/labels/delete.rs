//! `DELETE …/labels/{label}/`

use axum::extract::State;
use axum::response::Response;
use domain::project::{DeleteLabel, ProjectRefusal};
use service::Problem;
use service::http::{IfMatch, Path};

use super::LabelPath;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Deletes a label and all below it; work items lose them.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/labels/{label}/",
    operation_id = "delete_label",
    params(LabelPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<LabelPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    call.carry_out(&Delete { path, if_match: request.if_match() }).await
}

struct Delete {
    path: LabelPath,
    if_match: IfMatch,
}

impl Operation<InProject> for Delete {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let project = &entered.project.state;
        let label = project.label(self.path.label).ok_or(ProjectRefusal::LabelMissing)?;
        self.if_match.check(label.audit.version)?;
        unit.change_project(self.path.project, [DeleteLabel { label: self.path.label }.into()])
            .await?;
        Ok(())
    }
}
