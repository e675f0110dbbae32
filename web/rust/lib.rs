//! The web application as its build leaves it, inside the program, and how it is served.
//!
//! ```text
//! let site = Site::embedded();                                  // or Site::read(folder)
//! site.answer(method, path, headers)                            // none: ask the API
//! ```
//!
//! Files come with their compressed forms beside them (`app.js`, `app.js.br`, `app.js.gz`), which are sent as they are.
//! Everything else below `web/` is the application itself, which no Rust is needed for.

mod coding;
mod file;
mod headers;
mod site;

pub use site::Site;

/// What the build has left: names and contents.
static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/files.rs"));
