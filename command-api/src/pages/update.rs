//! `PATCH …/projects/{project}/pages/{page}/` and `PATCH …/pages/{page}/`, and the same as `PUT`, which is how Plane's
//! newer clients change a page.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::page::{
    ChangePageAccess, ChangePageColour, ChangePageLogo, DescribePage, LockPage, Page, PageAccess,
    PageCommand, ParentPage, RenamePage, ReorderPage, SetPageCollection, SetPageExternalReference,
    SetPageParent, UnlockPage,
};
use domain::{PageId, ProjectId, WorkspaceId};
use event_store::{Claim, Versioned};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes::WikiPage;
use wire::{Sent, Zone};

use super::body::{Body, PageChanges};
use super::{At, ProjectPagePath, WorkspacePagePath, facts, family, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::{CommandError, Result};
use crate::request::CommandRequest;
use crate::unit::{EnteredPlace, InPlace, Operation, Snapshot, Unit};
use crate::{claims, collections};

/// Changes a page of a project: each key that was sent is a fact of its own, all of them or none.
///
/// Only its owner and admins of the project change who reads it, archive it and unlock it; a locked page does not change.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/",
    operation_id = "update_project_page",
    params(ProjectPagePath),
    request_body = PageChanges,
    responses((status = 200, body = WikiPage)),
)]
pub async fn in_project(
    State(app): State<App>,
    Path(path): Path<ProjectPagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    update(&app, &request, &path.slug, (Some(path.project), path.page)).await
}

/// Changes a page of the workspace: each key that was sent is a fact of its own, all of them or none.
///
/// Only its owner and admins of the workspace change who reads it, archive it and unlock it; a locked page does not change.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/pages/{page}/",
    operation_id = "update_workspace_page",
    params(WorkspacePagePath),
    request_body = PageChanges,
    responses((status = 200, body = WikiPage)),
)]
pub async fn in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspacePagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    update(&app, &request, &path.slug, (None, path.page)).await
}

/// Changes a page of a project as `PATCH` does: what is not sent stays as it is.
#[utoipa::path(
    put,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/",
    operation_id = "put_project_page",
    params(ProjectPagePath),
    request_body = PageChanges,
    responses((status = 200, body = WikiPage)),
)]
pub async fn put_in_project(
    app: State<App>,
    path: Path<ProjectPagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    in_project(app, path, request).await
}

/// Changes a page of the workspace as `PATCH` does: what is not sent stays as it is.
#[utoipa::path(
    put,
    path = "/api/v1/workspaces/{slug}/pages/{page}/",
    operation_id = "put_workspace_page",
    params(WorkspacePagePath),
    request_body = PageChanges,
    responses((status = 200, body = WikiPage)),
)]
pub async fn put_in_workspace(
    app: State<App>,
    path: Path<WorkspacePagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    in_workspace(app, path, request).await
}

/// Changes a page of a place.
async fn update(
    app: &App,
    request: &CommandRequest,
    slug: &str,
    (project, page): At,
) -> Result<Response, Problem> {
    let call = app.call(request, slug).await?.in_place(project);
    let fields = request.changes();
    let body = call.read_html(request, move || Body::read(fields)).await?;
    let (if_match, workspace, zone) = (request.if_match(), call.workspace(), request.zone());
    call.carry_out(&Update { app, project, page, body, if_match, workspace, zone }).await
}

struct Update<'a> {
    app: &'a App,
    project: Option<ProjectId>,
    page: PageId,
    body: Body,
    if_match: IfMatch,
    workspace: WorkspaceId,
    zone: Zone,
}

impl Operation<InPlace> for Update<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredPlace) -> Result<()> {
        let at = (self.project, self.page);
        let page = facts::existing(unit, &entered.access, at).await?;
        if self.disposes_of(&page.state) {
            entered.access.may_dispose_of_page(&page.state)?;
        }
        self.if_match.check(page.version)?;
        entered.editable()?;
        if page.state.is_archived() && matches!(self.body.archived_at, Sent::Null) {
            family::restore(self.app, unit, &entered.access, at).await?;
        }
        let commands = self.commands(unit, entered, &page.state).await?;
        let changed = unit.change_page(at, commands).await?;
        if self.archives(&changed) {
            family::archive(self.app, unit, &entered.access, at).await?;
        }
        let claim = |page: &Page| claims::page_external(self.project, &page.external, self.page);
        unit.exchange(claim(&page.state), claim(&changed.state));
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, (self.workspace, self.page), self.zone)
    }

    fn claimed(&self, claim: Claim) -> CommandError {
        // As of other things: the page that was to be changed, not the one that bears the reference.
        CommandError::Claimed(Claim { owner: self.page.uuid(), ..claim })
    }
}

impl Update<'_> {
    /// Whether it does what only the owner and admins may.
    fn disposes_of(&self, page: &Page) -> bool {
        let body = &self.body;
        let opens = body.access.value().is_some_and(|to| to != page.access);
        let archives =
            body.archived_at.change().is_some_and(|at| at.is_some() != page.is_archived());
        let unlocks = page.is_locked && body.is_locked == Sent::Value(false);
        opens || archives || unlocks
    }

    /// Whether it archives the page.
    fn archives(&self, page: &Versioned<Page>) -> bool {
        self.body.archived_at.value().is_some() && !page.state.is_archived()
    }

    /// One small command for each key that was sent: unlocking comes first and locking last, so that the other changes find
    /// the page unlocked.
    async fn commands(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredPlace,
        page: &Page,
    ) -> Result<Vec<PageCommand>> {
        let body = &self.body;
        let mut commands = Vec::new();
        if body.is_locked == Sent::Value(false) {
            commands.push(UnlockPage {}.into());
        }
        let parent = self.parent(unit, entered).await?;
        let access = self.access(unit, page, parent.as_ref()).await?;
        let collection = self.collection(unit, entered, (page, parent.as_ref())).await?;
        let set_parent = parent.map(|to| SetPageParent { to }.into());
        // A page is closed before it comes below a private one, and leaves that before it is opened.
        if body.access == Sent::Value(PageAccess::Private) {
            commands.extend([access, set_parent].into_iter().flatten());
        } else {
            commands.extend([set_parent, access].into_iter().flatten());
        }
        commands.extend(collection);
        commands.extend(self.plain_commands());
        if body.is_locked == Sent::Value(true) {
            commands.push(LockPage {}.into());
        }
        Ok(commands)
    }

    /// The parent that was sent, perhaps none.
    async fn parent(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredPlace,
    ) -> Result<Option<Option<ParentPage>>> {
        Ok(match self.body.parent {
            Sent::Value(id) => {
                Some(Some(facts::parent(unit, &entered.access, (self.project, id)).await?))
            }
            Sent::Null => Some(None),
            Sent::Absent => None,
        })
    }

    /// The change of its collection, which it also leaves when it comes below another page.
    async fn collection(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredPlace,
        (page, parent): (&Page, Option<&Option<ParentPage>>),
    ) -> Result<Option<PageCommand>> {
        let sent = self.body.collection.change().filter(|to| *to != page.collection());
        if sent.is_some() || matches!(parent, Some(Some(_))) {
            collections::leavable(unit, entered.caller(), page).await?;
        }
        let Some(to) = sent else { return Ok(None) };
        if let Some(to) = to {
            facts::collection(unit, entered, to).await?;
        }
        Ok(Some(SetPageCollection { to }.into()))
    }

    /// The command that changes who reads the page, with the facts about its surroundings that it is decided by.
    async fn access(
        &self,
        unit: &mut Unit<'_>,
        page: &Page,
        parent: Option<&Option<ParentPage>>,
    ) -> Result<Option<PageCommand>> {
        let Sent::Value(to) = self.body.access else { return Ok(None) };
        if to == page.access {
            return Ok(None);
        }
        let parent = match (parent, facts::parent_of(page)) {
            (Some(sent), _) => sent.as_ref().map(|parent| parent.access),
            (None, Some(present)) => Some(unit.read::<Page>(present).await?.state.access),
            (None, None) => None,
        };
        let is_above_public = to == PageAccess::Private
            && family::is_above_public(self.app, unit, (self.project, self.page)).await?;
        Ok(Some(ChangePageAccess { to, parent, is_above_public }.into()))
    }

    /// The commands that need to know nothing of other pages.
    fn plain_commands(&self) -> impl Iterator<Item = PageCommand> {
        let body = &self.body;
        let external = &body.external;
        let refers = external.source.is_some() || external.id.is_some();
        let commands: [Option<PageCommand>; 6] = [
            body.name.clone().value().map(|to| RenamePage { to }.into()),
            body.description.clone().value().map(|to| DescribePage { to }.into()),
            body.colour.clone().value().map(|to| ChangePageColour { to }.into()),
            body.logo.clone().value().map(|to| ChangePageLogo { to }.into()),
            body.sort_order.value().map(|to| ReorderPage { to }.into()),
            refers.then(|| SetPageExternalReference { to: external.clone() }.into()),
        ];
        commands.into_iter().flatten()
    }
}
