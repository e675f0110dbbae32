//! No connection of a service stays inside a transaction: what a client cancels ends the transaction as well.

use super::{Disturbance, Evidence, Finding, Kind};
use crate::watch::Transaction;

/// How long a transaction may be open while nothing disturbs its service, in µs.
const LONGEST: u64 = 5_000_000;
/// How long a transaction may be open when the system is at rest, in µs.
const LONGEST_AT_REST: u64 = 1_000_000;

/// Finds transactions that were open and idle for too long.
pub fn check(evidence: &Evidence) -> Vec<Finding> {
    let wrong = evidence.transactions.iter().filter_map(|transaction| {
        let Transaction { service, pid, statement, .. } = transaction;
        let quiet = quiet(transaction, &evidence.disturbances);
        let is_at_rest = evidence.at_rest.is_some_and(|rest| transaction.seen > rest);
        let longest = if is_at_rest { LONGEST_AT_REST } else { LONGEST };
        let ms = quiet / 1_000;
        let when = if is_at_rest { " until the system was at rest" } else { "" };
        (quiet > longest).then(|| {
            format!("{service} (process {pid}) was in a transaction for {ms} ms{when}: {statement}")
        })
    });
    wrong.map(|text| Kind::StuckTransaction.found(text)).collect()
}

/// How long a transaction was open while nothing disturbed its service, in µs: up to the last look at it.
fn quiet(transaction: &Transaction, disturbances: &[Disturbance]) -> u64 {
    let touching = disturbances.iter().filter(|d| d.touches(&transaction.service));
    let mut quiet = transaction.since;
    for disturbance in touching.filter(|d| d.from < transaction.seen) {
        quiet = quiet.max(disturbance.to);
    }
    transaction.seen.saturating_sub(quiet)
}

#[cfg(test)]
mod tests {
    use super::super::examples::{evidence, kinds};
    use super::super::{Disturbance, Evidence, Kind, check};
    use crate::watch::Transaction;

    /// A good run with a transaction that was open for so many seconds.
    fn with(seconds: u64) -> Evidence {
        let mut evidence = evidence();
        evidence.transactions.push(Transaction {
            service: "tidemark-query".to_owned(),
            pid: 7,
            since: 1_000_000,
            seen: 1_000_000 + seconds * 1_000_000,
            statement: "BEGIN".to_owned(),
        });
        evidence
    }

    #[test]
    fn a_transaction_that_stays_open_is_found() {
        assert_eq!(kinds(&check(&with(6))), [Kind::StuckTransaction]);
        assert_eq!(check(&with(4)), []);
    }

    #[test]
    fn it_is_found_sooner_when_the_system_is_at_rest() {
        let evidence = Evidence { at_rest: Some(2_000_000), ..with(2) };
        assert_eq!(kinds(&check(&evidence)), [Kind::StuckTransaction]);
    }

    #[test]
    fn what_disturbs_the_service_excuses_it_for_as_long_as_it_lasts() {
        let disturbed = |service: Option<&'static str>, to| {
            let mut evidence = with(9);
            evidence.disturbances.push(Disturbance { service, from: 0, to });
            kinds(&check(&evidence))
        };
        assert_eq!(disturbed(Some("tidemark-query"), 6_000_000), []);
        assert_eq!(disturbed(None, 6_000_000), [], "the database itself");
        assert_eq!(disturbed(Some("tidemark-query"), 3_000_000), [Kind::StuckTransaction]);
        assert_eq!(disturbed(Some("projector"), 6_000_000), [Kind::StuckTransaction]);
    }
}
