//! Feeds that were asked for, in memory: what has happened does not change, so only what has happened since is read.

use std::sync::{Arc, LazyLock};

use event_store::generation;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use telemetry::metrics::{self, Counter};
use uuid::Uuid;

use super::lines::Feed;
use crate::membership::ProjectMembership;

/// About how many bytes all feeds in memory take at most.
const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// About how many feeds those are.
const EXPECTED: usize = 4096;

/// How often a feed was known, and how often not.
static LOOKUPS: LazyLock<[Counter; 2]> = LazyLock::new(|| {
    metrics::counters(
        "tidemark_activity_cache_lookups_total",
        "Activity feeds looked for in memory, by whether they were there.",
        &["result"],
        [["hit"], ["miss"]],
    )
});

/// The feeds. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Known(Arc<Cache<Key, Arc<Feed>, Bytes>>);

/// What tells feeds apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    /// The life of the log: after a restore other things have happened.
    epoch: Uuid,
    workspace: Uuid,
    project: Uuid,
    issue: Uuid,
}

/// Weighs feeds by what they take.
#[derive(Debug, Clone)]
struct Bytes;

impl Weighter<Key, Arc<Feed>> for Bytes {
    fn weight(&self, _: &Key, feed: &Arc<Feed>) -> u64 {
        feed.bytes() as u64
    }
}

impl Default for Known {
    fn default() -> Self {
        LazyLock::force(&LOOKUPS);
        Self(Arc::new(Cache::with_weighter(EXPECTED, MOST_BYTES, Bytes)))
    }
}

impl Known {
    /// What is known of a feed, up to no later position than the project is seen at; perhaps nothing.
    pub(crate) fn find(&self, project: &ProjectMembership, issue: Uuid) -> Arc<Feed> {
        let known = self.0.get(&Key::of(project, issue));
        let generation = generation();
        let known = known
            .filter(|feed| feed.generation == generation && feed.position <= project.seen.position);
        let [hits, misses] = &*LOOKUPS;
        if known.is_some() { hits } else { misses }.inc();
        known.unwrap_or_else(|| Arc::new(Feed::new(generation)))
    }

    pub(crate) fn remember(&self, project: &ProjectMembership, issue: Uuid, feed: Arc<Feed>) {
        self.0.insert(Key::of(project, issue), feed);
    }
}

impl Key {
    const fn of(project: &ProjectMembership, issue: Uuid) -> Self {
        let workspace = project.workspace.id;
        Self { epoch: project.seen.epoch, workspace, project: project.project, issue }
    }
}
