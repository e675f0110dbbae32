//! Putting a page away, and taking it out again. The pages below it go with it, each by an event of its own in the same
//! append.

use serde::{Deserialize, Serialize};

use super::{Decision, Page};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Archives a page, also one that is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivePage {}

/// Takes a page out of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestorePage {}

/// A page was archived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageArchived {}

/// A page was taken out of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRestored {}

impl Decide<ArchivePage> for Page {
    fn decide(&self, _: ArchivePage) -> Decision {
        self.must_be_live()?;
        Ok(if self.is_archived() { vec![] } else { vec![PageArchived {}.into()] })
    }
}

impl Decide<RestorePage> for Page {
    fn decide(&self, _: RestorePage) -> Decision {
        self.must_be_live()?;
        Ok(if self.is_archived() { vec![PageRestored {}.into()] } else { vec![] })
    }
}

impl Evolve<PageArchived> for Page {
    fn evolve(&mut self, _: PageArchived, stamp: Stamp) {
        self.archived_at = Some(self.audit.moment(stamp));
        self.audit.touch(stamp);
    }
}

impl Evolve<PageRestored> for Page {
    fn evolve(&mut self, _: PageRestored, stamp: Stamp) {
        self.archived_at = None;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::PageLocked;
    use crate::page::examples::given;

    #[test]
    fn a_page_is_archived_and_restored_once() {
        let archived = || vec![PageArchived {}.into()];
        given(vec![]).when(ArchivePage {}.into()).then_expect_events(archived());
        given(archived()).when(ArchivePage {}.into()).then_expect_events(vec![]);
        given(archived())
            .when(RestorePage {}.into())
            .then_expect_events(vec![PageRestored {}.into()]);
        given(vec![]).when(RestorePage {}.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_locked_page_can_be_put_away() {
        given(vec![PageLocked {}.into()])
            .when(ArchivePage {}.into())
            .then_expect_events(vec![PageArchived {}.into()]);
    }
}
