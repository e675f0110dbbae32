//! The fields that say who made and last changed a thing, and when.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::aggregate::Stamp;
use crate::ids::UserId;

/// Who made a thing and who last changed it; every API answer shows it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Who made it, as everybody is shown; an import can name somebody else.
    pub created_by: UserId,
    /// Who really made it: the rights of the maker rest on this.
    pub maker: UserId,
    /// When it was last changed; equals `created_at` until then.
    pub updated_at: DateTime<Utc>,
    /// Who last changed it; nobody until then.
    pub updated_by: Option<UserId>,
    /// The version of its stream when it was last changed; a part of an aggregate (a link, a state) has its own.
    pub version: u64,
}

impl Audit {
    /// The fields of something just made.
    #[must_use]
    pub const fn created(stamp: Stamp) -> Self {
        Self {
            created_at: stamp.at,
            created_by: stamp.actor,
            maker: stamp.actor,
            updated_at: stamp.at,
            updated_by: None,
            version: stamp.version,
        }
    }

    /// The fields of something just made whose maker or time the command overrides (imports).
    #[must_use]
    pub fn created_as(stamp: Stamp, at: Option<DateTime<Utc>>, by: Option<UserId>) -> Self {
        Self {
            created_at: at.unwrap_or(stamp.at),
            created_by: by.unwrap_or(stamp.actor),
            ..Self::created(stamp)
        }
    }

    /// When a change counts as made: commands that were taken at once are not appended in the order of their times, and
    /// time never goes back.
    #[must_use]
    pub fn moment(&self, stamp: Stamp) -> DateTime<Utc> {
        self.updated_at.max(stamp.at)
    }

    /// Notes who made a change, at which version, and when: at [`Audit::moment`] of its stamp.
    pub fn touch(&mut self, stamp: Stamp) {
        self.updated_at = self.moment(stamp);
        self.updated_by = Some(stamp.actor);
        self.version = stamp.version;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_has_changed_what_was_just_made() {
        let made = Audit::created(Stamp::UNKNOWN);
        assert_eq!((made.updated_at, made.updated_by), (made.created_at, None));
    }

    #[test]
    fn an_import_names_the_author_and_not_the_maker() {
        let named = UserId(uuid::Uuid::from_u128(1));
        let audit = Audit::created_as(Stamp::UNKNOWN, None, Some(named));
        assert_eq!((audit.created_by, audit.maker), (named, UserId::SYSTEM));
    }

    #[test]
    fn a_change_notes_the_version_it_led_to() {
        let mut audit = Audit::created(Stamp { version: 1, ..Stamp::UNKNOWN });
        assert_eq!(audit.version, 1);
        audit.touch(Stamp { version: 4, ..Stamp::UNKNOWN });
        assert_eq!(audit.version, 4);
    }

    #[test]
    fn a_change_that_was_asked_for_earlier_does_not_turn_back_time() {
        let at = |seconds| Stamp {
            at: DateTime::from_timestamp(seconds, 0).unwrap_or_default(),
            ..Stamp::UNKNOWN
        };
        let mut audit = Audit::created(at(1));
        audit.touch(at(3));
        audit.touch(at(2));
        assert_eq!(audit.updated_at, at(3).at);
    }

    #[test]
    fn a_change_leaves_the_maker_alone() {
        let maker = UserId(uuid::Uuid::from_u128(1));
        let mut audit = Audit::created(Stamp { actor: maker, ..Stamp::UNKNOWN });
        audit.touch(Stamp::UNKNOWN);
        assert_eq!((audit.created_by, audit.updated_by), (maker, Some(UserId::SYSTEM)));
    }
}
