//! The end of a view.

use serde::{Deserialize, Serialize};

use super::{Decision, View, ViewAccess};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::issue::Lifecycle;

/// Deletes a view for good, also one that is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteView {}

/// A view was deleted. Who saw it until then is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewDeleted {
    /// Who saw it.
    pub access: ViewAccess,
    /// Whose it was.
    pub owner: UserId,
}

impl Decide<DeleteView> for View {
    fn decide(&self, _: DeleteView) -> Decision {
        self.must_be_live()?;
        Ok(vec![ViewDeleted { access: self.access, owner: self.owner }.into()])
    }
}

impl Evolve<ViewDeleted> for View {
    fn evolve(&mut self, _: ViewDeleted, stamp: Stamp) {
        self.lifecycle = Lifecycle::Deleted;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::{OWNER, given};
    use crate::view::{
        LockView, RenameView, UnlockView, ViewCommand, ViewEvent, ViewLocked, ViewRefusal,
    };

    /// The view was deleted.
    fn deleted() -> ViewEvent {
        ViewDeleted { access: ViewAccess::Public, owner: OWNER }.into()
    }

    #[test]
    fn a_view_is_deleted_locked_or_not() {
        for before in [vec![], vec![ViewLocked {}.into()]] {
            given(before).when(DeleteView {}.into()).then_expect_events(vec![deleted()]);
        }
    }

    #[test]
    fn a_deleted_view_refuses_everything() {
        let commands: [ViewCommand; 4] = [
            DeleteView {}.into(),
            LockView {}.into(),
            UnlockView {}.into(),
            RenameView { to: "Late".parse().unwrap() }.into(),
        ];
        for command in commands {
            given(vec![deleted()]).when(command).then_expect_error(ViewRefusal::Missing);
        }
    }
}
