//! Permits and connections come back: a system at rest answers as many requests together as it ever could.

use super::{Finding, Kind};
use crate::clients::Together;

/// Finds kinds of requests that were not all served together.
pub fn check(all: &[Together]) -> Vec<Finding> {
    let wrong = all.iter().filter_map(|one| {
        let Together { what, sent, at_once, answered } = one;
        let few = at_once < sent || answered < sent;
        few.then(|| {
            let text = format!(
                "of {sent} {what} sent together, {at_once} were worked on at once and {answered} done"
            );
            Kind::NeverCameBack.found(text)
        })
    });
    wrong.collect()
}

#[cfg(test)]
mod tests {
    use super::super::examples::{evidence, kinds};
    use super::super::{Kind, check};
    use crate::clients::Together;

    #[test]
    fn a_connection_or_permit_that_does_not_come_back_is_found() {
        let mut evidence = evidence();
        evidence.together.push(Together { what: "reads", sent: 9, at_once: 9, answered: 9 });
        assert_eq!(check(&evidence), []);
        evidence.together[0].at_once = 8;
        assert_eq!(kinds(&check(&evidence)), [Kind::NeverCameBack]);
        evidence.together[0] = Together { what: "reads", sent: 9, at_once: 9, answered: 8 };
        assert_eq!(kinds(&check(&evidence)), [Kind::NeverCameBack]);
    }
}
