//! Lists the files of the web application, which the crate embeds: those that were built into `web/dist`, or into the
//! folder that `TIDEMARK_WEB_DIST` names. None if nothing was built, or if the variable is empty.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs, io};

/// Where the web application is built, seen from here.
const BUILT: &str = "dist";

/// Writes the list.
fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rust/build.rs");
    println!("cargo::rerun-if-env-changed=TIDEMARK_WEB_DIST");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let folder = match env::var_os("TIDEMARK_WEB_DIST") {
        Some(given) if given.is_empty() => None,
        Some(given) => Some(root.join(given)),
        None => built(&root),
    };
    let mut list = String::new();
    if let Some(folder) = folder {
        println!("cargo::rerun-if-changed={}", folder.display());
        add(&folder, "", &mut list).map_err(|error| {
            io::Error::other(format!("{} cannot be embedded: {error}", folder.display()))
        })?;
    }
    fs::write(out.join("files.rs"), format!("&[\n{list}]\n"))
}

/// The usual folder, made where it is missing: what cargo cannot find counts as changed at every build, while in an
/// empty folder it notices the files that come. None where the code cannot be written.
fn built(root: &Path) -> Option<PathBuf> {
    let folder = root.join(BUILT);
    if !folder.is_dir() {
        fs::create_dir(&folder).ok()?;
        // A folder that is younger than this run would count as changed at the next build.
        let _ = fs::File::open(&folder).and_then(|made| made.set_modified(SystemTime::UNIX_EPOCH));
    }
    Some(folder)
}

/// Adds the files below a folder, whose names begin with `prefix`; hidden ones are the build's own.
fn add(folder: &Path, prefix: &str, list: &mut String) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        let name = format!("{prefix}{}", name.to_string_lossy());
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            add(&path, &format!("{name}/"), list)?;
        } else {
            let written =
                writeln!(list, "    ({name:?}, include_bytes!({:?})),", path.display().to_string());
            written.map_err(io::Error::other)?;
        }
    }
    Ok(())
}
