//! What commands about collections have to know: looked up in the aggregates, so the append checks it.

use std::sync::Arc;

use domain::collection::{Collection, CollectionRefusal};
use domain::page::Page;
use domain::{Access, AccessRefusal, CollectionId};
use event_store::Versioned;

use crate::error::Result;
use crate::unit::{EnteredCollection, EnteredPlace, Unit};

/// Who asks, as far as collections are concerned.
#[derive(Debug, Clone, Copy)]
pub struct Caller<'a> {
    /// What they may do in the workspace.
    pub access: &'a Access,
    /// Their present stay there.
    pub stay: u32,
}

impl EnteredCollection {
    pub(super) const fn caller(&self) -> Caller<'_> {
        Caller { access: &self.access, stay: self.stay }
    }
}

impl EnteredPlace {
    /// The caller.
    pub const fn caller(&self) -> Caller<'_> {
        Caller { access: &self.access, stay: self.stay }
    }
}

/// A collection that the caller may edit.
///
/// # Errors
/// It is not there, or not for the caller (nobody can tell which), or for them only to see.
pub async fn editable(
    unit: &mut Unit<'_>,
    caller: Caller<'_>,
    id: CollectionId,
) -> Result<Arc<Versioned<Collection>>> {
    let collection = unit.read::<Collection>(id).await?;
    let is_seen = caller.access.may_see_collection(&collection.state, caller.stay).is_ok();
    if !(collection.state.is_live() && is_seen) {
        return Err(CollectionRefusal::Missing.into());
    }
    caller.access.may_edit_collection(&collection.state, caller.stay)?;
    Ok(collection)
}

/// Makes sure that the caller may take a page out of the collection that it is in, if it is in one: maybe one that they do
/// not see. Who disposes of the page always may, so that nobody can lock away a page of another.
///
/// # Errors
/// They may not.
pub async fn leavable(unit: &mut Unit<'_>, caller: Caller<'_>, page: &Page) -> Result<()> {
    let Some(id) = page.collection() else { return Ok(()) };
    if caller.access.may_dispose_of_page(page).is_ok() {
        return Ok(());
    }
    let collection = unit.read::<Collection>(id).await?;
    let answer = caller.access.may_edit_collection(&collection.state, caller.stay);
    Ok(answer.map_err(|_| AccessRefusal::CollectionReadOnly)?)
}
