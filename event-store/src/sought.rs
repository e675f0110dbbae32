//! What of a log is looked for, and where it is.

use chrono::{DateTime, Utc};
use domain::WorkspaceId;
use sqlx::PgExecutor;
use uuid::Uuid;

use crate::{LogError, RecordedEvent};

/// Which events are looked for: every criterion that is given has to hold, of several values of one criterion one is
/// enough, and a criterion that is not given limits nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// The events' names.
    pub names: Option<Vec<String>>,
    /// The types of the aggregates that they happened to.
    pub kinds: Option<Vec<String>>,
    /// The projects that they belonged to when they were recorded.
    pub projects: Option<Vec<Uuid>>,
    /// The issues whose activity shows them.
    pub issues: Option<Vec<Uuid>>,
    /// The users who acted.
    pub actors: Option<Vec<Uuid>>,
    /// They were recorded after this moment.
    pub after: Option<DateTime<Utc>>,
    /// They were recorded before this moment.
    pub before: Option<DateTime<Utc>>,
}

impl Sought {
    /// Whether every event is looked for.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an event is looked for.
    #[must_use]
    pub fn has(&self, event: &RecordedEvent) -> bool {
        has(self.names.as_deref(), Some(&event.name))
            && has(self.kinds.as_deref(), Some(&event.kind))
            && has(self.projects.as_deref(), event.project.as_ref())
            && has(self.issues.as_deref(), event.issue.as_ref())
            && has(self.actors.as_deref(), Some(&event.actor))
            && self.after.is_none_or(|after| event.recorded_at > after)
            && self.before.is_none_or(|before| event.recorded_at < before)
    }

    /// The positions after the first and up to the last of two at which there is such an event, in order, at most `limit`.
    /// The events' payloads are not read.
    ///
    /// # Errors
    /// [`LogError`] when the database cannot be asked.
    pub async fn positions(
        &self,
        db: impl PgExecutor<'_>,
        workspace: WorkspaceId,
        (after, until): (u64, u64),
        limit: u32,
    ) -> Result<Vec<u64>, LogError> {
        let positions = sqlx::query_scalar!(
            "
            SELECT position
            FROM event_log.event
            WHERE workspace_id = $1
              AND position > $2
              AND position <= $3
              AND ($4::text[] IS NULL OR event_type = ANY ($4))
              AND ($5::text[] IS NULL OR aggregate_type = ANY ($5))
              AND ($6::uuid[] IS NULL OR project_id = ANY ($6))
              AND ($7::uuid[] IS NULL OR issue_id = ANY ($7))
              AND ($8::uuid[] IS NULL OR actor_id = ANY ($8))
              AND ($9::timestamptz IS NULL OR recorded_at > $9)
              AND ($10::timestamptz IS NULL OR recorded_at < $10)
            ORDER BY position
            LIMIT $11
            ",
            workspace.uuid(),
            after.cast_signed(),
            until.cast_signed(),
            self.names.as_deref(),
            self.kinds.as_deref(),
            self.projects.as_deref(),
            self.issues.as_deref(),
            self.actors.as_deref(),
            self.after,
            self.before,
            i64::from(limit),
        )
        .fetch_all(db)
        .await?;
        Ok(positions.into_iter().map(i64::cast_unsigned).collect())
    }
}

/// Whether a value is among those that are looked for.
fn has<T: PartialEq>(sought: Option<&[T]>, value: Option<&T>) -> bool {
    sought.is_none_or(|sought| value.is_some_and(|value| sought.contains(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An event of a comment.
    fn event() -> RecordedEvent {
        RecordedEvent {
            workspace: WorkspaceId(Uuid::from_u128(1)),
            position: 7,
            kind: "comment".to_owned(),
            entity: Uuid::from_u128(2),
            version: 1,
            name: "CommentCreated".to_owned(),
            type_version: "1".to_owned(),
            payload: "{}".to_owned(),
            metadata: "{}".to_owned(),
            event_id: Uuid::from_u128(3),
            command_id: Uuid::from_u128(4),
            actor: Uuid::from_u128(5),
            project: Some(Uuid::from_u128(6)),
            issue: Some(Uuid::from_u128(7)),
            recorded_at: DateTime::from_timestamp(1000, 0).unwrap(),
            hash: [0; 32],
        }
    }

    #[test]
    fn what_is_named_is_all_to_hold_and_one_value_is_enough() {
        let ids = |ids: [u128; 2]| Some(ids.map(Uuid::from_u128).to_vec());
        let texts = |text: &str| Some(vec!["other".to_owned(), text.to_owned()]);
        let sought = Sought {
            names: texts("CommentCreated"),
            kinds: texts("comment"),
            projects: ids([1, 6]),
            issues: ids([7, 1]),
            actors: ids([5, 1]),
            after: DateTime::from_timestamp(999, 0),
            before: DateTime::from_timestamp(1001, 0),
        };
        assert!(sought.has(&event()) && !sought.is_everything());
        for narrower in [
            Sought { names: texts("CommentEdited"), ..sought.clone() },
            Sought { kinds: texts("issue"), ..sought.clone() },
            Sought { projects: ids([1, 2]), ..sought.clone() },
            Sought { issues: ids([1, 2]), ..sought.clone() },
            Sought { actors: ids([1, 2]), ..sought.clone() },
            Sought { after: DateTime::from_timestamp(1000, 0), ..sought.clone() },
            Sought { before: DateTime::from_timestamp(1000, 0), ..sought.clone() },
        ] {
            assert!(!narrower.has(&event()), "{narrower:?}");
        }
        let of_no_project = RecordedEvent { project: None, ..event() };
        assert!(!sought.has(&of_no_project) && Sought::default().has(&of_no_project));
        assert!(Sought::default().is_everything());
    }
}
