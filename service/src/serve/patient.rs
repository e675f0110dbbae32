//! Connections that are closed when the client does not take the answer.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

/// How many bytes are a step forward.
const STEP: usize = 64 * 1024;

/// A connection that breaks with [`ErrorKind::TimedOut`] when its other end lets us wait longer than allowed in all for
/// each step of what is written.
///
/// Only waiting counts: while there is nothing to write no time passes.
#[derive(Debug)]
pub(super) struct Patient<S> {
    stream: S,
    within: Duration,
    /// How long was waited for this step so far.
    waited: Duration,
    /// How many bytes of this step were taken.
    taken: usize,
    /// While waiting: since when, and what runs out when it was too long.
    waiting: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl<S> Patient<S> {
    /// A connection whose client is waited for at most `within` for each step.
    pub(super) const fn new(stream: S, within: Duration) -> Self {
        Self { stream, within, waited: Duration::ZERO, taken: 0, waiting: None }
    }

    /// What becomes of an attempt to write.
    fn judge(
        &mut self,
        context: &mut Context<'_>,
        attempt: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        match attempt {
            Poll::Pending => {
                let left = self.within.saturating_sub(self.waited);
                let begin = || (Instant::now(), Box::pin(sleep(left)));
                let (_, end) = self.waiting.get_or_insert_with(begin);
                ready!(end.as_mut().poll(context));
                let text = "the client does not take what it is answered";
                Poll::Ready(Err(io::Error::new(ErrorKind::TimedOut, text)))
            }
            Poll::Ready(Ok(bytes)) => {
                if let Some((since, _)) = self.waiting.take() {
                    self.waited += since.elapsed();
                }
                self.taken += bytes;
                if self.taken >= STEP {
                    (self.taken, self.waited) = (0, Duration::ZERO);
                }
                Poll::Ready(Ok(bytes))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let attempt = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.judge(context, attempt)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let attempt = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.judge(context, attempt)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

    use super::*;

    /// Takes so many bytes every 20 seconds.
    async fn take(mut stream: DuplexStream, at_once: usize) {
        let mut bytes = vec![0; at_once];
        while stream.read_exact(&mut bytes).await.is_ok() {
            sleep(Duration::from_secs(20)).await;
        }
        std::future::pending::<()>().await;
    }

    /// What becomes of a megabyte to a client that takes so many bytes every 20 seconds, and is waited for 30.
    async fn written(at_once: usize) -> Result<(), ErrorKind> {
        let (ours, theirs) = duplex(STEP);
        let mut patient = Patient::new(ours, Duration::from_secs(30));
        let megabyte = vec![0; 16 * STEP];
        tokio::select! {
            ended = patient.write_all(&megabyte) => ended.map_err(|error| error.kind()),
            () = take(theirs, at_once) => Ok(()),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_takes_a_step_in_time_is_waited_for_however_often() {
        assert_eq!(written(STEP).await, Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_takes_less_than_a_step_is_cut_off() {
        assert_eq!(written(STEP / 2).await, Err(ErrorKind::TimedOut));
        assert_eq!(written(1).await, Err(ErrorKind::TimedOut));
    }

    #[tokio::test(start_paused = true)]
    async fn time_in_which_there_is_nothing_to_write_does_not_count() {
        let (ours, mut theirs) = duplex(1);
        let mut patient = Patient::new(ours, Duration::from_secs(30));
        let reading = async {
            for _ in 0..10 {
                sleep(Duration::from_secs(2)).await;
                theirs.read_exact(&mut [0; 2]).await.unwrap();
                sleep(Duration::from_secs(29)).await;
            }
        };
        let writing = async {
            for _ in 0..10 {
                patient.write_all(b"ab").await.unwrap();
                sleep(Duration::from_secs(29)).await;
            }
        };
        tokio::join!(reading, writing);
    }
}
