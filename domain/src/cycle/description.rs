//! What a cycle is about.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Cycle, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Says what a cycle is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeCycle {
    /// The new text, maybe empty.
    pub to: String,
    /// The time of the command: a cycle that has ended by then keeps its text.
    pub at: DateTime<Utc>,
}

/// A cycle is about something else; what it was about before is in the event before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleDescribed {
    /// The text after.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl Decide<DescribeCycle> for Cycle {
    fn decide(&self, DescribeCycle { to, at }: DescribeCycle) -> Decision {
        self.must_be_editable(at)?;
        Ok(if self.description == to { vec![] } else { vec![CycleDescribed { to }.into()] })
    }
}

impl Evolve<CycleDescribed> for Cycle {
    fn evolve(&mut self, event: CycleDescribed, stamp: Stamp) {
        self.description = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::CycleRefusal;
    use crate::cycle::examples::{at, dated, given};

    /// The command, at a second.
    fn describe(second: i64) -> DescribeCycle {
        DescribeCycle { to: "Login".to_owned(), at: at(second) }
    }

    #[test]
    fn a_cycle_is_described_once() {
        let described = CycleDescribed { to: "Login".to_owned() };
        given(vec![]).when(describe(1).into()).then_expect_events(vec![described.clone().into()]);
        given(vec![described.into()]).when(describe(1).into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_cycle_that_has_ended_stays_as_it_was_described() {
        given(vec![dated(1, 5)]).when(describe(6).into()).then_expect_error(CycleRefusal::Ended);
    }
}
