//! `POST …/work-items/{issue}/dependencies/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::issue::{Issue, Relation};
use service::Problem;
use service::http::Path;
use wire::shapes::Dependency;
use wire::{Fields, Zone};

use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::paths::IssuePath;
use crate::relations::{Body, Relate, others};
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// The description of `relation_type`.
const TYPE: &str = "What the work item is to the others.";
/// What it may be.
const NAMES: &[&str] =
    &["blocking", "blocked_by", "start_after", "start_before", "finish_after", "finish_before"];

bodies! {
    /// What a work item becomes to others; another relation of the same two ends.
    NewDependencies: schema(read), {
        "relation_type": "blocked_by",
        "work_item_ids": ["01a206a1-7c2e-7a10-8c54-92ab0d1f6e33"]
    };
}

/// Makes a work item depend on others, or others on it; they may be in other projects that the caller may read.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/dependencies/",
    operation_id = "create_work_item_dependencies",
    params(IssuePath),
    request_body = NewDependencies,
    responses((status = 201, body = Vec<Dependency>)),
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
    call.carry_out(&CreateDependencies { relate, zone: request.zone() }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Body, Problem> {
    let relation = fields.choice("relation_type", dependency).doc(TYPE).required();
    let relation = relation.among(NAMES).read();
    let others = others(&mut fields, "work_item_ids");
    Body::finish(fields, relation, others)
}

/// The dependency with a name.
fn dependency(name: &str) -> Option<Relation> {
    Relation::from_name(name).filter(|relation| relation.is_dependency())
}

struct CreateDependencies<'a> {
    relate: Relate<'a>,
    zone: Zone,
}

impl Operation<InProject> for CreateDependencies<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        self.relate.decide(unit, entered).await
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let Relate { path, others, relation, .. } = &self.relate;
        let issue = after.get::<Issue>(path.issue)?;
        let shape = |other| render::dependency(after, other, *relation, self.zone);
        let dependencies = others.iter().copied().map(shape).collect::<Result<Vec<_>>>()?;
        Rendered::json(StatusCode::CREATED, issue.state.audit.version, &dependencies)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_in_which_one_waits_for_the_other_is_a_dependency() {
        let all = Relation::ALL.into_iter().filter(|relation| relation.is_dependency());
        assert_eq!(all.map(Relation::name).collect::<Vec<_>>(), NAMES);
    }
}
