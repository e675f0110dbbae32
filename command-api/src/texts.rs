//! Plain texts that are read in more than one place.

use wire::{Fields, Sent};

/// The longest description, in characters.
const LONGEST_DESCRIPTION: usize = 65_536;

/// Reads a description of something other than a work item: plain text, perhaps none.
pub fn description(fields: &mut Fields) -> Sent<String> {
    fields.text("description").max(LONGEST_DESCRIPTION).allow_blank().read()
}
