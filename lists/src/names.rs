//! The things that a filter names: looked up among those that the caller may see, before the list is read.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, Row as _};
use uuid::Uuid;
use wire::filter::{
    Condition, CycleTime, Filter, FilterError, FilterErrorCode, Thing, ThingField, Tie, Was,
};
use wire::nearest;

use crate::things::Kind;
use crate::{Failure, groups};

/// The most names that are looked at for one that was meant.
const MOST_MEANT: i64 = 1000;

/// Where names are looked up, and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// The workspace that the list is of.
    pub workspace: Uuid,
    /// The only project, if the list is of one.
    pub project: Option<Uuid>,
    /// The user who sees the list, for whom `currentUser()` stands.
    pub caller: Uuid,
}

/// The ids of what a filter names.
#[derive(Debug, Clone, Default)]
pub struct Known {
    named: HashMap<(Kind, String), Vec<Uuid>>,
    members: HashMap<String, Vec<Uuid>>,
    everyone: Vec<Uuid>,
    cycles: HashMap<(CycleTime, DateTime<Utc>), Vec<Uuid>>,
    tied: HashMap<(Tie, Uuid), Vec<Uuid>>,
}

impl Known {
    /// The ids of a thing that a field is to have.
    pub(crate) fn ids(&self, field: ThingField, thing: &Thing, caller: Uuid) -> Vec<Uuid> {
        match thing {
            Thing::Id(id) => vec![*id],
            Thing::Caller => vec![caller],
            Thing::Named(name, _) => self.named(Kind::of(field), name),
            Thing::MembersOf(project, _) => self.members.get(project).cloned().unwrap_or_default(),
            Thing::WorkspaceMembers => self.everyone.clone(),
            Thing::Cycles(time, now) => {
                self.cycles.get(&(*time, *now)).cloned().unwrap_or_default()
            }
            Thing::Tied(tie, other, _) => {
                let tied = |other| self.tied.get(&(*tie, other)).cloned().unwrap_or_default();
                self.others(other).into_iter().flat_map(tied).collect()
            }
        }
    }

    /// What is known from either of two filters.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.named.extend(other.named);
        self.members.extend(other.members);
        self.everyone.extend(other.everyone);
        self.cycles.extend(other.cycles);
        self.tied.extend(other.tied);
        self
    }

    /// The ids of things of a kind with this name.
    fn named(&self, kind: Kind, name: &str) -> Vec<Uuid> {
        self.named.get(&(kind, plain(kind, name).to_owned())).cloned().unwrap_or_default()
    }

    /// The work item with this key or id.
    fn others(&self, other: &str) -> Vec<Uuid> {
        match Uuid::parse_str(other) {
            Ok(id) => vec![id],
            Err(_) => self.named(Kind::WorkItem, other),
        }
    }
}

/// A name as it is looked up: people may be called `@ada`.
fn plain(kind: Kind, name: &str) -> &str {
    if kind == Kind::Person { name.strip_prefix('@').unwrap_or(name) } else { name }
}

/// The names in a filter, each with the column where it stands, and what else of it has to be looked up.
#[derive(Debug, Default)]
struct Named {
    things: BTreeMap<&'static str, (Kind, BTreeMap<String, Option<usize>>)>,
    projects: BTreeMap<String, Option<usize>>,
    everyone: bool,
    cycles: HashSet<(CycleTime, DateTime<Utc>)>,
    ties: BTreeMap<Tie, BTreeSet<String>>,
}

impl Named {
    /// The names in a filter.
    fn of(filter: &Filter) -> Self {
        let mut named = Self::default();
        for condition in filter.conditions() {
            named.note(condition);
        }
        named
    }

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.things.is_empty()
            && self.projects.is_empty()
            && !self.everyone
            && self.cycles.is_empty()
            && self.ties.is_empty()
    }

    /// Notes the names in a condition.
    fn note(&mut self, condition: &Condition) {
        match condition {
            Condition::Thing(field, things) => self.note_all(*field, things),
            Condition::Changed(change) => {
                self.note_all(ThingField::Creator, &change.by);
                if let Some(Was::Thing(field, things)) = &change.was {
                    self.note_all(*field, things);
                }
            }
            Condition::Priority(_)
            | Condition::StateGroup(_)
            | Condition::Day(..)
            | Condition::Moment(..)
            | Condition::Number(..)
            | Condition::Text(..)
            | Condition::Flag(..)
            | Condition::Empty(_)
            | Condition::KeyBegins(_)
            | Condition::HasChildren
            | Condition::FromIntake => {}
        }
    }

    /// Notes the names in the things of a field.
    fn note_all(&mut self, field: ThingField, things: &[Thing]) {
        for thing in things {
            match thing {
                Thing::Named(name, column) => self.note_name(Kind::of(field), name, *column),
                Thing::MembersOf(project, column) => {
                    self.projects.entry(project.clone()).or_insert(*column);
                }
                Thing::WorkspaceMembers => self.everyone = true,
                Thing::Cycles(time, now) => {
                    self.cycles.insert((*time, *now));
                }
                Thing::Tied(tie, other, column) => {
                    self.ties.entry(*tie).or_default().insert(other.clone());
                    if Uuid::parse_str(other).is_err() {
                        self.note_name(Kind::WorkItem, other, *column);
                    }
                }
                Thing::Id(_) | Thing::Caller => {}
            }
        }
    }

    /// The name of a thing.
    fn note_name(&mut self, kind: Kind, name: &str, column: Option<usize>) {
        let (_, names) = self.things.entry(kind.noun()).or_insert_with(|| (kind, BTreeMap::new()));
        names.entry(plain(kind, name).to_owned()).or_insert(column);
    }
}

/// Whether a filter names anything that has to be looked up.
#[must_use]
pub fn are_named_in(filter: &Filter) -> bool {
    !Named::of(filter).is_empty()
}

/// Looks up what a filter names.
///
/// # Errors
/// Nothing has such a name, with the one that was meant; or the database cannot be asked.
pub async fn look_up(
    db: &mut PgConnection,
    scope: Scope,
    filter: &Filter,
) -> Result<Known, Failure> {
    let Named { things, projects, everyone, cycles, ties } = Named::of(filter);
    let mut known = Known::default();
    for (kind, names) in things.into_values() {
        for (name, ids) in find(&mut *db, scope, kind, &names).await? {
            known.named.insert((kind, name), ids);
        }
    }
    if !projects.is_empty() {
        for (name, ids) in find(&mut *db, scope, Kind::Project, &projects).await? {
            let members = groups::members_of(&mut *db, scope, &ids).await?;
            known.members.insert(name, members);
        }
    }
    if everyone {
        known.everyone = groups::everyone(&mut *db, scope).await?;
    }
    for (time, now) in cycles {
        let ids = groups::cycles(&mut *db, scope, (time, now)).await?;
        known.cycles.insert((time, now), ids);
    }
    for (tie, others) in ties {
        let others = others.iter().flat_map(|other| known.others(other)).collect::<Vec<_>>();
        for (other, id) in groups::tied(&mut *db, scope, tie, &others).await? {
            known.tied.entry((tie, other)).or_default().push(id);
        }
    }
    Ok(known)
}

/// The ids of things with these names.
async fn find(
    db: &mut PgConnection,
    scope: Scope,
    kind: Kind,
    names: &BTreeMap<String, Option<usize>>,
) -> Result<BTreeMap<String, Vec<Uuid>>, Failure> {
    let wanted: Vec<&str> = names.keys().map(String::as_str).collect();
    let statement = kind.found();
    let question = sqlx::query(&statement).bind(scope.workspace).bind(scope.caller);
    let rows = question.bind(scope.project).bind(&wanted).fetch_all(&mut *db).await?;
    let mut found: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
    for row in rows {
        found.entry(row.try_get(0)?).or_default().push(row.try_get(1)?);
    }
    match names.iter().find(|(name, _)| !found.contains_key(*name)) {
        Some((name, column)) => Err(unknown(db, scope, kind, name, *column).await?.into()),
        None => Ok(found),
    }
}

/// Says that nothing has a name, and which name is like it.
async fn unknown(
    db: &mut PgConnection,
    scope: Scope,
    kind: Kind,
    name: &str,
    column: Option<usize>,
) -> Result<FilterError, sqlx::Error> {
    let known = like(db, scope, kind, "%", MOST_MEANT).await?;
    let meant = nearest(name, known.iter().map(String::as_str));
    let said = match meant {
        Some(meant) => format!("There is no {} {name:?}. Did you mean {meant:?}?", kind.noun()),
        None => format!("There is no {} {name:?}.", kind.noun()),
    };
    Ok(FilterError { code: FilterErrorCode::InvalidFilterset, message: said, column })
}

/// The names of things that are like a pattern.
///
/// # Errors
/// The database cannot be asked.
pub async fn like(
    db: &mut PgConnection,
    scope: Scope,
    kind: Kind,
    pattern: &str,
    most: i64,
) -> Result<Vec<String>, sqlx::Error> {
    let statement = kind.listed();
    let question = sqlx::query_scalar(&statement).bind(scope.workspace).bind(scope.caller);
    question.bind(scope.project).bind(pattern).bind(most).fetch_all(db).await
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;

    use super::*;
    use crate::testing::migrated;

    #[tokio::test]
    async fn its_statements_fit_the_tables() {
        let (mut db, _database) = migrated().await;
        for kind in Kind::ALL {
            db.prepare(&kind.found()).await.unwrap();
            db.prepare(&kind.listed()).await.unwrap();
        }
    }
}
