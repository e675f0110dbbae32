//! `PATCH …/work-items/{issue}/links/{link}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::issue::{
    ChangeIssueLinkMetadata, ChangeIssueLinkTitle, ChangeIssueLinkUrl, Issue, IssueCommand,
    IssueRefusal, LinkMetadata, LinkUrl,
};
use domain::values::ShortText;
use domain::{Access, IssueId, LinkId, ProjectId};
use service::Problem;
use service::http::{IfMatch, Path, PathId};
use wire::shapes::Link;
use wire::{Fields, Sent, Zone};

use super::{fields, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::issues::facts;
use crate::request::{CommandRequest, InLink};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

bodies! {
    /// What of a link is changed.
    LinkChanges: schema_of_changes(Body::read), { "title": "The manual of the pump" };
}

/// Changes a link; its address is checked like a new one's.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/links/{link}/",
    operation_id = "update_work_item_link",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("issue" = Uuid, Path),
        ("link" = Uuid, Path),
    ),
    request_body = LinkChanges,
    responses((status = 200, body = Link)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InLink,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(issue), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let read = Body::read(request.changes());
    let body = command.permitted(project, Access::may_change_content, read).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    command.carry_out(&UpdateLink { id, project, issue, body, if_match, zone }).await
}

/// What was sent.
struct Body {
    url: Sent<LinkUrl>,
    title: Sent<ShortText>,
    metadata: Sent<LinkMetadata>,
}

/// The command.
struct UpdateLink {
    id: LinkId,
    project: ProjectId,
    issue: IssueId,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
}

impl Body {
    /// Reads the body of a request.
    fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            url: fields::url(&mut fields),
            title: fields::title(&mut fields),
            metadata: fields::metadata(&mut fields),
        };
        fields.finish()?;
        Ok(body)
    }

    /// One small command for each key that was sent.
    fn commands(&self, id: LinkId) -> impl Iterator<Item = IssueCommand> {
        let Self { url, title, metadata } = self;
        let commands: [Option<IssueCommand>; 3] = [
            url.clone().value().map(|to| ChangeIssueLinkUrl { id, to }.into()),
            title.clone().change().map(|to| ChangeIssueLinkTitle { id, to }.into()),
            metadata.clone().value().map(|to| ChangeIssueLinkMetadata { id, to }.into()),
        ];
        commands.into_iter().flatten()
    }
}

impl Operation for UpdateLink {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let issue = facts::existing(unit, self.project, self.issue).await?;
        let link = issue.state.link(self.id).ok_or(IssueRefusal::LinkMissing)?;
        self.if_match.check(link.audit.version)?;
        entered.project.state.editable()?;
        let scope = facts::scope(self.project, self.issue);
        unit.change::<Issue>(self.issue, scope, self.body.commands(self.id)).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        render::rendered(StatusCode::OK, after, (self.issue, self.id), self.zone)
    }
}
