//! Where tests find the servers: what `./dev` exports, else what it fetched earlier, else the system's.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// The folder of the build output below which `./dev` puts what it fetches.
const TOOLS: &str = "tidemark-tools";
/// How deep below it a program may be.
const DEPTH: u32 = 8;

/// A setting from the environment.
#[allow(
    clippy::disallowed_methods,
    reason = "tests have no configuration but what `./dev` exports"
)]
pub fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The directory of Postgres' programs; `None` leaves it to the search of [`crate::Postgres::start`].
#[must_use]
pub fn postgres_bin() -> Option<PathBuf> {
    if let Some(given) = setting("TIDEMARK_POSTGRES_BIN") {
        return Some(given.into());
    }
    if Path::new("/usr/lib/postgresql").is_dir() {
        return None;
    }
    fetched("initdb")?.parent().map(Path::to_owned)
}

/// The NATS server; `None` leaves it to the search of [`crate::Nats::start`].
#[must_use]
pub fn nats_server() -> Option<PathBuf> {
    setting("TIDEMARK_NATS_SERVER").map(PathBuf::from).or_else(|| fetched("nats-server"))
}

/// A program that `./dev` fetched into the build output that this test was built in.
fn fetched(program: &str) -> Option<PathBuf> {
    fetched_file(program, is_program)
}

/// A file of that name that fits, among what `./dev` fetched.
fn fetched_file(name: &str, fits: fn(&Path) -> bool) -> Option<PathBuf> {
    let test = std::env::current_exe().ok()?;
    let mut tools = test.ancestors().map(|directory| directory.join(TOOLS));
    below(&tools.find(|tools| tools.is_dir())?, name, fits, DEPTH)
}

/// The reverse proxy of the deployment; `caddy` leaves it to the search path.
#[must_use]
pub fn caddy() -> PathBuf {
    let found = setting("TIDEMARK_CADDY").map(PathBuf::from).or_else(|| fetched("caddy"));
    found.unwrap_or_else(|| "caddy".into())
}

/// The library that moves a program's clock; `None` if it was not fetched.
#[must_use]
pub fn faketime() -> Option<PathBuf> {
    let found = setting("TIDEMARK_FAKETIME").map(PathBuf::from);
    found.or_else(|| fetched_file("libfaketimeMT.so.1", Path::is_file))
}

/// A Python that can import the official client.
///
/// # Panics
/// There is none: `./dev test` makes it.
#[must_use]
pub fn python() -> PathBuf {
    setting_or("TIDEMARK_PYTHON", || fetched_folder("python-").map(|folder| folder.join("python")))
}

/// A Python that can import the MCP server and the protocol's own client.
///
/// # Panics
/// There is none: `./dev test` makes it.
#[must_use]
pub fn agent_python() -> PathBuf {
    let fetched = || fetched_folder("agent-").map(|folder| folder.join("python"));
    setting_or("TIDEMARK_AGENT_PYTHON", fetched)
}

/// Node; `node` leaves it to the search path.
#[must_use]
pub fn node() -> PathBuf {
    setting("TIDEMARK_NODE").map_or_else(|| "node".into(), PathBuf::from)
}

/// The folder of the Node SDK's packages.
///
/// # Panics
/// There is none: `./dev test` makes it.
#[must_use]
pub fn node_sdk() -> PathBuf {
    setting_or("TIDEMARK_NODE_SDK", || fetched_folder("node-sdk-"))
}

/// A path that `./dev test` exports, or else what it fetched earlier.
fn setting_or(name: &str, fetched: impl FnOnce() -> Option<PathBuf>) -> PathBuf {
    let found = setting(name).map(PathBuf::from).or_else(fetched);
    found.unwrap_or_else(|| panic!("{name} is not set: run the tests with `./dev test`"))
}

/// The folder among what `./dev` has fetched whose name begins with `begins`.
fn fetched_folder(begins: &str) -> Option<PathBuf> {
    let test = std::env::current_exe().ok()?;
    let mut tools = test.ancestors().map(|directory| directory.join(TOOLS));
    let entries = fs::read_dir(tools.find(|tools| tools.is_dir())?).ok()?.flatten();
    let begins = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with(begins);
    entries.filter(begins).map(|entry| entry.path()).find(|path| path.extension().is_none())
}

/// A file of that name that fits, in or below a directory.
fn below(directory: &Path, name: &str, fits: fn(&Path) -> bool, depth: u32) -> Option<PathBuf> {
    let here = directory.join(name);
    if fits(&here) {
        return Some(here);
    }
    let entries = fs::read_dir(directory).ok()?.flatten().filter(|_| depth > 0);
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.into_iter().find_map(|folder| below(&folder.path(), name, fits, depth - 1))
}

/// Whether it is a file that may be executed.
fn is_program(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}
