//! `POST …/work-items/{issue}/pages/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::issue::{Issue, LinkIssuePage};
use domain::page::{Page, PageRefusal};
use domain::project::Project;
use domain::{PageId, PageLinkId};
use serde_json::Value;
use service::Problem;
use service::http::Path;
use wire::shapes::{WorkItemPage, WorkItemPageLite};
use wire::{Fields, Sent, Zone, messages};

use crate::answer::{Rendered, audit};
use crate::app::App;
use crate::described::bodies;
use crate::error::{AnyRefusal, CommandError, Result};
use crate::issues::facts;
use crate::pages;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// The page that a work item is linked with.
    NewWorkItemPage: schema(read), { "page_id": "01890a5d-ac96-774b-bcce-b302099a8057" };
}

/// Links a work item with a page of its project or of the workspace. Whoever may not see the page does not see the link.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/pages/",
    operation_id = "create_work_item_page",
    params(IssuePath),
    request_body = NewWorkItemPage,
    responses((status = 201, body = WorkItemPage)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let page = call.permitted(read(request.fields())).await?.required();
    let page = PageId(page.map_err(|error| Problem::from(CommandError::from(error)))?);
    let (id, zone) = (call.new_id(0), request.zone());
    call.carry_out(&LinkPage { path, id, page, zone }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Sent<uuid::Uuid>, Problem> {
    let page = fields.id("page_id").doc("The page.").required().read();
    fields.finish()?;
    Ok(page)
}

struct LinkPage {
    path: IssuePath,
    id: PageLinkId,
    page: PageId,
    zone: Zone,
}

impl Operation<InProject> for LinkPage {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        facts::existing(unit, self.path.issue()).await?;
        entered.project.state.editable()?;
        let at = (self.path.project, self.page);
        let page = pages::linkable(unit, &entered.access, at).await;
        let page = page.map_err(|error| self.unknown(error))?.state.reference()?;
        let link = LinkIssuePage { id: self.id, page };
        unit.change_issue(self.path.issue(), [link.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let issue = after.get::<Issue>(self.path.issue)?;
        let project = after.get::<Project>(self.path.project)?;
        let page = after.get::<Page>(self.page)?;
        let link = issue.state.page_link(self.id);
        let link = link.ok_or(CommandError::Internal("the answer shows no such link"))?;
        let shown = WorkItemPage {
            audit: audit(link.id, &link.audit, self.zone),
            page: self.lite(&page.state)?,
            issue: issue.state.id.uuid().into(),
            project: project.state.id.uuid().into(),
            workspace: project.state.workspace.uuid().into(),
        };
        Rendered::json(StatusCode::CREATED, link.audit.version, &shown)
    }
}

impl LinkPage {
    /// The refusal of a page that there is not, in the words of a foreign key.
    fn unknown(&self, error: CommandError) -> CommandError {
        match error {
            CommandError::Refused(AnyRefusal::Page(PageRefusal::Missing)) => {
                let text = messages::unknown_key(self.page.uuid());
                CommandError::Problem(Problem::field("page_id", text))
            }
            error => error,
        }
    }

    /// The page in brief.
    fn lite(&self, page: &Page) -> Result<WorkItemPageLite> {
        Ok(WorkItemPageLite {
            id: page.id.uuid(),
            name: page.name()?.to_string(),
            created_at: self.zone.at(page.audit.created_at),
            updated_at: self.zone.at(page.audit.updated_at),
            created_by: page.audit.created_by.uuid(),
            is_global: page.project.is_none(),
            logo_props: Value::Object(page.logo.clone()),
        })
    }
}
