//! `POST …/collections/{collection}/members/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::collection::{AddCollectionMember, CollectionMemberAccess};
use domain::{CollectionMemberId, Role, UserId};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::{Fields, shapes};

use super::super::CollectionPath;
use super::super::render::For;
use super::access;
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::{CommandError, Result};
use crate::request::CommandRequest;
use crate::unit::{EnteredCollection, InCollection, Operation, Snapshot, Unit};

bodies! {
    /// Who becomes a member of a collection, and what they may do.
    NewCollectionMember: schema(Body::read), { "member": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f", "access": 2 };
}

const MEMBER: &str = "The id of a member of the workspace who is no guest of it.";

/// What clients send.
struct Body {
    /// Who shall be a member.
    member: UserId,
    /// What they shall be allowed to do.
    access: CollectionMemberAccess,
}

impl Body {
    /// Reads the body of a request.
    fn read(mut fields: Fields) -> Result<Self, Problem> {
        let member = fields.id("member").doc(MEMBER).required().read();
        let access = access(&mut fields);
        fields.finish()?;
        let needed = |error| Problem::from(CommandError::from(error));
        let member = UserId(member.required().map_err(needed)?);
        Ok(Self { member, access: access.required().map_err(needed)? })
    }
}

/// Makes a member of the workspace a member of a private collection.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/members/",
    operation_id = "add_collection_member",
    params(CollectionPath),
    request_body = NewCollectionMember,
    responses((status = 201, body = shapes::CollectionMember)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CollectionPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_collection(path.collection);
    let body = call.permitted(Body::read(request.fields())).await?;
    let answer = For { workspace: call.workspace(), user: request.user(), zone: request.zone() };
    let (id, if_match) = (call.new_id(0), request.if_match());
    call.carry_out(&Add { path, id, body, if_match, answer }).await
}

struct Add {
    path: CollectionPath,
    id: CollectionMemberId,
    body: Body,
    if_match: IfMatch,
    answer: For,
}

impl Operation<InCollection> for Add {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredCollection) -> Result<()> {
        self.if_match.check(entered.collection.version)?;
        let (workspace, user) = (&entered.workspace.state, self.body.member);
        match workspace.role_of(user) {
            Some(Role::Guest) => {
                let text = "Guests of the workspace see none of its pages, and no collections.";
                return Err(Problem::field("member", text).into());
            }
            Some(_) => {}
            None => {
                return Err(Problem::field("member", "Member not found in workspace").into());
            }
        }
        let (access, stay) = (self.body.access, workspace.stay_of(user));
        let add = AddCollectionMember { id: self.id, user, access, stay };
        unit.change_collection(self.path.collection, [add.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        self.answer.member(StatusCode::CREATED, after, (self.path.collection, self.id))
    }
}
