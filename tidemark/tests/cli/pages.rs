//! The web application of `tidemark up`.

use std::fs;

use embedded::testing::Scratch;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::up::{Up, command};

/// What a browser sends when it shows a page, and when a page loads a script.
const PAGE: &str = "Accept: text/html,*/*;q=0.8\r\nAccept-Encoding: gzip, br\r\n";
const SCRIPT: &str = "Accept: */*\r\nAccept-Encoding: gzip, br\r\n";

/// An answer: its head with the names of headers in lower case, and its body.
struct Answer {
    head: String,
    body: String,
}

impl Answer {
    /// Whether it has this status.
    fn is(&self, status: u16) -> bool {
        self.head.starts_with(&format!("HTTP/1.1 {status} "))
    }

    /// A header, empty if it has none.
    fn said(&self, name: &str) -> &str {
        let start = format!("{name}: ");
        self.head.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_default()
    }
}

/// Asks a running system without a key.
async fn ask(up: &Up, method: &str, path: &str, headers: &str) -> Answer {
    let address = up.said("address").strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request =
        format!("{method} {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    Answer { head: head.to_owned(), body: body.to_owned() }
}

/// A built application in a folder.
fn built() -> Scratch {
    let scratch = Scratch::create();
    let folder = scratch.path();
    fs::create_dir(folder.join("assets")).unwrap();
    for (name, text) in [
        ("index.html", "<!doctype html><p>the page"),
        ("assets/app-1a2b.js", "console.log('the application')"),
        ("assets/app-1a2b.js.br", "in brotli"),
        ("assets/app-1a2b.js.gz", "in gzip"),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    scratch
}

#[tokio::test]
async fn the_web_application_is_served_at_the_address_of_the_api() {
    let (scratch, folder) = (Scratch::create(), built());
    let mut command = command(&scratch.path().join("data"));
    command.arg("--web").arg(folder.path());
    let up = Up::start_as(command).await;

    for path in ["/", "/sign-in", "/demo/ENG-42"] {
        let page = ask(&up, "GET", path, PAGE).await;
        assert!(page.is(200) && page.body.ends_with("the page"), "{path}: {}", page.head);
        assert_eq!(page.said("cache-control"), "no-cache");
        assert!(page.said("content-security-policy").contains("script-src 'self'"));
        let tag = format!("{PAGE}If-None-Match: {}\r\n", page.said("etag"));
        let again = ask(&up, "GET", path, &tag).await;
        assert!(again.is(304) && again.body.is_empty(), "{path}: {}", again.head);
    }
    let script = ask(&up, "GET", "/assets/app-1a2b.js", SCRIPT).await;
    assert_eq!(script.said("content-encoding"), "br");
    assert_eq!(script.said("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(script.body, "in brotli");
    let head = ask(&up, "HEAD", "/assets/app-1a2b.js", SCRIPT).await;
    assert!(head.is(200) && head.body.is_empty(), "{}", head.head);
    assert_eq!(head.said("content-length"), "9");

    for path in ["/api/v1/nothing/", "/api/nothing", "/assets/gone.js", "/health/nothing"] {
        let missing = ask(&up, "GET", path, PAGE).await;
        assert!(missing.is(404), "{path}: {}", missing.head);
        assert_eq!(missing.said("content-type"), "application/json", "{path}");
    }
    let status = ask(&up, "GET", "/", SCRIPT).await;
    assert_eq!(status.body, r#"{"status":"OK"}"#, "the contract's answer to other clients");
    assert!(ask(&up, "POST", "/sign-in", PAGE).await.is(404));
    assert!(ask(&up, "GET", "/health/ready", PAGE).await.is(200));
    up.stop().await;
}

#[tokio::test]
async fn a_folder_that_holds_no_web_application_is_refused_at_the_start() {
    let scratch = Scratch::create();
    let mut command = command(&scratch.path().join("data"));
    command.arg("--web").arg(scratch.path());
    let answer = command.output().await.unwrap();
    assert_eq!(answer.status.code(), Some(1));
    let said = String::from_utf8(answer.stderr).unwrap();
    assert!(said.contains("no web application"), "{said}");
}
