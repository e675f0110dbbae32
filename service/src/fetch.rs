//! A small HTTP client, for what a process asks of others now and then: a connection for each request.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderValue, Request, Response, Uri, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// How long a whole answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest answer, in bytes.
const MOST_BYTES: usize = 4 << 20;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The address is not that of a server.
    #[error("{0} is not of the form http://host:port/path")]
    Address(Uri),
    /// The server cannot be reached.
    #[error("the server cannot be reached")]
    Connection(#[from] io::Error),
    /// The server does not speak TLS as we do.
    #[error("there is no secure connection to the server")]
    Tls(#[from] tokio_rustls::rustls::Error),
    /// The connection broke, or it is no HTTP.
    #[error("the server broke off")]
    Exchange(#[from] hyper::Error),
    /// The answer did not come whole.
    #[error("the answer cannot be read")]
    Body(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The answer takes too long.
    #[error("no answer in {} seconds", PATIENCE.as_secs())]
    Late,
}

/// Reads what is at an address.
///
/// # Errors
/// [`FetchError`] when no answer comes; one that says no is an answer.
pub async fn get(address: &Uri) -> Result<Response<Bytes>, FetchError> {
    let mut request = Request::new(Bytes::new());
    *request.uri_mut() = address.clone();
    send(request).await
}

/// Sends a request to the server that its address names.
///
/// # Errors
/// [`FetchError`] when no answer comes; one that says no is an answer.
pub async fn send(request: Request<Bytes>) -> Result<Response<Bytes>, FetchError> {
    tokio::time::timeout(PATIENCE, unbounded(request)).await.unwrap_or(Err(FetchError::Late))
}

/// Sends a request as [`send`] does, for as long as it takes.
async fn unbounded(mut request: Request<Bytes>) -> Result<Response<Bytes>, FetchError> {
    let uri = request.uri().clone();
    let wrong = || FetchError::Address(uri.clone());
    let (Some(host), Some(authority)) = (uri.host(), uri.authority()) else { return Err(wrong()) };
    let is_secure = uri.scheme_str() == Some("https");
    let port = uri.port_u16().unwrap_or(if is_secure { 443 } else { 80 });
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let value = HeaderValue::from_str(authority.as_str()).map_err(|_| wrong())?;
    request.headers_mut().insert(header::HOST, value);
    let path = uri.path_and_query().cloned().unwrap_or(PathAndQuery::from_static("/"));
    *request.uri_mut() = Uri::from(path);
    let stream = TcpStream::connect((host, port)).await?;
    if is_secure {
        let name = ServerName::try_from(host.to_owned()).map_err(|_| wrong())?;
        exchange(tls()?.connect(name, stream).await?, request).await
    } else {
        exchange(stream, request).await
    }
}

/// Sends a request over a connection, and reads the whole answer.
async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    request: Request<Bytes>,
) -> Result<Response<Bytes>, FetchError> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let asked = async move {
        let response = sender.send_request(request.map(Full::new)).await?;
        let (parts, body) = response.into_parts();
        let body = Limited::new(body, MOST_BYTES).collect().await.map_err(FetchError::Body)?;
        Ok(Response::from_parts(parts, body.to_bytes()))
    };
    // The connection ends with its last sender.
    let (answer, _) = tokio::join!(asked, connection);
    answer
}

/// Trusts the certificate authorities of this machine.
fn tls() -> Result<TlsConnector, FetchError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::http::HeaderMap;

    use super::*;

    /// The address of a path on a server that answers with the request's host, path and headers.
    async fn server(path: &str) -> Uri {
        let echo = async |uri: Uri, headers: HeaderMap| {
            format!("{} {uri}", headers[header::HOST].to_str().unwrap_or_default())
        };
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = axum::serve(listener, Router::new().fallback(echo));
        tokio_util::task::TaskTracker::new().spawn(async { serving.await });
        format!("http://{address}{path}").parse().unwrap()
    }

    #[tokio::test]
    async fn an_answer_comes_whole() {
        let address = server("/a?b=c").await;
        let answer = get(&address).await.unwrap();
        let expected = format!("{} /a?b=c", address.authority().unwrap());
        assert_eq!((answer.status().as_u16(), &answer.body()[..]), (200, expected.as_bytes()));
    }

    #[tokio::test]
    async fn what_is_not_there_is_an_error_and_what_is_no_server_too() {
        let nobody = get(&Uri::from_static("http://127.0.0.1:9/")).await.unwrap_err();
        assert!(matches!(nobody, FetchError::Connection(_)), "{nobody}");
        let wrong = get(&Uri::from_static("/metrics")).await.unwrap_err();
        assert!(matches!(wrong, FetchError::Address(_)), "{wrong}");
        let plain = server("/").await.to_string().replace("http:", "https:");
        let plain = get(&plain.parse().unwrap()).await.unwrap_err();
        assert!(matches!(plain, FetchError::Connection(_)), "{plain}");
    }
}
