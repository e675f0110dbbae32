//! What a page is called.

use serde::{Deserialize, Serialize};

use super::{Decision, Page};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::PageName;

/// Gives a page another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenamePage {
    /// The new name.
    pub to: PageName,
}

/// A page got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRenamed {
    /// The name before.
    pub from: PageName,
    /// The name after.
    pub to: PageName,
}

impl Decide<RenamePage> for Page {
    fn decide(&self, RenamePage { to }: RenamePage) -> Decision {
        self.editable()?;
        let from = self.name()?;
        Ok(if *from == to { vec![] } else { vec![PageRenamed { from: from.clone(), to }.into()] })
    }
}

impl Evolve<PageRenamed> for Page {
    fn evolve(&mut self, event: PageRenamed, stamp: Stamp) {
        self.name = Some(event.to);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::examples::given;

    #[test]
    fn a_page_is_renamed_unless_it_is_called_so() {
        let to: PageName = "Plan".parse().unwrap();
        let renamed = PageRenamed { from: "Roadmap".parse().unwrap(), to: to.clone() };
        given(vec![])
            .when(RenamePage { to: to.clone() }.into())
            .then_expect_events(vec![renamed.clone().into()]);
        given(vec![renamed.into()]).when(RenamePage { to }.into()).then_expect_events(vec![]);
    }
}
