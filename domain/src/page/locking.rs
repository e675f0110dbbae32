//! Keeping a page from being changed.

use serde::{Deserialize, Serialize};

use super::{Decision, Page, PageRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Locks a page, so that it cannot be changed until it is unlocked; an archived page cannot be locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockPage {}

/// Unlocks a page; an archived one too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnlockPage {}

/// A page was locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageLocked {}

/// A page was unlocked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageUnlocked {}

impl Decide<LockPage> for Page {
    fn decide(&self, _: LockPage) -> Decision {
        self.must_be_live()?;
        if self.is_archived() {
            return Err(PageRefusal::Archived);
        }
        Ok(if self.is_locked { vec![] } else { vec![PageLocked {}.into()] })
    }
}

impl Decide<UnlockPage> for Page {
    fn decide(&self, _: UnlockPage) -> Decision {
        self.must_be_live()?;
        Ok(if self.is_locked { vec![PageUnlocked {}.into()] } else { vec![] })
    }
}

impl Evolve<PageLocked> for Page {
    fn evolve(&mut self, _: PageLocked, stamp: Stamp) {
        self.is_locked = true;
        self.audit.touch(stamp);
    }
}

impl Evolve<PageUnlocked> for Page {
    fn evolve(&mut self, _: PageUnlocked, stamp: Stamp) {
        self.is_locked = false;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::PageArchived;
    use crate::page::examples::given;

    #[test]
    fn a_page_is_locked_and_unlocked_once() {
        given(vec![]).when(LockPage {}.into()).then_expect_events(vec![PageLocked {}.into()]);
        given(vec![PageLocked {}.into()]).when(LockPage {}.into()).then_expect_events(vec![]);
        given(vec![PageLocked {}.into()])
            .when(UnlockPage {}.into())
            .then_expect_events(vec![PageUnlocked {}.into()]);
        given(vec![]).when(UnlockPage {}.into()).then_expect_events(vec![]);
    }

    #[test]
    fn an_archived_page_is_not_locked() {
        given(vec![PageArchived {}.into()])
            .when(LockPage {}.into())
            .then_expect_error(PageRefusal::Archived);
    }
}
