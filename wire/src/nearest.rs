//! What was meant by a name that is not known.

/// From this likeness on a known name is taken for what was meant; 1 is the same text.
const LIKE: f64 = 0.7;

/// The known name that is most like what was sent, in any case, if one is like it at all.
pub fn nearest<'n>(sent: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let sent = sent.to_lowercase();
    let likeness =
        known.into_iter().map(|name| (strsim::jaro_winkler(&sent, &name.to_lowercase()), name));
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
            ("nmae", Some("name")),
            ("Name", Some("name")),
            ("description", Some("description_html")),
            ("state_id", Some("state")),
            ("assignee_ids", Some("assignees")),
            ("label", Some("labels")),
            ("targetDate", Some("target_date")),
            ("externalId", Some("external_id")),
            ("zzz", None),
        ] {
            assert_eq!(nearest(key, KNOWN), name, "{key}");
        }
        assert_eq!(nearest("hull", ["Hull", "Keel"]), Some("Hull"));
    }
}
