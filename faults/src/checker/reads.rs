//! Reads show what the log has at the position that they name, and never less than an earlier answer showed.

use std::collections::HashMap;

use end_to_end::compare::Log;
use event_store::RecordedEvent;
use serde_json::Value;
use uuid::Uuid;

use super::replay::Replay;
use super::{Evidence, Finding, Kind};
use crate::history::{Answer, Exchange, What};

/// Finds reads that went back, and reads that show something else than the log.
pub fn check(evidence: &Evidence) -> Vec<Finding> {
    let mut found = backwards(&evidence.exchanges);
    for log in &evidence.logs {
        let past = Past::of(log);
        let workspace = log.workspace.uuid();
        let here = evidence.exchanges.iter().filter(|e| e.request.workspace == workspace);
        let reads = here.filter(|exchange| exchange.request.what.is_read());
        found.extend(reads.filter_map(|exchange| {
            let why = past.differs(exchange)?;
            Some(Kind::WrongRead.found(format!("{}: {why}", name(exchange))))
        }));
    }
    found
}

/// Reads that showed less than an answer that had come before they were sent, or than they were asked for.
fn backwards(exchanges: &[Exchange]) -> Vec<Finding> {
    let mut by_sending: Vec<&Exchange> = exchanges.iter().collect();
    by_sending.sort_by_key(|exchange| exchange.sent);
    let mut by_answer = by_sending.clone();
    by_answer.sort_by_key(|exchange| exchange.done);
    let mut answers = by_answer.into_iter().peekable();
    let mut shown: HashMap<Uuid, (u64, &Exchange)> = HashMap::new();
    let mut found = Vec::new();
    for read in by_sending {
        while let Some(before) = answers.next_if(|before| before.done < read.sent) {
            if let Some(position) = shows(before) {
                let last = shown.entry(before.request.workspace).or_insert((0, before));
                if position > last.0 {
                    *last = (position, before);
                }
            }
        }
        let Some(position) = shows(read).filter(|_| read.request.what.is_read()) else { continue };
        if let Some((before, of)) = shown.get(&read.request.workspace)
            && position < *before
        {
            let who = if of.client == read.client { "it" } else { &*of.attempt };
            found.push(Kind::BackInTime.found(format!(
                "{} shows {position}, and {who} had been shown {before}",
                name(read)
            )));
        }
        if let Some(wanted) = read.request.wait_for.filter(|wanted| position < *wanted) {
            let text = format!("{} shows {position} and had to show {wanted}", name(read));
            found.push(Kind::BackInTime.found(text));
        }
    }
    found
}

/// The position that every read after this answer must show.
fn shows(exchange: &Exchange) -> Option<u64> {
    let is_shown = exchange.request.what.is_read() || !exchange.request.at_once;
    exchange.success().filter(|answer| answer.applied && is_shown)?.position
}

/// What a read is called in findings.
fn name(exchange: &Exchange) -> String {
    format!("{} (GET {})", exchange.attempt, exchange.request.path)
}

/// A workspace at every position.
struct Past {
    /// What issues were called, with the position and the version from which on; nothing once they were gone.
    names: HashMap<Uuid, Vec<(u64, u64, Option<String>)>>,
    /// How many issues projects had, with the position from which on.
    totals: HashMap<Uuid, Vec<(u64, u64)>>,
    /// Where each line of an activity is from, and the issue that it is about; most are an event.
    events: HashMap<Uuid, (u64, Option<Uuid>)>,
}

impl Past {
    /// Replays a log.
    fn of(log: &Log) -> Self {
        let (mut replay, mut totals) = (Replay::default(), HashMap::new());
        let (mut names, mut events): (HashMap<Uuid, Vec<_>>, _) = (HashMap::new(), HashMap::new());
        let mut live: HashMap<Uuid, u64> = HashMap::new();
        for event in &log.events {
            events.insert(event.event_id, (event.position, event.issue));
            let lines = lines_of_many(event, &replay);
            events.extend(lines.map(|(line, issue)| (line, (event.position, Some(issue)))));
            // What cannot be read is a finding of its own.
            let _ = replay.take_in(event);
            let Some(issue) = replay.issues.get(&event.entity) else { continue };
            let name = issue.name().ok().filter(|_| issue.is_live()).map(ToString::to_string);
            // Reactions and the like leave it at its version.
            let version = if issue.is_live() { issue.audit.version } else { event.version };
            names.entry(event.entity).or_default().push((event.position, version, name));
            let project = issue.project.uuid();
            let changed = match &*event.name {
                "IssueCreated" => vec![(project, 1)],
                "IssueDeleted" => vec![(project, -1)],
                "IssueMoved" => vec![(left(event), -1), (project, 1)],
                _ => continue,
            };
            for (project, difference) in changed {
                let count: &mut u64 = live.entry(project).or_default();
                *count = count.saturating_add_signed(difference);
                let total: &mut Vec<(u64, u64)> = totals.entry(project).or_default();
                total.push((event.position, *count));
            }
        }
        Self { names, totals, events }
    }

    /// What a read shows that was not so.
    fn differs(&self, read: &Exchange) -> Option<String> {
        let answer = read.answer.as_ref()?;
        if answer.status == 404 {
            return self.was_there(read);
        }
        let answer = read.success()?;
        let Some(position) = answer.position else {
            return Some("the answer names no position".to_owned());
        };
        match read.request.what {
            What::ReadsIssue(issue) => self.issue_differs(issue, position, answer),
            What::Lists { project } => self.list_differs(project, position, answer),
            What::ReadsActivity(issue) => self.activity_differs(issue, position, answer),
            _ => None,
        }
    }

    /// An issue that was not found although it had been made at the position that was named, and never deleted.
    fn was_there(&self, read: &Exchange) -> Option<String> {
        let (What::ReadsIssue(issue), Some(wanted)) = (read.request.what, read.request.wait_for)
        else {
            return None;
        };
        let names = self.names.get(&issue)?;
        let made = names.first()?.0;
        let is_there = made <= wanted && names.iter().all(|(_, _, name)| name.is_some());
        is_there.then(|| format!("not found at {wanted}, and it was made at {made}"))
    }

    /// An issue at another version or under another name.
    fn issue_differs(&self, issue: Uuid, position: u64, answer: &Answer) -> Option<String> {
        let Some((at, version, name)) = self.name_at(issue, position) else {
            return Some(format!("shows the issue at {position}, before it was made"));
        };
        let (shown, shown_name) = (answer.version?, answer.body["name"].as_str());
        (shown != *version || shown_name != name.as_deref()).then(|| {
            format!(
                "shows version {shown} ({shown_name:?}) at {position}, and since {at} it is \
                 version {version} ({name:?})"
            )
        })
    }

    /// A list with another number of issues, or with others.
    fn list_differs(&self, project: Uuid, position: u64, answer: &Answer) -> Option<String> {
        let before = |totals: &Vec<(u64, u64)>| {
            totals.iter().take_while(|(at, _)| *at <= position).last().map(|(_, total)| *total)
        };
        let total = self.totals.get(&project).and_then(before).unwrap_or(0);
        let shown = answer.body["total"].as_u64().unwrap_or(u64::MAX);
        if shown != total {
            return Some(format!("lists {shown} issues at {position}, and there were {total}"));
        }
        answer.body["rows"].as_array()?.iter().find_map(|row| {
            let (id, shown) = (row[0].as_str()?.parse().ok()?, row[1].as_str()?);
            let name = self.name_at(id, position).and_then(|(_, _, name)| name.as_deref());
            (name != Some(shown))
                .then(|| format!("lists {id} as {shown:?} at {position}, and it was {name:?}"))
        })
    }

    /// An activity that is no event of the issue up to the position.
    fn activity_differs(&self, issue: Uuid, position: u64, answer: &Answer) -> Option<String> {
        answer.body["ids"].as_array()?.iter().find_map(|id| {
            let id: Uuid = id.as_str()?.parse().ok()?;
            let found = self.events.get(&id);
            let fits = found.is_some_and(|(at, of)| *at <= position && *of == Some(issue));
            (!fits).then(|| format!("shows event {id} at {position}, which is {found:?}"))
        })
    }

    /// What an issue was called at a position.
    fn name_at(&self, issue: Uuid, position: u64) -> Option<&(u64, u64, Option<String>)> {
        self.names.get(&issue)?.iter().take_while(|(at, _, _)| *at <= position).last()
    }
}

/// The project that an issue left with an event.
fn left(event: &RecordedEvent) -> Uuid {
    let payload: Value = serde_json::from_str(&event.payload).unwrap_or_default();
    let left = payload["from"]["project"].as_str().and_then(|id| id.parse().ok());
    left.unwrap_or_default()
}

/// The lines that an event of a project or of a cycle or of a module is in the activities of the issues that it changes: their ids, and
/// the issues. An id is of version 5, from the event's id, the issue's and that of what was changed.
fn lines_of_many(event: &RecordedEvent, replay: &Replay) -> impl Iterator<Item = (Uuid, Uuid)> {
    let payload: Value = serde_json::from_str(&event.payload).unwrap_or_default();
    let id = |value: &Value| value.as_str()?.parse::<Uuid>().ok();
    let changed: Vec<Uuid> = match &*event.name {
        "LabelDeleted" => {
            let with = payload["with"].as_array().into_iter().flatten();
            let below = with.filter_map(|label| id(&label["id"]));
            id(&payload["label"]["id"]).into_iter().chain(below).collect()
        }
        "EstimatePointRemoved" => id(&payload["point"]["id"]).into_iter().collect(),
        "EstimateDeleted" => {
            let project = replay.projects.get(&event.entity);
            let points = project.and_then(|project| project.estimate());
            points
                .map(|estimate| estimate.points().map(|point| point.id.uuid()).collect())
                .unwrap_or_default()
        }
        "StateRegrouped" => id(&payload["state"]["id"]).into_iter().collect(),
        "CycleDeleted" | "ModuleDeleted" => vec![event.entity],
        _ => Vec::new(),
    };
    let (of, project) = (event.event_id, event.project.unwrap_or_default());
    changed.into_iter().flat_map(move |thing| {
        let concerned = replay.issues.iter().filter(move |(_, issue)| {
            let has = issue.state.id.uuid() == thing
                || issue.labels.iter().any(|label| label.id.uuid() == thing)
                || issue.estimate_point.as_ref().is_some_and(|point| point.id.uuid() == thing)
                || issue.cycle.as_ref().is_some_and(|cycle| cycle.id.uuid() == thing)
                || issue.modules.iter().any(|inside| inside.module.id.uuid() == thing);
            issue.is_live() && issue.project.uuid() == project && has
        });
        concerned.map(move |(issue, _)| {
            let name = [*issue, thing].map(Uuid::into_bytes);
            (Uuid::new_v5(&of, name.as_flattened()), *issue)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::examples::{evidence, kinds};
    use super::super::{Evidence, Kind, check};
    use crate::history::Answer;

    /// A good run in which a read was answered otherwise.
    fn with(attempt: &str, change: impl FnOnce(&mut Answer)) -> Evidence {
        let mut evidence = evidence();
        let read = evidence.exchanges.iter_mut().find(|e| e.attempt == attempt).unwrap();
        change(read.answer.as_mut().unwrap());
        evidence
    }

    #[test]
    fn a_read_that_went_back_is_found() {
        let mut evidence = with("r-list", |answer| answer.position = Some(8));
        // What it shows is right for that position.
        let read = evidence.exchanges.iter_mut().find(|e| e.attempt == "r-list").unwrap();
        read.answer.as_mut().unwrap().body["rows"][0][1] = "The pump leaks".into();
        assert_eq!(kinds(&check(&evidence)), [Kind::BackInTime]);
    }

    #[test]
    fn a_read_that_shows_less_than_it_was_asked_for_is_found() {
        let mut evidence = evidence();
        let read = evidence.exchanges.iter_mut().find(|e| e.attempt == "r-issue").unwrap();
        read.request.wait_for = Some(99);
        assert_eq!(kinds(&check(&evidence)), [Kind::BackInTime]);
    }

    #[test]
    fn a_read_that_shows_another_name_or_version_than_the_log_is_found() {
        let renamed = with("r-issue", |answer| answer.body["name"] = "nonsense".into());
        assert_eq!(kinds(&check(&renamed)), [Kind::WrongRead]);
        let old = with("r-issue", |answer| answer.version = Some(1));
        assert_eq!(kinds(&check(&old)), [Kind::WrongRead]);
    }

    #[test]
    fn a_list_that_shows_more_fewer_or_others_is_found() {
        let fewer = with("r-list", |answer| answer.body["total"] = 0.into());
        assert_eq!(kinds(&check(&fewer)), [Kind::WrongRead]);
        let other = with("r-list", |answer| answer.body["rows"][0][1] = "nonsense".into());
        assert_eq!(kinds(&check(&other)), [Kind::WrongRead]);
    }

    #[test]
    fn an_activity_that_is_no_event_of_the_issue_is_found() {
        let nil = uuid::Uuid::nil().to_string();
        let strange = with("r-activity", |answer| answer.body["ids"][0] = nil.into());
        assert_eq!(kinds(&check(&strange)), [Kind::WrongRead]);
    }

    #[test]
    fn an_issue_that_is_not_found_although_it_is_there_is_found() {
        let missing = with("r-issue", |answer| answer.status = 404);
        assert_eq!(kinds(&check(&missing)), [Kind::WrongRead]);
    }
}
