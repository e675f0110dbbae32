//! When a thing was made and by whom, where an import says so.

use chrono::{DateTime, TimeDelta, Utc};
use domain::workspace::Workspace;
use domain::{Access, UserId};
use service::Problem;
use wire::Fields;

use crate::error::Result;

/// The message for a caller who may not import.
const ONLY_IMPORTS: &str = "Only admins of the project may set this, for an import.";

const CREATED_AT: &str = "When it was created, if not now: for imports, by admins of the project.";
const CREATED_BY: &str =
    "Who created it, if not the caller: for imports, by admins of the project.";

/// So far ahead of ours the clock of another system may be.
const SKEW: TimeDelta = TimeDelta::minutes(1);

/// When a thing was made and by whom, if not now and by the caller; changes know nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// When it was made.
    pub created_at: Option<DateTime<Utc>>,
    /// Who made it.
    pub created_by: Option<UserId>,
}

impl Origin {
    /// Reads both keys; nothing was made later than now, but for a clock that is a minute ahead.
    pub fn read(fields: &mut Fields, now: DateTime<Utc>) -> Self {
        let created_at = fields.datetime("created_at").doc(CREATED_AT).nullable().read().value();
        if created_at.is_some_and(|at| at > now + SKEW) {
            fields.fail("created_at", "It must not be in the future.");
        }
        Self {
            created_at,
            created_by: fields
                .id("created_by")
                .doc(CREATED_BY)
                .nullable()
                .read()
                .value()
                .map(UserId),
        }
    }

    /// What was sent, once it is certain that the caller may say so: they are an admin of the project, and the creator is
    /// or was a member of the workspace. A caller who names themselves as the creator says nothing.
    ///
    /// # Errors
    /// The caller may not, or nobody in the workspace is called so, by field.
    pub fn permitted(self, access: &Access, workspace: &Workspace) -> Result<Self> {
        let created_by = self.created_by.filter(|user| *user != access.user);
        let fields =
            [("created_at", self.created_at.is_some()), ("created_by", created_by.is_some())];
        if access.may_import().is_err()
            && let Some((field, _)) = fields.into_iter().find(|(_, is_sent)| *is_sent)
        {
            return Err(Problem::field(field, ONLY_IMPORTS).into());
        }
        match created_by {
            Some(user) if workspace.member(user).is_none() => {
                let text = wire::messages::unknown_key(user.uuid());
                Err(Problem::field("created_by", text).into())
            }
            created_by => Ok(Self { created_by, ..self }),
        }
    }
}
