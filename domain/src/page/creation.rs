//! How a page comes into being.

use serde::{Deserialize, Serialize};

use super::hierarchy::checked_parent;
use super::ordering::finite;
use super::{Decision, Page, PageAccess, PageLogo, PageRefusal, ParentPage};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::facts::PageRef;
use crate::html::RichText;
use crate::ids::{PageId, ProjectId, UserId};
use crate::issue::Lifecycle;
use crate::values::{Colour, ExternalRef, PageName};

/// Makes a page; the edge has looked up its parent and made sure that pages are switched on.
#[derive(Debug, Clone, PartialEq)]
pub struct CreatePage {
    /// The new page.
    pub id: PageId,
    /// The project it goes into; none for a page of the workspace.
    pub project: Option<ProjectId>,
    /// What it is called.
    pub name: PageName,
    /// What it says; `<p></p>` if not given.
    pub description: Option<RichText>,
    /// Who may read it.
    pub access: PageAccess,
    /// Whose page it is.
    pub owner: UserId,
    /// The page that it is below.
    pub parent: Option<ParentPage>,
    /// Its colour, maybe none.
    pub colour: Colour,
    /// Its icon or emoji.
    pub logo: PageLogo,
    /// Its place among the pages below the same one.
    pub sort_order: f64,
    /// What it is called in another system.
    pub external: ExternalRef,
}

/// A page was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageCreated {
    /// The new page.
    pub id: PageId,
    /// The project it is in; none for a page of the workspace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectId>,
    /// What it is called.
    pub name: PageName,
    /// What it says.
    #[serde(default, skip_serializing_if = "RichText::is_default")]
    pub description: RichText,
    /// Who may read it.
    pub access: PageAccess,
    /// Whose page it is.
    pub owner: UserId,
    /// The page that it is below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PageRef>,
    /// Its colour.
    #[serde(default, skip_serializing_if = "Colour::is_none")]
    pub colour: Colour,
    /// Its icon or emoji.
    #[serde(default, skip_serializing_if = "PageLogo::is_empty")]
    pub logo: PageLogo,
    /// Its place among the pages below the same one.
    pub sort_order: f64,
    /// What it is called in another system.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub external: ExternalRef,
}

impl Decide<CreatePage> for Page {
    fn decide(&self, new: CreatePage) -> Decision {
        if self.lifecycle != Lifecycle::Unborn {
            return Err(PageRefusal::AlreadyExists);
        }
        let created = PageCreated {
            id: new.id,
            project: new.project,
            name: new.name,
            description: new.description.unwrap_or_default(),
            access: new.access,
            owner: new.owner,
            parent: checked_parent((new.id, new.project, new.access), new.parent)?,
            colour: new.colour,
            logo: new.logo,
            sort_order: finite(new.sort_order)?,
            external: new.external,
        };
        Ok(vec![created.into()])
    }
}

impl Evolve<PageCreated> for Page {
    fn evolve(&mut self, event: PageCreated, stamp: Stamp) {
        *self = Self {
            lifecycle: Lifecycle::Live,
            id: event.id,
            project: event.project,
            name: Some(event.name),
            description: event.description,
            access: event.access,
            owner: event.owner,
            parent: event.parent,
            colour: event.colour,
            logo: event.logo,
            sort_order: event.sort_order,
            collected: None,
            external: event.external,
            is_locked: false,
            archived_at: None,
            audit: Audit::created(stamp),
        };
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::TestFramework;

    use super::*;
    use crate::page::examples::{created, given, parent};

    /// The command that comes to [`created`].
    fn create() -> CreatePage {
        let PageCreated { id, project, name, access, owner, colour, logo, .. } = created();
        let (sort_order, external) = (created().sort_order, created().external);
        let (description, parent) = (None, None);
        CreatePage {
            id,
            project,
            name,
            description,
            access,
            owner,
            parent,
            colour,
            logo,
            sort_order,
            external,
        }
    }

    #[test]
    fn a_page_is_made() {
        TestFramework::<Page>::with(())
            .given_no_previous_events()
            .when(create().into())
            .then_expect_events(vec![created().into()]);
    }

    #[test]
    fn a_page_is_made_only_once() {
        given(vec![]).when(create().into()).then_expect_error(PageRefusal::AlreadyExists);
    }

    #[test]
    fn a_page_is_made_below_another_of_the_same_place() {
        let below = CreatePage { parent: Some(parent(7)), ..create() };
        TestFramework::<Page>::with(())
            .given_no_previous_events()
            .when(below.clone().into())
            .then_expect_events(vec![
                PageCreated { parent: Some(parent(7).page), ..created() }.into(),
            ]);
        TestFramework::<Page>::with(())
            .given_no_previous_events()
            .when(CreatePage { project: None, ..below }.into())
            .then_expect_error(PageRefusal::ParentNotHere);
    }

    #[test]
    fn a_place_is_a_finite_number() {
        TestFramework::<Page>::with(())
            .given_no_previous_events()
            .when(CreatePage { sort_order: f64::NAN, ..create() }.into())
            .then_expect_error(PageRefusal::SortOrderNotFinite);
    }
}
