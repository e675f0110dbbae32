//! `POST …/comments/{comment}/reactions/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::UserId;
use domain::comment::AddCommentReaction;
use domain::values::Reaction;
use service::Problem;
use service::http::Path;
use wire::Zone;
use wire::shapes::CommentReaction;

use super::{NewReaction, read, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::comments::{CommentPath, facts};
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Reacts to a comment; everybody has one reaction of each kind, and 20 at most.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/reactions/",
    operation_id = "create_comment_reaction",
    params(CommentPath),
    request_body = NewReaction,
    responses((status = 201, body = CommentReaction)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CommentPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let reaction = call.permitted(read(request.fields())).await?;
    let (user, zone) = (request.user(), request.zone());
    call.carry_out(&React { path, user, reaction, zone }).await
}

struct React {
    path: CommentPath,
    user: UserId,
    reaction: Reaction,
    zone: Zone,
}

impl Operation<InProject> for React {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        facts::seen(unit, entered, self.path.comment()).await?;
        entered.project.state.editable()?;
        let add = AddCommentReaction { user: self.user, reaction: self.reaction.clone() };
        unit.change_comment(self.path.comment(), [add.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let (of, place) = ((self.user, &self.reaction), (self.path.project, self.path.comment));
        render::comment_reaction(StatusCode::CREATED, after, place, of, self.zone)
    }
}
