//! Nothing is left when the process that started a server ends, however it ends, with any user.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use embedded::testing::Scratch;
use sqlx::{Connection, PgConnection};

/// The program that starts a throwaway server.
const PROGRAM: &str = env!("CARGO_BIN_EXE_embedded-postgres");

/// Starts the program through `command` and answers with it and the URL that it prints.
fn start(mut command: Command) -> (Child, String) {
    let mut program = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut url = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut url).unwrap();
    (program, url.trim().to_owned())
}

/// Whether this test runs as root.
fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Waits until something is so.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < deadline, "not within 20 s: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// The data directory and the postmaster's process id, as the server itself says.
async fn whereabouts(url: &str) -> (PathBuf, PathBuf) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let query = "SELECT current_setting('data_directory'), pg_read_file('postmaster.pid')";
    let (data, pid): (String, String) =
        sqlx::query_as(query).fetch_one(&mut connection).await.unwrap();
    (data.into(), Path::new("/proc").join(pid.lines().next().unwrap()))
}

/// Waits until server and files are gone.
fn gone(data: &Path, postmaster: &Path) {
    until("the postmaster is gone", || !postmaster.exists());
    until("its files are gone", || !data.ancestors().nth(2).unwrap().exists());
}

#[tokio::test]
async fn a_server_dies_with_its_killed_parent() {
    let (mut program, url) = start(Command::new(PROGRAM));
    let (data, postmaster) = whereabouts(&url).await;
    let _open = PgConnection::connect(&url).await.unwrap();
    assert!(postmaster.exists());
    program.kill().unwrap();
    program.wait().unwrap();
    gone(&data, &postmaster);
}

#[tokio::test]
async fn a_server_ends_when_stdin_closes() {
    let (mut program, url) = start(Command::new(PROGRAM));
    let (data, postmaster) = whereabouts(&url).await;
    drop(program.stdin.take());
    assert!(program.wait().unwrap().success());
    gone(&data, &postmaster);
}

#[tokio::test]
async fn an_ordinary_user_can_start_a_server() {
    let scratch = Scratch::create();
    let copy = scratch.path().join("embedded-postgres");
    fs::copy(PROGRAM, &copy).unwrap();
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(&copy);
    if is_root() {
        command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]).arg(&copy);
    }
    let (mut program, url) = start(command);
    let (data, postmaster) = whereabouts(&url).await;
    program.kill().unwrap();
    program.wait().unwrap();
    gone(&data, &postmaster);
}
