//! Compares the stream with the log and puts right what is not: a lost end is published again, and a workspace
//! with a hole is purged and published anew from its first event.
//!
//! Runs between rounds, never during one, so nothing is on its way that would be counted wrongly.

use std::collections::{HashMap, HashSet};

use domain::WorkspaceId;
use event_store::read;
use futures::{StreamExt as _, TryStreamExt as _};

use super::RelayError;
use super::lease::of_the_log;
use super::term::Term;
use super::verify::{Standing, standing};
use crate::measure;

/// How many workspaces are looked at at the same time.
const AT_ONCE: usize = 32;

/// Which workspaces are looked at one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All: at the start, and after messages were lost.
    Everything,
    /// Workspaces whose number of messages differs from the stored one.
    Suspicious,
}

/// What stream, log and notes say of all workspaces.
struct Survey {
    counts: HashMap<WorkspaceId, u64>,
    heads: HashMap<WorkspaceId, u64>,
    saved: HashMap<WorkspaceId, u64>,
}

impl Survey {
    /// How many messages a workspace has in the stream.
    fn count(&self, workspace: WorkspaceId) -> u64 {
        self.counts.get(&workspace).copied().unwrap_or_default()
    }

    /// How far a workspace was published according to the notes.
    fn saved(&self, workspace: WorkspaceId) -> u64 {
        self.saved.get(&workspace).copied().unwrap_or_default()
    }

    /// The workspaces to look at.
    fn candidates(&self, extent: Extent) -> Vec<WorkspaceId> {
        let all: HashSet<_> = self.counts.keys().chain(self.heads.keys()).copied().collect();
        let wanted = |workspace: &WorkspaceId| {
            extent == Extent::Everything || self.count(*workspace) != self.saved(*workspace)
        };
        all.into_iter().filter(wanted).collect()
    }
}

impl Term<'_> {
    /// Looks at the workspaces in question and puts right what is not.
    pub(super) async fn reconcile(&mut self, extent: Extent) -> Result<(), RelayError> {
        let survey = self.survey().await?;
        let candidates = survey.candidates(extent);
        tracing::debug!(workspaces = candidates.len(), ?extent, "stream and log are compared");
        let found = self.look_at(candidates).await?;
        let mut lost = HashMap::new();
        for (workspace, standing) in found {
            match standing {
                Standing::At(position) if position == survey.count(workspace) => {
                    if position < survey.saved(workspace) {
                        lost.insert(workspace, position);
                    }
                    self.book.found(workspace, position);
                }
                suspicious => self.look_twice(workspace, suspicious).await?,
            }
        }
        self.note_lost(&lost).await?;
        self.book.saved(&survey.saved);
        for (workspace, head) in survey.heads {
            if self.book.published(workspace).is_some_and(|position| position < head) {
                self.book.want(workspace, head);
            }
        }
        Ok(())
    }

    /// Asks stream, log and notes, in this order: the log is never behind the stream.
    async fn survey(&mut self) -> Result<Survey, RelayError> {
        self.save().await?;
        let mut counts = self.stream.counts().await?;
        if let Some(strays) = counts.remove(&None) {
            tracing::error!(messages = strays, "the stream has messages of no workspace");
        }
        let counts = counts.into_iter().filter_map(|(id, count)| Some((id?, count))).collect();
        let heads = of_the_log(read::heads(&self.relay.pool)).await?.into_iter().collect();
        let saved = self.lease.saved(self.stream.epoch()).await?;
        Ok(Survey { counts, heads, saved })
    }

    /// Looks at the last message of each workspace.
    async fn look_at(
        &self,
        workspaces: Vec<WorkspaceId>,
    ) -> Result<Vec<(WorkspaceId, Standing)>, RelayError> {
        let (stream, log) = (&self.stream, &self.relay.pool);
        let look = async |id| Ok::<_, RelayError>((id, standing(stream, log, id).await?));
        futures::stream::iter(workspaces).map(look).buffer_unordered(AT_ONCE).try_collect().await
    }

    /// Repairs a workspace if it is still wrong at second sight: a late message may have come in between.
    async fn look_twice(
        &mut self,
        workspace: WorkspaceId,
        first: Standing,
    ) -> Result<(), RelayError> {
        let count = self.stream.count_of(workspace).await?;
        let second = standing(&self.stream, &self.relay.pool, workspace).await?;
        if second == Standing::At(count) {
            self.book.found(workspace, count);
            return Ok(());
        }
        if self.stream.end().await.ok() != self.book.end() || first != second {
            // All over again: what was counted so far may be wrong as well.
            self.book.doubt_all();
            return Ok(());
        }
        let why = match second {
            Standing::At(position) => format!("{count} messages up to position {position}"),
            Standing::Stray(why) => format!("the last message is not ours: {why}"),
        };
        self.repair(workspace, &why).await
    }

    /// Removes a workspace's messages and has them published again, under ids new to the dedupe window.
    pub(super) async fn repair(
        &mut self,
        workspace: WorkspaceId,
        why: &str,
    ) -> Result<(), RelayError> {
        tracing::error!(
            workspace.id = %workspace,
            reason = why,
            "the stream is not what was published: the workspace's messages are removed and published again"
        );
        measure::repaired();
        self.lease.check(self.stream.epoch()).await?;
        self.book.forget_unsaved(workspace);
        self.lease.set_back(self.stream.epoch(), &HashMap::from([(workspace, 0)])).await?;
        let end = self.book.end().map_or(0, |end| end.sequence);
        self.stream.purge(workspace, end).await?;
        let after = self.stream.end().await?;
        if after.sequence != end {
            self.book.doubt_all();
            return Ok(());
        }
        self.book.purged(workspace, after);
        let head = of_the_log(read::head(&self.relay.pool, workspace)).await?;
        self.book.want(workspace, head);
        Ok(())
    }

    /// Takes notes back that speak of messages which are not there.
    async fn note_lost(&mut self, lost: &HashMap<WorkspaceId, u64>) -> Result<(), RelayError> {
        if lost.is_empty() {
            return Ok(());
        }
        tracing::error!(
            workspaces = lost.len(),
            "the stream has lost its end: the events are published again from the log"
        );
        self.lease.set_back(self.stream.epoch(), lost).await
    }
}
