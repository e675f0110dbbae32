//! What an earlier run that died badly may have left in a data directory.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use embedded::testing::{Scratch, start_postgres};
use sqlx::{Connection, PgConnection};

/// Makes a cluster, stops its server, and answers with the cluster's and the server program's path.
async fn abandoned(scratch: &Scratch) -> (PathBuf, PathBuf) {
    let mut server = start_postgres(scratch).await.unwrap();
    let program = fs::read_link(format!("/proc/{}/exe", server.pid().unwrap())).unwrap();
    let cluster = server.cluster().to_owned();
    server.stop().await;
    (cluster, program)
}

/// Starts a server on the cluster that nothing binds to this process, and waits until it holds the cluster.
fn orphan(cluster: &Path, program: &Path) -> Child {
    let owner = fs::metadata(cluster).unwrap();
    let mut command = Command::new("setpriv");
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        let (uid, gid) = (owner.uid(), owner.gid());
        command.arg(format!("--reuid={uid}")).arg(format!("--regid={gid}")).arg("--clear-groups");
    }
    command.arg("--").arg(program).arg("-D").arg(cluster).current_dir("/");
    command.args(["-c", "listen_addresses=", "-k"]).arg(cluster);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    let ready = || {
        fs::read_to_string(cluster.join("postmaster.pid")).is_ok_and(|text| text.contains("ready"))
    };
    while !ready() {
        assert!(Instant::now() < deadline, "the orphan does not start");
        std::thread::sleep(Duration::from_millis(10));
    }
    child
}

#[tokio::test]
async fn a_server_that_still_runs_is_stopped_first() {
    let scratch = Scratch::create();
    let (cluster, program) = abandoned(&scratch).await;
    let mut orphan = orphan(&cluster, &program);
    let server = start_postgres(&scratch).await.unwrap();
    assert!(orphan.wait().unwrap().success());
    PgConnection::connect(&server.url("postgres")).await.unwrap();
}

#[tokio::test]
async fn a_server_whose_postmaster_was_killed_is_replaced() {
    let scratch = Scratch::create();
    let (cluster, program) = abandoned(&scratch).await;
    let mut orphan = orphan(&cluster, &program);
    orphan.kill().unwrap();
    orphan.wait().unwrap();
    let server = start_postgres(&scratch).await.unwrap();
    PgConnection::connect(&server.url("postgres")).await.unwrap();
}

#[tokio::test]
async fn a_pid_file_that_names_somebody_else_is_ignored() {
    let scratch = Scratch::create();
    let (cluster, _) = abandoned(&scratch).await;
    let mut somebody = Command::new("sleep").arg("60").spawn().unwrap();
    fs::write(cluster.join("postmaster.pid"), format!("{}\n", somebody.id())).unwrap();
    let server = start_postgres(&scratch).await.unwrap();
    PgConnection::connect(&server.url("postgres")).await.unwrap();
    assert!(somebody.try_wait().unwrap().is_none());
    somebody.kill().unwrap();
    somebody.wait().unwrap();
}

#[tokio::test]
async fn an_interrupted_initdb_is_begun_anew() {
    let scratch = Scratch::create();
    let unfinished = scratch.path().join("postgres/cluster.unfinished");
    fs::create_dir_all(&unfinished).unwrap();
    fs::write(unfinished.join("PG_VERSION"), "15\n").unwrap();
    let server = start_postgres(&scratch).await.unwrap();
    PgConnection::connect(&server.url("postgres")).await.unwrap();
    assert!(!unfinished.exists());
}
