//! A standby that lacks the last commits takes over: what was answered is in the one history or the other, and
//! no answer mixes them up.

use std::collections::{BTreeMap, HashSet};

use domain::WorkspaceId;
use end_to_end::compare::{Disorder, Log, Received};
use uuid::Uuid;

use super::{Evidence, Finding, Kind, judge};
use crate::history::{Credential, Exchange, What};

/// How long services may take to find the new server, in µs.
const RECONNECTED: u64 = 3_000_000;

/// What is known of a promotion, with times in µs after the start.
#[derive(Debug, Clone)]
pub struct Promoted {
    /// When the old server was killed.
    pub killed_at: u64,
    /// When the standby took over.
    pub promoted_at: u64,
    /// When the services had stopped, for the new epoch to begin.
    pub stopped_at: u64,
    /// The epoch before, and the one that was begun.
    pub epochs: (Uuid, Uuid),
    /// How much of each log the standby had.
    pub kept: Vec<(WorkspaceId, u64)>,
    /// The logs as the old server had them.
    pub logs: Vec<Log>,
    /// What the subscriber received in the old epoch.
    pub followed: Vec<Received>,
}

/// Judges both histories, each by what was answered in it, and what joins them.
pub fn check(evidence: &Evidence, promoted: &Promoted) -> Vec<Finding> {
    let mut found = judge(&before(evidence, promoted));
    let after = after(evidence, promoted);
    found.extend(judge(&after));
    found.extend(super::stream::check(&after));
    found.extend(beginnings(evidence, promoted));
    found.extend(in_neither(evidence, promoted));
    found.extend(followed(evidence, promoted));
    found.extend(foreign(evidence, promoted));
    found.extend(stuck(evidence, promoted));
    found
}

/// The run until the old server was killed, with its logs.
fn before(evidence: &Evidence, promoted: &Promoted) -> Evidence {
    let asked = evidence.exchanges.iter().filter(|e| e.sent < promoted.killed_at);
    let unknown = |e: &Exchange| e.done >= promoted.killed_at;
    let exchanges = asked.map(|e| if unknown(e) { unanswered(e) } else { e.clone() }).collect();
    Evidence { exchanges, logs: promoted.logs.clone(), ..Evidence::default() }
}

/// The run with the standby, where the outcome of earlier requests is unknown.
fn after(evidence: &Evidence, promoted: &Promoted) -> Evidence {
    let made = |e: &&Exchange| e.done < promoted.promoted_at;
    let credential = |e: &Exchange| match e.request.what {
        What::Makes(credential) => Some(credential),
        _ => None,
    };
    let old: HashSet<Credential> =
        evidence.exchanges.iter().filter(made).filter_map(credential).collect();
    let is_old = |e: &&Exchange| match e.request.what {
        What::Uses(credential) | What::Revokes(credential) => old.contains(&credential),
        _ => false,
    };
    let unknown = |e: &Exchange| e.sent < promoted.promoted_at;
    let exchanges = evidence.exchanges.iter().filter(|e| !is_old(e));
    let exchanges = exchanges.map(|e| if unknown(e) { unanswered(e) } else { e.clone() }).collect();
    Evidence { exchanges, promotion: None, ..evidence.clone() }
}

fn unanswered(exchange: &Exchange) -> Exchange {
    Exchange { answer: None, ..exchange.clone() }
}

/// Logs that are not the same as far as the standby had them.
fn beginnings(evidence: &Evidence, promoted: &Promoted) -> Vec<Finding> {
    let differs = |(workspace, kept): &(WorkspaceId, u64)| {
        let hashes = |logs: &[Log]| -> Vec<[u8; 32]> {
            let log = logs.iter().find(|log| log.workspace == *workspace);
            let events = log.into_iter().flat_map(|log| &log.events);
            events.take_while(|event| event.position <= *kept).map(|event| event.hash).collect()
        };
        let text = format!("{workspace}: not the same up to {kept}, which the standby had");
        (hashes(&promoted.logs) != hashes(&evidence.logs)).then(|| Kind::BrokenLog.found(text))
    };
    promoted.kept.iter().filter_map(differs).collect()
}

/// Commands sent to the old server and answered when it was gone that are in neither history.
fn in_neither(evidence: &Evidence, promoted: &Promoted) -> Vec<Finding> {
    let mut correlations = HashSet::new();
    for event in [&evidence.logs, &promoted.logs].into_iter().flatten().flat_map(|l| &l.events) {
        correlations.extend(event.read_metadata().ok().and_then(|m| m.correlation_id));
    }
    let is_between = |e: &&Exchange| e.sent < promoted.promoted_at && e.done >= promoted.killed_at;
    let same = |one: &Exchange, other: &Exchange| {
        one.attempt == other.attempt
            || (one.request.key.is_some()
                && one.request.key == other.request.key
                && one.request.user == other.request.user)
    };
    let lost = evidence.exchanges.iter().filter(is_between).filter(|exchange| {
        let tries = evidence.exchanges.iter().filter(|other| same(exchange, other));
        exchange.request.what.surely_writes()
            && exchange.success().is_some()
            && !tries.into_iter().any(|e| correlations.contains(&e.attempt))
    });
    lost.map(|e| Kind::Lost.found(format!("{}: in neither history", e.attempt))).collect()
}

/// What the subscriber received in the old epoch that is in neither history, or came in disorder.
fn followed(evidence: &Evidence, promoted: &Promoted) -> Vec<Finding> {
    let known: HashSet<Uuid> =
        evidence.logs.iter().flat_map(|log| &log.events).map(|event| event.event_id).collect();
    let mut found = Vec::new();
    for log in &promoted.logs {
        let last = promoted.followed.iter().filter(|event| event.workspace == log.workspace);
        let last = last.map(|event| event.position).max().unwrap_or(0);
        found.extend(log.disorder(&promoted.followed).into_iter().filter_map(|disorder| {
            let kind = match disorder {
                Disorder::Inverted(_) => Kind::Inverted,
                // The rest was never published, and will not be.
                Disorder::Missing(position) if position > last => return None,
                Disorder::Missing(_) => Kind::Missing,
                Disorder::Foreign(position) => {
                    let event = promoted.followed.iter().find(|event| {
                        event.workspace == log.workspace && event.position == position
                    })?;
                    // The services did not know of the new server yet.
                    if known.contains(&event.event) {
                        return None;
                    }
                    Kind::Missing
                }
            };
            Some(kind.found(format!("the old epoch, workspace {}: {disorder}", log.workspace)))
        }));
    }
    found
}

/// Answers in the new epoch that name the old one, or that were given to a client with a position of it.
fn foreign(evidence: &Evidence, promoted: &Promoted) -> Vec<Finding> {
    let (old, new) = (promoted.epochs.0.to_string(), promoted.epochs.1.to_string());
    let wrong = evidence.exchanges.iter().filter_map(|exchange| {
        let answer = exchange.success().filter(|_| exchange.sent > promoted.stopped_at)?;
        let (name, path) = (&exchange.attempt, &exchange.request.path);
        if answer.epoch.as_ref() == Some(&old) {
            return Some(format!("{name} ({path}) names the old epoch"));
        }
        let held = exchange.request.epoch.as_ref()?;
        (*held != new).then(|| format!("{name} ({path}) was answered for a position of {held}"))
    });
    wrong.map(|text| Kind::ForeignEpoch.found(text)).collect()
}

/// Things that the services could not change any more with the new server, because of what they remembered of the old.
fn stuck(evidence: &Evidence, promoted: &Promoted) -> Vec<Finding> {
    let window = promoted.promoted_at + RECONNECTED..promoted.stopped_at;
    let mut by_path: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
    for exchange in evidence.exchanges.iter().filter(|e| e.request.what.is_command()) {
        let Some(answer) = exchange.answer.as_ref() else { continue };
        if window.contains(&exchange.sent) && exchange.done < promoted.stopped_at {
            by_path.entry(&exchange.request.path).or_default().push(answer.status);
        }
    }
    let only_away = |statuses: &[u16]| statuses.len() > 1 && statuses.iter().all(|s| *s == 503);
    let stuck = by_path.into_iter().filter(|(_, statuses)| only_away(statuses));
    let found = stuck.map(|(path, statuses)| {
        let times = statuses.len();
        Kind::NeverCameBack.found(format!("{path}: 503, {times} times, with the standby"))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use domain::WorkspaceId;
    use uuid::Uuid;

    use super::super::examples::{evidence, exchange, kinds, says};
    use super::super::{Evidence, Kind, check};
    use super::Promoted;
    use crate::history::What;

    /// A good run whose last event was lost, done again, and whose reads came after that.
    fn promoted() -> Evidence {
        let mut evidence = evidence();
        let logs = evidence.logs.clone();
        let followed = evidence.followed.clone();
        let renamed = evidence.logs[0].events.last_mut().unwrap();
        renamed.metadata = renamed.metadata.replace("w-rename", "w-rename-again");
        renamed.hash = [99; 32];
        renamed.event_id = Uuid::from_u128(99);
        let event = end_to_end::compare::Received::from(&*renamed);
        for received in [&mut evidence.followed, &mut evidence.stream] {
            *received.last_mut().unwrap() = event;
        }
        let mut again = evidence.exchanges[1].clone();
        (again.attempt, again.sent, again.done) = ("w-rename-again".to_owned(), 26, 28);
        evidence.exchanges.push(again);
        let activity = evidence.exchanges.iter_mut().find(|e| e.attempt == "r-activity").unwrap();
        activity.answer.as_mut().unwrap().body["ids"] = serde_json::json!([]);
        let (killed_at, promoted_at, stopped_at) = (25, 26, 29);
        let epochs = (Uuid::from_u128(1), Uuid::from_u128(2));
        let kept = vec![(logs[0].workspace, 8)];
        let promotion =
            Promoted { killed_at, promoted_at, stopped_at, epochs, kept, logs, followed };
        Evidence { promotion: Some(promotion), ..evidence }
    }

    /// The same, spoilt.
    fn spoilt(spoil: impl FnOnce(&mut Evidence, &mut Promoted)) -> Vec<Kind> {
        let mut evidence = promoted();
        let mut promotion = evidence.promotion.take().unwrap();
        spoil(&mut evidence, &mut promotion);
        kinds(&check(&Evidence { promotion: Some(promotion), ..evidence }))
    }

    #[test]
    fn what_is_lost_with_the_old_server_is_no_finding() {
        assert_eq!(spoilt(|_, _| {}), []);
    }

    #[test]
    fn what_was_answered_and_is_in_neither_history_is_found() {
        let lost = spoilt(|_, promotion| drop(promotion.logs[0].events.pop()));
        assert!(lost.contains(&Kind::Lost), "{lost:?}");
        let between = spoilt(|evidence, _| {
            let mut again = exchange("w-lost", 22, What::Creates, says(201));
            again.request.key = None;
            evidence.exchanges.push(again);
        });
        assert_eq!(between, [Kind::Lost]);
        let after = spoilt(|evidence, _| drop(evidence.logs[0].events.pop()));
        assert!(after.contains(&Kind::Lost), "{after:?}");
    }

    #[test]
    fn a_log_that_changed_where_the_standby_had_it_is_found() {
        let changed = spoilt(|_, promotion| promotion.kept[0].1 = 9);
        assert_eq!(changed, [Kind::BrokenLog]);
    }

    #[test]
    fn a_read_at_a_position_of_the_other_epoch_is_found() {
        let held = spoilt(|evidence, promotion| {
            evidence.exchanges[2].request.epoch = Some(promotion.epochs.0.to_string());
        });
        assert_eq!(held, [Kind::ForeignEpoch]);
        let named = spoilt(|evidence, promotion| {
            let old = promotion.epochs.0.to_string();
            evidence.exchanges[2].answer.as_mut().unwrap().epoch = Some(old);
        });
        assert_eq!(named, [Kind::ForeignEpoch]);
    }

    #[test]
    fn what_the_subscriber_got_of_neither_history_is_found() {
        let strange = spoilt(|_, promotion| promotion.followed[0].event = Uuid::nil());
        assert_eq!(strange, [Kind::Missing]);
        let missed = spoilt(|_, promotion| {
            promotion.followed.remove(2);
        });
        assert_eq!(missed, [Kind::Missing]);
        let nothing = spoilt(|_, promotion| promotion.followed.clear());
        assert_eq!(nothing, []);
        let stranger = spoilt(|evidence, _| evidence.stream[0].workspace = WorkspaceId::INSTANCE);
        assert!(stranger.contains(&Kind::Missing));
    }

    #[test]
    fn what_cannot_be_changed_any_more_with_the_standby_is_found() {
        let tried = |statuses: &[u16]| {
            spoilt(|evidence, promotion| {
                promotion.stopped_at = 9_000_000;
                // The new epoch is of no interest here.
                evidence.exchanges.retain(|exchange| !exchange.request.what.is_read());
                for (number, status) in statuses.iter().enumerate() {
                    let (name, sent) = (format!("w-{number}"), 4_000_000 + number as u64);
                    evidence.exchanges.push(exchange(&name, sent, What::Arranges, says(*status)));
                }
            })
        };
        assert_eq!(tried(&[503, 503]), [Kind::NeverCameBack]);
        assert_eq!(tried(&[503]), []);
        assert_eq!(tried(&[503, 503, 409]), []);
    }
}
