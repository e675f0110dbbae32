//! Reads show what the log has at the position that they name, and never less than an earlier answer showed.

use std::collections::{HashMap, HashSet};

use domain::UserId;
use domain::issue::Issue;
use end_to_end::compare::Log;
use event_store::RecordedEvent;
use serde_json::{Value, json};
use uuid::Uuid;

use super::replay::Replay;
use super::{Evidence, Finding, Kind};
use crate::history::{Answer, Exchange, What};

/// Finds reads that went back, and reads that show something else than the log.
pub fn check(evidence: &Evidence) -> Vec<Finding> {
    let mut found = backwards(&evidence.exchanges);
    for log in &evidence.logs {
        let workspace = log.workspace.uuid();
        let here = evidence.exchanges.iter().filter(|e| e.request.workspace == workspace);
        let reads: Vec<_> = here.filter(|exchange| exchange.request.what.is_read()).collect();
        let past = Past::of(log, &reads.iter().map(|read| read.request.user).collect());
        found.extend(reads.into_iter().filter_map(|exchange| {
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
#[derive(Default)]
struct Past {
    /// What issues were, each with the position from which on.
    issues: HashMap<Uuid, Vec<Was>>,
    /// The issues that were given keys, each with the position from which on; none is ever taken from an issue.
    keys: HashMap<String, (u64, Uuid)>,
    /// Whether a reader saw of a project only the issues that were theirs, with the position from which on.
    limits: HashMap<(Uuid, Uuid), Vec<(u64, bool)>>,
    /// Where each line of an activity is from, and the issue that it is about; most are an event.
    events: HashMap<Uuid, (u64, Option<Uuid>)>,
}

/// What an issue was from a position on.
struct Was {
    /// The position.
    from: u64,
    version: u64,
    /// What it was called; nothing once it was gone.
    name: Option<String>,
    /// The project that it was in.
    project: Uuid,
    /// Its number there.
    number: u32,
    /// Whether it was neither gone, nor archived, nor in triage.
    is_shown: bool,
    /// Whose it was: of guests, these alone see it.
    people: Vec<UserId>,
}

impl Was {
    /// What an event has made of an issue.
    fn of(issue: &Issue, event: &RecordedEvent) -> Self {
        let name = issue.name().ok().filter(|_| issue.is_live()).map(ToString::to_string);
        let mut people = issue.assignees.clone();
        people.push(issue.audit.created_by);
        Self {
            from: event.position,
            // Reactions and the like leave it at its version.
            version: if issue.is_live() { issue.audit.version } else { event.version },
            name,
            project: issue.project.uuid(),
            number: issue.number,
            is_shown: issue.is_work_item() && !issue.is_archived(),
            people,
        }
    }
}

impl Past {
    /// Replays a log; some users read what it says.
    fn of(log: &Log, readers: &HashSet<Uuid>) -> Self {
        let (mut replay, mut past) = (Replay::default(), Self::default());
        for event in &log.events {
            past.events.insert(event.event_id, (event.position, event.issue));
            let lines = lines_of_many(event, &replay);
            past.events.extend(lines.map(|(line, issue)| (line, (event.position, Some(issue)))));
            // What cannot be read is a finding of its own.
            let _ = replay.take_in(event);
            past.limit(event, &replay, readers);
            past.keys.extend(given_key(event).map(|key| (key, (event.position, event.entity))));
            if let Some(issue) = replay.issues.get(&event.entity) {
                past.issues.entry(event.entity).or_default().push(Was::of(issue, event));
            }
        }
        past
    }

    /// Notes which readers see only their own issues after an event.
    fn limit(&mut self, event: &RecordedEvent, replay: &Replay, readers: &HashSet<Uuid>) {
        if !matches!(&*event.kind, "workspace" | "project") {
            return;
        }
        let is_concerned = |id: &&Uuid| event.project.is_none_or(|project| project == **id);
        for project in replay.projects.keys().filter(is_concerned) {
            for reader in readers {
                let is_limited = replay.is_limited(*reader, *project);
                let known = self.limits.entry((*reader, *project)).or_default();
                if known.last().is_none_or(|(_, last)| *last != is_limited) {
                    known.push((event.position, is_limited));
                }
            }
        }
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
            What::ReadsIssue(issue) => match self.sought(read, issue, position) {
                Some(issue) => self.issue_differs(read, issue, position, answer),
                None => Some(format!("shows an issue at {position} by a key that none had")),
            },
            What::Lists { project } => self.list_differs(read, project, position, answer),
            What::ReadsActivity(issue) => self.activity_differs(read, issue, position, answer),
            _ => None,
        }
    }

    /// An issue that was not found although it was there for the reader at the position that was named, and ever since: in
    /// the project that was asked, or by a key that it has or had.
    fn was_there(&self, read: &Exchange) -> Option<String> {
        let (What::ReadsIssue(issue), Some(wanted)) = (read.request.what, read.request.wait_for)
        else {
            return None;
        };
        let all = self.issues.get(&self.sought(read, issue, wanted)?)?;
        let (since, asked) = (&all[upto(all, wanted).checked_sub(1)?..], read.request.project());
        let is_asked = |was: &Was| asked.is_none_or(|asked| was.project == asked);
        let is_there = since.iter().all(|was| was.is_shown && is_asked(was));
        let user = read.request.user;
        let sees = asked.is_some_and(|project| !self.is_limited_since(user, project, wanted));
        (is_there && (sees || read.request.is_owner)).then(|| {
            let Was { from, project, number, .. } = &since[0];
            format!("not found at {wanted}, and since {from} it is number {number} of {project}")
        })
    }

    /// The issue that a read asks for: by its id in a project, or by a key that it had at a position, or before. Which one
    /// that is follows from the log: a client may have the key from a log that was lost, and another issue has it now.
    fn sought(&self, read: &Exchange, issue: Uuid, position: u64) -> Option<Uuid> {
        if read.request.project().is_some() {
            return Some(issue);
        }
        let key = read.request.path.trim_end_matches('/').rsplit('/').next()?;
        self.keys.get(key).filter(|(from, _)| *from <= position).map(|(_, issue)| *issue)
    }

    /// An issue at another version, under another name, or in another place.
    fn issue_differs(
        &self,
        read: &Exchange,
        issue: Uuid,
        position: u64,
        answer: &Answer,
    ) -> Option<String> {
        let Some(was) = self.at(issue, position) else {
            return Some(format!("shows the issue at {position}, before it was made"));
        };
        let Was { from, version, name, project, number, .. } = was;
        let (shown, shown_name) = (answer.version?, answer.body["name"].as_str());
        if shown != *version || shown_name != name.as_deref() {
            return Some(format!(
                "shows version {shown} ({shown_name:?}) at {position}, and since {from} it is \
                 version {version} ({name:?})"
            ));
        }
        let shown = ["id", "project", "number"].map(|key| &answer.body[key]);
        if shown != [&json!(issue), &json!(project), &json!(number)] {
            let [id, in_project, numbered] = shown;
            return Some(format!(
                "shows {id} as number {numbered} of {in_project} at {position}, and since {from} \
                 {issue} is number {number} of {project}"
            ));
        }
        let hidden = (!was.is_shown).then(|| "it was gone, archived or in triage".to_owned());
        let why = hidden.or_else(|| self.is_not_for(read, was, position))?;
        Some(format!("shows it at {position}, and {why}"))
    }

    /// Why an issue was not for a reader at a position: it was in another project, or they saw only their own.
    fn is_not_for(&self, read: &Exchange, was: &Was, position: u64) -> Option<String> {
        let (project, user) = (was.project, UserId(read.request.user));
        if read.request.project().is_some_and(|asked| asked != project) {
            return Some(format!("since {} it was in {project}", was.from));
        }
        let is_limited = self.is_limited(user.uuid(), project, position);
        (is_limited && !was.people.contains(&user)).then(|| format!("{user} did not see it"))
    }

    /// A list with another number of issues than there were for the reader, or with others.
    fn list_differs(
        &self,
        read: &Exchange,
        project: Uuid,
        position: u64,
        answer: &Answer,
    ) -> Option<String> {
        let user = UserId(read.request.user);
        let is_limited = self.is_limited(user.uuid(), project, position);
        let is_listed = |was: &Was| {
            was.is_shown && was.project == project && (!is_limited || was.people.contains(&user))
        };
        let all = self.issues.values().filter_map(|all| at(all, position));
        let total = all.filter(|was| is_listed(was)).count() as u64;
        let shown = answer.body["total"].as_u64().unwrap_or(u64::MAX);
        if shown != total {
            return Some(format!("lists {shown} issues at {position}, and there were {total}"));
        }
        answer.body["rows"].as_array()?.iter().find_map(|row| {
            let (id, shown) = (row[0].as_str()?.parse().ok()?, row[1].as_str()?);
            let Some(was) = self.at(id, position).filter(|was| is_listed(was)) else {
                return Some(format!("lists {id} at {position}, and it was not there"));
            };
            let name = was.name.as_deref();
            (name != Some(shown))
                .then(|| format!("lists {id} as {shown:?} at {position}, and it was {name:?}"))
        })
    }

    /// An activity that is no event of the issue up to the position, or that is shown in another project than its own.
    fn activity_differs(
        &self,
        read: &Exchange,
        issue: Uuid,
        position: u64,
        answer: &Answer,
    ) -> Option<String> {
        let ids = answer.body["ids"].as_array()?;
        if let Some(was) = self.at(issue, position).filter(|_| !ids.is_empty())
            && let Some(why) = self.is_not_for(read, was, position)
        {
            return Some(format!("shows what happened to it at {position}, and {why}"));
        }
        ids.iter().find_map(|id| {
            let id: Uuid = id.as_str()?.parse().ok()?;
            let found = self.events.get(&id);
            let fits = found.is_some_and(|(at, of)| *at <= position && *of == Some(issue));
            (!fits).then(|| format!("shows event {id} at {position}, which is {found:?}"))
        })
    }

    /// What an issue was at a position.
    fn at(&self, issue: Uuid, position: u64) -> Option<&Was> {
        at(self.issues.get(&issue)?, position)
    }

    /// Whether a reader saw only their own issues of a project at a position.
    fn is_limited(&self, user: Uuid, project: Uuid, position: u64) -> bool {
        let known = self.limits.get(&(user, project)).map_or(&[][..], Vec::as_slice);
        let before = known.iter().take_while(|(from, _)| *from <= position);
        before.last().is_some_and(|(_, is_limited)| *is_limited)
    }

    /// Whether they did so at a position, or at any later one.
    fn is_limited_since(&self, user: Uuid, project: Uuid, position: u64) -> bool {
        let known = self.limits.get(&(user, project)).map_or(&[][..], Vec::as_slice);
        let later = known.iter().any(|(from, is_limited)| *is_limited && *from > position);
        later || self.is_limited(user, project, position)
    }
}

/// How often an issue had changed up to a position.
fn upto(all: &[Was], position: u64) -> usize {
    all.partition_point(|was| was.from <= position)
}

/// What an issue was at a position.
fn at(all: &[Was], position: u64) -> Option<&Was> {
    all.get(upto(all, position).checked_sub(1)?)
}

/// The key that an event gives to an issue.
fn given_key(event: &RecordedEvent) -> Option<String> {
    let at = match &*event.name {
        "IssueCreated" | "IssueUndeleted" => "/key",
        "IssueMoved" => "/to/key",
        _ => return None,
    };
    let payload: Value = serde_json::from_str(&event.payload).ok()?;
    payload.pointer(at)?.as_str().map(str::to_owned)
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
    use serde_json::json;

    use super::super::examples::{evidence, hidden, kinds, of_a_move, other_shown};
    use super::super::{Evidence, Kind, check};
    use crate::history::{Answer, What};

    /// A good run in which a read was answered otherwise.
    fn with(attempt: &str, change: impl FnOnce(&mut Answer)) -> Evidence {
        changed(evidence(), attempt, change)
    }

    /// A run in which a read was answered otherwise.
    fn changed(
        mut evidence: Evidence,
        attempt: &str,
        change: impl FnOnce(&mut Answer),
    ) -> Evidence {
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

    #[test]
    fn an_issue_that_has_moved_is_read_where_it_is_and_nowhere_else() {
        assert_eq!(check(&of_a_move()), []);
        let wrong = |attempt: &str, change: &dyn Fn(&mut Answer)| {
            kinds(&check(&changed(of_a_move(), attempt, change)))
        };
        let there = of_a_move().exchanges.into_iter().find(|e| e.attempt == "r-there").unwrap();
        let shown = there.answer.unwrap();
        let is_shown = |answer: &mut Answer| *answer = shown.clone();
        assert_eq!(wrong("r-left", &is_shown), [Kind::WrongRead], "it is not there any more");
        let is_missing = |answer: &mut Answer| answer.status = 404;
        assert_eq!(wrong("r-there", &is_missing), [Kind::WrongRead]);
        let old = |answer: &mut Answer| answer.body["number"] = json!(7);
        assert_eq!(wrong("r-there", &old), [Kind::WrongRead], "it has another number");
    }

    #[test]
    fn an_issue_that_is_not_found_by_a_key_that_it_had_is_found() {
        let missing = changed(of_a_move(), "r-key", |answer| answer.status = 404);
        assert_eq!(kinds(&check(&missing)), [Kind::WrongRead]);
        let another = changed(of_a_move(), "r-key", |answer| {
            answer.body["id"] = json!(uuid::Uuid::nil());
        });
        assert_eq!(kinds(&check(&another)), [Kind::WrongRead]);
        let mut evidence = of_a_move();
        let read = evidence.exchanges.iter_mut().find(|e| e.attempt == "r-key").unwrap();
        read.request.path = read.request.path.replace("ENG-1", "ENG-7");
        assert_eq!(kinds(&check(&evidence)), [Kind::WrongRead], "no issue had that key");
    }

    #[test]
    fn a_key_finds_the_issue_that_has_it_whichever_one_the_client_knows_it_of() {
        let mut evidence = of_a_move();
        let read = evidence.exchanges.iter_mut().find(|e| e.attempt == "r-key").unwrap();
        read.request.what = What::ReadsIssue(uuid::Uuid::nil());
        assert_eq!(check(&evidence), []);
    }

    #[test]
    fn lists_and_activities_of_the_project_that_was_left_that_show_it_are_found() {
        let there = of_a_move().exchanges.into_iter().find(|e| e.attempt == "r-list-there");
        let body = there.unwrap().answer.unwrap().body;
        let listed = changed(of_a_move(), "r-list-left", |answer| answer.body = body.clone());
        assert_eq!(kinds(&check(&listed)), [Kind::WrongRead]);
        let same_total = changed(of_a_move(), "r-list-left", |answer| {
            answer.body["rows"] = body["rows"].clone();
        });
        assert_eq!(kinds(&check(&same_total)), [Kind::WrongRead]);
        let told = changed(of_a_move(), "r-activity-left", |answer| {
            answer.body["ids"] = json!([uuid::Uuid::from_u128(8)]);
        });
        assert_eq!(kinds(&check(&told)), [Kind::WrongRead]);
    }

    #[test]
    fn a_list_with_what_is_in_triage_or_not_for_a_guest_is_found() {
        assert_eq!(check(&hidden()), []);
        for total in [0, 2, 3] {
            let other = changed(hidden(), "r-guest", |answer| answer.body["total"] = json!(total));
            assert_eq!(kinds(&check(&other)), [Kind::WrongRead], "{total}");
        }
        let other = changed(hidden(), "r-owner", |answer| answer.body["total"] = json!(3));
        assert_eq!(kinds(&check(&other)), [Kind::WrongRead], "one is in triage");
    }

    #[test]
    fn an_issue_that_a_guest_sees_although_it_is_not_theirs_is_found() {
        let mut evidence = hidden();
        let unseen = evidence.exchanges.iter_mut().find(|e| e.attempt == "r-unseen").unwrap();
        unseen.answer = Some(other_shown());
        assert_eq!(kinds(&check(&evidence)), [Kind::WrongRead]);
    }
}
