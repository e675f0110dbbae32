//! `PATCH …/modules/{module}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::UserId;
use domain::module::{
    ChangeModuleLead, ChangeModuleMembers, ChangeModuleStatus, DescribeModule, Module,
    ModuleCommand, PlanModule, RenameModule, ReorderModule, SetModuleExternalReference,
    SetModuleMembers,
};
use event_store::Claim;
use service::Problem;
use service::http::{IfMatch, Path};
use wire::fields::SetOfIds;
use wire::{Sent, Zone, shapes};

use super::body::{Body, ModuleChanges};
use super::{ModulePath, facts, people, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims::{self, Scope};
use crate::error::{CommandError, Result};
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Changes a module that is not archived: each key that was sent is a fact of its own, all of them or none.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/",
    operation_id = "update_module",
    params(ModulePath),
    request_body = ModuleChanges,
    responses((status = 200, body = shapes::Module)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ModulePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.changes())).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&Update { path, body, if_match, zone }).await
}

struct Update {
    path: ModulePath,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation<InProject> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let module = facts::existing(unit, self.path.module()).await?;
        self.if_match.check(module.version)?;
        entered.project.state.editable()?;
        module.state.must_be_editable()?;
        let commands = self.commands(entered, &module.state)?;
        let changed = unit.change_module(self.path.module(), commands).await?;
        let name = |module: &Module| {
            let name = module.name()?.as_str();
            Ok::<_, CommandError>(claims::module_name(self.path.project, name, self.path.module))
        };
        unit.exchange(Some(name(&module.state)?), Some(name(&changed.state)?));
        let external = |module: &Module| {
            claims::module_external(self.path.project, &module.external, self.path.module)
        };
        unit.exchange(external(&module.state), external(&changed.state));
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, self.path.module, self.zone)
    }

    fn claimed(&self, claim: Claim) -> CommandError {
        if let Some(Scope::ModuleName(_)) = Scope::of(&claim) {
            return Problem::module_name_taken(None).into();
        }
        // The contract names the module that was to be changed, not the one that bears the reference.
        CommandError::Claimed(Claim { owner: self.path.module.uuid(), ..claim })
    }
}

impl Update {
    /// One small command for each key that was sent.
    fn commands(&self, entered: &EnteredProject, module: &Module) -> Result<Vec<ModuleCommand>> {
        let body = &self.body;
        let plan =
            PlanModule { start: body.start_date.change(), target: body.target_date.change() };
        let external = SetModuleExternalReference { to: body.external.clone() };
        let commands: [Option<ModuleCommand>; 8] = [
            body.name.clone().value().map(|to| RenameModule { to }.into()),
            body.description.clone().value().map(|to| DescribeModule { to }.into()),
            Some(plan.into()),
            body.status.value().map(|to| ChangeModuleStatus { to }.into()),
            self.leading(entered, module)?,
            self.membership(entered)?,
            body.sort_order.value().map(|to| ReorderModule { to }.into()),
            Some(external.into()),
        ];
        Ok(commands.into_iter().flatten().collect())
    }

    /// Who leads it from now on; who does already need not be in the project any more.
    fn leading(&self, entered: &EnteredProject, module: &Module) -> Result<Option<ModuleCommand>> {
        let Some(to) = self.body.lead.change() else { return Ok(None) };
        if let Some(lead) = to.filter(|_| to != module.lead) {
            people::check_lead(&entered.workspace.state, &entered.project.state, lead)?;
        }
        Ok(Some(ChangeModuleLead { to }.into()))
    }

    /// Who works on it from now on: everybody that was sent, or who comes and who goes.
    fn membership(&self, entered: &EnteredProject) -> Result<Option<ModuleCommand>> {
        let (workspace, project) = (&entered.workspace.state, &entered.project.state);
        Ok(match &self.body.members {
            Sent::Value(SetOfIds::Whole(ids)) => {
                Some(SetModuleMembers { to: people::members(workspace, project, ids)? }.into())
            }
            Sent::Value(SetOfIds::Parts { add, remove }) => {
                let remove = remove.iter().copied().map(UserId).collect();
                let add = people::members(workspace, project, add)?;
                Some(ChangeModuleMembers { add, remove }.into())
            }
            _ => None,
        })
    }
}
