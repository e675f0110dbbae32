//! A proxy whose connections can fall silent, as when the server's host disappears.

use std::io;
use std::net::Ipv4Addr;

use tokio::io::{AsyncReadExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// A way to a server of this machine. Connections end when it is dropped.
#[derive(Debug)]
pub struct Line {
    /// Where clients connect to.
    port: u16,
    /// How often the connections that were there have fallen silent.
    silences: watch::Sender<u32>,
    /// The task that takes connections.
    _tasks: JoinSet<()>,
}

impl Line {
    /// A way to a port of this machine.
    ///
    /// # Errors
    /// There is no free port.
    pub async fn to(server: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let (silences, state) = watch::channel(0);
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                connections.spawn(carry(client, server, state.clone()));
            }
        });
        Ok(Self { port, silences, _tasks: tasks })
    }

    /// Where clients connect to.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Lets all connections that are there end for the server, and fall silent for their clients: what those send is
    /// swallowed, and nothing comes back. New connections are carried.
    pub fn fall_silent(&self) {
        self.silences.send_modify(|silences| *silences += 1);
    }
}

/// Carries bytes both ways until the connection falls silent, and then swallows what the client sends.
async fn carry(mut client: TcpStream, server: u16, mut silences: watch::Receiver<u32>) {
    let Ok(mut server) = TcpStream::connect((Ipv4Addr::LOCALHOST, server)).await else { return };
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    silences.mark_unchanged();
    tokio::select! {
        _ = copy_bidirectional(&mut client, &mut server) => return,
        _ = silences.changed() => drop(server),
    }
    let mut swallowed = vec![0; 16 << 10];
    while let Ok(1..) = client.read(&mut swallowed).await {}
}
