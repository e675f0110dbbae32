//! `PATCH …/work-items/{issue}/links/{link}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::LinkId;
use domain::issue::{
    ChangeIssueLinkMetadata, ChangeIssueLinkTitle, ChangeIssueLinkUrl, IssueCommand, IssueRefusal,
    LinkMetadata, LinkUrl,
};
use domain::values::ShortText;
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes::Link;
use wire::{Fields, Sent, Zone};

use super::{LinkPath, fields, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::issues::facts;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// What of a link is changed.
    LinkChanges: schema_of_changes(Body::read), { "title": "The manual of the pump" };
}

/// Changes a link; its address is checked like a new one's.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/links/{link}/",
    operation_id = "update_work_item_link",
    params(LinkPath),
    request_body = LinkChanges,
    responses((status = 200, body = Link)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<LinkPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.changes())).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&UpdateLink { path, body, if_match, zone }).await
}

struct Body {
    url: Sent<LinkUrl>,
    title: Sent<ShortText>,
    metadata: Sent<LinkMetadata>,
}

struct UpdateLink {
    path: LinkPath,
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

impl Operation<InProject> for UpdateLink {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        let link = issue.state.link(self.path.link).ok_or(IssueRefusal::LinkMissing)?;
        self.if_match.check(link.audit.version)?;
        entered.project.state.editable()?;
        unit.change_issue(self.path.issue(), self.body.commands(self.path.link)).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, (self.path.issue, self.path.link), self.zone)
    }
}
