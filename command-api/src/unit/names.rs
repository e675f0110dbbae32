//! The names that a unit of work takes and gives up.

use std::collections::BTreeMap;

use event_store::{Claim, ClaimChange};
use uuid::Uuid;

use super::{Savepoint, Unit};

/// Names of the workspace that others have, by scope and name.
pub type Taken = BTreeMap<(String, String), Uuid>;

impl Unit<'_> {
    /// A name that a part of this unit took though another thing has it, with that thing: by an earlier part, or by what is
    /// known of the log.
    #[must_use]
    pub fn contested(&self, since: Savepoint, known: &Taken) -> Option<Claim> {
        let own = self.claims.iter().enumerate().skip(since.claims);
        own.filter(|(_, change)| change.take).find_map(|(place, ClaimChange { claim, .. })| {
            let mut before = self.claims.iter().take(place).rev();
            let holder = match before.find(|change| is_same(&change.claim, claim)) {
                Some(change) => change.take.then_some(change.claim.owner),
                None => known.get(&(claim.scope.clone(), claim.name.clone())).copied(),
            };
            let owner = holder.filter(|holder| *holder != claim.owner)?;
            Some(Claim { owner, ..claim.clone() })
        })
    }

    /// The names that it took, also those that it gave up again.
    pub fn taken(&self) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(|change| change.take).map(|change| &change.claim)
    }

    /// Whether it gave up a name again that it took: the log does not learn of it then, and so does not check it.
    #[must_use]
    pub fn has_passing_names(&self) -> bool {
        net(&self.claims).iter().filter(|change| change.take).count() < self.taken().count()
    }
}

/// Whether two claims are of the same name.
fn is_same(one: &Claim, other: &Claim) -> bool {
    one.name == other.name && one.scope == other.scope
}

/// The net effect of changes one after another, as the log takes it: each name is given up once by the thing that had it
/// before, and taken once by the thing that has it in the end.
pub(super) fn net(changes: &[ClaimChange]) -> Vec<ClaimChange> {
    let mut first = BTreeMap::new();
    let mut last = BTreeMap::new();
    for (place, change) in changes.iter().enumerate() {
        let key = (change.instance, &change.claim.scope, &change.claim.name);
        first.entry(key).or_insert(place);
        last.insert(key, place);
    }
    let released = first.into_values().filter(|place| !changes[*place].take);
    let taken = last.into_values().filter(|place| changes[*place].take);
    let mut places: Vec<usize> = released.chain(taken).collect();
    places.sort_unstable();
    places.into_iter().map(|place| changes[place].clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A change of a name by a thing.
    fn change(take: bool, name: &str, owner: u128) -> ClaimChange {
        let (scope, name) = ("s".to_owned(), name.to_owned());
        ClaimChange {
            take,
            instance: false,
            claim: Claim { scope, name, owner: Uuid::from_u128(owner) },
        }
    }

    #[test]
    fn a_single_exchange_stays_as_it_is() {
        let exchange = [change(false, "a", 1), change(true, "b", 1)];
        assert_eq!(net(&exchange), exchange);
    }

    #[test]
    fn a_name_that_goes_from_hand_to_hand_ends_with_the_last() {
        let changes = [
            change(false, "a", 1),
            change(true, "a", 2),
            change(false, "a", 2),
            change(true, "a", 3),
        ];
        assert_eq!(net(&changes), [change(false, "a", 1), change(true, "a", 3)]);
    }

    #[test]
    fn a_name_that_was_taken_for_a_while_only_is_none() {
        let changes = [change(true, "a", 1), change(false, "a", 1), change(true, "b", 1)];
        assert_eq!(net(&changes), [change(true, "b", 1)]);
    }
}
