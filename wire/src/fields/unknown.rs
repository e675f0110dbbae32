//! Keys that an endpoint does not know.

use crate::{Text, nearest};

/// The most keys that are named, and the most characters of each.
pub(super) const MOST: usize = 20;
const LONGEST: usize = 64;

/// A key as errors name it.
pub(super) fn shown(key: &str) -> String {
    key.chars().take(LONGEST).collect()
}

/// The message for a key that is not among the known ones.
pub(super) fn message(key: &str, known: &[&str]) -> Text {
    match nearest(&shown(key), known.iter().copied()) {
        Some(name) => format!("There is no such field. Did you mean \"{name}\"?").into(),
        None => format!("There is no such field. Known are: {}.", known.join(", ")).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_none_is_near_all_are_named() {
        let text = message("zzz", &["name", "color"]);
        assert_eq!(text, "There is no such field. Known are: name, color.");
        assert_eq!(
            message("colour", &["name", "color"]),
            "There is no such field. Did you mean \"color\"?"
        );
    }

    #[test]
    fn a_long_key_is_cut() {
        assert_eq!(shown(&"ä".repeat(1000)).chars().count(), LONGEST);
    }
}
