//! A connection that is kept and used for one request after another.

use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

type Driver = http1::Connection<TokioIo<TcpStream>, Full<Bytes>>;

/// A kept connection. It is driven by the task that waits for the answer, without a task of its own.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    driver: Pin<Box<Driver>>,
}

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub body: Bytes,
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, driver) =
            http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
        Ok(Self { sender, driver: Box::pin(driver) })
    }

    /// Sends a request and waits for the whole answer; after an error the connection is of no use.
    pub async fn send(&mut self, request: Request<Full<Bytes>>) -> io::Result<Answer> {
        let Self { sender, driver } = self;
        let mut answered = pin!(async {
            sender.ready().await?;
            let response = sender.send_request(request).await?;
            let status = response.status();
            let body = response.into_body().collect().await?.to_bytes();
            Ok(Answer { status, body })
        });
        let driven = tokio::select! {
            biased;
            answer = &mut answered => return answer.map_err(broken),
            driven = driver.as_mut() => driven,
        };
        // The server has closed the connection, perhaps after a whole answer.
        driven.map_err(broken)?;
        answered.await.map_err(broken)
    }
}

/// An error of the protocol as one of the connection.
fn broken(error: hyper::Error) -> io::Error {
    io::Error::other(error)
}
