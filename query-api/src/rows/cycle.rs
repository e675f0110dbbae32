//! Cycles.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{ArchivedCycle, CountedCycle, Cycle, UserLite};

use super::columns::row;
use super::counts::COUNTS;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::Shown;
use super::person;

row! {
    /// A cycle as the table has it, and how many work items that the caller sees are in it: all, and those in completed,
    /// cancelled, started and unstarted states and in those of the backlog. Of an archived one also the sums of the keys of
    /// their estimate points: of all, and of those in completed and in started states. How far all were when it ended is not
    /// for those who see only their own.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        name: String,
        description: String,
        starts_at: Option<DateTime<Utc>>,
        ends_at: Option<DateTime<Utc>>,
        owner_id: Uuid,
        time_zone: String,
        sort_order: f64,
        external_source: Option<String>,
        external_id: Option<String>,
        archived_at: Option<DateTime<Utc>>,
        progress: Option<Value> = "CASE WHEN NOT open.is_limited THEN it.progress END",
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
        counts: Vec<i64> = COUNTS,
        estimates: Vec<Option<f64>> = ESTIMATES,
    }
}

/// The sums of the keys of estimate points of an archived cycle: of all work items that the caller sees, and of those in
/// completed and in started states.
const ESTIMATES: &str = "CASE WHEN it.archived_at IS NULL THEN ARRAY[]::double precision[] ELSE (SELECT ARRAY[\
        sum(n.items * e.place)::double precision, \
        sum(n.items * e.place) FILTER (WHERE s.state_group = 'completed')::double precision, \
        sum(n.items * e.place) FILTER (WHERE s.state_group = 'started')::double precision\
    ] \
    FROM items_of_place(it.workspace_id, it.project_id, it.id, open.is_limited, open.person) n \
    CROSS JOIN LATERAL ( \
        SELECT state_group FROM state WHERE workspace_id = it.workspace_id AND id = n.state_id LIMIT 1 \
    ) AS s \
    CROSS JOIN LATERAL ( \
        SELECT place FROM estimate_point \
        WHERE workspace_id = it.workspace_id AND id = n.estimate_point_id LIMIT 1 \
    ) AS e \
    WHERE s.state_group <> 'triage') END";

/// What stands in the place of the counts where nobody asks for them.
pub(crate) const UNCOUNTED: &str = "ARRAY[]::bigint[]";

/// What stands in the place of the sums of estimates there.
pub(crate) const UNESTIMATED: &str = "ARRAY[]::double precision[]";

impl Row {
    /// Its version, for the entity tag.
    pub(crate) const fn version(&self) -> u64 {
        self.version.cast_unsigned()
    }

    /// As clients see it in lists and by itself.
    pub(crate) fn counted(self, zone: Zone, expansion: &Expansion) -> CountedCycle {
        let count =
            |place: usize| self.counts.get(place).copied().unwrap_or_default().cast_unsigned();
        let [total, completed, cancelled] = [0, 1, 2].map(count);
        let [started, unstarted, backlog] = [3, 4, 5].map(count);
        CountedCycle {
            cycle: self.shape(zone, expansion),
            total_issues: total,
            completed_issues: completed,
            cancelled_issues: cancelled,
            started_issues: started,
            unstarted_issues: unstarted,
            backlog_issues: backlog,
        }
    }

    /// As clients see it in the archive.
    pub(crate) fn archived(self, zone: Zone, expansion: &Expansion) -> ArchivedCycle {
        let sum = |place: usize| self.estimates.get(place).copied().flatten();
        let [total_estimates, completed_estimates, started_estimates] = [0, 1, 2].map(sum);
        let cycle = self.counted(zone, expansion);
        ArchivedCycle { cycle, total_estimates, completed_estimates, started_estimates }
    }

    /// The shares of people in its progress; their names are not in the log.
    fn shares(&mut self) -> impl Iterator<Item = &mut Map<String, Value>> {
        let progress = self.progress.as_mut().and_then(Value::as_object_mut);
        let parts = progress.into_iter().flat_map(|progress| {
            progress.iter_mut().filter(|(part, _)| part.ends_with("distribution"))
        });
        let people = parts.filter_map(|(_, part)| part.get_mut("assignees")?.as_array_mut());
        people.flatten().filter_map(Value::as_object_mut)
    }
}

impl Shown for Row {
    type Shape = Cycle;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.user("owned_by", Some(self.owner_id));
        wanted.audit(audit_row!(self));
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> Cycle {
        Cycle {
            audit: expansion.audit(zone, audit_row!(self)),
            name: self.name,
            description: self.description,
            start_date: self.starts_at.map(|at| zone.at(at)),
            end_date: self.ends_at.map(|at| zone.at(at)),
            owned_by: expansion.user("owned_by", self.owner_id),
            view_props: Map::new(),
            sort_order: self.sort_order,
            external_source: self.external_source,
            external_id: self.external_id,
            progress_snapshot: self.progress.unwrap_or_else(|| Value::Object(Map::new())),
            archived_at: self.archived_at.map(|at| zone.at(at)),
            logo_props: Map::new(),
            timezone: self.time_zone,
            version: 1,
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
        }
    }
}

/// Gives the people in the progress of cycles the names of today.
pub(crate) async fn name_people(
    db: &mut PgConnection,
    (workspace, caller): (Uuid, Uuid),
    rows: &mut [Row],
) -> Result<(), sqlx::Error> {
    let shares = rows.iter_mut().flat_map(Row::shares);
    let ids: BTreeSet<Uuid> = shares.filter_map(|share| id(share)).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let people = person::by_ids(db, workspace, caller, &ids).await?;
    rows.iter_mut().flat_map(Row::shares).for_each(|share| name(share, &people));
    Ok(())
}

/// Whose share it is.
fn id(share: &Map<String, Value>) -> Option<Uuid> {
    share.get("assignee_id")?.as_str()?.parse().ok()
}

/// Gives somebody's share their name and their picture.
fn name(share: &mut Map<String, Value>, people: &HashMap<Uuid, UserLite>) {
    let person = id(share).and_then(|id| people.get(&id));
    let name = person.map(|person| person.display_name.clone());
    let picture = person.and_then(|person| person.avatar_url.clone());
    share.insert("display_name".to_owned(), name.into());
    share.insert("avatar_url".to_owned(), picture.into());
}
