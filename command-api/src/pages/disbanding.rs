//! What becomes of the pages of a collection that is deleted.

use std::collections::BTreeMap;

use domain::page::{ArchivePage, LeavePageCollection, Page, PageCollectionChanged};
use domain::{Access, CollectionId, Named as _, PageId};

use super::family::{MOVING, few_enough, since};
use crate::app::App;
use crate::error::Result;
use crate::unit::Unit;

/// The events by which a page comes into a collection.
const COLLECTING: &[&str] = &[PageCollectionChanged::NAME];

/// A collection that is deleted.
#[derive(Debug, Clone, Copy)]
pub struct Disbanded {
    /// The collection.
    pub collection: CollectionId,
    /// Whether its pages are archived.
    pub archives: bool,
}

/// Takes all pages out of a collection, and archives those of them that the caller may, each with the pages below it; the
/// append makes sure that none has come or gone since.
///
/// # Errors
/// There are too many, or the log cannot be asked.
pub async fn disband(
    app: &App,
    unit: &mut Unit<'_>,
    access: &Access,
    Disbanded { collection, archives }: Disbanded,
) -> Result<()> {
    let inside = app.read_model().pages_in(unit.workspace(), collection).await?;
    unit.none_since(since(inside.position, None, COLLECTING, vec![collection.uuid()]));
    few_enough(inside.found.len())?;
    let mut families: BTreeMap<PageId, Vec<PageId>> = BTreeMap::new();
    for (top, page) in &inside.found {
        families.entry(*top).or_default().push(*page);
    }
    if archives && !families.is_empty() {
        let all = inside.found.iter().map(|(_, page)| page.uuid()).collect();
        unit.none_since(since(inside.position, None, MOVING, all));
    }
    for (top, family) in families {
        // The read tables may still show what somebody has just taken out or deleted.
        let page = unit.read::<Page>(top).await?;
        if !page.state.is_live() || page.state.collection() != Some(collection) {
            continue;
        }
        unit.change_page((None, top), [LeavePageCollection {}.into()]).await?;
        if archives {
            archive(unit, access, &family).await?;
        }
    }
    Ok(())
}

/// Archives a page with the pages below it, if the caller may archive each of them.
async fn archive(unit: &mut Unit<'_>, access: &Access, family: &[PageId]) -> Result<()> {
    let mut open = Vec::new();
    for id in family {
        let page = unit.read::<Page>(*id).await?;
        if !page.state.is_live() || page.state.is_archived() {
            continue;
        }
        let may = access.may_see_page(&page.state);
        if may.and(access.may_dispose_of_page(&page.state)).is_err() {
            return Ok(());
        }
        open.push(*id);
    }
    for id in open {
        unit.change_page((None, id), [ArchivePage {}.into()]).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::changing;

    #[test]
    fn whatever_brings_pages_into_a_collection_is_known() {
        // In none is a collection here, too, so that the event that makes a page begins with one.
        let (into, _) = changing(|page: &Page| page.is_live().then_some(page.collection()));
        let known = [domain::page::PageCreated::NAME, PageCollectionChanged::NAME];
        assert_eq!(into, known.into_iter().collect());
    }
}
