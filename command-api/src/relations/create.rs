//! `POST …/work-items/{issue}/relations/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::issue::{Issue, Relation};
use service::Problem;
use service::http::Path;
use wire::shapes::RelatedWorkItem;
use wire::{Fields, Zone};

use super::{Body, Relate, others, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// The description of `relation_type`.
const TYPE: &str = "What the work item is to the others.";

bodies! {
    /// What a work item becomes to others; another relation of the same two ends.
    NewRelations: schema(read), {
        "relation_type": "blocking",
        "issues": ["01a206a1-7c2e-7a10-8c54-92ab0d1f6e33"]
    };
}

/// Relates a work item to others, which may be in other projects that the caller may read.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/relations/",
    operation_id = "create_work_item_relations",
    params(IssuePath),
    request_body = NewRelations,
    responses((status = 201, body = Vec<RelatedWorkItem>)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let Body { relation, others } = call.permitted(read(request.fields())).await?;
    let relate = Relate { path, relation, others, app: &app };
    call.carry_out(&CreateRelations { relate, zone: request.zone() }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Body, Problem> {
    let relation = fields.choice("relation_type", Relation::from_name).doc(TYPE).required();
    let relation = relation.among(&Relation::NAMES).read();
    let others = others(&mut fields, "issues");
    Body::finish(fields, relation, others)
}

struct CreateRelations<'a> {
    relate: Relate<'a>,
    zone: Zone,
}

impl Operation<InProject> for CreateRelations<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        self.relate.decide(unit, entered).await
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let Relate { path, others, .. } = &self.relate;
        let issue = after.get::<Issue>(path.issue)?;
        let shape = |other| render::related(after, &issue.state, other, self.zone);
        let related = others.iter().copied().map(shape).collect::<Result<Vec<_>>>()?;
        Rendered::json(StatusCode::CREATED, issue.state.audit.version, &related)
    }
}
