//! A membership and whose it is.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use wire::shapes::{Member, UserLite};

use crate::{people, scope};

/// A membership; the names are those of today, and empty for those who have been erased.
pub(super) struct Row {
    pub(super) user_id: Uuid,
    /// The membership's own id, in a project.
    pub(super) membership_id: Option<Uuid>,
    pub(super) email: Option<String>,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) display_name: String,
    pub(super) avatar: String,
    pub(super) role: String,
    pub(super) is_active: bool,
    pub(super) is_bot: bool,
    /// Whether they may read the whole log; of a project's members nobody is told.
    pub(super) reads_log: bool,
    /// What the list is ordered by.
    pub(super) since: DateTime<Utc>,
    /// The place among all by the text that is to be ordered by; equal texts have the same.
    pub(super) place: i64,
}

/// A member as lists show it, since when, and in which place.
pub(super) struct Listed {
    /// The member.
    pub(super) member: Member,
    /// Since when.
    pub(super) since: DateTime<Utc>,
    /// The place by the text that is to be ordered by.
    pub(super) place: i64,
}

impl Row {
    /// As lists show it; a role that is not known shows as the least one.
    pub(super) fn listed(self) -> Listed {
        let role = scope::role(&self.role).unwrap_or(domain::Role::Guest);
        let user = UserLite::from(people::Row {
            user_id: self.user_id,
            email: self.email,
            first_name: self.first_name,
            last_name: self.last_name,
            display_name: self.display_name,
            avatar: self.avatar,
        });
        let member = Member::new(user, role, self.is_active, self.is_bot)
            .reading_log(self.reads_log)
            .in_project(self.membership_id);
        Listed { member, since: self.since, place: self.place }
    }
}
