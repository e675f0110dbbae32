//! A project as the table has it, and as clients see it.

use chrono::{DateTime, Utc};
use domain::project::ProjectFeature;
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::{Features, Project, ProjectCompact, ProjectLite, WorkspaceLite};
use wire::{Expand, Zone, role_number};

use crate::expansion::{Expansion, Wanted, audit_row};
use crate::scope;

/// A user whom the project names, unless they have left the workspace, were put out of the project or are deactivated.
macro_rules! present {
    ($user:literal) => {
        concat!(
            "CASE WHEN EXISTS (SELECT FROM workspace_member pw \
                WHERE pw.workspace_id = p.workspace_id AND pw.member_id = ",
            $user,
            " AND pw.is_active) \
            AND NOT EXISTS (SELECT FROM project_member pm \
                WHERE pm.workspace_id = p.workspace_id AND pm.project_id = p.id \
                    AND pm.member_id = ",
            $user,
            " AND NOT pm.is_active) \
            AND NOT EXISTS (SELECT FROM app_user pu \
                WHERE pu.workspace_id = '00000000-0000-0000-0000-000000000000' AND pu.id = ",
            $user,
            " AND NOT pu.is_active) \
            THEN ",
            $user,
            " END"
        )
    };
}

/// The columns of [`Row`] but for its long texts: `p` is the project, `w` the caller's membership of the workspace and `me` their active one of
/// the project, if there is one.
pub(super) const COLUMNS: &str = concat!(
    "p.id, p.version, p.name, p.identifier, ",
    present!("p.lead_id"),
    " AS lead_id, ",
    present!("p.default_assignee_id"),
    " AS default_assignee_id, \
    (SELECT s.id FROM state s \
        WHERE s.workspace_id = p.workspace_id AND s.project_id = p.id AND s.state_group <> 'triage' \
        ORDER BY s.is_default DESC, s.sequence, s.id LIMIT 1 \
    ) AS default_state_id, \
    p.closing_state_id, p.emoji, p.cover_image, p.logo_icon, \
    p.logo_colour, p.features, p.archive_in, p.close_in, p.time_zone, p.external_source, \
    p.external_id, p.archived_at, p.created_at, p.created_by, p.updated_at, p.updated_by, \
    CASE WHEN w.role = 'guest' AND me.role IS NOT NULL THEN 'guest' ELSE me.role END AS my_role, \
    me.sort_order AS my_sort_order, \
    (SELECT count(*) FROM project_member m JOIN app_user u \
        ON u.workspace_id = '00000000-0000-0000-0000-000000000000' AND u.id = m.member_id \
        AND NOT u.is_bot AND u.is_active \
        JOIN workspace_member mw \
        ON mw.workspace_id = m.workspace_id AND mw.member_id = m.member_id AND mw.is_active \
        WHERE m.workspace_id = p.workspace_id AND m.project_id = p.id AND m.is_active \
    ) AS total_members"
);

/// The same by name, of a page that is called `part`.
pub(super) const NAMES: &str = "part.id, part.version, part.name, part.identifier, part.lead_id, \
    part.default_assignee_id, part.default_state_id, part.closing_state_id, part.emoji, \
    part.cover_image, part.logo_icon, part.logo_colour, part.features, part.archive_in, part.close_in, part.time_zone, \
    part.external_source, part.external_id, part.archived_at, part.created_at, part.created_by, \
    part.updated_at, part.updated_by, part.my_role, part.my_sort_order, part.total_members, \
    part.bytes";

/// A project and what the caller is in it.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) version: i64,
    name: String,
    identifier: String,
    description: String,
    /// How long its texts are, where it is one of many.
    #[sqlx(default)]
    pub(super) bytes: i32,
    lead_id: Option<Uuid>,
    default_assignee_id: Option<Uuid>,
    default_state_id: Option<Uuid>,
    closing_state_id: Option<Uuid>,
    emoji: Option<String>,
    icon_prop: Option<Value>,
    cover_image: Option<String>,
    logo_icon: String,
    logo_colour: String,
    features: Vec<String>,
    archive_in: i16,
    close_in: i16,
    time_zone: String,
    external_source: Option<String>,
    external_id: Option<String>,
    archived_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    created_by: Uuid,
    updated_at: DateTime<Utc>,
    updated_by: Option<Uuid>,
    my_role: Option<String>,
    my_sort_order: Option<f64>,
    total_members: i64,
}

impl Row {
    /// Its version, for the entity tag.
    pub(super) const fn version(&self) -> u64 {
        self.version.cast_unsigned()
    }

    /// Notes the foreign keys that the client wants to see as objects.
    fn note(&self, wanted: &mut Wanted) {
        wanted.user("created_by", Some(self.created_by));
        wanted.user("updated_by", self.updated_by);
        wanted.user("default_assignee", self.default_assignee_id);
        wanted.user("project_lead", self.lead_id);
    }

    /// As clients see it, without the place in the caller's list.
    fn shape(self, zone: Zone, workspace: &WorkspaceLite, expansion: &Expansion) -> Project {
        let has = |feature: ProjectFeature| has(&self.features, feature);
        let user = |key: &str, id: Option<Uuid>| id.map(|id| expansion.user(key, id));
        let role = self.my_role.as_deref().and_then(scope::role);
        Project {
            audit: expansion.audit(zone, audit_row!(self)),
            description_text: None,
            description_html: None,
            network: 2,
            workspace: expansion.workspace(workspace),
            default_assignee: user("default_assignee", self.default_assignee_id),
            project_lead: user("project_lead", self.lead_id),
            module_view: has(ProjectFeature::Modules),
            cycle_view: has(ProjectFeature::Cycles),
            issue_views_view: has(ProjectFeature::Views),
            page_view: has(ProjectFeature::Pages),
            intake_view: has(ProjectFeature::Intake),
            is_time_tracking_enabled: has(ProjectFeature::TimeTracking),
            is_issue_type_enabled: has(ProjectFeature::WorkItemTypes),
            guest_view_all_features: has(ProjectFeature::GuestsSeeAll),
            name: self.name,
            description: self.description,
            identifier: self.identifier,
            emoji: self.emoji,
            icon_prop: self.icon_prop,
            cover_image_url: cover_image_url(self.cover_image.as_deref()),
            cover_image: self.cover_image,
            cover_image_asset: None,
            estimate: None,
            default_state: self.default_state_id,
            closing_state: self.closing_state_id,
            archive_in: months(self.archive_in),
            close_in: months(self.close_in),
            logo_props: logo_props(&self.logo_icon, &self.logo_colour),
            archived_at: self.archived_at.map(|at| zone.at(at)),
            timezone: self.time_zone,
            external_source: self.external_source,
            external_id: self.external_id,
            total_members: self.total_members.cast_unsigned(),
            total_cycles: 0,
            total_modules: 0,
            is_member: role.is_some(),
            member_role: role.map(role_number),
            is_deployed: false,
            sort_order: None,
        }
    }

    /// In brief.
    pub(super) fn compact(self, zone: Zone) -> ProjectCompact {
        let archived_at = self.archived_at.map(|at| zone.at(at));
        let project = ProjectLite {
            id: self.id,
            identifier: self.identifier,
            name: self.name,
            cover_image_url: cover_image_url(self.cover_image.as_deref()),
            cover_image: self.cover_image,
            icon_prop: self.icon_prop,
            emoji: self.emoji,
            description: self.description,
        };
        ProjectCompact { project, archived_at }
    }
}

/// The switches of §8.1, from the names of the features that are on.
pub(super) fn switches(features: &[String]) -> Features {
    let has = |feature: ProjectFeature| has(features, feature);
    Features {
        modules: has(ProjectFeature::Modules),
        cycles: has(ProjectFeature::Cycles),
        views: has(ProjectFeature::Views),
        pages: has(ProjectFeature::Pages),
        intakes: has(ProjectFeature::Intake),
        work_item_types: has(ProjectFeature::WorkItemTypes),
        epics: has(ProjectFeature::Epics),
        workflows: has(ProjectFeature::Workflows),
        parallel_cycles: has(ProjectFeature::ParallelCycles),
        project_updates: has(ProjectFeature::ProjectUpdates),
    }
}

/// Whether a feature is on.
fn has(features: &[String], feature: ProjectFeature) -> bool {
    features.iter().any(|name| name == feature.name())
}

/// The address of the picture: the text itself, unless it is empty.
pub(super) fn cover_image_url(cover_image: Option<&str>) -> Option<String> {
    cover_image.filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A number of months, 0 to 12.
fn months(number: i16) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

/// The icon as the contract has it.
fn logo_props(icon: &str, colour: &str) -> Value {
    json!({ "in_use": "icon", "icon": { "name": icon, "color": colour } })
}

/// Several as clients see them; in lists each has its place in the caller's own.
pub(super) async fn shape_all(
    db: &mut PgConnection,
    rows: Vec<Row>,
    zone: Zone,
    expand: &Expand,
    caller: Uuid,
    workspace: &WorkspaceLite,
) -> Result<Vec<Project>, sqlx::Error> {
    let mut wanted = Wanted::new(expand, caller);
    for row in &rows {
        row.note(&mut wanted);
    }
    let expansion = wanted.load(db, workspace.id, zone).await?;
    let shape = |row: Row| {
        let sort_order = Some(row.my_sort_order);
        Project { sort_order, ..row.shape(zone, workspace, &expansion) }
    };
    Ok(rows.into_iter().map(shape).collect())
}

/// One as clients see it.
pub(super) async fn shape_one(
    db: &mut PgConnection,
    row: Row,
    zone: Zone,
    expand: &Expand,
    caller: Uuid,
    workspace: &WorkspaceLite,
) -> Result<Project, sqlx::Error> {
    let mut wanted = Wanted::new(expand, caller);
    row.note(&mut wanted);
    let expansion = wanted.load(db, workspace.id, zone).await?;
    Ok(row.shape(zone, workspace, &expansion))
}
