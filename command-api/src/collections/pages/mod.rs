//! The pages in a collection.

pub mod add;
pub mod remove;
pub mod update;

use std::sync::Arc;

use domain::collection::CollectionRefusal;
use domain::page::Page;
use event_store::Versioned;
use wire::{Fields, Sent};

use super::CollectionPagePath;
use crate::error::Result;
use crate::pages;
use crate::unit::{EnteredCollection, Unit};

/// Refuses a place beside another page, which the contract has without saying what it is made of.
fn no_placement(fields: &mut Fields) {
    let about = "Not known yet: say the place by its number.";
    if let Sent::Value(_) = fields.json("placement").doc(about).shown_as_object().read() {
        fields.fail("placement", "Say the place by its number: sort_order.");
    }
}

/// A page that is in the collection of the path.
///
/// # Errors
/// It is not there, or not for the caller, or not in that collection.
async fn inside(
    unit: &mut Unit<'_>,
    entered: &EnteredCollection,
    path: &CollectionPagePath,
) -> Result<Arc<Versioned<Page>>> {
    let page = pages::existing(unit, &entered.access, (None, path.page)).await?;
    if page.state.collection() == Some(path.collection) {
        return Ok(page);
    }
    Err(CollectionRefusal::Missing.into())
}
