//! All files, and which of them answers a request.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

use crate::file::{File, HASHED};
use crate::{EMBEDDED, coding, headers};

/// The file that every page begins with.
const INDEX: &str = "index.html";
/// How paths begin at which there are no pages: the API's own, and files that are there or not.
const NO_PAGES: [&str; 4] = ["api", "health", "robots.txt", HASHED];

/// What the page says when there are no files.
const NOTHING: &str = include_str!("nothing.html");
/// What that page may do: nothing.
const NOTHING_POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");

/// The web application's files. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Site(Arc<HashMap<String, File>>);

impl Site {
    /// The files that are in the program; none if it was built without them.
    #[must_use]
    pub fn embedded() -> Self {
        let files = EMBEDDED.iter();
        Self::of(files.map(|(name, bytes)| ((*name).to_owned(), Bytes::from_static(bytes))))
    }

    /// Those in a folder, as they are now.
    ///
    /// # Errors
    /// Something in it cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut contents = Vec::new();
        read_below(folder, "", &mut contents)?;
        Ok(Self::of(contents))
    }

    /// Joins the forms of each file.
    fn of(contents: impl IntoIterator<Item = (String, Bytes)>) -> Self {
        let contents: HashMap<String, Bytes> = contents.into_iter().collect();
        let form = |name: &str, ending: &str| contents.get(&format!("{name}{ending}")).cloned();
        let is_form = |name: &str| {
            let plain = coding::ALL.iter().find_map(|coding| name.strip_suffix(coding.ending));
            plain.is_some_and(|plain| contents.contains_key(plain))
        };
        let files = contents.iter().filter(|(name, _)| !is_form(name)).map(|(name, bytes)| {
            let file = File::of(name, bytes.clone(), |coding| form(name, coding.ending));
            (name.clone(), file)
        });
        Self(Arc::new(files.collect()))
    }

    /// Whether there is a web application.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.0.contains_key(INDEX)
    }

    /// The answer to a request, unless it is for the API: a file, or for readers of pages the page that all begin with.
    #[must_use]
    pub fn answer(&self, method: &Method, path: &str, asked: &HeaderMap) -> Option<Response> {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return None;
        }
        let name = path.strip_prefix('/')?;
        if let Some(file) = self.0.get(name) {
            return Some(file.answer(method, asked, headers::VARY));
        }
        let first = name.split('/').next().unwrap_or_default();
        if NO_PAGES.contains(&first) || !reads_pages(asked) {
            return None;
        }
        match self.0.get(INDEX) {
            Some(index) => Some(index.answer(method, asked, headers::VARY_PAGE)),
            None => name.is_empty().then(nothing),
        }
    }
}

/// Whether a client asks for a page, as browsers do for what they show, and for nothing else.
fn reads_pages(asked: &HeaderMap) -> bool {
    let values = asked.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let mut kinds = values.flat_map(|value| value.split(',')).map(|kind| kind.split(';').next());
    kinds.any(|kind| kind.is_some_and(|kind| kind.trim() == "text/html"))
}

/// The page of a program that has no files.
fn nothing() -> Response {
    let own: [(HeaderName, HeaderValue); 4] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, headers::NOT_AT_ALL),
        (header::VARY, headers::VARY_PAGE),
        (header::CONTENT_SECURITY_POLICY, NOTHING_POLICY),
    ];
    let mut response = NOTHING.into_response();
    response.headers_mut().extend(headers::ALWAYS);
    for (name, value) in own {
        response.headers_mut().insert(name, value);
    }
    response
}

/// Reads the files below a folder, whose names begin with `prefix`; hidden ones are the build's own.
fn read_below(folder: &Path, prefix: &str, contents: &mut Vec<(String, Bytes)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            read_below(&path, &format!("{name}/"), contents)?;
        } else {
            contents.push((name, fs::read(&path)?.into()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use embedded::testing::Scratch;
    use http_body_util::BodyExt;

    use super::*;

    /// What a browser asks for when it shows a page.
    const PAGE: (HeaderName, &str) =
        (header::ACCEPT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    /// What it asks for when a page loads a script.
    const ANYTHING: (HeaderName, &str) = (header::ACCEPT, "*/*");

    /// A small application.
    fn site() -> Site {
        let files = [
            ("index.html", "<!doctype html><p>the page"),
            ("index.html.br", "smaller"),
            ("icon.svg", "<svg/>"),
            ("assets/app-1a2b.js", "console.log('a long script')"),
            ("assets/app-1a2b.js.br", "brotli"),
            ("assets/app-1a2b.js.gz", "gzip form"),
            ("assets/short-1a2b.js", "1"),
            ("assets/short-1a2b.js.br", "longer than the file itself"),
        ];
        Site::of(files.map(|(name, text)| (name.to_owned(), Bytes::from_static(text.as_bytes()))))
    }

    /// What a request with these headers is answered.
    fn ask(method: &Method, path: &str, asked: &[(HeaderName, &str)]) -> Option<Response> {
        let asked = asked.iter().map(|(name, value)| (name.clone(), value.parse().unwrap()));
        site().answer(method, path, &asked.collect())
    }

    /// The same for GET, where there is an answer.
    fn get(path: &str, asked: &[(HeaderName, &str)]) -> Response {
        ask(&Method::GET, path, asked).unwrap()
    }

    /// A header of an answer, empty if it has none.
    fn said<'r>(response: &'r Response, name: &HeaderName) -> &'r str {
        response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The text of an answer.
    async fn text(response: Response) -> String {
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn the_page_is_asked_for_again_and_may_run_no_script_inside() {
        let page = get("/", &[PAGE]);
        assert_eq!(page.status(), StatusCode::OK);
        assert_eq!(said(&page, &header::CONTENT_TYPE), "text/html; charset=utf-8");
        assert_eq!(said(&page, &header::CACHE_CONTROL), "no-cache");
        assert_eq!(said(&page, &header::VARY), "Accept, Accept-Encoding");
        let policy = said(&page, &header::CONTENT_SECURITY_POLICY);
        for part in ["script-src 'self'; ", "frame-ancestors 'none'; ", "require-trusted-types-for"]
        {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(text(page).await, "<!doctype html><p>the page");
    }

    #[test]
    fn whoever_has_a_form_already_gets_304() {
        let first = get("/", &[PAGE, (header::ACCEPT_ENCODING, "br")]);
        assert_eq!(said(&first, &header::CONTENT_ENCODING), "br");
        let tag = said(&first, &header::ETAG);
        let weak = format!("W/{tag}");
        for tag in [tag, &weak] {
            let asked = [PAGE, (header::ACCEPT_ENCODING, "br"), (header::IF_NONE_MATCH, tag)];
            let again = get("/", &asked);
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
            assert_eq!(said(&again, &header::ETAG), said(&first, &header::ETAG));
            assert_eq!(said(&again, &header::CONTENT_ENCODING), "");
        }
        let other_form = get("/", &[PAGE, (header::IF_NONE_MATCH, tag)]);
        assert_eq!(other_form.status(), StatusCode::OK);
        assert_ne!(said(&other_form, &header::ETAG), tag);
    }

    #[tokio::test]
    async fn files_with_hashed_names_are_kept_for_good_in_the_smallest_form_that_is_taken() {
        let path = "/assets/app-1a2b.js";
        for (accept, coding, content) in [
            ("gzip, deflate, br", "br", "brotli"),
            ("gzip", "gzip", "gzip form"),
            ("br;q=0", "", "console.log('a long script')"),
        ] {
            let script = get(path, &[ANYTHING, (header::ACCEPT_ENCODING, accept)]);
            assert_eq!(said(&script, &header::CONTENT_ENCODING), coding);
            assert_eq!(said(&script, &header::CONTENT_TYPE), "text/javascript; charset=utf-8");
            let keep = said(&script, &header::CACHE_CONTROL);
            assert_eq!(keep, "public, max-age=31536000, immutable");
            assert_eq!(said(&script, &header::VARY), "Accept-Encoding");
            assert_eq!(said(&script, &header::CONTENT_LENGTH), content.len().to_string());
            assert_eq!(text(script).await, content);
        }
        let short = get("/assets/short-1a2b.js", &[(header::ACCEPT_ENCODING, "br")]);
        assert_eq!(said(&short, &header::CONTENT_ENCODING), "", "no form is longer than the file");
    }

    #[tokio::test]
    async fn every_address_of_the_application_begins_with_the_page() {
        for path in ["/sign-in", "/acme/ENG-42", "/acme/settings/", "/index.html", "/apiary"] {
            let page = get(path, &[PAGE]);
            assert_eq!(said(&page, &header::CONTENT_TYPE), "text/html; charset=utf-8", "{path}");
        }
        let icon = get("/icon.svg", &[PAGE]);
        assert_eq!(said(&icon, &header::CONTENT_TYPE), "image/svg+xml");
        assert_eq!(said(&icon, &header::CACHE_CONTROL), "no-cache");
    }

    #[test]
    fn everything_else_is_for_the_api() {
        for path in ["/api", "/api/v1/nothing/", "/health/ready", "/robots.txt", "/assets/gone.js"]
        {
            assert!(ask(&Method::GET, path, &[PAGE]).is_none(), "{path}");
        }
        for path in ["/", "/sign-in", "/assets/app-1a2b.js.br", "/../secret"] {
            assert!(ask(&Method::GET, path, &[ANYTHING]).is_none(), "{path}");
            assert!(ask(&Method::GET, path, &[]).is_none(), "{path}");
        }
        for method in [Method::POST, Method::DELETE, Method::OPTIONS] {
            assert!(ask(&method, "/", &[PAGE]).is_none(), "{method}");
            assert!(ask(&method, "/icon.svg", &[PAGE]).is_none(), "{method}");
        }
    }

    #[tokio::test]
    async fn a_head_has_everything_but_the_content() {
        let path = "/assets/app-1a2b.js";
        let (whole, head) = (get(path, &[]), ask(&Method::HEAD, path, &[]).unwrap());
        assert_eq!(head.status(), StatusCode::OK);
        assert_eq!(head.headers(), whole.headers());
        assert_eq!(text(head).await, "");
    }

    #[tokio::test]
    async fn without_files_the_first_page_says_so() {
        let none = Site::of([]);
        assert!(!none.is_there() && site().is_there());
        let asked = HeaderMap::from_iter([(PAGE.0, HeaderValue::from_static(PAGE.1))]);
        let page = none.answer(&Method::GET, "/", &asked).unwrap();
        assert_eq!(page.status(), StatusCode::OK);
        assert_eq!(said(&page, &header::CACHE_CONTROL), "no-store");
        assert_eq!(page.headers().get_all(header::CONTENT_SECURITY_POLICY).iter().count(), 1);
        assert!(text(page).await.contains("built without the web application"));
        assert!(none.answer(&Method::GET, "/sign-in", &asked).is_none());
        assert!(none.answer(&Method::GET, "/", &HeaderMap::new()).is_none());
    }

    #[test]
    fn a_folder_is_read_with_what_is_below_it_and_without_what_is_hidden() {
        let scratch = Scratch::create();
        fs::create_dir_all(scratch.path().join("assets")).unwrap();
        fs::create_dir_all(scratch.path().join(".vite")).unwrap();
        for name in ["index.html", "assets/app.js", ".vite/manifest.json"] {
            fs::write(scratch.path().join(name), name).unwrap();
        }
        let read = Site::read(scratch.path()).unwrap();
        assert!(read.is_there());
        let nothing = HeaderMap::new();
        assert!(read.answer(&Method::GET, "/assets/app.js", &nothing).is_some());
        assert!(read.answer(&Method::GET, "/.vite/manifest.json", &nothing).is_none());
        assert!(Site::read(&scratch.path().join("none")).is_err());
    }
}
