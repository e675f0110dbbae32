//! A subscriber receives every event of the log once and in order, and so does a later reader of the whole stream.

use end_to_end::compare::{Disorder, Log, Received};

use super::{Evidence, Finding, Kind};

/// Compares the subscriber and the stream with every log.
pub fn check(evidence: &Evidence) -> Vec<Finding> {
    let views = [("the subscriber", &evidence.followed), ("the stream", &evidence.stream)];
    let both = views.iter().flat_map(|(who, received)| {
        evidence.logs.iter().flat_map(move |log| compare(who, log, received))
    });
    both.chain(views.iter().flat_map(|(who, received)| strangers(who, evidence, received)))
        .collect()
}

/// What is wrong with the order in which a log was received.
fn compare(who: &str, log: &Log, received: &[Received]) -> Vec<Finding> {
    let found = |disorder: Disorder| {
        let kind = match disorder {
            Disorder::Inverted(_) => Kind::Inverted,
            Disorder::Missing(_) | Disorder::Foreign(_) => Kind::Missing,
        };
        kind.found(format!("{who}, workspace {}: {disorder}", log.workspace))
    };
    log.disorder(received).into_iter().map(found).collect()
}

/// What belongs to no log at all.
fn strangers(who: &str, evidence: &Evidence, received: &[Received]) -> Vec<Finding> {
    let is_known =
        |event: &&Received| !evidence.logs.iter().any(|l| l.workspace == event.workspace);
    let strange = received.iter().filter(is_known);
    strange.map(|event| Kind::Missing.found(format!("{who} got {event:?} of no log"))).collect()
}

#[cfg(test)]
mod tests {
    use domain::WorkspaceId;

    use super::super::examples::{evidence, kinds};
    use super::super::{Kind, check};

    #[test]
    fn a_position_that_never_came_is_found() {
        let mut evidence = evidence();
        evidence.followed.remove(2);
        assert_eq!(kinds(&check(&evidence)), [Kind::Missing]);
    }

    #[test]
    fn a_position_that_came_too_late_or_again_is_found() {
        let mut evidence = evidence();
        evidence.followed.swap(1, 2);
        assert_eq!(kinds(&check(&evidence)), [Kind::Inverted]);
        evidence.followed.swap(1, 2);
        evidence.stream.push(evidence.stream[0]);
        assert_eq!(kinds(&check(&evidence)), [Kind::Inverted]);
    }

    #[test]
    fn an_event_that_the_log_does_not_have_is_found() {
        let mut evidence = evidence();
        evidence.stream[0].hash = [9; 32];
        assert_eq!(kinds(&check(&evidence)), [Kind::Missing]);
        let mut evidence = super::super::examples::evidence();
        evidence.stream[0].workspace = WorkspaceId::INSTANCE;
        assert!(kinds(&check(&evidence)).contains(&Kind::Missing));
    }
}
