//! What commands about collections have to know: looked up in the aggregates, so the append checks it.

use std::sync::Arc;

use domain::collection::{Collection, CollectionRefusal};
use domain::page::Page;
use domain::{Access, AccessRefusal, CollectionId, UserId};
use event_store::Versioned;

use crate::error::Result;
use crate::unit::{EnteredPlace, EnteredWorkspace, Unit};

/// Who asks, as far as collections are concerned.
#[derive(Debug, Clone, Copy)]
pub struct Caller<'a> {
    /// What they may do in the workspace.
    pub access: &'a Access,
    /// Their present stay there.
    pub stay: u32,
}

impl Caller<'_> {
    /// The user.
    pub const fn user(self) -> UserId {
        self.access.user
    }
}

impl EnteredWorkspace {
    /// The caller.
    pub(super) fn caller(&self) -> Caller<'_> {
        Caller { access: &self.access, stay: self.workspace.state.stay_of(self.access.user) }
    }
}

impl EnteredPlace {
    /// The caller.
    pub const fn caller(&self) -> Caller<'_> {
        Caller { access: &self.access, stay: self.stay }
    }
}

/// A collection that is there and that the caller may see.
///
/// # Errors
/// It is not there, or not for the caller: nobody can tell which.
pub async fn existing(
    unit: &mut Unit<'_>,
    caller: Caller<'_>,
    id: CollectionId,
) -> Result<Arc<Versioned<Collection>>> {
    let collection = unit.read::<Collection>(id).await?;
    let is_seen = caller.access.may_see_collection(&collection.state, caller.stay).is_ok();
    if collection.state.is_live() && is_seen {
        return Ok(collection);
    }
    Err(CollectionRefusal::Missing.into())
}

/// A collection that the caller may edit.
///
/// # Errors
/// As [`existing`]; or the caller may only see it.
pub async fn editable(
    unit: &mut Unit<'_>,
    caller: Caller<'_>,
    id: CollectionId,
) -> Result<Arc<Versioned<Collection>>> {
    let collection = existing(unit, caller, id).await?;
    caller.access.may_edit_collection(&collection.state, caller.stay)?;
    Ok(collection)
}

/// A collection that the caller may delete, and choose the members of.
///
/// # Errors
/// As [`existing`]; or the caller may not.
pub async fn disposable(
    unit: &mut Unit<'_>,
    caller: Caller<'_>,
    id: CollectionId,
) -> Result<Arc<Versioned<Collection>>> {
    let collection = existing(unit, caller, id).await?;
    caller.access.may_dispose_of_collection(&collection.state, caller.stay)?;
    Ok(collection)
}

/// Makes sure that the caller may take a page out of the collection that it is in, if it is in one: maybe one that they do
/// not see.
///
/// # Errors
/// They may not.
pub async fn leavable(unit: &mut Unit<'_>, caller: Caller<'_>, page: &Page) -> Result<()> {
    let Some(id) = page.collection() else { return Ok(()) };
    let collection = unit.read::<Collection>(id).await?;
    let answer = caller.access.may_edit_collection(&collection.state, caller.stay);
    Ok(answer.map_err(|_| AccessRefusal::CollectionReadOnly)?)
}
