//! Random choices that all follow from one seed.

use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use std::ops::Range;
use std::time::Duration;
use uuid::{Builder, Uuid};

/// A source of choices with a name: the same seed and name choose the same.
#[derive(Debug, Clone)]
pub struct Dice(StdRng);

impl Dice {
    /// The source of one client.
    #[must_use]
    pub fn of(seed: u64, name: &str) -> Self {
        // FNV-1a: any mixture will do, as long as it stays the same.
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let name = name.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
        Self(StdRng::seed_from_u64(seed ^ name))
    }

    /// Whether something with a chance of so many per cent happens.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.0.random_range(0..100) < percent
    }

    /// One of several.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.choose(&mut self.0)
    }

    /// One of several that came last, so that many choose the same.
    pub fn recent<'a, T>(&mut self, of: &'a [T], most: usize) -> Option<&'a T> {
        self.one(&of[of.len().saturating_sub(most)..])
    }

    /// A number.
    pub fn number(&mut self, range: Range<u64>) -> u64 {
        self.0.random_range(range)
    }

    /// An id that nothing has.
    pub fn id(&mut self) -> Uuid {
        Builder::from_random_bytes(self.0.random()).into_uuid()
    }

    /// A time of so many milliseconds.
    pub fn millis(&mut self, range: Range<u64>) -> Duration {
        Duration::from_millis(self.number(range))
    }

    /// One of several by weight.
    pub fn weighted<T: Copy>(&mut self, of: &[(T, u64)]) -> Option<T> {
        let mut point = self.number(0..of.iter().map(|(_, weight)| weight).sum::<u64>().max(1));
        of.iter().find_map(|(value, weight)| {
            let hit = point < *weight;
            point = point.saturating_sub(*weight);
            hit.then_some(*value)
        })
    }

    /// Puts things in another order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        things.shuffle(&mut self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_seed_and_name_choose_the_same() {
        let numbers = |seed, name| {
            let mut dice = Dice::of(seed, name);
            [0; 8].map(|_| dice.number(0..1_000))
        };
        assert_eq!(numbers(1, "a"), numbers(1, "a"));
        assert_ne!(numbers(1, "a"), numbers(1, "b"));
        assert_ne!(numbers(1, "a"), numbers(2, "a"));
    }

    #[test]
    fn what_has_no_weight_is_never_chosen() {
        let mut dice = Dice::of(1, "a");
        assert!((0..100).all(|_| dice.weighted(&[('a', 0), ('b', 1)]) == Some('b')));
    }
}
