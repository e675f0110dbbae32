//! What a collection is called.

use serde::{Deserialize, Serialize};

use super::{Collection, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::CollectionName;

/// Gives a collection another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameCollection {
    /// The new name.
    pub to: CollectionName,
}

/// A collection got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionRenamed {
    /// The name before.
    pub from: CollectionName,
    /// The name after.
    pub to: CollectionName,
}

impl Decide<RenameCollection> for Collection {
    fn decide(&self, RenameCollection { to }: RenameCollection) -> Decision {
        self.must_be_live()?;
        let from = self.name()?;
        if *from == to {
            return Ok(vec![]);
        }
        Ok(vec![CollectionRenamed { from: from.clone(), to }.into()])
    }
}

impl Evolve<CollectionRenamed> for Collection {
    fn evolve(&mut self, event: CollectionRenamed, stamp: Stamp) {
        self.name = Some(event.to);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection::examples::given;

    #[test]
    fn a_collection_is_renamed_unless_it_is_called_so() {
        let to: CollectionName = "Guides".parse().unwrap();
        let renamed = CollectionRenamed { from: "Handbook".parse().unwrap(), to: to.clone() };
        given(vec![])
            .when(RenameCollection { to: to.clone() }.into())
            .then_expect_events(vec![renamed.clone().into()]);
        given(vec![renamed.into()]).when(RenameCollection { to }.into()).then_expect_events(vec![]);
    }
}
