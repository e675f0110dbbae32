//! How many of something each user has, such as streams, within a bound.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

/// How many each user has. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct OfUsers(Arc<Mutex<HashMap<Uuid, usize>>>);

/// One of those that a user may have, given back when it is dropped.
#[derive(Debug)]
pub(crate) struct OfUser {
    all: OfUsers,
    user: Uuid,
}

impl OfUsers {
    /// One more for a user, unless they have so many already.
    pub(crate) fn take(&self, user: Uuid, most: usize) -> Option<OfUser> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(user).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        drop(counts);
        Some(OfUser { all: self.clone(), user })
    }

    /// Whether no user has any.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }
}

impl Drop for OfUser {
    fn drop(&mut self) {
        let mut counts = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.user) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.user);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_has_so_many_and_gives_them_back_and_others_have_theirs() {
        let all = OfUsers::default();
        let [user, other] = [1, 2].map(Uuid::from_u128);
        let (first, second) = (all.take(user, 2), all.take(user, 2));
        assert!(first.is_some() && second.is_some() && all.take(user, 2).is_none());
        assert!(all.take(other, 2).is_some());
        drop(first);
        assert!(all.take(user, 2).is_some());
        drop(second);
        assert!(all.is_empty());
    }
}
