//! A key or session works until it is revoked, and a second later nowhere any more.

use std::collections::BTreeMap;

use super::{Evidence, Finding, Kind};
use crate::history::{Credential, Exchange, What};

/// How long a service may believe what it was told of a key or session, in µs.
const BELIEVED: u64 = 1_000_000;

/// Finds keys and sessions that worked after their revocation, or were refused before it.
pub fn check(evidence: &Evidence) -> Vec<Finding> {
    let mut ends: BTreeMap<Credential, End> = BTreeMap::new();
    for exchange in &evidence.exchanges {
        let What::Revokes(credential) = exchange.request.what else { continue };
        ends.entry(credential).or_default().take_in(exchange);
    }
    let wrong = evidence.exchanges.iter().filter_map(|exchange| {
        let What::Uses(credential) = exchange.request.what else { return None };
        let end = ends.get(&credential).copied().unwrap_or_default();
        outlived(exchange, end).or_else(|| refused(exchange, end))
    });
    wrong.collect()
}

/// When a key or session came to its end, in µs after the start.
#[derive(Debug, Clone, Copy)]
struct End {
    /// When it was first asked for.
    asked: u64,
    /// When it was first answered that it is done.
    done: u64,
}

impl Default for End {
    fn default() -> Self {
        Self { asked: u64::MAX, done: u64::MAX }
    }
}

impl End {
    /// Takes in a request to revoke it; one that finds nothing to revoke says that it is done, too.
    fn take_in(&mut self, exchange: &Exchange) {
        self.asked = self.asked.min(exchange.sent);
        if exchange.success().is_some() || exchange.refusal().is_some() {
            self.done = self.done.min(exchange.done);
        }
    }
}

/// Whether it was used with success although it had been revoked long enough ago.
fn outlived(exchange: &Exchange, end: End) -> Option<Finding> {
    let status = exchange.success()?.status;
    let late = exchange.sent.checked_sub(end.done)?;
    let (name, request) = (&exchange.attempt, &exchange.request);
    let (method, path, ms) = (&request.method, &request.path, late / 1_000);
    (late > BELIEVED).then(|| {
        let text = format!("{name} ({method} {path}) got {status}, {ms} ms after the revocation");
        Kind::OutlivedRevocation.found(text)
    })
}

/// Whether it was refused although its revocation was not sent before the answer.
fn refused(exchange: &Exchange, end: End) -> Option<Finding> {
    let answer = exchange.refusal().filter(|_| exchange.done < end.asked)?;
    let (name, status, body) = (&exchange.attempt, answer.status, &answer.body);
    let text = format!("{name}: {status} {body}: the key or session had not been revoked");
    Some(Kind::UnexpectedAnswer.found(text))
}

#[cfg(test)]
mod tests {
    use super::super::examples::{evidence, exchange, kinds, says};
    use super::super::{Evidence, Kind, check};
    use crate::history::{Credential, What};

    /// A good run in which a key is revoked at one time, answered 5 µs later, and used at another with some answer.
    fn used(revoked: u64, at: u64, status: u16) -> Evidence {
        let mut evidence = evidence();
        let key = Credential(7);
        evidence.exchanges.push(exchange("k-1", revoked, What::Revokes(key), says(204)));
        evidence.exchanges.push(exchange("k-2", at, What::Uses(key), says(status)));
        evidence
    }

    #[test]
    fn a_key_that_works_more_than_a_second_after_its_revocation_is_found() {
        assert_eq!(kinds(&check(&used(100, 1_000_106, 200))), [Kind::OutlivedRevocation]);
        assert_eq!(check(&used(100, 1_000_105, 200)), []);
        assert_eq!(check(&used(100, 2_000_000, 403)), []);
    }

    #[test]
    fn a_revocation_that_was_not_answered_revokes_nothing_for_certain() {
        let mut evidence = used(100, 9_000_000, 200);
        evidence.exchanges.iter_mut().find(|e| e.attempt == "k-1").unwrap().answer = None;
        assert_eq!(check(&evidence), []);
    }

    #[test]
    fn a_key_that_is_refused_before_it_is_revoked_is_found() {
        assert_eq!(kinds(&check(&used(500, 100, 403))), [Kind::UnexpectedAnswer]);
        assert_eq!(check(&used(500, 498, 403)), [], "it may have been revoked by then");
    }
}
