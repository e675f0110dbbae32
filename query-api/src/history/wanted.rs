//! Which events of a log are wanted, as the query string says it.

use chrono::{DateTime, Datelike, Utc};
use domain::Event;
use event_store::Sought;
use service::Problem;
use service::http::WaitFor;
use uuid::Uuid;
use wire::nearest;

use crate::params::{Params, invalid};

/// How many are on a page unless asked otherwise.
const LIMIT: u64 = 100;
/// The most that are on a page.
const MOST: u64 = 1000;
/// The longest that a page is waited for, in seconds.
const LONGEST: u64 = 30;
/// Everything that can be said.
const KNOWN: [&str; 10] = [
    "after",
    "limit",
    "wait",
    "type",
    "entity",
    "project",
    "issue",
    "actor",
    "time_after",
    "time_before",
];

/// What is wanted of a log.
#[derive(Debug)]
pub(super) struct Wanted {
    /// The position that it begins after, perhaps with the epoch that it belongs to; none from the door's own beginning.
    pub(super) after: Option<WaitFor>,
    /// Which events.
    pub(super) sought: Sought,
    /// How many.
    limit: Option<u64>,
    /// For how many seconds a page without events waits for one.
    pub(super) seconds: Option<u64>,
}

impl Wanted {
    /// Reads the parameters; others than these are 400.
    pub(super) fn parse(params: &Params) -> Result<Self, Problem> {
        params.refuse_all_but(&KNOWN)?;
        Ok(Self {
            after: after(params)?,
            sought: sought(params)?,
            limit: params.number("limit", 1)?,
            seconds: seconds(params)?,
        })
    }

    /// How many are wanted on a page.
    pub(super) fn on_page(&self) -> Result<u32, Problem> {
        let limit = self.limit.unwrap_or(LIMIT);
        match u32::try_from(limit) {
            Ok(number) if limit <= MOST => Ok(number),
            _ => Err(invalid("limit", &format!("It is at most {MOST}."))),
        }
    }

    /// How many are wanted in all; none for all that there are.
    pub(super) fn in_all(&self) -> Result<Option<u64>, Problem> {
        self.refuse_wait()?;
        Ok(self.limit)
    }

    /// Refuses to wait where only pages do.
    pub(super) fn refuse_wait(&self) -> Result<(), Problem> {
        match self.seconds {
            Some(_) => Err(invalid("wait", "Only pages wait for events; leave it out.")),
            None => Ok(()),
        }
    }
}

/// The position after which events are wanted.
fn after(params: &Params) -> Result<Option<WaitFor>, Problem> {
    let Some(text) = params.filled("after") else { return Ok(None) };
    let wrong = || invalid("after", "It is <position> or <epoch>:<position>.");
    WaitFor::read(text).ok_or_else(wrong).map(Some)
}

/// For how many seconds the client waits.
fn seconds(params: &Params) -> Result<Option<u64>, Problem> {
    match params.number("wait", 1) {
        Ok(seconds) if seconds.is_none_or(|seconds| seconds <= LONGEST) => Ok(seconds),
        _ => Err(invalid("wait", &format!("It is a number of seconds, 1 to {LONGEST}."))),
    }
}

/// Which events are wanted.
fn sought(params: &Params) -> Result<Sought, Problem> {
    let names: Vec<&str> = Event::catalogue().map(|(_, name, _)| name).collect();
    let mut kinds: Vec<&str> = Event::catalogue().map(|(kind, ..)| kind).collect();
    kinds.dedup();
    Ok(Sought {
        names: words(params, "type", &names, "no event")?,
        kinds: words(params, "entity", &kinds, &format!("none of {}", kinds.join(", ")))?,
        projects: ids(params, "project")?,
        issues: ids(params, "issue")?,
        actors: ids(params, "actor")?,
        after: time(params, "time_after")?,
        before: time(params, "time_before")?,
    })
}

/// A list of words, all of them among the known ones; 400 for any other.
fn words(
    params: &Params,
    name: &str,
    known: &[&str],
    otherwise: &str,
) -> Result<Option<Vec<String>>, Problem> {
    let Some(list) = params.list(name) else { return Ok(None) };
    if let Some(unknown) = list.iter().find(|word| !known.contains(&word.as_str())) {
        let meant = nearest(unknown, known.iter().copied());
        let meant = meant.map(|word| format!(" Did you mean {word}?")).unwrap_or_default();
        return Err(invalid(name, &format!("{unknown:?} is {otherwise}.{meant}")));
    }
    Ok(Some(list))
}

fn ids(params: &Params, name: &str) -> Result<Option<Vec<Uuid>>, Problem> {
    let Some(list) = params.list(name) else { return Ok(None) };
    let ids = list.iter().map(|id| Uuid::parse_str(id)).collect::<Result<_, _>>();
    ids.map(Some).map_err(|_| invalid(name, "It is a list of ids, separated by commas."))
}

/// A time of a year that has four digits.
fn time(params: &Params, name: &str) -> Result<Option<DateTime<Utc>>, Problem> {
    let Some(text) = params.filled(name) else { return Ok(None) };
    let time = text.parse::<DateTime<Utc>>().ok();
    let time = time.filter(|time| (1..=9999).contains(&time.year()));
    let wrong = || invalid(name, "It is a time such as 2026-01-02T03:04:05Z.");
    time.ok_or_else(wrong).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a query string asks for.
    fn parse(query: &str) -> Result<Wanted, Problem> {
        Wanted::parse(&Params::parse(query).unwrap())
    }

    #[test]
    fn values_of_a_filter_have_commas_between_them_or_come_one_by_one() {
        let id = Uuid::from_u128(0x200);
        let query = format!(
            "type=IssueRenamed,%20IssueCreated&type=CommentCreated&entity=issue&project={id}&\
            time_after=2026-01-02T03:04:05%2B02:00&actor="
        );
        let Wanted { sought, .. } = parse(&query).unwrap();
        let names = ["IssueRenamed", "IssueCreated", "CommentCreated"].map(str::to_owned);
        assert_eq!(sought.names.as_deref(), Some(&names[..]));
        assert_eq!(sought.kinds, Some(vec!["issue".to_owned()]));
        assert_eq!((sought.projects, sought.actors), (Some(vec![id]), None));
        assert_eq!(sought.after.unwrap().to_rfc3339(), "2026-01-02T01:04:05+00:00");
        assert!(parse("after=3&limit=2").unwrap().sought.is_everything());
    }

    #[test]
    fn what_makes_no_sense_is_refused_by_its_name() {
        for (query, detail) in [
            ("type=IssueRenamd", "\"IssueRenamd\" is no event. Did you mean IssueRenamed?"),
            (
                "entity=issues",
                "\"issues\" is none of user, workspace, project, issue, comment, cycle, module, page, \
                collection, view. Did you mean issue?",
            ),
            ("type=IssueRenamed,", "\"\" is no event."),
            ("project=ENG", "It is a list of ids, separated by commas."),
            ("time_before=yesterday", "It is a time such as 2026-01-02T03:04:05Z."),
            ("time_after=%2B10000-01-01T00:00:00Z", "It is a time such as 2026-01-02T03:04:05Z."),
            ("after=x", "It is <position> or <epoch>:<position>."),
            ("wait=0", "It is a number of seconds, 1 to 30."),
            ("wait=31", "It is a number of seconds, 1 to 30."),
            (
                "types=IssueRenamed",
                "Known are after, limit, wait, type, entity, project, issue, \
                actor, time_after, time_before.",
            ),
        ] {
            let problem = parse(query).unwrap_err();
            let name = query.split('=').next().unwrap();
            assert_eq!(problem.detail(), format!("Invalid {name} parameter. {detail}"));
        }
    }

    #[test]
    fn a_door_has_bounds_of_its_own() {
        let wanted = parse("limit=1001&wait=30").unwrap();
        assert!(wanted.on_page().is_err() && wanted.seconds == Some(30));
        assert!(wanted.refuse_wait().is_err() && wanted.in_all().is_err());
        assert_eq!(parse("limit=1001").unwrap().in_all().unwrap(), Some(1001));
        assert_eq!(parse("").unwrap().on_page().unwrap(), 100);
    }
}
