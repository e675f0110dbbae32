//! `tidemark up`.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use embedded::testing::{Scratch, nats_options, postgres_options};
use serde_json::Value;
use sqlx::{Connection, PgConnection};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::{sleep, timeout};

use crate::fixture::{Answer, run};

/// How long a start or a stop may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// A running `tidemark up`; it is killed with this value.
pub struct Up {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
    /// What it said when everything ran.
    greeting: Value,
}

impl Up {
    /// Starts it on a free port and waits until everything runs.
    async fn start(data: &Path) -> Self {
        Self::start_as(command(data)).await
    }

    /// The same by this command.
    pub async fn start_as(mut command: Command) -> Self {
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let line = timeout(PATIENCE, lines.next_line()).await.unwrap().unwrap();
        let greeting = serde_json::from_str(&line.expect("it ended at once")).unwrap();
        Self { process, lines, greeting }
    }

    /// A part of the greeting.
    pub fn said(&self, name: &str) -> &str {
        self.greeting[name].as_str().unwrap()
    }

    /// Asks it to stop and waits for that; answers what it said at the end.
    pub async fn stop(mut self) -> Value {
        let pid = self.process.id().unwrap().to_string();
        let mut kill = Command::new("kill");
        assert!(kill.args(["-TERM", &pid]).status().await.unwrap().success());
        let status = timeout(PATIENCE, self.process.wait()).await.unwrap().unwrap();
        assert!(status.success(), "{status}");
        let line = self.lines.next_line().await.unwrap().unwrap();
        serde_json::from_str(&line).unwrap()
    }

    /// Makes something through its API; answers its id.
    async fn make(&self, path: &str, body: &str) -> String {
        let (status, body) = self.ask("POST", path, body).await;
        assert_eq!(status, "HTTP/1.1 201 Created", "{body}");
        let made: Value = serde_json::from_str(&body).unwrap();
        made["id"].as_str().unwrap().to_owned()
    }

    /// Makes something twice with one idempotency key; answers its id.
    async fn make_with_key(&self, path: &str, body: &str, key: &str) -> String {
        let header = format!("Idempotency-Key: {key}\r\n");
        let first = self.ask_with("POST", path, &header, body).await;
        let second = self.ask_with("POST", path, &header, body).await;
        assert_eq!(first.1, second.1);
        let made: Value = serde_json::from_str(&first.1).unwrap();
        made["id"].as_str().unwrap().to_owned()
    }

    /// Asks its API; answers status line and body.
    async fn ask(&self, method: &str, path: &str, body: &str) -> (String, String) {
        self.ask_with(method, path, "", body).await
    }

    /// The same with more headers.
    async fn ask_with(
        &self,
        method: &str,
        path: &str,
        headers: &str,
        body: &str,
    ) -> (String, String) {
        self.ask_as(self.said("key"), method, path, headers, body).await
    }

    /// The same with a key.
    async fn ask_as(
        &self,
        key: &str,
        method: &str,
        path: &str,
        headers: &str,
        body: &str,
    ) -> (String, String) {
        let address = self.said("address").strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(address).await.unwrap();
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nX-Api-Key: {key}\r\n{headers}\
            Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.lines().next().unwrap().to_owned(), body.to_owned())
    }
}

/// `tidemark up` with the servers of the tests, on any free port.
pub fn command(data: &Path) -> Command {
    let mut command = unasked(data);
    command.args(["--listen", "127.0.0.1:0"]);
    command
}

/// `tidemark up` as people start it, with the servers of the tests.
fn command_for_people(data: &Path) -> Command {
    let mut command = started(&["up", "--listen", "127.0.0.1:0"]);
    command.arg("--data").arg(data);
    command
}

/// `tidemark up` with the servers of the tests, on ports that it chooses itself.
fn unasked(data: &Path) -> Command {
    let mut command = started(&["up", "--json"]);
    command.arg("--data").arg(data);
    command
}

/// `tidemark` with these arguments and the servers of the tests.
fn started(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidemark"));
    command.args(arguments);
    let scratch = Scratch::create();
    if let Some(bin) = nats_options(&scratch).bin {
        command.env("TIDEMARK_NATS_SERVER", bin);
    }
    if let Some(bin) = postgres_options(&scratch).bin {
        command.env("TIDEMARK_POSTGRES_BIN", bin);
    }
    command.kill_on_drop(true);
    command
}

#[tokio::test]
async fn the_first_start_makes_what_one_needs_to_try_it_and_the_next_finds_it_again() {
    let scratch = Scratch::create();
    let data = scratch.path().join("data");
    let first = Up::start(&data).await;
    let key = first.said("key").to_owned();
    let project = r#"{"name": "Engine", "identifier": "ENG"}"#;
    let projects = "/api/v1/workspaces/demo/projects/";
    let (status, body) = first.ask("POST", projects, project).await;
    assert_eq!(status, "HTTP/1.1 201 Created", "{body}");
    let (status, body) = first.ask("GET", projects, "").await;
    assert!(status.ends_with("200 OK") && body.contains("Engine"), "{status} {body}");
    let (site, token) = first.said("link").split_once("/sign-in#link=").unwrap();
    assert_eq!((site, first.said("email")), (first.said("address"), "demo@example.com"));
    let link = format!(r#"{{"token": "{token}"}}"#);
    let sign_in = async || first.ask("POST", "/api/v1/auth/link/", &link).await;
    let (status, body) = sign_in().await;
    assert!(status.ends_with("200 OK") && body.contains("demo@example.com"), "{status} {body}");
    assert_eq!(sign_in().await.0, "HTTP/1.1 400 Bad Request");
    assert_eq!(first.stop().await["in_order"], true);

    let second = Up::start(&data).await;
    assert_eq!(second.said("key"), key);
    let (_, body) = second.ask("GET", projects, "").await;
    assert!(body.contains("Engine"), "{body}");
    let data = data.to_str().unwrap();
    run(&["verify", "--tables", "--data", data]).await.good();
    second.stop().await;
}

/// Signs the first user in with a password; answers the status line and the token, if there is one.
async fn sign_in(up: &Up, password: &str) -> (String, Option<String>) {
    let body = format!(r#"{{"email": "demo@example.com", "password": "{password}"}}"#);
    let (status, body) = up.ask("POST", "/api/v1/auth/sign-in/", &body).await;
    let body: Value = serde_json::from_str(&body).unwrap();
    (status, body["token"].as_str().map(str::to_owned))
}

/// The files below a folder that hold a text.
async fn files_with(text: &str, folder: &Path) -> Vec<PathBuf> {
    let found = Command::new("grep").args(["-rlaF", text]).arg(folder).output().await.unwrap();
    String::from_utf8(found.stdout).unwrap().lines().map(PathBuf::from).collect()
}

#[tokio::test]
async fn the_first_password_is_shown_once_kept_until_it_is_changed_and_in_no_log() {
    let scratch = Scratch::create();
    let data = scratch.path().join("data");
    let first = Up::start(&data).await;
    let (password, file) = (first.said("password").to_owned(), data.join("first-password"));
    assert!(password.len() >= 20, "{password}");
    let kept = file.canonicalize().unwrap();
    assert_eq!(Path::new(first.said("password_file")), kept);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(sign_in(&first, &password).await.1.is_some());
    assert_eq!(files_with(&password, &data).await, std::slice::from_ref(&file));
    first.stop().await;

    let second = Up::start(&data).await;
    assert_eq!(second.greeting["password"], Value::Null, "it was shown before");
    assert_eq!(Path::new(second.said("password_file")), kept);
    assert_eq!(std::fs::read_to_string(&file).unwrap().trim(), password);
    let body = format!(r#"{{"current_password": "{password}", "new_password": "battery staple"}}"#);
    let (status, body) = second.ask("POST", "/api/v1/users/me/password/", &body).await;
    assert!(status.ends_with("204 No Content"), "{status} {body}");
    assert_eq!(files_with(&password, &data).await, std::slice::from_ref(&file));
    second.stop().await;

    let third = Up::start(&data).await;
    assert_eq!(third.greeting["password"], Value::Null);
    assert_eq!(third.greeting["password_file"], Value::Null);
    assert!(!file.exists());
    assert!(third.said("link").contains("/sign-in#link="));
    assert!(sign_in(&third, "battery staple").await.1.is_some());
    third.stop().await;
}

#[tokio::test]
async fn people_read_how_to_sign_in() {
    let scratch = Scratch::create();
    let data = scratch.path().join("data");
    let text = async || {
        let mut command = command_for_people(&data);
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut text = String::new();
        while !text.contains("listening on") {
            let line = timeout(PATIENCE, lines.next_line()).await.unwrap().unwrap();
            text += &(line.expect("it ended early") + "\n");
        }
        let pid = process.id().unwrap().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().await.unwrap().success());
        timeout(PATIENCE, process.wait()).await.unwrap().unwrap();
        text
    };
    let first = text().await;
    let password = std::fs::read_to_string(data.join("first-password")).unwrap();
    let shown = "sign in as demo@example.com with the first password, which ";
    assert!(first.contains(shown) && first.contains(password.trim()), "{first}");
    assert!(first.contains("\n\nor within 15 minutes, once:\n\n  http://127.0.0.1:"), "{first}");
    let second = text().await;
    assert!(!second.contains(password.trim()), "{second}");
    let file = data.join("first-password").canonicalize().unwrap();
    assert!(second.contains(&format!("\n\n  cat {}\n\nor within", file.display())), "{second}");
    std::fs::remove_file(file).unwrap();
    let third = text().await;
    assert!(third.contains("sign in as demo@example.com within 15 minutes, once:"), "{third}");
}

#[tokio::test]
async fn a_used_system_is_verified_and_a_chain_that_was_made_anew_is_known_to_the_stream() {
    let scratch = Scratch::create();
    let data = scratch.path().join("data");
    let up = Up::start(&data).await;
    let projects = "/api/v1/workspaces/demo/projects/";
    let project = r#"{"name": "Engine", "identifier": "ENG"}"#;
    let project = up.make(projects, project).await;
    let renamed = r#"{"name": "Motor", "identifier": "MOT"}"#;
    up.ask("PATCH", &format!("{projects}{project}/"), renamed).await;
    let items = format!("{projects}{project}/work-items/");
    let item = r#"{"name": "Fix", "external_source": "jira", "external_id": "1"}"#;
    let item = up.make_with_key(&items, item, "k").await;
    let comment = r#"{"comment_html": "<p>hi</p>", "external_source": "jira", "external_id": "2"}"#;
    up.make(&format!("{items}{item}/comments/"), comment).await;
    up.make(&items, r#"{"name": "Mend", "external_source": "jira", "external_id": "3"}"#).await;
    let other = r#"{"external_source": "jira", "external_id": "4"}"#;
    up.ask("PATCH", &format!("{items}{item}/"), other).await;
    up.ask("DELETE", &format!("{items}{item}/"), "").await;
    let gone = up.make(projects, r#"{"name": "Gone", "identifier": "GONE"}"#).await;
    up.ask("DELETE", &format!("{projects}{gone}/"), "").await;
    let path = data.to_str().unwrap();
    // What was answered is applied, and published a moment later.
    let verified = async {
        loop {
            let answer = run(&["verify", "--tables", "--data", path, "--json"]).await.good().json();
            if answer["stream"]["compared"] == 2 {
                return answer;
            }
        }
    };
    let verified = timeout(PATIENCE, verified).await.unwrap();
    assert_eq!(verified["findings"], serde_json::json!([]));

    let url = std::fs::read_to_string(data.join("database-url")).unwrap();
    let mut database = PgConnection::connect(url.trim()).await.unwrap();
    sqlx::raw_sql(MADE_ANEW).execute(&mut database).await.unwrap();
    let answer = run(&["verify", "--data", path]).await;
    assert_eq!(answer.status, 3, "{answer:?}");
    assert!(answer.stdout.contains("has another hash in the stream"), "{answer:?}");
    sqlx::raw_sql(CUT).execute(&mut database).await.unwrap();
    let answer = run(&["verify", "--data", path]).await;
    assert_eq!(answer.status, 3, "{answer:?}");
    assert!(answer.stdout.contains("which was published"), "{answer:?}");
    up.stop().await;
}

/// Changes an event of the newest workspace and makes its chain anew from there.
const MADE_ANEW: &str = "
    SET session_replication_role = replica;
    DO $$
    DECLARE
        e event_log.event;
        previous bytea := decode(repeat('00', 32), 'hex');
        changed uuid := (SELECT workspace_id FROM event_log.log_head ORDER BY position DESC LIMIT 1);
    BEGIN
        UPDATE event_log.event SET payload = replace(payload::text, 'Motor', 'Moped')::json
        WHERE workspace_id = changed;
        FOR e IN SELECT * FROM event_log.event WHERE workspace_id = changed ORDER BY position LOOP
            previous := event_log.chain_hash(
                previous, e.workspace_id, e.position, e.aggregate_type, e.entity_id, e.sequence, e.event_id,
                e.event_type, e.event_version, e.recorded_at, e.payload::text, e.metadata::text, e.command_id,
                e.actor_id, e.project_id, e.issue_id);
            UPDATE event_log.event SET hash = previous
            WHERE workspace_id = changed AND position = e.position;
        END LOOP;
        UPDATE event_log.log_head SET hash = previous WHERE workspace_id = changed;
    END
    $$";

/// Removes the last event of the newest workspace and sets its head back.
const CUT: &str = "
    SET session_replication_role = replica;
    DELETE FROM event_log.event
    WHERE (workspace_id, position) IN (
        SELECT workspace_id, position FROM event_log.log_head ORDER BY position DESC LIMIT 1);
    UPDATE event_log.log_head AS head
    SET position = event.position, hash = event.hash, recorded_at = event.recorded_at
    FROM event_log.event
    WHERE event.workspace_id = head.workspace_id AND event.position = head.position - 1
      AND NOT EXISTS (
          SELECT FROM event_log.event AS last
          WHERE last.workspace_id = head.workspace_id AND last.position = head.position)";

#[tokio::test]
async fn a_database_with_the_first_workspace_but_without_the_first_key_gets_a_new_key() {
    let scratch = Scratch::create();
    let data = scratch.path().join("data");
    let first = Up::start(&data).await;
    let key = first.said("key").to_owned();
    first.stop().await;
    std::fs::remove_file(data.join("first-key")).unwrap();
    let second = Up::start(&data).await;
    assert_ne!(second.said("key"), key);
    let (status, _) = second.ask("GET", "/api/v1/workspaces/demo/projects/", "").await;
    assert!(status.ends_with("200 OK"), "{status}");
    second.stop().await;
}

#[tokio::test]
async fn a_directory_in_use_is_refused_with_the_address_of_who_uses_it() {
    let scratch = Scratch::create();
    let data = scratch.path().join("data");
    let up = Up::start(&data).await;
    let second: Answer = command(&data).output().await.unwrap().into();
    assert_eq!(second.status, 1);
    assert!(second.stderr.contains("already running"), "{second:?}");
    assert!(second.stderr.contains(up.said("address")), "{second:?}");
    let (status, _) = up.ask("GET", "/health/ready", "").await;
    assert!(status.ends_with("200 OK"), "{status}");
    up.stop().await;
}

#[tokio::test]
async fn a_backup_is_brought_into_a_new_data_directory_and_into_no_other() {
    let scratch = Scratch::create();
    let (data, file) = (scratch.path().join("data"), scratch.path().join("tidemark.dump"));
    let up = Up::start(&data).await;
    let projects = "/api/v1/workspaces/demo/projects/";
    up.make(projects, r#"{"name": "Engine", "identifier": "ENG"}"#).await;
    let key = up.said("key").to_owned();
    let backup = ["backup", file.to_str().unwrap(), "--data", data.to_str().unwrap(), "--json"];
    let backup = run(&backup).await.good().json();
    up.stop().await;

    let restored = scratch.path().join("restored");
    let mut command = self::command(&restored);
    command.arg("--restore").arg(&file);
    let up = Up::start_as(command).await;
    let (status, body) = up.ask_as(&key, "GET", projects, "", "").await;
    assert!(status.ends_with("200 OK") && body.contains("Engine"), "{status} {body}");
    let status = run(&["status", "--json", "--data", restored.to_str().unwrap()]).await.json();
    assert_ne!(status["epoch"], backup["epoch"]);
    up.stop().await;
    let mut command = self::command(&restored);
    command.arg("--restore").arg(&file);
    let again: Answer = command.output().await.unwrap().into();
    assert_eq!(again.status, 1);
    assert!(again.stderr.contains("not empty") && again.stderr.contains("--data"), "{again:?}");
}

/// The ports of a running system by the files in its data directory.
fn ports(data: &Path) -> [u16; 4] {
    ["address", "metrics-address", "database-url", "nats-url"].map(|name| {
        let text = std::fs::read_to_string(data.join(name)).unwrap();
        url::Url::parse(text.trim()).unwrap().port().unwrap()
    })
}

#[tokio::test]
async fn ports_stay_the_same_across_restarts_unless_somebody_else_has_them() {
    let scratch = Scratch::create();
    let data = scratch.path().join("data");
    let first = Up::start_as(unasked(&data)).await;
    let before = ports(&data);
    first.stop().await;
    let second = Up::start_as(unasked(&data)).await;
    assert_eq!(ports(&data), before);
    second.stop().await;
    let mut taken = Vec::new();
    for port in before {
        taken.push(TcpListener::bind(("127.0.0.1", port)).await.unwrap());
    }
    let third = Up::start_as(unasked(&data)).await;
    let after = ports(&data);
    for (before, after) in before.iter().zip(after) {
        assert_ne!(*before, after);
    }
    let log = std::fs::read_to_string(data.join("tidemark.log")).unwrap();
    assert_eq!(log.matches("the port that it had before is taken").count(), 3, "{log}");
    drop(taken);
    third.stop().await;
    let fourth = Up::start_as(unasked(&data)).await;
    assert_eq!(ports(&data), after, "the new ones stay");
    fourth.stop().await;
}

#[tokio::test]
async fn a_port_that_was_asked_for_and_is_taken_is_refused() {
    let scratch = Scratch::create();
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidemark"));
    command.arg("up").arg("--data").arg(scratch.path());
    command.arg("--listen").arg(taken.local_addr().unwrap().to_string());
    let answer: Answer = command.output().await.unwrap().into();
    assert_eq!(answer.status, 1);
    assert!(answer.stderr.contains("--listen"), "{answer:?}");
}

#[tokio::test]
async fn a_database_that_is_killed_comes_back() {
    let scratch = Scratch::create();
    let data = scratch.path().join("data");
    let up = Up::start(&data).await;
    let file = data.join("postgres/cluster/postmaster.pid");
    let postmaster = std::fs::read_to_string(file).unwrap().lines().next().unwrap().to_owned();
    assert!(Command::new("kill").args(["-KILL", &postmaster]).status().await.unwrap().success());
    let project = r#"{"name": "Engine", "identifier": "ENG"}"#;
    let create = async {
        loop {
            let (status, _) = up.ask("POST", "/api/v1/workspaces/demo/projects/", project).await;
            if status.ends_with("201 Created") {
                return;
            }
            sleep(Duration::from_millis(200)).await;
        }
    };
    timeout(PATIENCE, create).await.unwrap();
    up.stop().await;
}

#[tokio::test]
async fn status_shows_a_running_system_and_the_public_sees_no_metrics() {
    let scratch = Scratch::create();
    let data = scratch.path().join("data");
    let up = Up::start(&data).await;
    let path = data.to_str().unwrap();
    let good = async {
        loop {
            let answer = run(&["status", "--json", "--data", path]).await;
            let said: Value = serde_json::from_str(&answer.stdout).unwrap_or_default();
            // The disk is that of whoever runs the tests.
            let wanted = i32::from(said["disks"][0]["filling_up"] == true);
            let is_ready = said["services"][0]["ready"] == true;
            if answer.status == wanted && is_ready && said["relay"]["lag_positions"] == 0 {
                return said;
            }
            sleep(Duration::from_millis(200)).await;
        }
    };
    let said = timeout(PATIENCE, good).await.unwrap();
    assert_eq!(said["services"][0]["version"], env!("CARGO_PKG_VERSION"), "{said}");
    assert_eq!(said["tables"][0]["lag_positions"], 0, "{said}");
    assert!(said["stream"]["messages"].as_u64().unwrap() > 0, "{said}");
    let text = run(&["status", "--data", path]).await.stdout;
    assert_eq!(said["stream"]["sync_always"], true, "as its metric says: {said}");
    assert_eq!(said["relay"]["state"]["active_in"], "tidemark", "{said}");
    assert!(said["disks"][0]["size_bytes"].as_f64().unwrap() > 0.0, "{said}");
    let parts = [
        "epoch ",
        "services",
        "relay",
        "table work_item",
        "consumers",
        "publishing: by tidemark",
        "chain: ",
        "disk data: ",
    ];
    for part in parts {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (status, _) = up.ask("GET", "/metrics", "").await;
    assert!(status.ends_with("404 Not Found"), "{status}");
    up.stop().await;
    assert_eq!(run(&["status", "--data", path]).await.status, 1);
}
