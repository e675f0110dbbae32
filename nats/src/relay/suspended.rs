//! Workspaces that have to wait for a while, because the server refused one of their events.

use std::collections::HashMap;
use std::time::Duration;

use domain::WorkspaceId;
use event_store::Pauses;
use tokio::time::Instant;

/// The pauses of a workspace.
const PAUSES: Pauses = Pauses::new(Duration::from_secs(1), Duration::from_mins(1));

/// Which workspaces wait, and until when.
#[derive(Debug, Default)]
pub(super) struct Suspended {
    pauses: HashMap<WorkspaceId, Suspension>,
}

/// How long one workspace waits.
#[derive(Debug, Clone, Copy)]
struct Suspension {
    until: Instant,
    /// How often it was refused in a row.
    refusals: u32,
}

impl Suspended {
    /// Suspends a workspace, each time for twice as long, and says for how long.
    pub(super) fn add(&mut self, workspace: WorkspaceId, now: Instant) -> Duration {
        let before = self.pauses.get(&workspace).map_or(0, |one| one.refusals);
        let refusals = before.saturating_add(1);
        let pause = PAUSES.after(refusals);
        self.pauses.insert(workspace, Suspension { until: now + pause, refusals });
        pause
    }

    /// Whether a workspace has to wait still.
    pub(super) fn contains(&self, workspace: WorkspaceId, now: Instant) -> bool {
        self.pauses.get(&workspace).is_some_and(|one| one.until > now)
    }

    /// Forgets a workspace whose event was accepted after all.
    pub(super) fn lift(&mut self, workspace: WorkspaceId) {
        self.pauses.remove(&workspace);
    }

    /// How many had an event refused lately.
    pub(super) fn len(&self) -> usize {
        self.pauses.len()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use domain::WorkspaceId;
    use tokio::time::Instant;

    use super::Suspended;

    #[test]
    fn each_refusal_doubles_the_pause_until_one_is_accepted() {
        let (mut suspended, now) = (Suspended::default(), Instant::now());
        let workspace = WorkspaceId::INSTANCE;
        let pauses: Vec<u64> = (0..8).map(|_| suspended.add(workspace, now).as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert!(suspended.contains(workspace, now + Duration::from_secs(59)));
        assert!(!suspended.contains(workspace, now + Duration::from_mins(1)));
        suspended.lift(workspace);
        assert_eq!(suspended.len(), 0);
    }
}
