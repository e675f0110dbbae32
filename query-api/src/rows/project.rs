//! Projects.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::project::ProjectFeature;
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::{Features, Project, ProjectCompact, ProjectLite, ProjectSwitches};
use wire::{Zone, role_number};

use super::Columns;
use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::Shown;
use super::narrow::Small;
use super::role::StoredRole;

/// A user whom the project names, unless they have left the workspace, were put out of the project or are deactivated.
macro_rules! present {
    ($user:literal) => {
        concat!(
            "CASE WHEN EXISTS (SELECT FROM workspace_member pw \
                WHERE pw.workspace_id = it.workspace_id AND pw.member_id = ",
            $user,
            " AND pw.is_active) \
            AND NOT EXISTS (SELECT FROM project_member pm \
                WHERE pm.workspace_id = it.workspace_id AND pm.project_id = it.id \
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

row! {
    /// A project as the table has it, and what the caller is in it: `w` is their membership of the workspace, `me` their
    /// active one of the project, if there is one.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        name: String,
        identifier: String,
        description: String,
        lead_id: Option<Uuid> = present!("it.lead_id"),
        default_assignee_id: Option<Uuid> = present!("it.default_assignee_id"),
        default_state_id: Option<Uuid> = "(SELECT s.id FROM state s \
            WHERE s.workspace_id = it.workspace_id AND s.project_id = it.id \
                AND s.state_group <> 'triage' \
            ORDER BY s.is_default DESC, s.sequence, s.id LIMIT 1 \
        )",
        closing_state_id: Option<Uuid>,
        estimate_id: Option<Uuid>,
        emoji: Option<String>,
        icon_prop: Option<Value>,
        cover_image: Option<String>,
        logo_icon: String,
        logo_colour: String,
        features: Vec<String>,
        archive_in: Small,
        close_in: Small,
        time_zone: String,
        external_source: Option<String>,
        external_id: Option<String>,
        archived_at: Option<DateTime<Utc>>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
        my_role: Option<StoredRole> = "CASE WHEN w.role = 'guest' AND me.role IS NOT NULL \
            THEN 'guest' ELSE me.role END",
        my_sort_order: Option<f64> = "me.sort_order",
        total_members: i64 = "(SELECT count(*) FROM project_member m JOIN app_user u \
            ON u.workspace_id = '00000000-0000-0000-0000-000000000000' AND u.id = m.member_id \
            AND NOT u.is_bot AND u.is_active \
            JOIN workspace_member mw \
            ON mw.workspace_id = m.workspace_id AND mw.member_id = m.member_id AND mw.is_active \
            WHERE m.workspace_id = it.workspace_id AND m.project_id = it.id AND m.is_active \
        )",
        total_modules: i64 = "(SELECT count(*) FROM module md \
            WHERE md.workspace_id IS NOT DISTINCT FROM it.workspace_id AND md.project_id = it.id)",
        total_cycles: i64 = "(SELECT count(*) FROM cycle c \
            WHERE c.workspace_id = it.workspace_id AND c.project_id = it.id \
        )",
    }
}

row! {
    /// A project in a snapshot of its workspace, with the same `w` and `me`.
    Copied {
        id: Uuid,
        version: i64,
        name: String,
        identifier: String,
        description: String,
        lead_id: Option<Uuid> = present!("it.lead_id"),
        default_assignee_id: Option<Uuid> = present!("it.default_assignee_id"),
        estimate_id: Option<Uuid>,
        emoji: Option<String>,
        icon_prop: Option<Value>,
        cover_image: Option<String>,
        logo_icon: String,
        logo_colour: String,
        features: Vec<String>,
        time_zone: String,
        archived_at: Option<DateTime<Utc>>,
        my_role: Option<StoredRole> = "CASE WHEN w.role = 'guest' AND me.role IS NOT NULL \
            THEN 'guest' ELSE me.role END",
        my_sort_order: Option<f64> = "me.sort_order",
    }
}

impl Copied {
    /// The icon as the contract has it.
    pub(crate) fn logo_props(&self) -> Value {
        logo_props(&self.logo_icon, &self.logo_colour)
    }
}

/// The statement for all projects of the workspace `$1` as the caller `$2` sees them, in the order of their own list.
fn copied() -> String {
    format!(
        "SELECT {} \
         FROM workspaces_of($2) w \
         JOIN project it ON it.workspace_id = w.workspace_id \
         LEFT JOIN project_member me \
             ON me.workspace_id = it.workspace_id AND me.project_id = it.id AND me.member_id = $2 \
             AND me.is_active \
         WHERE w.workspace_id = $1 \
         ORDER BY me.sort_order, it.created_at DESC, it.id",
        Copied::selected(),
    )
}

/// All projects of a workspace, archived ones included, as the caller sees them.
pub(crate) async fn all(
    db: &mut PgConnection,
    workspace: Uuid,
    caller: Uuid,
) -> Result<Vec<Copied>, sqlx::Error> {
    let statement = copied();
    let rows = sqlx::query(&statement).bind(workspace).bind(caller).fetch_all(db).await?;
    rows.iter().map(Copied::first_of).collect()
}

impl Row {
    /// Its version, for the entity tag.
    pub(crate) const fn version(&self) -> u64 {
        self.version.cast_unsigned()
    }

    /// In brief.
    pub(crate) fn compact(self, zone: Zone) -> ProjectCompact {
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

impl Shown for Row {
    type Shape = Project;

    fn note(&self, wanted: &mut Wanted) {
        wanted.audit(audit_row!(self));
        wanted.user("default_assignee", self.default_assignee_id);
        wanted.user("project_lead", self.lead_id);
    }

    /// Without the place in the caller's list.
    fn shape(self, zone: Zone, expansion: &Expansion) -> Project {
        let ProjectSwitches {
            module_view,
            cycle_view,
            issue_views_view,
            page_view,
            intake_view,
            guest_view_all_features,
            is_time_tracking_enabled,
            is_issue_type_enabled,
        } = ProjectSwitches::of(|feature| has(&self.features, feature));
        let user = |key: &str, id: Option<Uuid>| id.map(|id| expansion.user(key, id));
        let role = self.my_role.map(|role| role.0);
        Project {
            audit: expansion.audit(zone, audit_row!(self)),
            description_text: None,
            description_html: None,
            network: 2,
            workspace: expansion.workspace(self.workspace_id),
            default_assignee: user("default_assignee", self.default_assignee_id),
            project_lead: user("project_lead", self.lead_id),
            module_view,
            cycle_view,
            issue_views_view,
            page_view,
            intake_view,
            is_time_tracking_enabled,
            is_issue_type_enabled,
            guest_view_all_features,
            name: self.name,
            description: self.description,
            identifier: self.identifier,
            emoji: self.emoji,
            icon_prop: self.icon_prop,
            cover_image_url: cover_image_url(self.cover_image.as_deref()),
            cover_image: self.cover_image,
            cover_image_asset: None,
            estimate: self.estimate_id,
            default_state: self.default_state_id,
            closing_state: self.closing_state_id,
            archive_in: self.archive_in.0,
            close_in: self.close_in.0,
            logo_props: logo_props(&self.logo_icon, &self.logo_colour),
            archived_at: self.archived_at.map(|at| zone.at(at)),
            timezone: self.time_zone,
            external_source: self.external_source,
            external_id: self.external_id,
            total_members: self.total_members.cast_unsigned(),
            total_cycles: self.total_cycles.cast_unsigned(),
            total_modules: self.total_modules.cast_unsigned(),
            is_member: role.is_some(),
            member_role: role.map(role_number),
            is_deployed: false,
            sort_order: None,
        }
    }
}

/// The switches of §8.1, from the names of the features that are on.
pub(crate) fn switches(features: &[String]) -> Features {
    Features::of(|feature| has(features, feature))
}

/// Whether a feature is on.
fn has(features: &[String], feature: ProjectFeature) -> bool {
    features.iter().any(|name| name == feature.name())
}

/// The address of the picture: the text itself, unless it is empty.
pub(crate) fn cover_image_url(cover_image: Option<&str>) -> Option<String> {
    cover_image.filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The icon as the contract has it.
fn logo_props(icon: &str, colour: &str) -> Value {
    json!({ "in_use": "icon", "icon": { "name": icon, "color": colour } })
}

/// The projects with these ids, in brief; the caller has checked who may see them.
pub(crate) async fn lite_by_ids(
    db: &mut PgConnection,
    workspace: Uuid,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, ProjectLite>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        r#"
        SELECT id, identifier, name, cover_image, icon_prop, emoji, description
        FROM project
        WHERE workspace_id = $1
          AND id = ANY ($2)
        "#,
        workspace,
        ids,
    )
    .fetch_all(db)
    .await?;
    let lite = rows.into_iter().map(|row| ProjectLite {
        id: row.id,
        identifier: row.identifier,
        name: row.name,
        cover_image_url: cover_image_url(row.cover_image.as_deref()),
        cover_image: row.cover_image,
        icon_prop: row.icon_prop,
        emoji: row.emoji,
        description: row.description,
    });
    Ok(lite.map(|project| (project.id, project)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statement_fits_the_table() {
        let (mut db, _database) = checked::migrated().await;
        checked::check::<Copied>(&mut db, &copied()).await;
    }
}
