//! The web application behind the deployment's proxy: the same answers as those of `tidemark up`.

use std::fs;
use std::path::Path;

use axum::http::{HeaderMap, Method};
use embedded::testing::Scratch;
use end_to_end::proxy::Proxy;
use reqwest::Client;
use web::Site;

/// What both say; tags and dates are each server's own.
const COMPARED: [&str; 11] = [
    "cache-control",
    "content-encoding",
    "content-length",
    "content-security-policy",
    "content-type",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "referrer-policy",
    "vary",
    "x-content-type-options",
    "x-frame-options",
];

/// Writes a built application.
fn build(folder: &Path) {
    fs::create_dir_all(folder.join("assets")).unwrap();
    fs::create_dir_all(folder.join(".vite")).unwrap();
    for (name, text) in [
        ("index.html", "<!doctype html><p>the page"),
        ("index.html.br", "page in brotli"),
        ("index.html.gz", "page in gzip"),
        ("icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("assets/app-1a2b.js", "console.log('the application')"),
        ("assets/app-1a2b.js.br", "script in brotli"),
        ("assets/app-1a2b.js.gz", "script in gzip"),
        ("assets/style-3c4d.css", "p { color: green }"),
        ("assets/letters-5e6f.woff2", "letters"),
        (".vite/manifest.json", "{}"),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
}

/// The headers that are compared, each a line.
fn lines(headers: &HeaderMap) -> Vec<String> {
    let line = |name: &str| {
        let mut values: Vec<String> = (headers.get_all(name).iter())
            .flat_map(|value| value.to_str().unwrap().split(", ").map(str::to_lowercase))
            .collect();
        values.sort();
        format!("{name}: {}", values.join(", "))
    };
    COMPARED.into_iter().map(line).collect()
}

#[tokio::test]
async fn the_proxy_serves_the_pages_as_one_process_does() {
    let scratch = Scratch::create();
    build(scratch.path());
    let (site, proxy) =
        (Site::read(scratch.path()).unwrap(), Proxy::with_pages(scratch.path()).await);
    let client = Client::new();
    let paths = [
        "/",
        "/index.html",
        "/sign-in",
        "/acme/ENG-42",
        "/acme/settings/",
        "/icon.svg",
        "/assets/app-1a2b.js",
        "/assets/style-3c4d.css",
        "/assets/letters-5e6f.woff2",
    ];
    for (method, codings) in [(Method::GET, "br, gzip"), (Method::GET, "gzip"), (Method::HEAD, "")]
    {
        for path in paths {
            let asked = [("accept", "text/html,*/*;q=0.8"), ("accept-encoding", codings)];
            let asked: HeaderMap = asked
                .iter()
                .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
                .collect();
            let expected = site.answer(&method, path, &asked).unwrap();
            let request = client.request(method.clone(), format!("{}{path}", proxy.url()));
            let answer = request.headers(asked.clone()).send().await.unwrap();
            let what = format!("{method} {path} ({codings})");
            assert_eq!(answer.status(), expected.status(), "{what}");
            assert_eq!(lines(answer.headers()), lines(expected.headers()), "{what}");
            let tag = answer.headers()["etag"].clone();
            let again = client.request(method.clone(), format!("{}{path}", proxy.url()));
            let again = again.headers(asked).header("if-none-match", tag).send().await.unwrap();
            assert_eq!(again.status(), 304, "{what}");
        }
    }
}

#[tokio::test]
async fn the_proxy_serves_no_page_where_one_process_serves_none() {
    let scratch = Scratch::create();
    build(scratch.path());
    let proxy = Proxy::with_pages(scratch.path()).await;
    let client = Client::new();
    let pages = "text/html";
    for (method, path, accept) in [
        (Method::GET, "/", "*/*"),
        (Method::GET, "/sign-in", "application/json"),
        (Method::GET, "/assets/", pages),
        (Method::GET, "/assets/gone.js", pages),
        (Method::GET, "/assets/app-1a2b.js.br", "*/*"),
        (Method::GET, "/.vite/manifest.json", "*/*"),
        (Method::GET, "/robots.txt", pages),
        (Method::GET, "/api", pages),
        (Method::POST, "/sign-in", pages),
    ] {
        let request = client.request(method.clone(), format!("{}{path}", proxy.url()));
        let answer = request.header("accept", accept).send().await.unwrap();
        let what = format!("{method} {path} for {accept}");
        assert_eq!(answer.status(), 404, "{what}");
        assert_eq!(answer.headers()["content-type"], "application/json", "{what}");
    }
}
