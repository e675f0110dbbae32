//! A work item as the table has it, and as clients see it.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::{WorkItem, WorkspaceLite};
use wire::{Expand, Zone};

use crate::expansion::{Expansion, Wanted, audit_row};
use crate::seen::Seen;

/// The columns of [`Row`], for the questions whose conditions or order are dynamic; `i` is the work item.
pub(super) const COLUMNS: &str = "i.workspace_id, i.id, i.version, i.project_id, i.number, i.name, \
    i.priority, i.state_id, i.parent_id, i.assignee_ids, i.label_ids, i.start_date, \
    i.target_date, i.point, i.sort_order, i.completed_at, i.archived_on, i.external_source, \
    i.external_id, i.created_at, i.created_by, i.updated_at, i.updated_by";

/// The columns of [`Row`] that say where a work item is and when it was seen; `w` is its workspace, `c` the checkpoint.
pub(super) const AROUND: &str = "w.name AS workspace_name, w.slug AS workspace_slug, \
    c.position AS seen_position, \
    (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS epoch";

/// A work item, its workspace, and how far into the log the statement saw it.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    pub(super) workspace_id: Uuid,
    pub(super) workspace_name: String,
    pub(super) workspace_slug: String,
    pub(super) seen_position: i64,
    pub(super) epoch: Uuid,
    pub(super) id: Uuid,
    pub(super) version: i64,
    pub(super) project_id: Uuid,
    pub(super) number: i64,
    pub(super) name: String,
    pub(super) description_html: String,
    /// How long that is, where it is one of many.
    #[sqlx(default)]
    pub(super) bytes: i32,
    pub(super) priority: String,
    pub(super) state_id: Uuid,
    pub(super) parent_id: Option<Uuid>,
    pub(super) assignee_ids: Vec<Uuid>,
    pub(super) label_ids: Vec<Uuid>,
    pub(super) start_date: Option<NaiveDate>,
    pub(super) target_date: Option<NaiveDate>,
    pub(super) point: Option<i16>,
    pub(super) sort_order: f64,
    pub(super) completed_at: Option<DateTime<Utc>>,
    pub(super) archived_on: Option<NaiveDate>,
    pub(super) external_source: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) created_by: Uuid,
    pub(super) updated_at: DateTime<Utc>,
    pub(super) updated_by: Option<Uuid>,
}

impl Row {
    /// How far into the log it was seen.
    pub(super) const fn seen(&self) -> Seen {
        Seen::new(self.epoch, self.seen_position)
    }

    /// Its version, for the entity tag.
    pub(super) const fn version(&self) -> u64 {
        self.version.cast_unsigned()
    }

    /// Notes the foreign keys that the client wants to see as objects.
    fn note(&self, wanted: &mut Wanted) {
        wanted.user("created_by", Some(self.created_by));
        wanted.user("updated_by", self.updated_by);
        wanted.users("assignees", &self.assignee_ids);
        wanted.labels(&self.label_ids);
        wanted.state(self.state_id);
        wanted.parent(self.parent_id);
        wanted.project(self.project_id);
    }

    /// As clients see it.
    pub(super) fn shape(self, zone: Zone, expansion: &Expansion) -> WorkItem {
        let audit = expansion.audit(zone, audit_row!(self));
        let (id, name, slug) = (self.workspace_id, self.workspace_name, self.workspace_slug);
        WorkItem {
            audit,
            type_id: None,
            r#type: None,
            point: self.point.and_then(|point| u8::try_from(point).ok()),
            name: self.name,
            description_html: self.description_html,
            description_binary: None,
            priority: self.priority.into(),
            start_date: self.start_date,
            target_date: self.target_date,
            sequence_id: sequence_id(self.number),
            sort_order: self.sort_order,
            completed_at: self.completed_at.map(|at| zone.at(at)),
            archived_at: self.archived_on,
            is_draft: false,
            external_source: self.external_source,
            external_id: self.external_id,
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(&WorkspaceLite { id, name, slug }),
            parent: self.parent_id.map(|parent| expansion.parent(parent)),
            state: Some(expansion.state(self.state_id)),
            estimate_point: None,
            assignees: self
                .assignee_ids
                .iter()
                .map(|id| expansion.user("assignees", *id))
                .collect(),
            labels: self.label_ids.iter().map(|id| expansion.label(*id)).collect(),
        }
    }
}

/// A running number as the wire has it; the log's are of 32 bits.
pub(super) fn sequence_id(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Several as clients see them, with one query for each sort of object that they want to see. Each is made when it is
/// asked for, so that what they share is there once.
pub(super) async fn shape_all(
    db: &mut PgConnection,
    rows: Vec<Row>,
    zone: Zone,
    expand: &Expand,
    caller: Uuid,
) -> Result<impl ExactSizeIterator<Item = WorkItem> + use<>, sqlx::Error> {
    let workspace = rows.first().map_or(Uuid::nil(), |row| row.workspace_id);
    let mut wanted = Wanted::new(expand, caller);
    for row in &rows {
        row.note(&mut wanted);
    }
    let expansion = wanted.load(db, workspace, zone).await?;
    Ok(rows.into_iter().map(move |row| row.shape(zone, &expansion)))
}

/// One as clients see it.
pub(super) async fn shape_one(
    db: &mut PgConnection,
    row: Row,
    zone: Zone,
    expand: &Expand,
    caller: Uuid,
) -> Result<WorkItem, sqlx::Error> {
    let mut wanted = Wanted::new(expand, caller);
    row.note(&mut wanted);
    let expansion = wanted.load(db, row.workspace_id, zone).await?;
    Ok(row.shape(zone, &expansion))
}
