//! A file with its forms, and the answers that it gives.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use service::http::IfNoneMatch;
use sha2::{Digest, Sha256};

use crate::coding::{self, Coding};
use crate::headers;

/// The folder of the files whose names have their hash.
pub const HASHED: &str = "assets";

/// A file: one content, several forms.
#[derive(Debug)]
pub struct File {
    /// Its media type.
    kind: HeaderValue,
    /// How long it may be kept.
    keep: HeaderValue,
    /// As it is.
    plain: Form,
    /// Compressed, the smallest first.
    compressed: Vec<(Coding, Form)>,
}

/// The bytes of a form, and their tag.
#[derive(Debug)]
struct Form {
    bytes: Bytes,
    tag: String,
}

impl Form {
    /// Bytes with their tag, which is of this form alone.
    fn of(bytes: Bytes) -> Self {
        let tag = format!("\"{}\"", hex::encode(&Sha256::digest(&bytes)[..8]));
        Self { bytes, tag }
    }
}

impl File {
    /// A file of this name, with the compressed forms that `form` finds.
    pub fn of(name: &str, plain: Bytes, form: impl Fn(Coding) -> Option<Bytes>) -> Self {
        let compressed = coding::ALL.into_iter().filter_map(|coding| {
            let bytes = form(coding).filter(|bytes| bytes.len() < plain.len())?;
            Some((coding, Form::of(bytes)))
        });
        let compressed = compressed.collect();
        let is_hashed = name.split_once('/').is_some_and(|(folder, _)| folder == HASHED);
        let keep = if is_hashed { headers::FOR_GOOD } else { headers::ASK_AGAIN };
        Self { kind: kind(name), keep, plain: Form::of(plain), compressed }
    }

    /// The form that this client takes: whole, only its head, or 304 if the client has it.
    pub fn answer(&self, method: &Method, asked: &HeaderMap, vary: HeaderValue) -> Response {
        let taken = self.compressed.iter().find(|(coding, _)| coding::takes(asked, *coding));
        let (coding, form) =
            taken.map_or((None, &self.plain), |(coding, form)| (Some(*coding), form));
        let is_held = IfNoneMatch::parse(asked).holds(&form.tag);
        let mut response = if is_held {
            StatusCode::NOT_MODIFIED.into_response()
        } else if method == Method::HEAD {
            Body::empty().into_response()
        } else {
            Body::from(form.bytes.clone()).into_response()
        };
        let said = response.headers_mut();
        if !is_held {
            said.insert(header::CONTENT_TYPE, self.kind.clone());
            said.insert(header::CONTENT_LENGTH, HeaderValue::from(form.bytes.len()));
            if let Some(coding) = coding {
                said.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name));
            }
        }
        if let Ok(tag) = HeaderValue::try_from(&form.tag) {
            said.insert(header::ETAG, tag);
        }
        said.insert(header::CACHE_CONTROL, self.keep.clone());
        said.insert(header::VARY, vary);
        said.extend(headers::ALWAYS);
        response
    }
}

/// The media type of a file, by its name.
fn kind(name: &str) -> HeaderValue {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    HeaderValue::from_static(match ending {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    })
}
