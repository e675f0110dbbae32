//! Content codings: which of them a file has, and which of them a client takes.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;

/// A coding that the build makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coding {
    /// Its name in headers.
    pub name: &'static str,
    /// How the names of files in it end.
    pub ending: &'static str,
}

/// All of them, the smallest first.
pub const ALL: [Coding; 2] =
    [Coding { name: "br", ending: ".br" }, Coding { name: "gzip", ending: ".gz" }];

/// Whether a client takes a coding: it names it, or any, and not with weight 0.
pub fn takes(headers: &HeaderMap, coding: Coding) -> bool {
    let values = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let mut any = false;
    for offer in values.flat_map(|value| value.split(',')) {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
        let name = name.trim();
        if name.eq_ignore_ascii_case(coding.name) {
            return !is_zero(weight);
        }
        any |= name == "*" && !is_zero(weight);
    }
    any
}

/// Whether a weight such as `q=0.0` is none at all.
fn is_zero(weight: &str) -> bool {
    let number =
        weight.trim().strip_prefix("q=").and_then(|number| number.trim().parse::<f32>().ok());
    number.is_some_and(|number| number <= 0.0)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    /// The codings that are taken by a client that sends this.
    fn taken(accept: &'static str) -> Vec<&'static str> {
        let value = HeaderValue::from_static(accept);
        let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, value)]);
        ALL.into_iter()
            .filter(|coding| takes(&headers, *coding))
            .map(|coding| coding.name)
            .collect()
    }

    #[test]
    fn a_coding_is_taken_when_it_is_named_with_a_weight() {
        assert_eq!(taken("gzip, deflate, br, zstd"), ["br", "gzip"]);
        assert_eq!(taken("GZIP;q=0.5"), ["gzip"]);
        assert_eq!(taken("br;q=0, *;q=0.1"), ["gzip"]);
        assert_eq!(taken("*;q=0"), [""; 0]);
        assert_eq!(taken("identity"), [""; 0]);
        assert!(!takes(&HeaderMap::new(), ALL[0]));
    }
}
