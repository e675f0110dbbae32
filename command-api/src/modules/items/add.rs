//! `POST …/modules/{module}/module-issues/`

use std::collections::{BTreeMap, HashSet};

use axum::extract::State;
use axum::response::Response;
use domain::IssueId;
use domain::issue::{AddIssueToModule, Issue};
use service::Problem;
use service::http::Path;
use uuid::Uuid;
use wire::{Fields, Zone, shapes};

use super::super::{ModulePath, facts};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// How many work items are added at once.
const MOST: usize = 1000;

bodies! {
    /// Which work items are added to a module.
    NewModuleIssues: schema(read), { "issues": ["01a206a0-2321-7b76-9417-6c643b4e819b"] };
}

/// Adds work items to a module, all in one append; those that are not in the project are left out. The answer shows the
/// work items that were sent.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/module-issues/",
    operation_id = "add_work_items_to_module",
    params(ModulePath),
    request_body = NewModuleIssues,
    responses((status = 200, body = Vec<shapes::ModuleIssue>)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ModulePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let issues = call.permitted(read(request.fields())).await?;
    let below = app.read_model().count_below(call.workspace(), &issues).await?;
    let zone = request.zone();
    call.carry_out(&Add { path, issues, below, zone }).await
}

/// Reads the body of a request: at least one id, each once.
fn read(mut fields: Fields) -> Result<Vec<IssueId>, Problem> {
    let sent = fields.ids("issues").doc("The work items, 1000 at most.").read();
    fields.finish()?;
    let (mut issues, mut known) = (sent.value().unwrap_or_default(), HashSet::new());
    issues.retain(|id| known.insert(*id));
    match issues.len() {
        0 => Err(Problem::rule("module/no-issues", "Issues are required")),
        1..=MOST => Ok(issues.into_iter().map(IssueId).collect()),
        many => {
            let text = format!("{many} work items cannot be added at once, only {MOST}.");
            Err(Problem::rule("module/too-many-issues", text))
        }
    }
}

/// That work items come into a module.
pub struct Add {
    /// Which module.
    pub path: ModulePath,
    /// The work items.
    pub issues: Vec<IssueId>,
    /// How many are below each of them.
    pub below: BTreeMap<Uuid, u64>,
    /// The zone of times in the answer.
    pub zone: Zone,
}

impl Operation<InProject> for Add {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let module = facts::existing(unit, self.path.module()).await?;
        entered.project.state.editable()?;
        module.state.must_be_editable()?;
        let reference = module.state.reference()?;
        unit.load::<Issue>(self.issues.iter().copied()).await?;
        for id in self.issues.iter().copied() {
            let issue = unit.read::<Issue>(id).await?;
            if issue.state.is_work_item() && issue.state.project == self.path.project {
                let add = AddIssueToModule { module: reference.clone() };
                unit.change_issue((self.path.project, id), [add.into()]).await?;
            }
        }
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let below = |id: IssueId| self.below.get(&id.uuid()).copied().unwrap_or_default();
        let issues = self.issues.iter().map(|id| (*id, below(*id)));
        render::rendered(after, self.path.module, issues, self.zone)
    }
}
