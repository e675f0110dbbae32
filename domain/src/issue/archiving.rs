//! Putting an issue away, and taking it out again. An archived issue still takes changes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::StateGroup;

/// Archives an issue in whatever state (a PATCH of `archived_at`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveIssue {
    /// The day to note.
    pub on: NaiveDate,
}

/// Archives an issue if its work is over (the archive endpoint).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveFinishedIssue {
    /// The day to note.
    pub on: NaiveDate,
    /// The present group of the issue's state, as its project says.
    pub group: StateGroup,
}

/// Takes an issue out of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreIssue {}

/// An issue was archived, or the day of it corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueArchived {
    /// The day.
    pub on: NaiveDate,
}

/// An issue was taken out of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueRestored {}

impl Decide<ArchiveIssue> for Issue {
    fn decide(&self, ArchiveIssue { on }: ArchiveIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        self.must_be_out_of_triage()?;
        Ok(if self.archived_at == Some(on) { vec![] } else { vec![IssueArchived { on }.into()] })
    }
}

impl Decide<ArchiveFinishedIssue> for Issue {
    fn decide(&self, command: ArchiveFinishedIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        if !command.group.is_closed() {
            return Err(IssueRefusal::NotFinished);
        }
        if self.is_archived() {
            return Ok(vec![]);
        }
        Ok(vec![IssueArchived { on: command.on }.into()])
    }
}

impl Decide<RestoreIssue> for Issue {
    fn decide(&self, _: RestoreIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        Ok(if self.is_archived() { vec![IssueRestored {}.into()] } else { vec![] })
    }
}

impl Evolve<IssueArchived> for Issue {
    fn evolve(&mut self, event: IssueArchived, stamp: Stamp) {
        self.archived_at = Some(event.on);
        self.audit.touch(stamp);
    }
}

impl Evolve<IssueRestored> for Issue {
    fn evolve(&mut self, _: IssueRestored, stamp: Stamp) {
        self.archived_at = None;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::given;
    use crate::issue::{Priority, SetIssuePriority};

    /// A day of January 2026.
    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
    }

    /// The issue was archived on this day.
    fn archived(on: u32) -> IssueEvent {
        IssueArchived { on: day(on) }.into()
    }

    #[test]
    fn a_patch_archives_an_open_issue_and_corrects_the_day() {
        given(vec![])
            .when(ArchiveIssue { on: day(1) }.into())
            .then_expect_events(vec![archived(1)]);
        given(vec![archived(1)])
            .when(ArchiveIssue { on: day(2) }.into())
            .then_expect_events(vec![archived(2)]);
        given(vec![archived(1)])
            .when(ArchiveIssue { on: day(1) }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn the_archive_endpoint_takes_finished_issues_only() {
        for group in [StateGroup::Completed, StateGroup::Cancelled] {
            given(vec![])
                .when(ArchiveFinishedIssue { on: day(1), group }.into())
                .then_expect_events(vec![archived(1)]);
        }
        for group in [StateGroup::Backlog, StateGroup::Unstarted, StateGroup::Started] {
            given(vec![])
                .when(ArchiveFinishedIssue { on: day(1), group }.into())
                .then_expect_error(IssueRefusal::NotFinished);
        }
    }

    #[test]
    fn an_archived_issue_stays_archived_since_that_day() {
        given(vec![archived(1)])
            .when(ArchiveFinishedIssue { on: day(2), group: StateGroup::Completed }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn an_archived_issue_still_takes_changes() {
        let events = given(vec![archived(1)])
            .when(SetIssuePriority { to: Priority::Low }.into())
            .inspect_result();
        assert_eq!(events.map(|events| events.len()), Ok(1));
    }

    #[test]
    fn an_archived_issue_is_restored_once() {
        given(vec![archived(1)])
            .when(RestoreIssue {}.into())
            .then_expect_events(vec![IssueRestored {}.into()]);
        given(vec![archived(1), IssueRestored {}.into()])
            .when(RestoreIssue {}.into())
            .then_expect_events(vec![]);
    }
}
