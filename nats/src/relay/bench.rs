//! Workspaces that have to sit out for a while, because the server refused one of their events.

use std::collections::HashMap;
use std::time::Duration;

use domain::WorkspaceId;
use tokio::time::Instant;

/// The first pause of a workspace on the bench.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// The longest pause of a workspace on the bench.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Who sits out, and until when.
#[derive(Debug, Default)]
pub(super) struct Bench {
    turns: HashMap<WorkspaceId, Turn>,
}

/// One workspace's time on the bench.
#[derive(Debug, Clone, Copy)]
struct Turn {
    until: Instant,
    pause: Duration,
}

impl Bench {
    /// Puts a workspace on the bench, each time for twice as long, and says for how long.
    pub(super) fn send(&mut self, workspace: WorkspaceId, now: Instant) -> Duration {
        let before = self.turns.get(&workspace).map(|turn| turn.pause * 2);
        let pause = before.unwrap_or(FIRST_PAUSE).min(LONGEST_PAUSE);
        self.turns.insert(workspace, Turn { until: now + pause, pause });
        pause
    }

    /// Whether a workspace has to sit out still.
    pub(super) fn holds(&self, workspace: WorkspaceId, now: Instant) -> bool {
        self.turns.get(&workspace).is_some_and(|turn| turn.until > now)
    }

    /// Forgets a workspace whose event was accepted after all.
    pub(super) fn forgive(&mut self, workspace: WorkspaceId) {
        self.turns.remove(&workspace);
    }

    /// How many were refused lately.
    pub(super) fn len(&self) -> usize {
        self.turns.len()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use domain::WorkspaceId;
    use tokio::time::Instant;

    use super::Bench;

    #[test]
    fn each_refusal_doubles_the_pause_until_one_is_accepted() {
        let (mut bench, now) = (Bench::default(), Instant::now());
        let workspace = WorkspaceId::INSTANCE;
        let pauses: Vec<u64> = (0..8).map(|_| bench.send(workspace, now).as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert!(bench.holds(workspace, now + Duration::from_secs(59)));
        assert!(!bench.holds(workspace, now + Duration::from_mins(1)));
        bench.forgive(workspace);
        assert_eq!(bench.len(), 0);
    }
}
