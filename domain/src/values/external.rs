//! What a thing is called in another system.

use serde::{Deserialize, Serialize};

use super::text::ShortText;

/// Source and id of a thing in another system: two independent texts.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExternalRef {
    /// The other system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// The thing's id there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<ShortText>,
}

impl ExternalRef {
    /// Whether neither is set.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.source.is_none() && self.id.is_none()
    }

    /// Whether both are set and not empty: only such a pair has to be unique at creation.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        is_given(self.source.as_ref()) && is_given(self.id.as_ref())
    }
}

/// What a PATCH says of an external reference; the outer `None` is "not sent".
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ExternalRefPatch {
    /// The other system.
    pub source: Option<Option<ShortText>>,
    /// The thing's id there.
    pub id: Option<Option<ShortText>>,
}

impl ExternalRefPatch {
    /// The reference after the patch.
    #[must_use]
    pub fn applied_to(&self, stored: &ExternalRef) -> ExternalRef {
        ExternalRef {
            source: self.source.clone().unwrap_or_else(|| stored.source.clone()),
            id: self.id.clone().unwrap_or_else(|| stored.id.clone()),
        }
    }

    /// Whether an id is sent that is not empty and not the stored one.
    #[must_use]
    pub fn moves_id_of(&self, stored: &ExternalRef) -> bool {
        let sent = self.id.as_ref().and_then(Option::as_ref);
        is_given(sent) && sent != stored.id.as_ref()
    }

    /// Whether both parts are sent and not empty.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        is_given(self.source.as_ref().and_then(Option::as_ref))
            && is_given(self.id.as_ref().and_then(Option::as_ref))
    }
}

/// Whether the text is there and not empty.
fn is_given(text: Option<&ShortText>) -> bool {
    text.is_some_and(|text| !text.as_str().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of a test.
    fn text(text: &str) -> ShortText {
        text.parse().unwrap()
    }

    #[test]
    fn a_patch_keeps_what_was_not_sent_and_clears_what_was_sent_as_null() {
        let stored = ExternalRef { source: Some(text("github")), id: Some(text("1")) };
        let patch = ExternalRefPatch { source: None, id: Some(None) };
        let after = ExternalRef { source: Some(text("github")), id: None };
        assert_eq!(patch.applied_to(&stored), after);
    }

    #[test]
    fn an_empty_part_makes_a_reference_incomplete() {
        assert!(!ExternalRef { source: Some(text("github")), id: Some(text("")) }.is_complete());
        assert!(ExternalRef { source: Some(text("github")), id: Some(text("1")) }.is_complete());
    }

    #[test]
    fn only_another_id_moves_the_id() {
        let stored = ExternalRef { source: None, id: Some(text("1")) };
        let patch = |id| ExternalRefPatch { source: None, id };
        assert!(patch(Some(Some(text("2")))).moves_id_of(&stored));
        assert!(!patch(Some(Some(text("1")))).moves_id_of(&stored));
        assert!(!patch(Some(None)).moves_id_of(&stored));
        assert!(!patch(None).moves_id_of(&stored));
    }
}
