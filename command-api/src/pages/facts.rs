//! What commands about pages have to know: looked up in the aggregates, so the append checks it.

use std::sync::Arc;

use domain::collection::CollectionRefusal;
use domain::page::{Page, PageRefusal, ParentPage};
use domain::project::ProjectFeature;
use domain::{Access, CollectionId, PageId, ProjectId};
use event_store::Versioned;
use service::Problem;
use wire::messages;

use super::At;
use crate::collections;
use crate::error::{AnyRefusal, CommandError, Result};
use crate::unit::{EnteredPlace, Unit};

/// No page is so deep below another.
const DEEPEST: usize = 256;

/// A page that is there, archived or not, and that the caller may see.
///
/// # Errors
/// It is not there, or not where it was said to be, or not for the caller: nobody can tell which.
pub async fn existing(
    unit: &mut Unit<'_>,
    access: &Access,
    (project, id): At,
) -> Result<Arc<Versioned<Page>>> {
    let page = unit.read::<Page>(id).await?;
    let is_here = page.state.is_live() && page.state.project == project;
    if !is_here || access.may_see_page(&page.state).is_err() {
        return Err(PageRefusal::Missing.into());
    }
    Ok(page)
}

/// A page that an issue of the project can be linked with: one of the project, or of the workspace.
///
/// # Errors
/// It is none of these, or not for the caller, or archived.
pub async fn linkable(
    unit: &mut Unit<'_>,
    access: &Access,
    (project, id): (ProjectId, PageId),
) -> Result<Arc<Versioned<Page>>> {
    let of = unit.read::<Page>(id).await?.state.project.filter(|of| *of == project);
    let page = existing(unit, access, (of, id)).await?;
    if page.state.is_archived() { Err(PageRefusal::Archived.into()) } else { Ok(page) }
}

/// A page as a parent of pages of this place, with all that is above it.
///
/// # Errors
/// It is none of the pages there that the caller may see.
pub async fn parent(unit: &mut Unit<'_>, access: &Access, (project, id): At) -> Result<ParentPage> {
    let parent = existing(unit, access, (project, id)).await;
    let parent = parent.map_err(|error| match error {
        error if error.rests_on_state() => PageRefusal::ParentNotHere.into(),
        error => error,
    })?;
    let mut ancestors = Vec::new();
    let mut above = parent_of(&parent.state);
    while let Some(ancestor) = above {
        ancestors.push(ancestor);
        if ancestors.len() > DEEPEST {
            return Err(PageRefusal::ParentIsBelow.into());
        }
        above = parent_of(&unit.read::<Page>(ancestor).await?.state);
    }
    let Page { project, access, .. } = parent.state;
    let (page, is_archived) = (parent.state.reference()?, parent.state.is_archived());
    Ok(ParentPage { page, project, access, is_archived, ancestors })
}

/// Makes sure that the caller may put a page into a collection.
///
/// # Errors
/// It is none that they see (the field's error), or one that they may not edit.
pub async fn collection(
    unit: &mut Unit<'_>,
    entered: &EnteredPlace,
    id: CollectionId,
) -> Result<()> {
    match collections::editable(unit, entered.caller(), id).await {
        Ok(_) => Ok(()),
        Err(CommandError::Refused(AnyRefusal::Collection(CollectionRefusal::Missing))) => {
            Err(Problem::field("collection_id", messages::unknown_key(id.uuid())).into())
        }
        Err(error) => Err(error),
    }
}

/// What a page is below.
pub fn parent_of(page: &Page) -> Option<PageId> {
    page.parent.as_ref().map(|parent| parent.id)
}

impl EnteredPlace {
    /// Refuses changes in an archived project.
    ///
    /// # Errors
    /// It is archived.
    pub fn editable(&self) -> Result<()> {
        if let Some(project) = &self.project {
            project.state.editable()?;
        }
        Ok(())
    }

    /// Refuses new pages where they are switched off.
    ///
    /// # Errors
    /// They are.
    pub(super) fn takes_new_pages(&self) -> Result<()> {
        let Some(project) = &self.project else { return Ok(()) };
        let is_on = project.state.editable()?.features.contains(&ProjectFeature::Pages);
        if is_on { Ok(()) } else { Err(PageRefusal::SwitchedOff.into()) }
    }
}
