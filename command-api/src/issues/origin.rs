//! When a thing was made and by whom, where an import says so.

use chrono::{DateTime, Utc};
use domain::UserId;
use domain::workspace::Workspace;
use service::Problem;
use wire::Fields;

use crate::stop::Stop;

/// When a thing was made and by whom, if not now and by the caller; changes know nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// When it was made.
    pub created_at: Option<DateTime<Utc>>,
    /// Who made it.
    created_by: Option<UserId>,
}

impl Origin {
    /// Reads both keys.
    pub fn read(fields: &mut Fields) -> Self {
        Self {
            created_at: fields.datetime("created_at").nullable().read().value(),
            created_by: fields.id("created_by").nullable().read().value().map(UserId),
        }
    }

    /// Who made it, somebody who is or was in the workspace.
    ///
    /// # Errors
    /// Nobody there is called so: `{"created_by": […]}`.
    pub fn maker(self, workspace: &Workspace) -> Result<Option<UserId>, Stop> {
        match self.created_by {
            Some(user) if workspace.member(user).is_none() => {
                let text = wire::messages::unknown_key(user.uuid());
                Err(Problem::field("created_by", text).into())
            }
            maker => Ok(maker),
        }
    }
}
