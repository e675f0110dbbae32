//! What the tests of the topic files start from.

use chrono::{DateTime, Utc};
use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use uuid::Uuid;

use super::{Cycle, CycleCreated, CycleEndChanged, CycleEvent, CycleStartChanged};
use crate::aggregate::{Evolve, Stamp};
use crate::facts::CycleRef;
use crate::ids::{CycleId, ProjectId, UserId};
use crate::values::{ExternalRef, TimeZone};

/// The cycle of the tests.
pub const CYCLE: CycleId = CycleId(Uuid::from_u128(1));
/// Whose it is.
pub const OWNER: UserId = UserId(Uuid::from_u128(3));

/// A moment at this second.
pub fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).unwrap()
}

/// A cycle as events name it.
pub fn cycle(number: u128) -> CycleRef {
    CycleRef { id: CycleId(Uuid::from_u128(number)), name: "Sprint 1".to_owned() }
}

/// The cycle was made, without dates.
pub fn created() -> CycleCreated {
    CycleCreated {
        id: CYCLE,
        project: ProjectId(Uuid::from_u128(2)),
        name: "Sprint 1".parse().unwrap(),
        description: String::new(),
        start: None,
        end: None,
        owner: OWNER,
        time_zone: TimeZone::utc(),
        sort_order: 65_535.0,
        external: ExternalRef::default(),
    }
}

/// It got a beginning.
pub fn start(from: Option<i64>, to: Option<i64>) -> CycleEvent {
    CycleStartChanged { from: from.map(at), to: to.map(at) }.into()
}

/// It got an end.
pub fn end(from: Option<i64>, to: Option<i64>) -> CycleEvent {
    CycleEndChanged { from: from.map(at), to: to.map(at) }.into()
}

/// The cycle was made with dates, instead of [`created`].
pub fn dated(start: i64, end: i64) -> CycleEvent {
    CycleCreated { start: Some(at(start)), end: Some(at(end)), ..created() }.into()
}

/// A live cycle to which the events happened.
pub fn given(events: Vec<CycleEvent>) -> AggregateTestExecutor<Cycle> {
    TestFramework::with(()).given(vec![created().into()]).and(events)
}

/// The state of a live cycle to which the events happened.
pub fn after(events: Vec<CycleEvent>) -> Cycle {
    let mut cycle = Cycle::default();
    for event in std::iter::once(created().into()).chain(events) {
        Evolve::<CycleEvent>::evolve(&mut cycle, event, Stamp::UNKNOWN);
    }
    cycle
}
