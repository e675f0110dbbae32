//! The log has every position once, every stream every version once, and its chain is whole.

use end_to_end::compare::Log;

use super::{Finding, Kind};

/// Finds gaps, and chains that are broken.
pub fn check(logs: &[Log]) -> Vec<Finding> {
    let wrong = |log: &Log| -> Vec<Finding> {
        let texts = log.gaps().into_iter().chain(log.broken.clone());
        texts.map(|text| Kind::BrokenLog.found(format!("{}: {text}", log.workspace))).collect()
    };
    logs.iter().flat_map(wrong).collect()
}

#[cfg(test)]
mod tests {
    use super::super::examples::{evidence, kinds};
    use super::super::{Kind, check};

    #[test]
    fn a_gap_is_found() {
        let mut evidence = evidence();
        evidence.logs[0].events.remove(1);
        assert!(kinds(&check(&evidence)).contains(&Kind::BrokenLog));
    }

    #[test]
    fn a_broken_chain_is_found() {
        let mut evidence = evidence();
        evidence.logs[0].broken = Some("position 3".to_owned());
        assert_eq!(kinds(&check(&evidence)), [Kind::BrokenLog]);
    }
}
