//! How to start a service.

use std::path::PathBuf;
use std::process::Command;

use embedded::{free_port, guarded};

/// How to start a service; the same every time, so that a restarted service is where it was.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The name that tests call it by.
    pub name: String,
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// What its environment has besides the test's own.
    pub environment: Vec<(String, String)>,
    /// What stands in the line of its output that tells the address it listens on.
    pub announcement: String,
}

impl Launch {
    /// Any program that announces itself with "listening on `<address>`", as text or in a JSON string.
    #[must_use]
    pub fn program(name: &str, program: impl Into<PathBuf>) -> Self {
        Self {
            name: name.to_owned(),
            program: program.into(),
            arguments: Vec::new(),
            environment: Vec::new(),
            announcement: "listening on".to_owned(),
        }
    }

    /// A service of ours, from the build output that this test is in, on a free port that it keeps.
    ///
    /// # Panics
    /// The service was not built, or there is no free port.
    #[must_use]
    pub fn service(name: &str) -> Self {
        Self::service_as(name, name)
    }

    /// A service of ours under a name of its own, for one that is there twice, on a free port that it keeps.
    ///
    /// # Panics
    /// The service was not built, or there is no free port.
    #[must_use]
    pub fn service_as(name: &str, binary: &str) -> Self {
        Self::program(name, built(binary)).with_port("TIDEMARK_LISTEN")
    }

    /// Sets a variable to an address of this machine with a free port.
    ///
    /// # Panics
    /// There is none.
    #[must_use]
    pub fn with_port(self, variable: &str) -> Self {
        let name = &self.name;
        let port = free_port().unwrap_or_else(|error| panic!("no free port for {name}: {error}"));
        self.env(variable, &format!("127.0.0.1:{port}"))
    }

    /// What a variable was set to.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        let mut variables = self.environment.iter();
        variables.find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Sets a variable of its environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Says what stands in the line that tells its address.
    #[must_use]
    pub fn announced_by(mut self, announcement: &str) -> Self {
        announcement.clone_into(&mut self.announcement);
        self
    }

    /// The command, which dies with this process.
    pub(crate) fn command(&self) -> Command {
        let mut command = guarded(&self.program, "KILL");
        command.args(&self.arguments);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// A program of the workspace, beside the `deps` directory of the test that is running.
///
/// # Panics
/// It was not built.
#[must_use]
pub fn built(name: &str) -> PathBuf {
    let test =
        std::env::current_exe().unwrap_or_else(|error| panic!("no current program: {error}"));
    let mut places = test.ancestors().map(|directory| directory.join(name));
    places.find(|program| program.is_file()).unwrap_or_else(|| {
        panic!("{name} is not beside {}: run `cargo build --bin {name}` first", test.display())
    })
}
