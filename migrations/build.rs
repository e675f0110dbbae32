//! Has the crate compiled again when a migration appears, which the macros that embed them do not notice.

/// Names the folders to watch.
fn main() {
    for schema in ["event_log", "account", "read_model"] {
        println!("cargo::rerun-if-changed={schema}");
    }
}
