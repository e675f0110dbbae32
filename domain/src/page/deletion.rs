//! The end of a page. The pages below it stay, at the top.

use serde::{Deserialize, Serialize};

use super::{Decision, Page, PageAccess};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::issue::Lifecycle;

/// Deletes a page for good, also one that is locked or archived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletePage {}

/// A page was deleted. Who could read it until then is told; its words are nobody's to read any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageDeleted {
    /// Who could read it.
    pub access: PageAccess,
    /// Whose page it was.
    pub owner: UserId,
}

impl Decide<DeletePage> for Page {
    fn decide(&self, _: DeletePage) -> Decision {
        self.must_be_live()?;
        Ok(vec![PageDeleted { access: self.access, owner: self.owner }.into()])
    }
}

impl Evolve<PageDeleted> for Page {
    fn evolve(&mut self, _: PageDeleted, stamp: Stamp) {
        self.lifecycle = Lifecycle::Deleted;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::examples::{OWNER, given};
    use crate::page::{
        ArchivePage, LeavePageCollection, LeavePageParent, LockPage, PageArchived, PageCommand,
        PageEvent, PageLocked, PageRefusal, RestorePage, UnlockPage,
    };

    /// The page was deleted.
    fn deleted() -> PageEvent {
        PageDeleted { access: PageAccess::Public, owner: OWNER }.into()
    }

    #[test]
    fn a_page_is_deleted_whatever_it_is() {
        for before in [vec![], vec![PageLocked {}.into()], vec![PageArchived {}.into()]] {
            given(before).when(DeletePage {}.into()).then_expect_events(vec![deleted()]);
        }
    }

    #[test]
    fn a_deleted_page_refuses_everything() {
        let commands: [PageCommand; 7] = [
            DeletePage {}.into(),
            ArchivePage {}.into(),
            RestorePage {}.into(),
            LockPage {}.into(),
            UnlockPage {}.into(),
            LeavePageParent {}.into(),
            LeavePageCollection {}.into(),
        ];
        for command in commands {
            given(vec![deleted()]).when(command).then_expect_error(PageRefusal::Missing);
        }
    }
}
