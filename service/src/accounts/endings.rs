//! When this process ended sessions and keys, so that its memory of them is not used any longer.
//!
//! For the whole process, because several services may run in one, each with its own memory of callers.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::UserId;

/// The number of places: users who share one have their credentials looked up again whenever a credential of one of them
/// ends.
const PLACES: usize = 1024;

/// How many endings there were.
static ENDINGS: AtomicU64 = AtomicU64::new(0);
/// The number of the last ending among the users of each place.
static LAST: [AtomicU64; PLACES] = [const { AtomicU64::new(0) }; PLACES];

/// Notes that credentials of a user have ended.
pub(super) fn note(user: UserId) {
    let number = ENDINGS.fetch_add(1, Ordering::SeqCst) + 1;
    place(user).fetch_max(number, Ordering::SeqCst);
}

/// How many endings there were so far: to be asked before the database is.
pub(crate) fn so_far() -> u64 {
    ENDINGS.load(Ordering::SeqCst)
}

/// Whether credentials of a user may have ended since there were so many endings.
pub(crate) fn since(user: UserId, endings: u64) -> bool {
    place(user).load(Ordering::SeqCst) > endings
}

/// The place of a user.
fn place(user: UserId) -> &'static AtomicU64 {
    // The last bits of an id are as good as random.
    let index = user.uuid().as_u128() % PLACES as u128;
    &LAST[usize::try_from(index).unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_was_asked_before_an_ending_is_not_believed_after_it() {
        let user = |n| UserId(Uuid::from_u128(n));
        let before = so_far();
        note(user(7));
        assert!(since(user(7), before));
        assert!(!since(user(7), so_far()));
        assert!(!since(user(8), before));
    }
}
