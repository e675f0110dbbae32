//! A unit of work: what one command reads, decides and appends, all or none.
//!
//! An endpoint describes its command to [`execute()`] as an [`Operation`] on a [`Unit`]. Every aggregate it reads
//! becomes part of the read set; if any of them has moved by the time of the append, nothing is written, the
//! aggregates are read again and the decision is taken once more.

mod changing;
mod execute;
mod names;
mod parts;
mod permission;
mod queues;
mod snapshot;
mod together;
mod touched;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::{ProjectId, Root, Stamp, UserId, WorkspaceId, decide_all};
use event_store::{
    Append, Claim, ClaimChange, Committed, Identity, LastEvent, NoneSince, RunningNumber, Scope,
    Store, StreamId, Versioned,
};
use uuid::Uuid;

pub use changing::{issue_scope, place_scope};
pub use execute::{Execution, Operation, execute, repeated};
pub use names::Taken;
pub use parts::{MOST_EVENTS, Savepoint};
pub use permission::{
    EnteredCollection, EnteredPlace, EnteredProject, EnteredWorkspace, InCollection, InPlace,
    InProject, InWorkspace, Permission,
};
pub use queues::Queues;
pub use snapshot::Snapshot;

use crate::error::{CommandError, Result};
use parts::Undo;
use touched::{AnyState, Touched};

/// One try at one command.
pub struct Unit<'a> {
    /// The log.
    store: &'a Store,
    /// Whose log is appended to.
    workspace: WorkspaceId,
    /// Who the command is.
    identity: &'a Identity,
    /// Who acts, and when.
    stamp: Stamp,
    /// Whether memory was found stale, so that every aggregate is read from the log.
    fresh: bool,
    /// The aggregates read and changed, by stream.
    touched: HashMap<StreamId, Touched>,
    /// The streams in the order in which they were first touched.
    order: Vec<StreamId>,
    /// What no event may have touched since a position.
    none_since: Vec<NoneSince>,
    /// Names to take and to give up.
    claims: Vec<ClaimChange>,
    /// Running numbers that were reserved, and for which project.
    numbers: Vec<(ProjectId, RunningNumber)>,
    /// Those that an earlier try has reserved and not used, and those that were reserved together, ascending.
    spare: Vec<(ProjectId, RunningNumber)>,
    /// Aggregates that were loaded together, and not read yet.
    loaded: HashMap<StreamId, AnyState>,
    /// What a part of it has changed, newest last; only noted where parts can be taken back.
    undo: Option<Vec<Undo>>,
    /// How many events were decided.
    events: usize,
    /// Aggregates as the answer shows them, whatever became of them later.
    shown: Vec<(StreamId, u64, AnyState)>,
    /// What else the answer has to know.
    note: Option<String>,
}

impl<'a> Unit<'a> {
    /// A try that has read nothing yet.
    fn new(store: &'a Store, command: &'a Execution, fresh: bool) -> Self {
        Self {
            store,
            workspace: command.workspace,
            identity: &command.identity,
            stamp: Stamp { actor: command.identity.actor, at: command.at, version: 0 },
            fresh,
            touched: HashMap::new(),
            order: Vec::new(),
            none_since: Vec::new(),
            claims: Vec::new(),
            numbers: Vec::new(),
            spare: Vec::new(),
            loaded: HashMap::new(),
            undo: None,
            events: 0,
            shown: Vec::new(),
            note: None,
        }
    }

    /// A try that may use the running numbers that an earlier one has reserved.
    fn with_spare(mut self, spare: Vec<(ProjectId, RunningNumber)>) -> Self {
        self.spare = spare;
        self
    }

    /// Whose log is appended to.
    #[must_use]
    pub const fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    /// The acting user.
    #[must_use]
    pub const fn actor(&self) -> UserId {
        self.stamp.actor
    }

    /// The time of the command.
    #[must_use]
    pub const fn at(&self) -> DateTime<Utc> {
        self.stamp.at
    }

    /// The command's `ordinal`-th new id: the same in every try.
    #[must_use]
    pub fn new_id<Id: From<Uuid>>(&self, ordinal: u32) -> Id {
        self.identity.new_id(ordinal).into()
    }

    /// Reserves the next running number of a project, or takes the one that an earlier try has reserved. If the database
    /// crashes before the append, it may be given out again: the append tells, and the next try reserves another.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn reserve_number(&mut self, project: ProjectId) -> Result<u32> {
        let spare = self.spare.iter().position(|(of, _)| *of == project);
        let number = match spare {
            Some(place) => self.spare.remove(place).1,
            None => self.store.reserve_number(self.workspace, project).await?,
        };
        self.numbers.push((project, number));
        u32::try_from(number.number)
            .map_err(|_| CommandError::Internal("a project has used up its numbers"))
    }

    /// An aggregate as this unit sees it, its own changes included. The decision then rests on its version.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn read<A: Root>(&mut self, id: impl Into<Uuid>) -> Result<Arc<Versioned<A>>> {
        let id = id.into();
        let stream = StreamId::of::<A>(id);
        if let Some(known) = self.touched.get(&stream) {
            return known.state();
        }
        let loaded = match self.take_loaded::<A>(stream)? {
            Some(loaded) => loaded,
            None if self.fresh => self.store.get_fresh::<A>(self.workspace, id).await?,
            None => self.store.get::<A>(self.workspace, id).await?,
        };
        self.order.push(stream);
        self.touched.insert(stream, Touched::read(&loaded));
        Ok(loaded)
    }

    /// An aggregate as it was at a version. Nothing rests on it: what has been does not change.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn read_at<A: Root>(
        &self,
        id: impl Into<Uuid>,
        version: u64,
    ) -> Result<Arc<Versioned<A>>> {
        Ok(self.store.get_at::<A>(self.workspace, id, version).await?)
    }

    /// Aggregates as they were at versions, read together. Nothing rests on them: what has been does not change.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn read_many_at<A: Root>(
        &self,
        versions: &[(Uuid, u64)],
    ) -> Result<HashMap<(Uuid, u64), Arc<Versioned<A>>>> {
        if versions.is_empty() {
            return Ok(HashMap::new());
        }
        let found = self.store.get_many_at::<A>(self.workspace, versions).await?;
        Ok(found.into_iter().map(|(id, state)| ((id, state.version), state)).collect())
    }

    /// Decides the first commands about an aggregate whose id is new. It is not looked for in the log before: if it is
    /// there, the append tells, and the next try looks.
    ///
    /// # Errors
    /// A refusal, or the log cannot be asked.
    pub async fn begin<A: Root>(
        &mut self,
        id: impl Into<Uuid>,
        scope: Scope,
        commands: impl IntoIterator<Item = A::Command>,
    ) -> Result<Arc<Versioned<A>>>
    where
        CommandError: From<A::Error>,
    {
        let id = id.into();
        let stream = StreamId::of::<A>(id);
        if !self.fresh && !self.touched.contains_key(&stream) {
            self.order.push(stream);
            self.touched.insert(stream, Touched::read(&Arc::new(Versioned::<A>::default())));
        }
        self.change::<A>(id, scope, commands).await
    }

    /// Decides commands about an aggregate as one unit and takes the events in.
    ///
    /// # Errors
    /// A refusal, or the log cannot be asked.
    pub async fn change<A: Root>(
        &mut self,
        id: impl Into<Uuid>,
        scope: Scope,
        commands: impl IntoIterator<Item = A::Command>,
    ) -> Result<Arc<Versioned<A>>>
    where
        CommandError: From<A::Error>,
    {
        let id = id.into();
        let before = self.read::<A>(id).await?;
        let stamp = Stamp { version: before.version, ..self.stamp };
        let decided = decide_all(&before.state, commands, stamp)?;
        if decided.events.is_empty() {
            return Ok(before);
        }
        let stream = StreamId::of::<A>(id);
        let touched = self.touched.get_mut(&stream);
        let touched =
            touched.ok_or(CommandError::Internal("an aggregate was changed and not read"))?;
        if let Some(undo) = &mut self.undo {
            undo.push((stream, touched.mark(), decided.events.len()));
        }
        self.events += decided.events.len();
        touched.take_in::<A>(&before, scope, decided)
    }

    /// Makes the append depend on a set that was looked up outside of the log.
    pub fn none_since(&mut self, filter: NoneSince) {
        self.none_since.push(filter);
    }

    /// Takes a name that is unique in the workspace.
    pub fn take(&mut self, claim: Claim) {
        self.claims.push(ClaimChange { take: true, instance: false, claim });
    }

    /// Gives up a name of the workspace.
    pub fn release(&mut self, claim: Claim) {
        self.claims.push(ClaimChange { take: false, instance: false, claim });
    }

    /// Gives up one name of the workspace for another, unless it is the same.
    pub fn exchange(&mut self, old: Option<Claim>, new: Option<Claim>) {
        if old == new {
            return;
        }
        if let Some(old) = old {
            self.release(old);
        }
        if let Some(new) = new {
            self.take(new);
        }
    }

    /// Takes a name that is unique in the whole instance.
    pub fn take_in_instance(&mut self, claim: Claim) {
        self.claims.push(ClaimChange { take: true, instance: true, claim });
    }

    /// Gives up a name of the whole instance.
    pub fn release_in_instance(&mut self, claim: Claim) {
        self.claims.push(ClaimChange { take: false, instance: true, claim });
    }

    /// Everything as an append: written streams first, in the order in which they were touched; those
    /// of a unit with parts in the order in which they were changed.
    fn append(&self, execution: &Execution) -> Result<Append> {
        let mut append = Append::new(self.workspace, self.identity.clone(), execution.metadata());
        let parts = self
            .order
            .iter()
            .filter_map(|stream| self.touched.get(stream).map(|touched| touched.part(*stream)));
        let (written, relied_on): (Vec<_>, Vec<_>) =
            parts.partition(|part| !part.events.is_empty());
        let written = self.in_order()?.unwrap_or(written);
        append.streams = written.into_iter().chain(relied_on).collect();
        append.none_since.clone_from(&self.none_since);
        append.claims = names::net(&self.claims);
        append.numbers = self.numbers.iter().map(|(_, number)| *number).collect();
        append.shown = self.shown_in_between();
        append.note.clone_from(&self.note);
        append.proviso = execution.proviso();
        Ok(append)
    }

    /// The read set alone, to learn whether a refusal rests on the present.
    fn probe(&self, execution: &Execution) -> Result<Append> {
        let mut append = self.append(execution)?;
        append.probe = true;
        append.claims.clear();
        append.numbers.clear();
        append.shown.clear();
        for part in &mut append.streams {
            part.events.clear();
        }
        Ok(append)
    }

    /// The running numbers that a further try may use.
    fn into_numbers(self) -> Vec<(ProjectId, RunningNumber)> {
        self.numbers.into_iter().chain(self.spare).collect()
    }

    /// The aggregates as they are now that it is in the log, kept in memory for the next command; `written` are the last
    /// events of the streams that it wrote.
    fn keep(self, written: &HashMap<StreamId, Uuid>, committed: &Committed) -> Snapshot {
        let recorded_at = committed.recorded_at;
        for (stream, touched) in &self.touched {
            let last = written.get(stream).map(|id| LastEvent { id: *id, recorded_at });
            touched.keep(last, self.store, self.workspace, stream.id);
        }
        let last = self.touched.into_iter().map(|(stream, touched)| (stream, touched.into_state()));
        Snapshot::of(committed.last, last.collect(), self.shown, self.note)
    }
}
