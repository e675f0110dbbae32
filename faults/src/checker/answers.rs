//! No fault excuses an internal error, or the refusal of a caller with the right.

use super::{Finding, Kind};
use crate::history::{Answer, Exchange, What};

/// Finds answers that must not be given, regardless of the faults.
pub fn check(exchanges: &[Exchange]) -> Vec<Finding> {
    let wrong = exchanges.iter().filter_map(|exchange| {
        let answer = exchange.answer.as_ref()?;
        let why = unexpected(exchange, answer)?;
        let (name, request) = (&exchange.attempt, &exchange.request);
        let (method, path, status) = (&request.method, &request.path, answer.status);
        let body = &answer.body;
        Some(
            Kind::UnexpectedAnswer
                .found(format!("{name}: {method} {path}: {status} {body}: {why}")),
        )
    });
    wrong.collect()
}

/// Why an answer must not be given.
fn unexpected(exchange: &Exchange, answer: &Answer) -> Option<&'static str> {
    match answer.status {
        502..=504 => None,
        // Whether a key or session is good is judged by what became of it.
        400..500 if matches!(exchange.request.what, What::Uses(_) | What::Revokes(_)) => None,
        429 if is_sign_in(exchange) => None,
        500.. => Some("only 502, 503 and 504 say that something is away"),
        401 | 429 => Some("everybody has a key without a limit"),
        403 if exchange.request.is_owner => Some("nobody takes the owner's rights"),
        405 | 406 | 413 | 415 => Some("the request is well-formed"),
        _ if answer.body["detail"] == "Given API token is not valid" => {
            Some("everybody's key is valid")
        }
        _ => None,
    }
}

/// Whether it is a sign-in or sign-up, which is slowed down after many tries.
fn is_sign_in(exchange: &Exchange) -> bool {
    matches!(exchange.request.what, What::SignsIn | What::Makes(_))
}

#[cfg(test)]
mod tests {
    use super::super::examples::{evidence, kinds};
    use super::super::{Evidence, Kind, check};

    /// A good run in which one request without an effect was answered with a status.
    fn with_status(status: u16) -> Evidence {
        let mut evidence = evidence();
        let exchange = evidence.exchanges.iter_mut().find(|e| e.attempt == "r-issue").unwrap();
        exchange.answer.as_mut().unwrap().status = status;
        evidence
    }

    #[test]
    fn errors_that_nobody_foresaw_and_turning_away_the_owner_are_found() {
        for status in [500, 501, 401, 403, 429] {
            assert_eq!(kinds(&check(&with_status(status))), [Kind::UnexpectedAnswer], "{status}");
        }
    }

    #[test]
    fn saying_that_something_is_away_is_fine() {
        for status in [502, 503, 504] {
            assert_eq!(check(&with_status(status)), [], "{status}");
        }
    }
}
