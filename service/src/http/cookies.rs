//! The cookies of a request.

use axum::http::{HeaderMap, header};

/// Names and values, in the order in which they come: a browser sends those with the longest path first.
pub fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let values = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let cookies = values.flat_map(|value| value.split(';'));
    let cookies = cookies.filter_map(|cookie| cookie.trim().split_once('='));
    cookies.map(|(name, value)| (name, value.trim_matches('"')))
}
