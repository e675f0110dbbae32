//! What a unit of work does once for many aggregates, instead of once for each.

use std::collections::HashSet;
use std::sync::Arc;

use domain::{ProjectId, Root};
use event_store::{StreamId, StreamVersion, Versioned};
use serde::Serialize;
use service::Problem;
use uuid::Uuid;

use super::Unit;
use super::touched::{AnyState, Touched};
use crate::error::Result;

impl Unit<'_> {
    /// Loads aggregates that are about to be read, in one round trip; only what is read then is part of the read set.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn load<A: Root>(
        &mut self,
        ids: impl IntoIterator<Item = impl Into<Uuid>>,
    ) -> Result<Vec<Arc<Versioned<A>>>> {
        let ids: HashSet<Uuid> = ids.into_iter().map(Into::into).collect();
        let is_missing = |id: &Uuid| {
            let stream = StreamId::of::<A>(*id);
            !self.touched.contains_key(&stream) && !self.loaded.contains_key(&stream)
        };
        let missing: Vec<Uuid> = ids.into_iter().filter(is_missing).collect();
        let found = if self.fresh {
            self.store.get_many_fresh::<A>(self.workspace, &missing).await?
        } else {
            self.store.get_many::<A>(self.workspace, &missing).await?
        };
        for (id, aggregate) in &found {
            let state = Arc::clone(aggregate) as AnyState;
            self.loaded.insert(StreamId::of::<A>(*id), state);
        }
        Ok(found.into_iter().map(|(_, aggregate)| aggregate).collect())
    }

    /// An aggregate that was loaded with others.
    pub(super) fn take_loaded<A: Root>(
        &mut self,
        stream: StreamId,
    ) -> Result<Option<Arc<Versioned<A>>>> {
        self.loaded.remove(&stream).map(super::touched::of_its_type).transpose()
    }

    /// Whether the aggregates that a new thing begins with have to be looked for in the log.
    #[must_use]
    pub const fn looks_for_new_things(&self) -> bool {
        self.fresh
    }

    /// Reserves so many running numbers of a project together, to be used one by one.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn reserve_numbers(&mut self, project: ProjectId, count: usize) -> Result<()> {
        let spare = self.spare.iter().filter(|(of, _)| *of == project).count();
        let missing = count.saturating_sub(spare);
        if missing > 0 {
            let more = self.store.reserve_numbers(self.workspace, project, missing).await?;
            self.spare.extend(more.into_iter().map(|number| (project, number)));
        }
        Ok(())
    }

    /// The aggregates of a type for which this unit has decided one of these events, and whether each is new.
    pub fn decided<'u, A: Root>(
        &'u self,
        names: &'u [&'u str],
    ) -> impl Iterator<Item = (Uuid, bool)> + 'u {
        let own = self.touched.iter().filter(|(stream, _)| stream.kind == A::TYPE);
        let decided = own.filter(move |(_, touched)| touched.has_any(names));
        decided.map(|(stream, touched)| (stream.id, touched.is_new()))
    }

    /// Lets the answer show an aggregate as it is now, whatever this unit does with it later; answers with its version.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn show<A: Root>(&mut self, id: impl Into<Uuid>) -> Result<u64> {
        let id = id.into();
        let shown = self.read::<A>(id).await?;
        let version = shown.version;
        self.shown.push((StreamId::of::<A>(id), version, shown as AnyState));
        Ok(version)
    }

    /// Keeps something for the answer, also for that to a repetition.
    ///
    /// # Errors
    /// It has no JSON form: a mistake of the endpoint.
    pub fn note(&mut self, note: &impl Serialize) -> Result<()> {
        self.note = Some(serde_json::to_string(note).map_err(Problem::internal)?);
        Ok(())
    }

    /// The versions that are shown and are not those which the streams have in the end.
    pub(super) fn shown_in_between(&self) -> Vec<StreamVersion> {
        let mut known = HashSet::new();
        let is_new = |(stream, version, _): &&(StreamId, u64, AnyState)| {
            let end = self.touched.get(stream).map(Touched::version);
            end != Some(*version) && known.insert((*stream, *version))
        };
        let new = self.shown.iter().filter(is_new);
        let of = |(stream, version, _): &(StreamId, u64, AnyState)| StreamVersion {
            kind: stream.kind.to_owned(),
            id: stream.id,
            version: *version,
        };
        new.map(of).collect()
    }
}
