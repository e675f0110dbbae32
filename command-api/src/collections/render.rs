//! Collections, their members and their pages as the answers to commands show them.

use axum::http::StatusCode;
use domain::collection::{Collection, CollectionAccess, CollectionMemberAccess};
use domain::page::Page;
use domain::workspace::Workspace;
use domain::{CollectionId, CollectionMemberId, PageId, UserId, WorkspaceId};
use serde_json::Value;
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::{CommandError, Result};
use crate::unit::Snapshot;

/// What an answer is made for: whom, where, and in which zone times are shown.
#[derive(Debug, Clone, Copy)]
pub struct For {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The caller.
    pub user: UserId,
    /// The zone.
    pub zone: Zone,
}

impl For {
    /// The answer that shows a collection; whether pages are in it is known only of a new one.
    ///
    /// # Errors
    /// The command did not touch it: a mistake of the endpoint.
    pub fn collection(
        self,
        status: StatusCode,
        after: &Snapshot,
        id: CollectionId,
    ) -> Result<Rendered> {
        let collection = after.get::<Collection>(id)?;
        let workspace = after.get::<Workspace>(self.workspace)?;
        let state = &collection.state;
        let access = state.access_of(self.user, workspace.state.stay_of(self.user));
        let shown = shapes::Collection {
            audit: audit(state.id, &state.audit, self.zone),
            name: state.name()?.to_string(),
            owned_by_id: state.owner.uuid(),
            access: u8::from(state.access == CollectionAccess::Private),
            current_user_access: access.map_or(0, number),
            has_pages: (status == StatusCode::CREATED).then_some(false),
            is_default: false,
            is_global: false,
            logo_props: Value::Object(state.logo.clone()),
            sort_order: state.sort_order,
            workspace: self.workspace.uuid(),
        };
        Rendered::json(status, collection.version, &shown)
    }

    /// The answer that shows a member of a collection.
    ///
    /// # Errors
    /// The command did not touch it: a mistake of the endpoint.
    pub fn member(
        self,
        status: StatusCode,
        after: &Snapshot,
        (collection, member): (CollectionId, CollectionMemberId),
    ) -> Result<Rendered> {
        let found = after.get::<Collection>(collection)?;
        let member = found.state.membership(member)?;
        let shown = shapes::CollectionMember {
            audit: audit(member.id, &member.audit, self.zone),
            collection: collection.uuid(),
            member: member.user.uuid(),
            access: number(member.access),
            workspace: self.workspace.uuid(),
        };
        Rendered::json(status, member.audit.version, &shown)
    }

    /// A page in the collection that it is in.
    ///
    /// # Errors
    /// The command did not touch it, or it is in none: a mistake of the endpoint.
    pub fn page(self, after: &Snapshot, id: PageId) -> Result<shapes::CollectionPage> {
        let page = after.get::<Page>(id)?;
        let collected = page.state.collected;
        let collected =
            collected.ok_or(CommandError::Internal("the answer shows a page in no collection"))?;
        let own = audit(id, &page.state.audit, self.zone);
        Ok(shapes::CollectionPage {
            audit: shapes::Audit {
                created_at: self.zone.at(collected.at),
                created_by: Some(collected.by.uuid().into()),
                ..own
            },
            collection: collected.collection.uuid(),
            page: id.uuid(),
            workspace: self.workspace.uuid(),
            sort_order: page.state.sort_order,
        })
    }
}

/// What a member may do, as the wire has it.
const fn number(access: CollectionMemberAccess) -> u8 {
    match access {
        CollectionMemberAccess::View => 0,
        CollectionMemberAccess::Comment => 1,
        CollectionMemberAccess::Edit => 2,
    }
}
