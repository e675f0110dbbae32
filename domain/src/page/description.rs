//! What a page says.

use serde::{Deserialize, Serialize};

use super::{Decision, Page};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::html::RichText;

/// Saves another text of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribePage {
    /// The new text.
    pub to: RichText,
}

/// Another text of a page was saved; the one before is in the event before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageDescribed {
    /// The text after.
    #[serde(default, skip_serializing_if = "RichText::is_default")]
    pub to: RichText,
}

impl Decide<DescribePage> for Page {
    fn decide(&self, DescribePage { to }: DescribePage) -> Decision {
        self.editable()?;
        Ok(if self.description == to { vec![] } else { vec![PageDescribed { to }.into()] })
    }
}

impl Evolve<PageDescribed> for Page {
    fn evolve(&mut self, event: PageDescribed, stamp: Stamp) {
        self.description = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::examples::given;

    #[test]
    fn a_text_is_saved_unless_it_is_the_same() {
        let to = RichText::parse("<p>In May</p>").unwrap();
        let saved = PageDescribed { to: to.clone() };
        given(vec![])
            .when(DescribePage { to: to.clone() }.into())
            .then_expect_events(vec![saved.clone().into()]);
        given(vec![saved.into()]).when(DescribePage { to }.into()).then_expect_events(vec![]);
    }
}
