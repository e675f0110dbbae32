//! What the log says of a page's name and text, up to the position that an answer shows.

use chrono::{DateTime, Utc};
use domain::page::{PageCreated, PageDescribed, PageEvent, PageRenamed};
use domain::{Event, Named};
use event_store::Metadata;
use serde_json::Value;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::PageVersion;

/// A save: the changes of name and text that one command made.
#[derive(Debug, Clone)]
pub(super) struct Save {
    /// The last event of it.
    pub(super) event: Uuid,
    /// The stream's version after that.
    pub(super) version: u64,
    /// The name after it.
    pub(super) name: String,
    /// Who made it.
    pub(super) actor: Uuid,
    /// When.
    pub(super) at: DateTime<Utc>,
}

/// A page, and how far into the log it is seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) workspace: Uuid,
    pub(super) page: Uuid,
    /// The last position.
    pub(super) until: u64,
}

impl Seen {
    /// The name of its stream.
    fn stream(self) -> String {
        format!("{}/{}", self.workspace, self.page)
    }

    /// All saves, oldest first. Their texts are not read.
    pub(super) async fn saves(self, db: &mut PgConnection) -> Result<Vec<Save>, Problem> {
        let rows = sqlx::query!(
            r#"
            SELECT
                sequence, event_id, command_id, actor_id, event_type, event_version,
                metadata AS "metadata: Value",
                CASE event_type
                    WHEN $3 THEN payload::jsonb - 'description'
                    WHEN $4 THEN jsonb_build_object('type', event_type)
                    ELSE payload::jsonb
                END AS "payload!: Value"
            FROM event_log.event
            WHERE aggregate_type = 'page'
              AND aggregate_id = $1
              AND position <= $2
              AND event_type IN ($3, $4, $5)
            ORDER BY sequence
            "#,
            self.stream(),
            self.until.cast_signed(),
            PageCreated::NAME,
            PageDescribed::NAME,
            PageRenamed::NAME,
        )
        .fetch_all(db)
        .await?;
        let (mut saves, mut command): (Vec<Save>, _) = (Vec::new(), None);
        for row in rows {
            let event = decode(&row.event_type, &row.event_version, row.payload)?;
            let metadata: Metadata =
                serde_json::from_value(row.metadata).map_err(Problem::internal)?;
            let before = saves.last();
            let name = named(&event).or_else(|| before.map(|save| save.name.clone()));
            // Commands that were taken at once are not appended in the order of their times, and time never goes back.
            let at = before.map_or(metadata.at, |save| save.at.max(metadata.at));
            if command == Some(row.command_id) {
                saves.pop();
            }
            command = Some(row.command_id);
            saves.push(Save {
                event: row.event_id,
                version: row.sequence.cast_unsigned(),
                name: name.unwrap_or_default(),
                actor: row.actor_id,
                at,
            });
        }
        Ok(saves)
    }

    /// The text as of a version.
    pub(super) async fn text(
        self,
        db: &mut PgConnection,
        version: u64,
    ) -> Result<domain::html::RichText, Problem> {
        let row = sqlx::query!(
            r#"
            SELECT event_type, event_version, payload AS "payload: Value"
            FROM event_log.event
            WHERE aggregate_type = 'page'
              AND aggregate_id = $1
              AND position <= $2
              AND sequence <= $3
              AND event_type IN ($4, $5)
            ORDER BY sequence DESC
            LIMIT 1
            "#,
            self.stream(),
            self.until.cast_signed(),
            version.cast_signed(),
            PageCreated::NAME,
            PageDescribed::NAME,
        )
        .fetch_optional(db)
        .await?
        .ok_or_else(Problem::not_found)?;
        match decode(&row.event_type, &row.event_version, row.payload)? {
            PageEvent::PageCreated(created) => Ok(created.description),
            PageEvent::PageDescribed(described) => Ok(described.to),
            _ => Err(Problem::internal("an event is not of its name")),
        }
    }
}

impl Save {
    /// As lists show it.
    pub(super) fn shape(self, of: Seen, zone: Zone) -> PageVersion {
        PageVersion {
            id: self.event,
            version: self.version,
            name: self.name,
            description_html: None,
            description_stripped: None,
            last_saved_at: zone.at(self.at),
            owned_by: self.actor,
            page: of.page,
            workspace: of.workspace,
        }
    }
}

fn decode(name: &str, version: &str, payload: Value) -> Result<PageEvent, Problem> {
    match Event::decode("page", name, version, payload).map_err(Problem::internal)? {
        Event::Page(event) => Ok(event),
        _ => Err(Problem::internal("an event is not of its kind")),
    }
}

/// The name that an event gives.
fn named(event: &PageEvent) -> Option<String> {
    match event {
        PageEvent::PageCreated(created) => Some(created.name.to_string()),
        PageEvent::PageRenamed(renamed) => Some(renamed.to.to_string()),
        _ => None,
    }
}
