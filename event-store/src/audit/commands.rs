//! The commands that came with an idempotency key: each agrees with its events, and none is missing.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{UserId, WorkspaceId};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Finding;
use crate::{Identity, LogError, RecordedEvent, StreamVersion, recorded};

/// The remembered commands of a workspace, while its events are read.
#[derive(Debug)]
pub struct Commands {
    workspace: WorkspaceId,
    remembered: HashMap<Uuid, Command>,
    /// The first event whose command is not remembered, and how many there are.
    forgotten: Option<(u64, u64)>,
    found: Vec<Finding>,
}

/// What is remembered of a command.
#[derive(Debug)]
struct Command {
    identity: Identity,
    first: u64,
    last: u64,
    recorded_at: DateTime<Utc>,
    /// The versions that it was answered with.
    answered: Vec<StreamVersion>,
    /// The versions that its events gave to their streams, the last of each.
    written: HashMap<(String, Uuid), u64>,
    /// How many of its events were read.
    seen: u64,
    /// Whether its events have ids that derive from another request under the same key.
    is_of_another: bool,
}

impl Command {
    /// Whether it can have written an event.
    fn has(&self, event: &RecordedEvent) -> bool {
        (self.first..=self.last).contains(&event.position)
            && self.identity.actor.uuid() == event.actor
            && self.recorded_at == event.recorded_at
    }

    /// Takes in one of its events.
    fn take_in(&mut self, event: &RecordedEvent) {
        self.seen += 1;
        self.written.insert((event.kind.clone(), event.entity), event.version);
        let ordinal = u32::try_from(event.position - self.first).unwrap_or(u32::MAX);
        self.is_of_another |= !self.identity.has_event(ordinal, event.event_id);
    }

    /// Whether it was answered with the versions that its events gave to their streams. It may have read others.
    fn is_answered_with_its_own(&self) -> bool {
        let answered = |((kind, id), version): (&(String, Uuid), &u64)| {
            self.answered
                .iter()
                .any(|of| of.kind == *kind && of.id == *id && of.version == *version)
        };
        self.written.iter().all(answered)
    }
}

impl Commands {
    /// The commands that are remembered of a workspace.
    ///
    /// # Errors
    /// [`LogError`] when the database cannot be asked.
    pub async fn load(db: &mut PgConnection, workspace: WorkspaceId) -> Result<Self, LogError> {
        let rows = sqlx::query!(
            r#"
            SELECT actor_id, key, command_id, fingerprint, first_position, last_position,
                result::text AS "result!",
                LEAST(GREATEST(recorded_at, '0001-01-01Z'), '9999-12-31Z') AS "recorded_at!"
            FROM event_log.command
            WHERE workspace_id = $1
            "#,
            workspace.uuid(),
        )
        .fetch_all(&mut *db)
        .await?;
        let found = beyond_versions(db, workspace).await?;
        let mut loaded = Self { workspace, remembered: HashMap::new(), forgotten: None, found };
        for row in rows {
            let actor = UserId(row.actor_id);
            let (Ok(fingerprint), Ok((answered, _))) =
                (row.fingerprint.try_into(), recorded::read(&row.result))
            else {
                loaded.find(format!(
                    "command {} has no fingerprint, or was answered with no versions",
                    row.command_id
                ));
                continue;
            };
            let identity = Identity::keyed(workspace, actor, row.key, fingerprint);
            if identity.command_id != row.command_id {
                loaded.find(format!(
                    "command {} has not the id that follows from its key: the row was changed",
                    row.command_id
                ));
            }
            let command = Command {
                identity,
                first: row.first_position.cast_unsigned(),
                last: row.last_position.cast_unsigned(),
                recorded_at: row.recorded_at,
                answered,
                written: HashMap::new(),
                seen: 0,
                is_of_another: false,
            };
            loaded.remembered.insert(row.command_id, command);
        }
        Ok(loaded)
    }

    /// Takes in the next event. Only ids that derive from keys are of UUID version 5.
    pub fn take_in(&mut self, event: &RecordedEvent) {
        let is_keyed = event.command_id.get_version_num() == 5;
        match self.remembered.get_mut(&event.command_id) {
            Some(command) if command.has(event) => command.take_in(event),
            None if is_keyed => self.forgotten.get_or_insert((event.position, 0)).1 += 1,
            Some(_) | None => {}
        }
    }

    /// What is wrong, now that all events were read.
    #[must_use]
    pub fn end(mut self) -> Vec<Finding> {
        if let Some((position, count)) = self.forgotten {
            self.find(format!(
                "the rows of command for {count} events that came with a key are missing, \
                the first at position {position}"
            ));
        }
        let commands = std::mem::take(&mut self.remembered);
        for (id, command) in commands {
            if !command.is_answered_with_its_own() {
                self.find(format!(
                    "command {id} was answered with other versions than its events have"
                ));
            }
            let Command { first, last, seen, is_of_another, .. } = command;
            if is_of_another {
                self.find(format!(
                    "command {id} has another fingerprint than the request that its events are of"
                ));
            }
            if seen != (last + 1).saturating_sub(first) {
                self.find(format!(
                    "command {id} is said to have written positions {first} to {last}, \
                    but {seen} events there are its own"
                ));
            }
        }
        self.found
    }

    /// Notes what is wrong.
    fn find(&mut self, what: String) {
        self.found.push(Finding::of(self.workspace, what));
    }
}

/// Commands that were answered with a version which the stream does not have.
async fn beyond_versions(
    db: &mut PgConnection,
    workspace: WorkspaceId,
) -> Result<Vec<Finding>, LogError> {
    let rows = sqlx::query_scalar!(
        r#"
        SELECT
            'command ' || command_id || ' was answered with version ' || result.version || ' of the '
                || result.kind || ' ' || result.id || ', which ends before' AS "what!"
        FROM event_log.command
        CROSS JOIN LATERAL json_to_recordset(result) AS result (kind text, id uuid, version bigint)
        WHERE workspace_id = $1
          AND version > 0
          AND NOT EXISTS (
              SELECT FROM event_log.event
              WHERE aggregate_type = result.kind
                AND aggregate_id = $1::text || '/' || result.id::text
                AND sequence = version
          )
        "#,
        workspace.uuid(),
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|what| Finding::of(workspace, what)).collect())
}
