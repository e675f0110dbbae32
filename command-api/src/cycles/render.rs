//! A cycle as the answer to its command shows it, and the work items in it.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::cycle::Cycle;
use domain::issue::Issue;
use domain::project::Project;
use domain::{CycleId, IssueId, UserId};
use serde_json::{Map, Value};
use service::Problem;
use service::accounts::{Accounts, Profile};
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::Result;
use crate::unit::Snapshot;

/// The answer that shows one cycle; `people` are the profiles of those in its progress.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    id: CycleId,
    people: &[Profile],
    zone: Zone,
) -> Result<Rendered> {
    let cycle = after.get::<Cycle>(id)?;
    let project = after.get::<Project>(cycle.state.project)?;
    Rendered::json(status, cycle.version, &shape(&cycle.state, &project.state, people, zone))
}

/// The profiles of the people in the progress of a cycle.
///
/// # Errors
/// The profiles cannot be read.
pub async fn people(accounts: &Accounts, cycle: &Cycle) -> Result<Vec<Profile>> {
    let mut progress = cycle.progress.clone().unwrap_or_default();
    let users: BTreeSet<UserId> = shares(&mut progress).filter_map(|share| user(share)).collect();
    if users.is_empty() {
        return Ok(Vec::new());
    }
    let users: Vec<UserId> = users.into_iter().collect();
    Ok(accounts.profiles(&users).await.map_err(Problem::from)?)
}

/// How far a cycle was, with the present names and pictures of the people in it: the log has only their ids.
fn progress(cycle: &Cycle, people: &[Profile]) -> Value {
    let mut progress = cycle.progress.clone().unwrap_or_else(|| Value::Object(Map::new()));
    for share in shares(&mut progress) {
        let profile = user(share).and_then(|id| people.iter().find(|profile| profile.user == id));
        let picture = profile.map(|profile| profile.avatar.clone());
        let picture = picture.filter(|address| !address.is_empty());
        let name = profile.map(|profile| profile.display_name.clone());
        share.insert("display_name".to_owned(), name.into());
        share.insert("avatar_url".to_owned(), picture.into());
    }
    progress
}

/// The shares of people in the progress of a cycle.
fn shares(progress: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let parts = progress.as_object_mut().into_iter().flat_map(|progress| {
        progress.iter_mut().filter(|(part, _)| part.ends_with("distribution"))
    });
    let people = parts.filter_map(|(_, part)| part.get_mut("assignees")?.as_array_mut());
    people.flatten().filter_map(Value::as_object_mut)
}

/// Whose share it is.
fn user(share: &Map<String, Value>) -> Option<UserId> {
    share.get("assignee_id")?.as_str()?.parse().ok().map(UserId)
}

fn shape(cycle: &Cycle, project: &Project, people: &[Profile], zone: Zone) -> shapes::Cycle {
    shapes::Cycle {
        audit: audit(cycle.id, &cycle.audit, zone),
        name: cycle.name().to_owned(),
        description: cycle.description.clone(),
        start_date: cycle.start.map(|at| zone.at(at)),
        end_date: cycle.end.map(|at| zone.at(at)),
        owned_by: cycle.owner.uuid().into(),
        view_props: Map::new(),
        sort_order: cycle.sort_order,
        external_source: cycle.external.source.as_ref().map(ToString::to_string),
        external_id: cycle.external.id.as_ref().map(ToString::to_string),
        progress_snapshot: progress(cycle, people),
        archived_at: cycle.archived_at.map(|at| zone.at(at)),
        logo_props: Map::new(),
        timezone: cycle.time_zone.to_string(),
        version: 1,
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
    }
}

/// That an issue is in its cycle; none if it is in none.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn of_issue(
    after: &Snapshot,
    id: IssueId,
    sub_issues: u64,
    zone: Zone,
) -> Result<Option<shapes::CycleIssue>> {
    let issue = after.get::<Issue>(id)?;
    let issue = &issue.state;
    let project = after.get::<Project>(issue.project)?;
    let Some((cycle, (since, by))) = issue.cycle.as_ref().zip(issue.cycle_since) else {
        return Ok(None);
    };
    let audit = shapes::Audit {
        id: shapes::CycleIssue::id(cycle.id.uuid(), id.uuid()),
        created_at: zone.at(since),
        updated_at: zone.at(since),
        deleted_at: None,
        created_by: Some(by.uuid().into()),
        updated_by: None,
    };
    Ok(Some(shapes::CycleIssue {
        audit,
        sub_issues_count: Some(sub_issues),
        project: project.state.id.uuid().into(),
        workspace: project.state.workspace.uuid().into(),
        issue: id.uuid().into(),
        cycle: cycle.id.uuid(),
    }))
}
