//! Postgres' programs for clients, such as `pg_dump`.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::binaries::{by_version, libraries};
use crate::error::StartError;
use crate::files::search_path;

/// A command that runs a client program: the given installation's, else the system's newest, else that on PATH.
///
/// # Errors
/// There is none.
pub fn client(program: &'static str, given: Option<&Path>) -> Result<Command, StartError> {
    let places: Vec<PathBuf> = match given {
        Some(bin) => vec![bin.to_owned()],
        None => by_version().chain(search_path()).collect(),
    };
    let Some(bin) = places.iter().find(|bin| bin.join(program).is_file()) else {
        let searched = given
            .map_or("/usr/lib/postgresql and PATH".to_owned(), |bin| bin.display().to_string());
        let setting = "TIDEMARK_POSTGRES_BIN to its directory";
        return Err(StartError::NotInstalled { program, searched, setting });
    };
    let mut command = Command::new(bin.join(program));
    let libraries = libraries(bin);
    if !libraries.is_empty() {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::client;
    use crate::testing::Scratch;

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let empty = Scratch::create();
        let error = client("pg_dump", Some(empty.path())).unwrap_err().to_string();
        assert!(error.contains("pg_dump") && error.contains("TIDEMARK_POSTGRES_BIN"), "{error}");
    }
}
