//! The time zone of a cycle's days.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Cycle, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::TimeZone;

/// Moves a cycle to another time zone; its times stay the same moments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCycleTimeZone {
    /// The new time zone.
    pub to: TimeZone,
    /// The time of the command: a cycle that has ended by then keeps its time zone.
    pub at: DateTime<Utc>,
}

/// A cycle moved to another time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleTimeZoneChanged {
    /// The old time zone.
    pub from: TimeZone,
    /// The new time zone.
    pub to: TimeZone,
}

impl Decide<ChangeCycleTimeZone> for Cycle {
    fn decide(&self, ChangeCycleTimeZone { to, at }: ChangeCycleTimeZone) -> Decision {
        self.must_be_editable(at)?;
        let from = self.time_zone.clone();
        Ok(if from == to { vec![] } else { vec![CycleTimeZoneChanged { from, to }.into()] })
    }
}

impl Evolve<CycleTimeZoneChanged> for Cycle {
    fn evolve(&mut self, event: CycleTimeZoneChanged, stamp: Stamp) {
        self.time_zone = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::examples::{at, given};

    #[test]
    fn the_time_zone_is_changed_once() {
        let to: TimeZone = "Asia/Tokyo".parse().unwrap();
        let changed = CycleTimeZoneChanged { from: TimeZone::utc(), to: to.clone() };
        let change = || ChangeCycleTimeZone { to: to.clone(), at: at(1) };
        given(vec![]).when(change().into()).then_expect_events(vec![changed.clone().into()]);
        given(vec![changed.into()]).when(change().into()).then_expect_events(vec![]);
    }
}
