//! What clients send about a cycle.

use chrono::{DateTime, NaiveTime, Utc};
use domain::project::Project;
use domain::values::{CycleName, ExternalRefPatch, TimeZone};
use domain::workspace::Workspace;
use domain::{Access, UserId};
use service::Problem;
use uuid::Uuid;
use wire::{Fields, Sent, Zone, messages};

use crate::described::bodies;
use crate::error::Result;
use crate::external::external;
use crate::texts::description;

bodies! {
    /// What a cycle is made from.
    NewCycle: schema(Body::read), { "name": "Sprint 1", "start_date": "2026-12-01", "end_date": "2026-12-14" };
    /// What of a cycle is changed.
    CycleChanges: schema_of_changes(Body::read), { "name": "Sprint 1, longer", "end_date": "2026-12-16T23:59:00Z" };
}

/// The second at which a cycle begins on its first day.
const BEGINNING: NaiveTime = clock(0, 0, 1);
/// The minute at which it ends on its last day.
const END: NaiveTime = clock(23, 59, 0);

/// A time of the clock that there is.
const fn clock(hour: u32, minute: u32, second: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, minute, second) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// The writable fields of a cycle, each as it was sent.
#[derive(Debug)]
pub struct Body {
    pub name: Sent<CycleName>,
    /// What it is about.
    pub description: Sent<String>,
    /// When it begins.
    pub start: Sent<DateTime<Utc>>,
    /// When it ends.
    pub end: Sent<DateTime<Utc>>,
    /// Whose it is.
    pub owner: Sent<UserId>,
    /// The time zone of its days.
    pub time_zone: Sent<TimeZone>,
    /// Its place.
    pub sort_order: Sent<f64>,
    /// The project, which is in the path already.
    pub project: Sent<Uuid>,
    /// What it is called elsewhere.
    pub external: ExternalRefPatch,
}

/// The description of `start_date`.
const START: &str = "When it begins. With an end in the same request only the day counts, which begins in the project's \
    time zone; today, it begins now.";
/// The description of `end_date`.
const STOP: &str = "When it ends. With a beginning in the same request only the day counts, which ends in the project's \
    time zone.";
/// The description of `owned_by`.
const OWNER: &str = "The owner, a member of the project; the caller unless said.";
/// The description of `timezone`.
const ZONE: &str = "IANA name of the zone of its days; the project's unless said.";
/// The description of `sort_order`.
const PLACE: &str = "Its place among the cycles; before the first one unless said.";

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            name: fields.text("name").max(255).required().read_as(),
            description: description(&mut fields),
            start: fields.datetime("start_date").doc(START).nullable().read(),
            end: fields.datetime("end_date").doc(STOP).nullable().read(),
            owner: fields.id("owned_by").doc(OWNER).read().map(UserId),
            time_zone: fields.choice("timezone", |text| text.parse().ok()).doc(ZONE).read(),
            sort_order: fields.float("sort_order").doc(PLACE).read(),
            project: fields
                .id("project_id")
                .doc("The project of the path; need not be said.")
                .nullable()
                .read(),
            external: external(&mut fields),
        };
        fields.finish()?;
        Ok(body)
    }

    /// The times that were sent: where both are, the days that they are on for the caller, from the beginning of the first
    /// to the end of the last one in the project's time zone. A cycle that begins today begins now.
    #[expect(clippy::option_option, reason = "a time that is sent can be none")]
    pub fn times(
        &self,
        project: &Project,
        caller: Zone,
        now: DateTime<Utc>,
    ) -> Result<[Option<Option<DateTime<Utc>>>; 2]> {
        let (Sent::Value(start), Sent::Value(end)) = (&self.start, &self.end) else {
            return Ok([self.start.change(), self.end.change()]);
        };
        let zone = Zone::from(project.details()?.time_zone.zone());
        let (first, last) = (caller.day(*start), caller.day(*end));
        let is_today = first == zone.day(now);
        let start = if is_today { now } else { zone.instant_of_day(first, BEGINNING) };
        Ok([Some(Some(start)), Some(Some(zone.instant_of_day(last, END)))])
    }

    /// Refuses an owner who is no member of the project.
    ///
    /// # Errors
    /// `{"owned_by": […]}`.
    pub fn check_owner(&self, workspace: &Workspace, project: &Project) -> Result<()> {
        let Sent::Value(owner) = self.owner else { return Ok(()) };
        if Access::of(owner, workspace, Some(project)).project.is_none() {
            return Err(Problem::field("owned_by", messages::unknown_key(owner.uuid())).into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What is read of these dates, sent by a caller in a zone.
    fn body(start: &str, end: &str, zone: Zone) -> Body {
        let body = json!({"name": "Sprint", "start_date": start, "end_date": end});
        let serde_json::Value::Object(values) = body else { unreachable!() };
        Body::read(Fields::new(values, zone)).unwrap()
    }

    /// The time of a text.
    fn time(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_has_a_beginning_and_an_end_that_there_are() {
        assert_eq!([BEGINNING.to_string(), END.to_string()], ["00:00:01", "23:59:00"]);
    }

    #[test]
    fn dates_without_the_other_stay_as_they_are() {
        let body = Body { end: Sent::Absent, ..body("2026-01-02", "2026-01-03", Zone::UTC) };
        let times = body.times(&Project::default(), Zone::UTC, time("2026-01-01T00:00:00Z"));
        assert_eq!(times.unwrap(), [Some(Some(time("2026-01-02T00:00:00Z"))), None]);
    }
}
