//! Who wants to hear of work items, and reactions and votes: what is no change of them.

mod react;
mod react_to_comment;
mod render;
mod subscribe;
mod take_back;
mod take_back_from_comment;
mod unsubscribe;
mod vote;
mod withdraw_vote;

use domain::values::Reaction;
use domain::{CommentId, IssueId, ProjectId};
use serde::Deserialize;
use service::Problem;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::Fields;

use crate::app::App;
use crate::described::bodies;
use crate::issues::IN_PATHS;
use crate::paths::id;

bodies! {
    /// A reaction.
    NewReaction: schema(read), { "reaction": "128077" };
}

const REACTION: &str = "A sign by its short name, its code point or itself.";

/// Reads the reaction of a request.
///
/// # Errors
/// There is none, or one that is too long.
fn read(mut fields: Fields) -> Result<Reaction, Problem> {
    let reaction = fields.text("reaction").max(50).doc(REACTION).required().read_as();
    fields.finish()?;
    Ok(reaction.required()?)
}

/// The path of the caller's reaction to a work item.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct ReactionPath {
    /// The workspace's slug
    pub slug: String,
    #[serde(deserialize_with = "id")]
    #[param(value_type = uuid::Uuid)]
    pub project: ProjectId,
    #[serde(deserialize_with = "id")]
    #[param(value_type = uuid::Uuid)]
    pub issue: IssueId,
    /// The reaction, as it was sent
    pub reaction: String,
}

/// The path of the caller's reaction to a comment.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct CommentReactionPath {
    /// The workspace's slug
    pub slug: String,
    #[serde(deserialize_with = "id")]
    #[param(value_type = uuid::Uuid)]
    pub project: ProjectId,
    #[serde(deserialize_with = "id")]
    #[param(value_type = uuid::Uuid)]
    pub issue: IssueId,
    #[serde(deserialize_with = "id")]
    #[param(value_type = uuid::Uuid)]
    pub comment: CommentId,
    /// The reaction, as it was sent
    pub reaction: String,
}

/// The reaction in a path.
///
/// # Errors
/// It is none, so that nothing has it.
fn named(reaction: &str) -> Result<Reaction, Problem> {
    reaction.parse().map_err(|_| Problem::not_found())
}

/// The endpoints of subscriptions, reactions and votes.
pub fn routes() -> OpenApiRouter<App> {
    let router = IN_PATHS.routes(OpenApiRouter::new(), routes!(subscribe::handler));
    let router = IN_PATHS.routes(router, routes!(unsubscribe::handler));
    let router = IN_PATHS.routes(router, routes!(react::handler));
    let router = IN_PATHS.routes(router, routes!(take_back::handler));
    let router = IN_PATHS.routes(router, routes!(react_to_comment::handler));
    let router = IN_PATHS.routes(router, routes!(take_back_from_comment::handler));
    let router = IN_PATHS.routes(router, routes!(vote::handler));
    IN_PATHS.routes(router, routes!(withdraw_vote::handler))
}
