//! Loads several aggregates of one type at once: one question for many streams.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use cqrs_es::persist::SerializedEvent;
use domain::{Root, WorkspaceId};
use futures::TryStreamExt;
use serde_json::Value;
use uuid::Uuid;

use super::{Loader, Versioned, stored_id};
use crate::LogError;
use crate::error::malformed;

/// The most streams that are read at once.
const TOGETHER: usize = 200;

/// A part of a stream: the events after a sequence, up to another one.
#[derive(Debug, Clone, Copy)]
struct Span {
    id: Uuid,
    after: u64,
    until: u64,
}

/// An event as the view `stream_event` has it.
struct Row {
    number: i64,
    sequence: i64,
    event_type: String,
    event_version: String,
    payload: Value,
    metadata: Value,
}

impl Loader {
    /// Aggregates with what was appended to their streams since, whole if nothing is known of one; `None` where the log has
    /// another history than is known, or ends before.
    pub(crate) async fn catch_up_many<A: Root>(
        &self,
        workspace: WorkspaceId,
        known: Vec<(Uuid, Arc<Versioned<A>>)>,
    ) -> Result<Vec<(Uuid, Option<Versioned<A>>)>, LogError> {
        let span = |(id, known): &(Uuid, Arc<Versioned<A>>)| {
            let after = known.version.saturating_sub(1);
            Span { id: *id, after, until: u64::MAX }
        };
        let spans: Vec<Span> = known.iter().map(span).collect();
        let upcasters = A::upcasters();
        // What is known is right once the log has its last event.
        let mut found: Vec<(Uuid, Option<Versioned<A>>)> = known
            .iter()
            .map(|(id, known)| (*id, (known.version == 0).then(Versioned::default)))
            .collect();
        let mut is_begun = vec![false; known.len()];
        self.read_spans::<A>(workspace, &spans, |index, event| {
            let is_first = !std::mem::replace(&mut is_begun[index], true);
            let known = &known[index].1;
            let state = &mut found[index].1;
            if is_first && known.version > 0 {
                *state = known.ends_with(&event).then(|| Versioned::clone(known));
                return Ok(());
            }
            match state {
                Some(state) => state.take_in(event, &upcasters),
                None => Ok(()),
            }
        })
        .await?;
        Ok(found)
    }

    /// Aggregates as of versions; one aggregate may be asked for at several.
    pub(crate) async fn load_many_at<A: Root>(
        &self,
        workspace: WorkspaceId,
        versions: &[(Uuid, u64)],
    ) -> Result<Vec<(Uuid, Arc<Versioned<A>>)>, LogError> {
        let mut wanted: HashMap<Uuid, BTreeSet<u64>> = HashMap::new();
        for (id, version) in versions {
            wanted.entry(*id).or_default().insert(*version);
        }
        let spans: Vec<Span> = wanted
            .iter()
            .map(|(id, versions)| {
                let until = versions.last().copied().unwrap_or_default();
                Span { id: *id, after: 0, until }
            })
            .collect();
        let upcasters = A::upcasters();
        let mut states: Vec<Versioned<A>> = spans.iter().map(|_| Versioned::default()).collect();
        let none = wanted.iter().filter(|(_, versions)| versions.contains(&0));
        let mut found: Vec<_> = none.map(|(id, _)| (*id, Arc::default())).collect();
        self.read_spans::<A>(workspace, &spans, |index, event| {
            let (id, state) = (spans[index].id, &mut states[index]);
            state.take_in(event, &upcasters)?;
            if wanted.get(&id).is_some_and(|versions| versions.contains(&state.version)) {
                found.push((id, Arc::new(state.clone())));
            }
            Ok(())
        })
        .await?;
        Ok(found)
    }

    /// Reads parts of streams, the events of each in their order, and hands on each with the place of its stream.
    async fn read_spans<A: Root>(
        &self,
        workspace: WorkspaceId,
        spans: &[Span],
        mut take: impl FnMut(usize, SerializedEvent) -> Result<(), LogError>,
    ) -> Result<(), LogError> {
        for (chunk, spans) in spans.chunks(TOGETHER).enumerate() {
            let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
            let streams: Vec<_> = spans.iter().map(|span| stored_id(workspace, span.id)).collect();
            let after: Vec<_> = spans.iter().map(|span| number(span.after)).collect();
            let until: Vec<_> = spans.iter().map(|span| number(span.until)).collect();
            let mut rows = sqlx::query_as!(
                Row,
                r#"
                SELECT
                    span.number AS "number!",
                    event.sequence AS "sequence!",
                    event.event_type AS "event_type!",
                    event.event_version AS "event_version!",
                    event.payload AS "payload!",
                    event.metadata AS "metadata!"
                FROM unnest($2::text[], $3::bigint[], $4::bigint[])
                    WITH ORDINALITY AS span (stream, after, until, number)
                CROSS JOIN LATERAL (
                    SELECT e.sequence, e.event_type, e.event_version, e.payload, e.metadata
                    FROM event_log.stream_event AS e
                    WHERE e.aggregate_type = $1
                      AND e.aggregate_id = span.stream
                      AND e.sequence > span.after
                      AND e.sequence <= span.until
                    ORDER BY e.sequence
                ) AS event
                ORDER BY span.number, event.sequence
                "#,
                A::TYPE,
                &streams,
                &after,
                &until,
            )
            .fetch(&self.pool);
            while let Some(row) = rows.try_next().await? {
                let place = usize::try_from(row.number - 1).ok();
                let stream = place.and_then(|place| Some((place, streams.get(place)?)));
                let Some((place, stream)) = stream else {
                    return Err(malformed("an event is of a stream that was not asked for"));
                };
                take(chunk * TOGETHER + place, row.event::<A>(stream.clone())?)?;
            }
        }
        Ok(())
    }
}

impl Row {
    /// The event in the form of the framework.
    fn event<A: Root>(self, stream: String) -> Result<SerializedEvent, LogError> {
        let sequence = usize::try_from(self.sequence);
        Ok(SerializedEvent::new(
            stream,
            sequence.map_err(|_| malformed("an event is before the first one of its stream"))?,
            A::TYPE.to_owned(),
            self.event_type,
            self.event_version,
            self.payload,
            self.metadata,
        ))
    }
}
