//! `POST …/work-items/{issue}/copy/`

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::IssueId;
use domain::cycle::Cycle;
use domain::issue::{
    AddIssueLink, AddIssueToModule, CreateIssue, Issue, IssueCommand, IssueName, ParentFact,
    SetIssueCycle,
};
use domain::module::Module;
use domain::project::Label;
use domain::values::ExternalRef;
use event_store::Versioned;
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes::WorkItem;
use wire::{Fields, Zone};

use super::assignees::may_be_given_work;
use super::{facts, family, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::call::Call;
use crate::described::bodies;
use crate::error::{CommandError, Result};
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, MOST_EVENTS, Operation, Snapshot, Unit, issue_scope};

const NAME: &str = "What the copy is called; the same as the work item without it.";
const SUB_ITEMS: &str = "Whether all work items below it are copied with it, which they are unless said; not the archived \
    ones, and what is below those.";

/// The most links of a copy and of all that is copied with it.
const MOST_LINKS: u32 = 5000;
/// How long the descriptions of a copy may be together, in bytes: one work item always fits.
const MOST_TEXT: usize = domain::html::MAX_BYTES;

bodies! {
    /// How a work item is copied.
    WorkItemCopy: schema(read), { "name": "The pump leaks again", "sub_items": false };
}

/// Copies a work item, and all work items below it: each with a number, and so a key, of its own. A copy has its name,
/// description, priority, state, labels, dates, estimate, parent and links, those of its assignees who may still be given
/// work, and is in its cycle and its modules as far as these still take work items; it has no comments, relations, pages,
/// subscribers, reactions and votes, and no external reference.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/copy/",
    operation_id = "copy_work_item",
    params(IssuePath),
    request_body = WorkItemCopy,
    responses((status = 201, body = WorkItem)),
)]
pub async fn handler(
    extract::State(app): extract::State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let (name, with_sub_items) = call.permitted(read(request.fields())).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    let copy = call.new_id(0);
    let copying =
        CopyWorkItem { path, app: &app, call: &call, copy, name, with_sub_items, if_match, zone };
    call.carry_out(&copying).await
}

/// Reads the body of a request: the name, if there is one, and whether sub-items are copied too.
fn read(mut fields: Fields) -> Result<(Option<IssueName>, bool), Problem> {
    let name = fields.text("name").max(255).doc(NAME).read_as();
    let sub_items = fields.boolean("sub_items").doc(SUB_ITEMS).read();
    fields.finish()?;
    Ok((name.value(), sub_items.value().unwrap_or(true)))
}

struct CopyWorkItem<'a> {
    path: IssuePath,
    app: &'a App,
    call: &'a Call<'a, InProject>,
    /// The copy of the work item itself.
    copy: IssueId,
    name: Option<IssueName>,
    with_sub_items: bool,
    if_match: IfMatch,
    zone: Zone,
}

/// Something that is copied.
struct Original {
    issue: Arc<Versioned<Issue>>,
    copy: IssueId,
    /// The copy that its copy is below; none for the work item itself, whose copy is below what it is below.
    below: Option<IssueId>,
}

impl Operation<InProject> for CopyWorkItem<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        let originals = self.originals(unit, issue).await?;
        unit.reserve_numbers(self.path.project, originals.len()).await?;
        let text = originals.iter().map(|original| original.issue.state.description.as_str().len());
        if text.sum::<usize>() > MOST_TEXT {
            return Err(too_large());
        }
        let mut links = 0;
        for original in &originals {
            let create = self.creation(unit, entered, original).await?;
            let scope = issue_scope(self.path.project, original.copy);
            unit.begin::<Issue>(original.copy, scope, [IssueCommand::from(create)]).await?;
            let commands = self.places(unit, &original.issue.state, &mut links).await?;
            unit.change_issue((self.path.project, original.copy), commands).await?;
            if unit.event_count() > MOST_EVENTS {
                return Err(too_large());
            }
        }
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, (self.path.project, self.copy), self.zone)
    }
}

impl CopyWorkItem<'_> {
    /// The work items that are copied, each after its parent.
    async fn originals(
        &self,
        unit: &mut Unit<'_>,
        issue: Arc<Versioned<Issue>>,
    ) -> Result<Vec<Original>> {
        let mut originals = vec![Original { issue, copy: self.copy, below: None }];
        if !self.with_sub_items {
            return Ok(originals);
        }
        let family = family::of(self.app, unit, self.path.issue).await?.map_err(too_many)?;
        let mut below: HashMap<IssueId, Vec<Arc<Versioned<Issue>>>> = HashMap::new();
        for issue in unit.load::<Issue>(family.iter().copied()).await? {
            let state = &issue.state;
            // The read tables may still show what somebody has just deleted.
            let is_copied = state.is_work_item() && state.archived_at.is_none();
            if let Some(parent) = facts::parent_of(state).filter(|_| is_copied) {
                below.entry(parent).or_default().push(issue);
            }
        }
        let mut next = 0;
        while let Some(Original { issue, copy, .. }) = originals.get(next) {
            let (above, parts) = (*copy, below.remove(&issue.state.id).unwrap_or_default());
            for part in parts {
                let copy = self.call.new_id(ordinal(originals.len())?);
                originals.push(Original { issue: part, copy, below: Some(above) });
            }
            next += 1;
        }
        Ok(originals)
    }

    /// The command that makes a copy, as far as what it has is still there.
    async fn creation(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredProject,
        original: &Original,
    ) -> Result<CreateIssue> {
        let (workspace, project) = (&entered.workspace.state, &entered.project.state);
        let issue = &original.issue.state;
        let name = self.name.clone().filter(|_| original.below.is_none());
        let name = match name {
            Some(name) => name,
            None => issue.name()?.clone(),
        };
        let state = match project.state(issue.state.id) {
            Some(state) => state,
            None => facts::default_state(project)?,
        };
        let mut assignees = issue.assignees.clone();
        assignees.retain(|user| may_be_given_work(workspace, project, *user));
        let labels = issue.labels.iter().filter_map(|label| project.label(label.id));
        let used = project.used_estimate();
        let point = issue.present_estimate(project);
        let point = point.filter(|point| used.is_some_and(|used| used.point(point.id).is_some()));
        Ok(CreateIssue {
            id: original.copy,
            project: project.id,
            number: unit.reserve_number(project.id).await?,
            identifier: project.details()?.identifier.to_string(),
            name,
            description: Some(issue.description.clone()),
            priority: issue.priority,
            state: state.reference(),
            completed_at: state.completed_later(unit.at()),
            assignees,
            labels: labels.map(Label::reference).collect(),
            parent: self.parent(unit, entered, original).await?,
            start_date: issue.start_date,
            target_date: issue.target_date,
            point: issue.point,
            estimate_point: point,
            sort_order: None,
            external: ExternalRef::default(),
            created_at: None,
            created_by: None,
        })
    }

    /// What a copy is below: the copy of what its original is below, or that itself if it was not copied.
    async fn parent(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredProject,
        original: &Original,
    ) -> Result<Option<ParentFact>> {
        let project = &entered.project.state;
        if let Some(below) = original.below {
            return facts::parent(unit, project, below).await.map(Some);
        }
        let Some(parent) = facts::parent_of(&original.issue.state) else { return Ok(None) };
        let is_there = unit.read::<Issue>(parent).await?.state.is_work_item();
        if is_there { facts::parent(unit, project, parent).await.map(Some) } else { Ok(None) }
    }

    /// The commands that bring a copy to where its original is, and give it the links of that.
    async fn places(
        &self,
        unit: &mut Unit<'_>,
        issue: &Issue,
        links: &mut u32,
    ) -> Result<Vec<IssueCommand>> {
        let mut commands: Vec<IssueCommand> = Vec::new();
        if let Some(cycle) = &issue.cycle {
            let cycle = unit.read::<Cycle>(cycle.id).await?;
            if cycle.state.must_take_issues(unit.at()).is_ok() {
                let to = Some(cycle.state.reference());
                commands.push(SetIssueCycle { from: None, to }.into());
            }
        }
        for inside in &issue.modules {
            let module = unit.read::<Module>(inside.module.id).await?;
            if module.state.must_be_editable().is_ok() {
                let module = module.state.reference()?;
                commands.push(AddIssueToModule { module }.into());
            }
        }
        for link in &issue.links {
            if *links == MOST_LINKS {
                return Err(too_many_links());
            }
            *links += 1;
            let add = AddIssueLink {
                id: self.call.new_id(ordinal(family::MOST)? + *links),
                url: link.url.clone(),
                title: link.title.clone(),
                metadata: link.metadata.clone(),
                created_at: None,
                created_by: None,
            };
            commands.push(add.into());
        }
        Ok(commands)
    }
}

/// The ordinal of a new id.
fn ordinal(number: usize) -> Result<u32> {
    u32::try_from(number).map_err(|_| CommandError::Internal("a copy has too many ids"))
}

/// The refusal of a copy that is too large for one append.
fn too_many(below: usize) -> CommandError {
    let text = format!(
        "A work item with more than {} sub-items cannot be copied at once; this one has {below}. \
         Copy it without them, or some of them by themselves.",
        family::MOST - 1
    );
    Problem::rule("issue/too-many-sub-items", text).into()
}

/// The refusal of a copy that is too much for one append.
fn too_large() -> CommandError {
    let text = format!(
        "A work item and its sub-items with more than {} MiB of descriptions, or more than {MOST_EVENTS} \
         changes in all, cannot be copied at once. Copy it without them, or some of them by themselves.",
        MOST_TEXT >> 20
    );
    Problem::rule("issue/too-large-to-copy", text).into()
}

/// The refusal of a copy with too many links for one append.
fn too_many_links() -> CommandError {
    let text = format!(
        "A work item and its sub-items with more than {MOST_LINKS} links cannot be copied at once."
    );
    Problem::rule("issue/too-many-links", text).into()
}
