//! Members of workspaces and projects, by the names of today.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::{Member, UserLite};

use super::columns::row;
use super::role::StoredRole;
use super::{Columns, person};

/// An e-mail address, for those who may see it.
macro_rules! email {
    () => {
        "CASE WHEN $3 OR it.member_id = $2 THEN u.email END"
    };
}

row! {
    /// A membership, `it`, and whose it is: `u` is the profile, which those who have been erased have no more, and `a` the
    /// user in the log.
    Row {
        user_id: Uuid = "it.member_id",
        membership_id: Option<Uuid>,
        version: i64,
        email: Option<String> = email!(),
        first_name: String = "COALESCE(u.first_name, '')",
        last_name: String = "COALESCE(u.last_name, '')",
        display_name: String = "COALESCE(u.display_name, '')",
        avatar: String = "COALESCE(u.avatar, '')",
        role: StoredRole,
        is_active: bool = "it.is_active AND COALESCE(a.is_active, true)",
        is_bot: bool = "COALESCE(u.is_bot, false)",
        reads_log: bool,
        /// What the list is ordered by.
        since: DateTime<Utc> = "COALESCE(it.joined_at, u.created_at, it.created_at)",
        /// The place among all by the text that is to be ordered by; equal texts have the same.
        place: i64 = concat!(
            "dense_rank() OVER (ORDER BY COALESCE(CASE $4::text \
                WHEN 'first_name' THEN u.first_name \
                WHEN 'last_name' THEN u.last_name \
                WHEN 'display_name' THEN u.display_name \
                WHEN 'email' THEN ", email!(), " \
                END, '') COLLATE \"und-x-icu\")"
        ),
    }
}

/// A member as lists show it, since when, and in which place.
pub(crate) struct Ranked {
    pub(crate) member: Member,
    /// Since when.
    pub(crate) since: DateTime<Utc>,
    /// The place by the text that is to be ordered by.
    pub(crate) place: i64,
}

impl Row {
    /// As clients see it.
    pub(crate) fn shape(self) -> Member {
        let user = UserLite::from(person::Row {
            user_id: self.user_id,
            email: self.email,
            first_name: self.first_name,
            last_name: self.last_name,
            display_name: self.display_name,
            avatar: self.avatar,
        });
        Member::new(user, self.role.0, self.is_active, self.is_bot)
            .reading_log(self.reads_log)
            .in_project(self.membership_id)
    }

    /// As lists show it.
    fn ranked(self) -> Ranked {
        Ranked { since: self.since, place: self.place, member: self.shape() }
    }
}

/// The memberships of the workspace `$1`, for members of it who are no guests: so they may see addresses.
const OF_WORKSPACE: &str = "\
    SELECT m.member_id, NULL::uuid AS membership_id, m.version, m.role, m.is_active, m.reads_log, \
        m.joined_at, m.joined_at AS created_at \
    FROM workspaces_of($2) me \
    JOIN workspace_member m ON m.workspace_id = me.workspace_id \
    WHERE me.workspace_id = $1 AND me.role <> 'guest'";

/// The memberships of the project `$5`, for its members. Whoever has left the workspace has left its projects, and the
/// role in the workspace caps the role in a project.
const OF_PROJECT: &str = "\
    SELECT m.member_id, m.id AS membership_id, m.version, \
        CASE WHEN w.role = 'guest' THEN 'guest' ELSE m.role END AS role, \
        m.is_active AND COALESCE(w.is_active, false) AS is_active, false AS reads_log, \
        NULL::timestamptz AS joined_at, m.created_at \
    FROM projects_of($1, $2) me \
    JOIN project_member m \
        ON m.workspace_id IS NOT DISTINCT FROM $1 AND m.project_id = me.project_id \
    LEFT JOIN workspace_member w \
        ON w.workspace_id = m.workspace_id AND w.member_id = m.member_id \
    WHERE me.project_id = $5";

/// Everybody who is or was in a project of a guest's, once: guests are not told the roles of others in the workspace.
const AROUND_GUEST: &str = "\
    SELECT m.member_id, NULL::uuid AS membership_id, max(m.version) AS version, 'guest' AS role, \
        bool_or(m.is_active AND COALESCE(w.is_active, false)) AS is_active, false AS reads_log, \
        NULL::timestamptz AS joined_at, min(m.created_at) AS created_at \
    FROM projects_of($1, $2) me \
    JOIN project_member m \
        ON m.workspace_id IS NOT DISTINCT FROM $1 AND m.project_id = me.project_id \
    LEFT JOIN workspace_member w \
        ON w.workspace_id = m.workspace_id AND w.member_id = m.member_id \
    GROUP BY m.member_id";

/// The statement for memberships; `$1` is the workspace, `$2` the caller, `$3` whether they see addresses, and `$4` the name
/// of the text that is to be ordered by.
fn statement(memberships: &str) -> String {
    format!(
        "SELECT {} \
         FROM ({memberships}) it \
         LEFT JOIN app_user a \
             ON a.workspace_id = '00000000-0000-0000-0000-000000000000' AND a.id = it.member_id \
         LEFT JOIN profile u ON u.user_id = it.member_id",
        Row::selected(),
    )
}

/// The statement for the list of them, the newest first.
fn several(memberships: &str) -> String {
    format!("{} ORDER BY since DESC, user_id", statement(memberships))
}

/// The statement for one of a project's, `$6`.
fn one() -> String {
    format!(
        "{} WHERE it.membership_id = $6 OR it.member_id = $6 \
         ORDER BY it.membership_id = $6 DESC LIMIT 1",
        statement(OF_PROJECT),
    )
}

/// The members of a workspace, newest first, each with its place by the text of that name.
pub(crate) async fn of_workspace(
    db: &mut PgConnection,
    workspace: Uuid,
    caller: Uuid,
    by: &str,
) -> Result<Vec<Ranked>, sqlx::Error> {
    let statement = several(OF_WORKSPACE);
    let query = sqlx::query(&statement).bind(workspace).bind(caller).bind(true).bind(by);
    let rows = query.fetch_all(db).await?;
    rows.iter().map(|row| Row::first_of(row).map(Row::ranked)).collect()
}

/// The people that a caller sees in a workspace: all of its members, or those of a guest's projects.
pub(crate) async fn seen_by(
    db: &mut PgConnection,
    (workspace, caller): (Uuid, Uuid),
    is_guest: bool,
) -> Result<Vec<Row>, sqlx::Error> {
    let statement = several(if is_guest { AROUND_GUEST } else { OF_WORKSPACE });
    let query = sqlx::query(&statement).bind(workspace).bind(caller).bind(!is_guest).bind("");
    query.fetch_all(db).await?.iter().map(Row::first_of).collect()
}

/// The members of a project, newest users first, each with its place by the text of that name.
pub(crate) async fn of_project(
    db: &mut PgConnection,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    by: &str,
) -> Result<Vec<Ranked>, sqlx::Error> {
    let sees_addresses = person::sees_addresses(&mut *db, workspace, caller).await?;
    let statement = several(OF_PROJECT);
    let query = sqlx::query(&statement).bind(workspace).bind(caller).bind(sees_addresses).bind(by);
    let rows = query.bind(project).fetch_all(db).await?;
    rows.iter().map(|row| Row::first_of(row).map(Row::ranked)).collect()
}

/// The member of a project with this id, of the membership or of the user.
pub(crate) async fn find(
    db: &mut PgConnection,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    id: Uuid,
) -> Result<Option<Row>, sqlx::Error> {
    let sees_addresses = person::sees_addresses(&mut *db, workspace, caller).await?;
    let statement = one();
    let query = sqlx::query(&statement).bind(workspace).bind(caller).bind(sees_addresses).bind("");
    let row = query.bind(project).bind(id).fetch_optional(db).await?;
    row.as_ref().map(Row::first_of).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statements_fit_the_tables() {
        let (mut db, _database) = checked::migrated().await;
        for memberships in [OF_WORKSPACE, AROUND_GUEST, OF_PROJECT] {
            checked::check::<Row>(&mut db, &several(memberships)).await;
        }
        checked::check::<Row>(&mut db, &one()).await;
    }
}
