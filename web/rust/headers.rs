//! What browsers are told of the web application's files; `proxy/Caddyfile` says the same, and a test compares them.

use axum::http::{HeaderName, HeaderValue, header};

/// What the pages may do: run and load what this server has, ask this server, and show images from anywhere, because
/// texts may name them. No script or style inside of a page, no frame around one; a text becomes a page's structure by
/// the named Trusted Types policies alone: that of the editor's clipboard, and the application's own.
pub const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'none'; \
     frame-ancestors 'none'; img-src 'self' data: http: https:; manifest-src 'self'; script-src 'self'; \
     style-src 'self'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard tidemark-inert",
);

/// What every file says.
pub const ALWAYS: [(HeaderName, HeaderValue); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// How long a file may be kept whose name has its hash: for good.
pub const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// How long any other file may be kept: it is asked for again each time.
pub const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");
/// How long the answer of a build without files may be kept: not at all.
pub const NOT_AT_ALL: HeaderValue = HeaderValue::from_static("no-store");

/// What a file's form depends on.
pub const VARY: HeaderValue = HeaderValue::from_static("Accept-Encoding");
/// What a page depends on: without `Accept: text/html`, the API answers at its address.
pub const VARY_PAGE: HeaderValue = HeaderValue::from_static("Accept, Accept-Encoding");
