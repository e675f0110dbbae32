//! The icon or emoji of a collection.

use serde::{Deserialize, Serialize};

use super::{Collection, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::page::PageLogo;

/// Gives a collection another icon or emoji, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCollectionLogo {
    /// The new one.
    pub to: PageLogo,
}

/// A collection got another icon or emoji.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionLogoChanged {
    /// The one after.
    #[serde(default, skip_serializing_if = "PageLogo::is_empty")]
    pub to: PageLogo,
}

impl Decide<ChangeCollectionLogo> for Collection {
    fn decide(&self, ChangeCollectionLogo { to }: ChangeCollectionLogo) -> Decision {
        self.must_be_live()?;
        Ok(if self.logo == to { vec![] } else { vec![CollectionLogoChanged { to }.into()] })
    }
}

impl Evolve<CollectionLogoChanged> for Collection {
    fn evolve(&mut self, event: CollectionLogoChanged, stamp: Stamp) {
        self.logo = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::collection::examples::given;

    #[test]
    fn a_collection_gets_another_logo_unless_it_has_it() {
        let to = json!({"in_use": "emoji"}).as_object().cloned().unwrap();
        let changed = CollectionLogoChanged { to: to.clone() };
        given(vec![])
            .when(ChangeCollectionLogo { to: to.clone() }.into())
            .then_expect_events(vec![changed.clone().into()]);
        given(vec![changed.into()])
            .when(ChangeCollectionLogo { to }.into())
            .then_expect_events(vec![]);
    }
}
