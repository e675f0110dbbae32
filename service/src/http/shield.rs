//! What browsers and caches must not do with an answer.
//!
//! A read that has an entity tag may be kept by the reader's own browser, but is asked for again each time
//! (`private, no-cache`): so `If-None-Match` works, and a reader whose right has ended no longer gets it. Everything
//! else, secrets above all, is not cached at all (`no-store`). Answers differ by caller, which `Vary` tells caches.
//! `Strict-Transport-Security` is set by the proxy, which knows whether there is TLS.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Data is no page: nothing in it is run, loaded or framed, whatever text users have stored.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// The headers that every answer has, unless it sets them itself.
const ALWAYS: [(HeaderName, HeaderValue); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::CONTENT_SECURITY_POLICY, POLICY),
];

/// What an answer depends on, apart from the address.
const VARY: HeaderValue =
    HeaderValue::from_static("authorization, x-api-key, cookie, accept, origin");

/// Adds to an answer what browsers and caches must not do with it.
pub(super) fn add(headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(value);
    }
    headers.append(header::VARY, VARY);
    let keep = if headers.contains_key(header::ETAG) { "private, no-cache" } else { "no-store" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(keep));
}
