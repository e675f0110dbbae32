//! `POST …/work-items/{issue}/relations/remove/`

use axum::extract::State;
use axum::response::Response;
use domain::IssueId;
use service::Problem;
use service::http::{IfMatch, Path};
use wire::Fields;

use super::end;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::issues::facts;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

bodies! {
    /// Which relation of a work item ends.
    EndOfRelation: schema(read), { "related_issue": "01a206a1-7c2e-7a10-8c54-92ab0d1f6e33" };
}

/// Ends the relation of a work item and another one, whatever it is.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/relations/remove/",
    operation_id = "remove_work_item_relation",
    params(IssuePath),
    request_body = EndOfRelation,
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let other = call.permitted(read(request.fields())).await?;
    let if_match = request.if_match();
    call.carry_out(&RemoveRelation { path, other, if_match }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<IssueId, Problem> {
    let other = fields.uuid("related_issue").doc("The other work item.").required().read();
    fields.finish()?;
    Ok(IssueId(other.required()?))
}

struct RemoveRelation {
    path: IssuePath,
    other: IssueId,
    if_match: IfMatch,
}

impl Operation<InProject> for RemoveRelation {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        end(unit, entered, self.path.issue(), self.other, |_| true).await
    }
}
