//! Keys that an endpoint does not know.

use crate::Text;

/// From this likeness on a known name is taken for what was meant; 1 is the same text.
const LIKE: f64 = 0.7;

/// The most keys that are named, and the most characters of each.
pub(super) const MOST: usize = 20;
const LONGEST: usize = 64;

/// A key as errors name it.
pub(super) fn shown(key: &str) -> String {
    key.chars().take(LONGEST).collect()
}

/// What is said of a key that is none of the known ones.
pub(super) fn message(key: &str, known: &[&str]) -> Text {
    match nearest(&shown(key).to_lowercase(), known) {
        Some(name) => format!("There is no such field. Did you mean \"{name}\"?").into(),
        None => format!("There is no such field. Known are: {}.", known.join(", ")).into(),
    }
}

/// The known name that is most like a key, if one is like it at all.
fn nearest<'n>(key: &str, known: &[&'n str]) -> Option<&'n str> {
    let likeness = known.iter().copied().map(|name| (strsim::jaro_winkler(key, name), name));
    let like = likeness.filter(|(likeness, _)| *likeness >= LIKE);
    like.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields of a work item.
    const KNOWN: [&str; 8] = [
        "name",
        "description_html",
        "priority",
        "state",
        "assignees",
        "labels",
        "target_date",
        "external_id",
    ];

    #[test]
    fn the_nearest_name_is_found_in_any_case() {
        for (key, name) in [
            ("nmae", "name"),
            ("Name", "name"),
            ("description", "description_html"),
            ("state_id", "state"),
            ("assignee_ids", "assignees"),
            ("label", "labels"),
            ("targetDate", "target_date"),
            ("externalId", "external_id"),
        ] {
            assert_eq!(nearest(&key.to_lowercase(), &KNOWN), Some(name), "{key}");
        }
    }

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
