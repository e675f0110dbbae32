//! Puts all layers around a router, in the right order.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

use super::{Origins, cors, guard, methods, observe, rights, unread};
use crate::auth::keep_caller;
use crate::{Auth, Ids, problem, require_caller};

/// Answers smaller than this are not compressed, in bytes.
const WORTH_COMPRESSING: u16 = 1024;

/// What the layers need to know.
#[derive(Debug, Clone)]
pub struct Edge {
    /// Makes request ids.
    pub ids: Ids,
    /// The largest body, in bytes.
    pub file_size_limit: usize,
    /// The origins whose pages may call.
    pub origins: Origins,
}

impl Edge {
    /// The router with all layers around it. From the outside in: request id, log, panics and what
    /// browsers and caches are told; unread bodies; CORS; compression; the form of problems; sizes and media types.
    pub fn wrap(self, router: Router) -> Router {
        let compression = CompressionLayer::new()
            .quality(CompressionLevel::Fastest)
            // Events that are sent as they come would wait in the compressor for more.
            .compress_when(SizeAbove::new(WORTH_COMPRESSING).and(NotForContentType::SSE));
        // All in one: each call of `layer` would put a box around every route, which every request clones.
        router.method_not_allowed_fallback(methods::method_not_allowed).layer((
            from_fn_with_state(self.ids, observe::observe),
            from_fn_with_state(self.file_size_limit, unread::take),
            from_fn_with_state(self.origins, cors::answer),
            compression,
            from_fn(problem::render),
            from_fn_with_state(self.file_size_limit, guard::check),
            DefaultBodyLimit::max(self.file_size_limit),
        ))
    }
}

/// Routes of the API: every caller is known and counted, and every route has its right; wrong methods are 405, also on paths that another service
/// answers, and wrong paths 301, 308 or 404.
pub fn api<S: Clone + Send + Sync + 'static>(router: Router<S>, auth: Auth) -> Router<S> {
    router
        .fallback(methods::no_such_route)
        .method_not_allowed_fallback(methods::method_not_allowed)
        .layer(from_fn_with_state(auth, require_caller))
}

/// Routes of the API that need no credential.
pub fn open<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.route_layer(from_fn(rights::require))
}

/// Routes for requests that another request contains: each has its line in the log, its measurement and its form of
/// problems, like any other. The caller comes with it, and its body is part of one that was bounded.
pub fn inside<S: Clone + Send + Sync + 'static>(router: Router<S>, ids: Ids) -> Router<S> {
    router.method_not_allowed_fallback(methods::method_not_allowed).layer((
        from_fn_with_state(ids, observe::observe),
        from_fn(problem::render),
        from_fn(keep_caller),
        DefaultBodyLimit::disable(),
    ))
}
