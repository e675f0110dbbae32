//! Metrics by a key that is only known when something happens, found without a lock.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

/// How many places are tried for one key.
const TRIES: usize = 16;

/// A bounded table whose entries are made at first use and stay: reading one is a hash and an atomic load.
#[derive(Debug)]
pub struct Table<E, const SLOTS: usize> {
    slots: [OnceLock<E>; SLOTS],
}

impl<E, const SLOTS: usize> Table<E, SLOTS> {
    /// An empty table.
    #[must_use]
    pub const fn new() -> Self {
        Self { slots: [const { OnceLock::new() }; SLOTS] }
    }

    /// The entry that `is_it` knows by the key, made by `make` if it is not there; `None` when there is no room.
    pub fn entry<K: Hash + ?Sized>(
        &self,
        key: &K,
        is_it: impl Fn(&E) -> bool,
        make: impl Fn() -> E,
    ) -> Option<&E> {
        let start = place(key);
        let slots = (0..TRIES.min(SLOTS)).map(|step| &self.slots[start.wrapping_add(step) % SLOTS]);
        slots.map(|slot| slot.get_or_init(&make)).find(|entry| is_it(entry))
    }
}

impl<E, const SLOTS: usize> Default for Table<E, SLOTS> {
    fn default() -> Self {
        Self::new()
    }
}

/// Where a key is looked for first.
fn place<K: Hash + ?Sized>(key: &K) -> usize {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    usize::try_from(hasher.finish() & 0xffff_ffff).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_key_finds_its_entry_again_and_a_full_table_has_no_room() {
        let table = Table::<String, 2>::new();
        let find = |key: &str| {
            table.entry(key, |entry| entry == key, || key.to_owned()).map(|entry| entry.as_ptr())
        };
        let first = find("a");
        assert!(first.is_some());
        assert_eq!(find("a"), first);
        assert!(find("b").is_some());
        assert_eq!(find("c"), None);
    }
}
