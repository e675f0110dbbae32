//! What clients send about a link: the fields of a work item's, but nothing is kept of the page behind it.

use domain::issue::LinkUrl;
use domain::values::ShortText;
use wire::{Fields, Sent};

pub use crate::links::fields::{title, url};

/// What was sent.
pub struct Body {
    /// Where it leads.
    pub url: Sent<LinkUrl>,
    /// What it is called.
    pub title: Sent<ShortText>,
}

impl Body {
    /// Reads the fields; what is wrong with them is noted there.
    pub fn read(fields: &mut Fields) -> Self {
        let body = Self { url: url(fields), title: title(fields) };
        let metadata = crate::links::fields::metadata(fields).value();
        if metadata.is_some_and(|metadata| !metadata.is_empty()) {
            fields.fail("metadata", "It is not kept: a link of a module has none.");
        }
        body
    }
}
