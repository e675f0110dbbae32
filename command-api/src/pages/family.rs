//! The pages around a page, which some commands take along or have to leave alone.

use cqrs_es::Aggregate;
use domain::page::{
    ArchivePage, LeavePageParent, Page, PageAccessChanged, PageCommand, PageCreated,
    PageParentChanged, RestorePage,
};
use domain::{Access, Named, PageId, ProjectId};
use event_store::NoneSince;
use service::Problem;
use uuid::Uuid;

use super::At;
use super::facts::parent_of;
use crate::app::App;
use crate::error::{CommandError, Result};
use crate::unit::Unit;

/// How many pages are changed at once.
const MOST: usize = 1000;

/// The events by which a page comes below another, or away from there.
pub(super) const MOVING: &[&str] = &[PageCreated::NAME, PageParentChanged::NAME];
/// The events by which a page gets other readers.
const OPENING: &[&str] = &[PageAccessChanged::NAME];

/// Archives a page with all pages below it.
///
/// # Errors
/// There are too many, or the caller may not archive one of them, or the log cannot be asked.
pub async fn archive(app: &App, unit: &mut Unit<'_>, access: &Access, at: At) -> Result<()> {
    change_all(app, unit, access, at, true).await
}

/// Takes a page out of the archive, with all pages below it; to the top, if the page above it stays there.
///
/// # Errors
/// There are too many, or the caller may not restore one of them, or the log cannot be asked.
pub async fn restore(app: &App, unit: &mut Unit<'_>, access: &Access, at: At) -> Result<()> {
    let (project, page) = at;
    let top = unit.read::<Page>(page).await?;
    if top.state.is_archived()
        && let Some(parent) = parent_of(&top.state)
        && unit.read::<Page>(parent).await?.state.is_archived()
    {
        unit.change_page((project, page), [LeavePageParent {}.into()]).await?;
    }
    change_all(app, unit, access, at, false).await
}

/// Puts the pages directly below a page that is deleted at the top.
///
/// # Errors
/// There are too many, or the log cannot be asked.
pub async fn leave(app: &App, unit: &mut Unit<'_>, (project, page): At) -> Result<()> {
    let below = app.read_model().sub_pages(unit.workspace(), page).await?;
    unit.none_since(since(below.position, project, MOVING, vec![page.uuid()]));
    let (pages, _) = below.found;
    few_enough(pages.len())?;
    for id in pages {
        let sub_page = unit.read::<Page>(id).await?;
        // The read tables may still show what somebody has just moved or deleted.
        if sub_page.state.is_live() && parent_of(&sub_page.state) == Some(page) {
            unit.change_page((project, id), [LeavePageParent {}.into()]).await?;
        }
    }
    Ok(())
}

/// Whether a page directly below a page is public; the append makes sure that none has come since.
///
/// # Errors
/// The read tables cannot be asked.
pub async fn is_above_public(app: &App, unit: &mut Unit<'_>, (project, page): At) -> Result<bool> {
    let below = app.read_model().sub_pages(unit.workspace(), page).await?;
    unit.none_since(since(below.position, project, MOVING, vec![page.uuid()]));
    // This event does not mention the page above, so any one of the place counts; they are rare.
    unit.none_since(since(below.position, project, OPENING, Vec::new()));
    let (_, is_one_public) = below.found;
    Ok(is_one_public)
}

/// Archives or restores a page and all pages below it; the append makes sure that none has come or gone since. About the
/// page itself the caller has been asked; those below are their own too, or they are an admin: else whoever moves pages of
/// others below one of their own could put them away.
async fn change_all(
    app: &App,
    unit: &mut Unit<'_>,
    access: &Access,
    (project, page): At,
    archives: bool,
) -> Result<()> {
    let below = app.read_model().pages_below(unit.workspace(), page).await?;
    let family: Vec<PageId> = [page].into_iter().chain(below.found).collect();
    let ids = family.iter().map(|id| id.uuid()).collect();
    let is_too_large = few_enough(family.len());
    // Whatever makes the family smaller does not mention all of it.
    let mentions = if is_too_large.is_ok() { ids } else { Vec::new() };
    unit.none_since(since(below.position, project, MOVING, mentions));
    is_too_large?;
    for id in family {
        // The read tables may still show what somebody has just deleted.
        let found = unit.read::<Page>(id).await?;
        if !found.state.is_live() {
            continue;
        }
        if id != page && found.state.is_archived() != archives {
            access.may_dispose_of_page(&found.state)?;
        }
        let command: PageCommand =
            if archives { ArchivePage {}.into() } else { RestorePage {}.into() };
        unit.change_page((project, id), [command]).await?;
    }
    Ok(())
}

/// That none of these events has happened since a position.
pub(super) const fn since(
    position: u64,
    project: Option<ProjectId>,
    names: &'static [&'static str],
    mentions: Vec<Uuid>,
) -> NoneSince {
    NoneSince { position, project, kind: Some(Page::TYPE), names, mentions }
}

/// Refuses a change of more pages than one append takes.
pub(super) fn few_enough(pages: usize) -> Result<()> {
    if pages <= MOST {
        return Ok(());
    }
    let text = format!(
        "Not more than {MOST} pages can be changed at once; there are {pages}. Move some of them first."
    );
    Err(CommandError::from(Problem::rule("page/too-many-sub-pages", text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::changing;

    /// What a page is below, while there is the page.
    fn below(page: &Page) -> Option<PageId> {
        page.is_live().then(|| parent_of(page)).flatten()
    }

    /// Whether a page is public.
    fn is_public(page: &Page) -> Option<bool> {
        page.is_live().then_some(page.access == domain::page::PageAccess::Public)
    }

    #[test]
    fn whatever_brings_pages_below_another_is_known() {
        let (into, _) = changing(below);
        assert_eq!(into, MOVING.iter().copied().collect());
    }

    #[test]
    fn whatever_changes_the_readers_of_a_page_is_known() {
        let (into, _) = changing(is_public);
        assert_eq!(into, [PageCreated::NAME].into_iter().chain(OPENING.iter().copied()).collect());
    }
}
