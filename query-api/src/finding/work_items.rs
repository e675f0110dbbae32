//! The older search for work items alone, which also finds parts of words (contract §2.7.5).

use lists::{containing, plan_for_values};
use search::{Among, Kind, Window};
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;

use super::hits::{self, Hit};
use super::reach::{Within, reaches};
use super::search::sought;
use crate::access::InWorkspace;
use crate::{App, ReadRequest};

/// The most that is found at once.
const MOST: u64 = 1000;
/// Parts of names are looked for from this length on, in characters: shorter ones are in everything.
const SHORTEST: usize = 3;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WorkItems<'q> {
    /// Words, keys, numbers, or a part of the name or of the project's identifier.
    pub(crate) text: &'q str,
    /// Only in this project.
    pub(crate) project: Option<Uuid>,
    /// No more than this.
    pub(crate) limit: u64,
}

impl WorkItems<'_> {
    /// Finds work items that the caller sees: first those whose key or number is named, then those that have the words,
    /// then those that have the text within a word; if there are none, those that have the words mistyped. While the index
    /// is not there, the second and the last are left out.
    pub(crate) async fn find(
        self,
        app: &App,
        request: &ReadRequest,
        mut access: InWorkspace,
    ) -> Result<(InWorkspace, Vec<Hit>), Problem> {
        let limit = usize::try_from(self.limit.min(MOST)).unwrap_or_default();
        let sought = sought(self.text).ok().filter(|sought| !sought.is_empty() && limit > 0);
        let workspace = access.workspace.id;
        let mut there = None;
        if sought.is_some() {
            there = app.searches.at_once(workspace, access.seen);
            if there.is_none() {
                // The connection is given back while the index comes to what the tables show by now.
                let membership = access.into_membership();
                there = app.searches.at(workspace, membership.seen).await.ok();
                let found = InWorkspace::find(app, request, &membership.workspace.slug).await?;
                access = found.ok_or_else(Problem::forbidden)?;
            }
        }
        let index = there.zip(sought);
        let within = Within { workspace, project: self.project, caller: access.caller };
        let mut ids = Ids { ids: Vec::new(), limit };
        ids.add(hits::named(access.db(), within, self.text, false, rows(limit)).await?);
        let mut among = Among::default();
        if index.is_some() {
            among.reaches = reaches(access.db(), within, &[Kind::WorkItem]).await?;
        }
        let find = async |may_be_mistyped: bool| {
            let Some(((index, place), sought)) = &index else { return Vec::new() };
            let (sought, among) = (sought.clone(), among.clone());
            let window = Window { offset: 0, limit };
            let finding = app.searches.work(index, place, move |index| {
                index.find(&sought, &among, may_be_mistyped, window)
            });
            finding.await.unwrap_or_default().entries.into_iter().map(|(_, id)| id).collect()
        };
        if ids.wants_more() {
            ids.add(find(false).await);
        }
        if ids.wants_more() {
            // How rare the text is decides which index is the right one.
            plan_for_values(access.db()).await?;
            ids.add(containing_text(access.db(), within, self.text, limit).await?);
        }
        if ids.ids.is_empty() {
            ids.add(find(true).await);
        }
        let found: Vec<_> = ids.ids.into_iter().map(|id| (Kind::WorkItem, id)).collect();
        let hits = hits::read(access.db(), within, &found).await?;
        Ok((access, hits))
    }
}

/// As many rows.
fn rows(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

/// What was found so far.
struct Ids {
    ids: Vec<Uuid>,
    limit: usize,
}

impl Ids {
    /// Takes those that are new, as long as more are wanted.
    fn add(&mut self, found: impl IntoIterator<Item = Uuid>) {
        for id in found {
            if self.wants_more() && !self.ids.contains(&id) {
                self.ids.push(id);
            }
        }
    }

    /// Whether more are wanted.
    fn wants_more(&self) -> bool {
        self.ids.len() < self.limit
    }
}

/// The work items whose name has a text in it, and those of the projects whose identifier has, the newest first. Texts are
/// compared in capitals by the rules of Unicode, which the database's own locale need not know.
async fn containing_text(
    db: &mut PgConnection,
    within: Within,
    text: &str,
    limit: usize,
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!(
        r#"
        WITH open AS MATERIALIZED (
            SELECT
                mine.id, mine.is_limited,
                upper(mine.identifier COLLATE "und-x-icu") LIKE
                    (SELECT upper($4::text COLLATE "und-x-icu")) AS is_sought
            FROM open_projects_of($1, $2) mine
            WHERE $3::uuid IS NULL OR mine.id = $3
        ),
        named AS (
            SELECT it.id, it.created_at
            FROM work_item it
            JOIN open ON open.id = it.project_id
            JOIN state s ON s.workspace_id = it.workspace_id AND s.id = it.state_id
            WHERE it.workspace_id = $1
              AND it.project_id = ANY (ARRAY(SELECT id FROM open))
              AND it.archived_on IS NULL
              AND s.state_group <> 'triage'
              AND is_seen(open.is_limited, $2, it.created_by, it.assignee_ids)
              AND $6
              AND upper(it.name COLLATE "und-x-icu") LIKE upper($4::text COLLATE "und-x-icu")
            ORDER BY it.created_at DESC, it.id
            LIMIT $5
        ),
        within AS (
            SELECT last.id, last.created_at
            FROM open
            CROSS JOIN LATERAL (
                SELECT it.id, it.created_at
                FROM work_item it
                JOIN state s ON s.workspace_id = it.workspace_id AND s.id = it.state_id
                WHERE it.workspace_id = $1
                  AND it.project_id = open.id
                  AND it.archived_on IS NULL
                  AND s.state_group <> 'triage'
                  AND is_seen(open.is_limited, $2, it.created_by, it.assignee_ids)
                ORDER BY it.created_at DESC, it.id
                LIMIT $5
            ) AS last
            WHERE open.is_sought
        )
        SELECT found.id AS "id!"
        FROM (SELECT id, created_at FROM named UNION SELECT id, created_at FROM within) AS found
        ORDER BY found.created_at DESC, found.id
        LIMIT $5
        "#,
        within.workspace,
        within.caller,
        within.project,
        containing(text),
        rows(limit),
        text.chars().count() >= SHORTEST,
    )
    .fetch_all(db)
    .await
}
