//! How a client would like to be answered.

use axum::http::HeaderMap;

/// Whether `Prefer` names a preference, such as `respond-async` or `handling=strict` (RFC 7240).
#[must_use]
pub fn prefers(headers: &HeaderMap, wanted: &str) -> bool {
    headers
        .get_all("prefer")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split([',', ';']))
        .any(|preference| bare(preference).eq_ignore_ascii_case(wanted))
}

/// A preference without white space and quotes.
fn bare(preference: &str) -> String {
    preference.chars().filter(|letter| !letter.is_whitespace() && *letter != '"').collect()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    /// Whether this header names the preference.
    fn names(value: &'static str, wanted: &str) -> bool {
        prefers(
            &HeaderMap::from_iter([("prefer".parse().unwrap(), HeaderValue::from_static(value))]),
            wanted,
        )
    }

    #[test]
    fn a_preference_is_one_of_several() {
        assert!(names("return=minimal, respond-async; wait=5", "respond-async"));
        assert!(!names("return=minimal", "respond-async"));
    }

    #[test]
    fn a_value_may_be_quoted_and_in_any_case() {
        for value in ["handling=strict", "respond-async, Handling = \"Strict\""] {
            assert!(names(value, "handling=strict"), "{value}");
        }
        assert!(!names("handling=lenient", "handling=strict"));
    }
}
