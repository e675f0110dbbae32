//! `POST …/cycles/{cycle}/transfer-issues/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use cqrs_es::Aggregate;
use domain::cycle::{Cycle, TransferCycle};
use domain::issue::{
    Issue, IssueArchived, IssueAssigneeAdded, IssueAssigneeRemoved, IssueCycleChanged,
    IssueDeleted, IssueEstimateChanged, IssueLabelAdded, IssueLabelRemoved, IssueRestored,
    IssueStateChanged,
};
use domain::project::{LabelDeleted, LabelRecoloured, LabelRenamed, Project, StateRegrouped};
use domain::{CycleId, Named};
use event_store::NoneSince;
use serde::Serialize;
use service::Problem;
use service::http::{IfMatch, Path};
use utoipa::ToSchema;
use wire::{Fields, Sent};

use super::{CyclePath, facts};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::read_model::ReadModel;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// The events of issues that change which are in a cycle, which of those are open, and how far it is, by whether they say
/// which cycle.
const OF_ISSUES: [(&[&str], bool); 2] = [
    (&[IssueCycleChanged::NAME], true),
    (
        &[
            IssueStateChanged::NAME,
            IssueArchived::NAME,
            IssueRestored::NAME,
            IssueDeleted::NAME,
            IssueAssigneeAdded::NAME,
            IssueAssigneeRemoved::NAME,
            IssueLabelAdded::NAME,
            IssueLabelRemoved::NAME,
            IssueEstimateChanged::NAME,
        ],
        false,
    ),
];
/// The events of the project that change the same for many issues. Those of its estimate are not among them: the decision
/// rests on the version of the project, which says what each point is.
const OF_PROJECT: &[&str] =
    &[StateRegrouped::NAME, LabelDeleted::NAME, LabelRenamed::NAME, LabelRecoloured::NAME];

bodies! {
    /// Where the open work items of a cycle go.
    CycleTransfer: schema(read), { "new_cycle_id": "01a206a2-8e55-7a3b-9c20-1f47b8d3e0a9" };
}

/// Moves the open work items of a cycle that has ended into another one, and notes how far the cycle was.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/transfer-issues/",
    operation_id = "transfer_cycle_work_items",
    params(CyclePath),
    request_body = CycleTransfer,
    responses((status = 200, body = Transferred)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CyclePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let target = call.permitted(read(request.fields())).await?;
    let (if_match, read_model) = (request.if_match(), app.read_model());
    call.carry_out(&Transfer { path, target, if_match, read_model }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<CycleId, Problem> {
    let sent = fields.id("new_cycle_id").doc("The cycle that they go into.").nullable().read();
    if fields.failed() {
        return Err(Problem::valid_detail_wanted());
    }
    fields.finish()?;
    match sent {
        Sent::Value(id) => Ok(CycleId(id)),
        _ => Err(Problem::rule("cycle/no-target", "New Cycle Id is required")),
    }
}

/// The answer.
#[derive(Serialize, ToSchema)]
struct Transferred {
    /// Always `Success`.
    message: &'static str,
}

struct Transfer<'a> {
    path: CyclePath,
    target: CycleId,
    if_match: IfMatch,
    read_model: &'a ReadModel,
}

impl Operation<InProject> for Transfer<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let source = facts::existing(unit, self.path.cycle()).await?;
        self.if_match.check(source.version)?;
        entered.project.state.editable()?;
        source.state.must_give_issues(unit.at())?;
        let target = facts::existing(unit, (self.path.project, self.target)).await?;
        let held = self.read_model.in_cycle(unit.workspace(), self.path.cycle).await?;
        self.none_since(unit, held.position);
        let open: Vec<_> = held.found.iter().filter(|item| item.is_open()).collect();
        if open.len() > facts::MOST {
            return Err(facts::too_many(open.len()).into());
        }
        let transfer = TransferCycle {
            to: target.state.reference(),
            is_target_closed: target.state.must_take_issues(unit.at()).is_err(),
            progress: super::progress::of(
                &held.found,
                &source.state,
                &entered.project.state,
                unit.at(),
            ),
            at: unit.at(),
        };
        unit.change_cycle(self.path.cycle(), [transfer.into()]).await?;
        for item in open {
            let to = Some(target.state.reference());
            facts::put(unit, (self.path.project, item.id), to).await?;
        }
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let version = after.get::<Cycle>(self.path.cycle)?.version;
        Rendered::json(StatusCode::OK, version, &Transferred { message: "Success" })
    }
}

impl Transfer<'_> {
    /// That nothing has changed what the read tables showed of the cycle.
    fn none_since(&self, unit: &mut Unit<'_>, position: u64) {
        let project = Some(self.path.project);
        for (names, say_which) in OF_ISSUES {
            // A work item that moves to another project leaves the cycle there.
            let project = project.filter(|_| !say_which);
            let mentions = if say_which { vec![self.path.cycle.uuid()] } else { Vec::new() };
            unit.none_since(NoneSince {
                position,
                project,
                kind: Some(Issue::TYPE),
                names,
                mentions,
            });
        }
        let (kind, names, mentions) = (Some(Project::TYPE), OF_PROJECT, Vec::new());
        unit.none_since(NoneSince { position, project, kind, names, mentions });
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::project::{LabelCreated, ProjectCreated, StateCreated, StateDeleted};

    use super::*;
    use crate::testing::{changing, changing_after};

    /// What of an issue decides about a transfer, while there is the issue.
    fn matters(issue: &Issue) -> Option<(Vec<uuid::Uuid>, String)> {
        let ids = issue.cycle.iter().map(|cycle| cycle.id.uuid());
        let ids = ids.chain(issue.assignees.iter().map(|user| user.uuid()));
        let ids = ids.chain(issue.labels.iter().map(|label| label.id.uuid()));
        let ids = ids.chain(issue.estimate_point.iter().map(|point| point.id.uuid()));
        let rest = format!("{:?} {}", issue.state.id, issue.is_archived());
        issue.is_live().then(|| (ids.collect(), rest))
    }

    #[test]
    fn whatever_changes_how_far_a_cycle_is_is_known() {
        let (into, out) = changing(matters);
        let known = OF_ISSUES.iter().flat_map(|(names, _)| names.iter().copied());
        // A new issue is in no cycle, and one that came back is in none before it enters one.
        let made = [domain::issue::IssueCreated::NAME, domain::issue::IssueUndeleted::NAME];
        let known: BTreeSet<_> = known.chain(made).collect();
        let changing: BTreeSet<_> = into.union(&out).copied().collect();
        assert!(changing.is_subset(&known), "{:?}", changing.difference(&known));
    }

    /// What of a project decides about a transfer, but for its estimate: the groups of its states, and its labels.
    #[expect(clippy::unnecessary_wraps, reason = "there is always a project")]
    fn matters_of_all(project: &Project) -> Option<Vec<String>> {
        let states = project.states().into_iter();
        let groups = states.map(|state| format!("{:?} {:?}", state.id, state.group));
        let labels = project.labels().into_iter();
        let labels = labels.map(|of| format!("{:?} {:?} {:?}", of.id, of.name, of.colour));
        Some(groups.chain(labels).collect())
    }

    #[test]
    fn whatever_changes_the_same_for_many_issues_is_known() {
        let parts = [StateCreated::NAME, LabelCreated::NAME];
        let (into, out) = changing_after(&parts, matters_of_all);
        // No issue has what is new, and none is in a state that is deleted.
        let others = parts.into_iter().chain([ProjectCreated::NAME, StateDeleted::NAME]);
        let known: BTreeSet<_> = OF_PROJECT.iter().copied().chain(others).collect();
        assert_eq!(into.union(&out).copied().collect::<BTreeSet<_>>(), known);
    }
}
