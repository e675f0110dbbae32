//! Keeping a view from being changed.

use serde::{Deserialize, Serialize};

use super::{Decision, View};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Locks a view, so that it cannot be changed until it is unlocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockView {}

/// Unlocks a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnlockView {}

/// A view was locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewLocked {}

/// A view was unlocked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewUnlocked {}

impl Decide<LockView> for View {
    fn decide(&self, _: LockView) -> Decision {
        self.must_be_live()?;
        Ok(if self.is_locked { vec![] } else { vec![ViewLocked {}.into()] })
    }
}

impl Decide<UnlockView> for View {
    fn decide(&self, _: UnlockView) -> Decision {
        self.must_be_live()?;
        Ok(if self.is_locked { vec![ViewUnlocked {}.into()] } else { vec![] })
    }
}

impl Evolve<ViewLocked> for View {
    fn evolve(&mut self, _: ViewLocked, stamp: Stamp) {
        self.is_locked = true;
        self.audit.touch(stamp);
    }
}

impl Evolve<ViewUnlocked> for View {
    fn evolve(&mut self, _: ViewUnlocked, stamp: Stamp) {
        self.is_locked = false;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::given;

    #[test]
    fn a_view_is_locked_and_unlocked_once() {
        given(vec![]).when(LockView {}.into()).then_expect_events(vec![ViewLocked {}.into()]);
        given(vec![ViewLocked {}.into()]).when(LockView {}.into()).then_expect_events(vec![]);
        given(vec![ViewLocked {}.into()])
            .when(UnlockView {}.into())
            .then_expect_events(vec![ViewUnlocked {}.into()]);
        given(vec![]).when(UnlockView {}.into()).then_expect_events(vec![]);
    }
}
