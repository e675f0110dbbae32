//! The layers around a router, and the extractors handlers share.
//!
//! ```text
//! let routes = http::api(routes_of_this_service, auth)   // caller, rate limit, 405
//!     .merge(http::open(public_routes))                  // what needs no key
//!     .merge(health::routes(checks));
//! let router = http::Edge { … }.wrap(routes);            // everything else
//! ```

pub mod absent;
mod body;
mod cookies;
mod cors;
mod edge;
mod etag;
mod guard;
pub mod headers;
mod line;
mod measure;
pub(crate) mod methods;
mod observe;
mod path;
pub mod paths;
mod prefer;
mod query;
mod request_id;
pub mod rights;
mod shield;
mod span;
mod timed;
mod unread;

pub use body::{Body, ListsUnder};
pub use cookies::cookies;
pub use cors::Origins;
pub use edge::{Edge, api, inside, open};
pub use etag::{Answer, IfMatch, IfNoneMatch};
pub(crate) use guard::Crowded;
pub use headers::WaitFor;
pub use path::{Path, PathId};
pub use prefer::prefers;
pub use query::Query;
pub use request_id::RequestId;
pub(crate) use timed::Timed;
