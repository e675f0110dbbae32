//! How a page looks in lists: its colour, and its icon or emoji.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Decision, Page};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::Colour;

/// The icon or emoji of a page, in the form of the client that wrote it; empty for none.
pub type PageLogo = Map<String, Value>;

/// Gives a page another colour, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangePageColour {
    /// The new colour.
    pub to: Colour,
}

/// Gives a page another icon or emoji, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangePageLogo {
    /// The new one.
    pub to: PageLogo,
}

/// A page got another colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageColourChanged {
    /// The colour after.
    #[serde(default, skip_serializing_if = "Colour::is_none")]
    pub to: Colour,
}

/// A page got another icon or emoji.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageLogoChanged {
    /// The one after.
    #[serde(default, skip_serializing_if = "PageLogo::is_empty")]
    pub to: PageLogo,
}

impl Decide<ChangePageColour> for Page {
    fn decide(&self, ChangePageColour { to }: ChangePageColour) -> Decision {
        self.editable()?;
        Ok(if self.colour == to { vec![] } else { vec![PageColourChanged { to }.into()] })
    }
}

impl Decide<ChangePageLogo> for Page {
    fn decide(&self, ChangePageLogo { to }: ChangePageLogo) -> Decision {
        self.editable()?;
        Ok(if self.logo == to { vec![] } else { vec![PageLogoChanged { to }.into()] })
    }
}

impl Evolve<PageColourChanged> for Page {
    fn evolve(&mut self, event: PageColourChanged, stamp: Stamp) {
        self.colour = event.to;
        self.audit.touch(stamp);
    }
}

impl Evolve<PageLogoChanged> for Page {
    fn evolve(&mut self, event: PageLogoChanged, stamp: Stamp) {
        self.logo = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::page::examples::given;

    #[test]
    fn a_page_gets_another_colour_or_none() {
        let to: Colour = "#60646C".parse().unwrap();
        let coloured = PageColourChanged { to: to.clone() };
        given(vec![])
            .when(ChangePageColour { to: to.clone() }.into())
            .then_expect_events(vec![coloured.clone().into()]);
        given(vec![coloured.clone().into()])
            .when(ChangePageColour { to }.into())
            .then_expect_events(vec![]);
        given(vec![coloured.into()])
            .when(ChangePageColour { to: Colour::default() }.into())
            .then_expect_events(vec![PageColourChanged { to: Colour::default() }.into()]);
    }

    #[test]
    fn a_page_gets_another_logo_unless_it_has_it() {
        let Value::Object(to) = json!({"in_use": "emoji"}) else { unreachable!() };
        let changed = PageLogoChanged { to: to.clone() };
        given(vec![])
            .when(ChangePageLogo { to: to.clone() }.into())
            .then_expect_events(vec![changed.clone().into()]);
        given(vec![changed.into()]).when(ChangePageLogo { to }.into()).then_expect_events(vec![]);
    }
}
