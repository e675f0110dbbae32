//! A way from a service to a server that can be disturbed: a small TCP proxy.

use std::io;
use std::net::Ipv4Addr;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// What happens to bytes and connections on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weather {
    /// Nothing.
    Clear,
    /// Everything comes so many milliseconds later.
    Slow(u64),
    /// Connections are reset, and new ones as well.
    Cut,
    /// Nothing moves, and comes in the end; as when a network is away for a while.
    Stalled,
    /// What the service sends is swallowed.
    Mute,
    /// What the server sends is swallowed.
    Deaf,
    /// The server sees the connection end, the service does not: its data are dropped.
    HalfOpen,
}

/// A way to a server, with its weather. Connections end when it is dropped.
#[derive(Debug)]
pub struct Tunnel {
    /// Where services connect to.
    port: u16,
    /// What happens on the way.
    weather: watch::Sender<Weather>,
    /// The port that new connections are led to.
    server: watch::Sender<u16>,
    /// The task that takes connections.
    _tasks: JoinSet<()>,
}

impl Tunnel {
    /// A way to a port of this machine.
    ///
    /// # Errors
    /// There is no free port.
    pub async fn to(server: u16) -> io::Result<Self> {
        let port = embedded::free_port()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let (weather, state) = watch::channel(Weather::Clear);
        let (server, target) = watch::channel(server);
        let mut tasks = JoinSet::new();
        tasks.spawn(take_connections(listener, target, state));
        Ok(Self { port, weather, server, _tasks: tasks })
    }

    /// Where services connect to.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Leads new connections to another server.
    pub fn lead_to(&self, server: u16) {
        self.server.send_replace(server);
    }

    /// Changes the weather. Connections that lost bytes are reset when it clears up.
    pub fn set(&self, weather: Weather) {
        self.weather.send_replace(weather);
    }
}

/// Takes connections until it is dropped.
async fn take_connections(
    listener: TcpListener,
    server: watch::Receiver<u16>,
    weather: watch::Receiver<Weather>,
) {
    let mut connections = JoinSet::new();
    loop {
        let accepted = listener.accept().await;
        // Those that ended are forgotten.
        while connections.try_join_next().is_some() {}
        match accepted {
            Ok((service, _)) => {
                connections.spawn(connect(service, server.clone(), weather.clone()));
            }
            Err(_) => sleep(Duration::from_millis(10)).await,
        }
    }
}

/// How a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// One side has closed it.
    Closed,
    /// It is reset towards both sides.
    Reset,
    /// It is reset towards the server only.
    HalfOpen,
}

/// Connects a service with the server, as soon as the weather allows.
async fn connect(
    service: TcpStream,
    server: watch::Receiver<u16>,
    mut weather: watch::Receiver<Weather>,
) {
    let passes = |now: &Weather| !matches!(now, Weather::Stalled | Weather::HalfOpen);
    let now = weather.wait_for(passes).await.map(|now| *now);
    let present = *server.borrow();
    let target = match now {
        Ok(Weather::Cut) | Err(_) => None,
        Ok(_) => TcpStream::connect((Ipv4Addr::LOCALHOST, present)).await.ok(),
    };
    match target {
        Some(target) => carry(service, target, weather).await,
        None => reset(&service),
    }
}

/// Carries bytes both ways until one side ends it or the weather does.
async fn carry(service: TcpStream, server: TcpStream, mut weather: watch::Receiver<Weather>) {
    for end in [&service, &server] {
        // Without it everything is only slower.
        let _ = end.set_nodelay(true);
    }
    let (mut from_service, mut to_service) = service.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let mut ends = weather.clone();
    let end = tokio::select! {
        end = pump(&mut from_service, &mut to_server, weather.clone(), Weather::Mute) => end,
        end = pump(&mut from_server, &mut to_service, weather.clone(), Weather::Deaf) => end,
        end = ended_by(&mut ends) => end,
    };
    if end == End::Closed {
        return;
    }
    from_server.reunite(to_server).iter().for_each(reset);
    if end == End::HalfOpen {
        swallow(&mut from_service, &mut weather).await;
    }
    from_service.reunite(to_service).iter().for_each(reset);
}

/// Waits for weather in which no connection lasts.
async fn ended_by(weather: &mut watch::Receiver<Weather>) -> End {
    let ends = |now: &Weather| matches!(now, Weather::Cut | Weather::HalfOpen);
    match weather.wait_for(ends).await.map(|now| *now) {
        Ok(Weather::HalfOpen) => End::HalfOpen,
        _ => End::Reset,
    }
}

/// Carries bytes one way, or swallows them; where some are missing nothing comes after them.
async fn pump(
    from: &mut OwnedReadHalf,
    to: &mut OwnedWriteHalf,
    mut weather: watch::Receiver<Weather>,
    swallowing: Weather,
) -> End {
    let (mut buffer, mut has_swallowed) = (vec![0; 16 << 10], false);
    loop {
        let read = tokio::select! {
            read = from.read(&mut buffer) => read,
            _ = weather.wait_for(|now| *now != swallowing), if has_swallowed => return End::Reset,
        };
        let now = weather.wait_for(|now| *now != Weather::Stalled).await.map(|now| *now);
        let Ok(count @ 1..) = read else { return End::Closed };
        match now {
            Ok(now) if now == swallowing => {
                has_swallowed = true;
                continue;
            }
            Ok(_) if has_swallowed => return End::Reset,
            Ok(Weather::Slow(ms)) => sleep(Duration::from_millis(ms)).await,
            Ok(_) => {}
            Err(_) => return End::Reset,
        }
        if to.write_all(&buffer[..count]).await.is_err() {
            return End::Closed;
        }
    }
}

/// Swallows what the service sends until the weather changes or it gives up.
async fn swallow(from: &mut OwnedReadHalf, weather: &mut watch::Receiver<Weather>) {
    let mut buffer = vec![0; 16 << 10];
    let reading = async { while let Ok(1..) = from.read(&mut buffer).await {} };
    tokio::select! {
        () = reading => {}
        _ = weather.wait_for(|now| *now != Weather::HalfOpen) => {}
    }
}

fn reset(connection: &TcpStream) {
    // Otherwise it ends in an orderly way, which is an end as well.
    let _ = connection.set_zero_linger();
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};
    use tokio::time::timeout;

    use super::{Tunnel, Weather};

    /// A service and a server, connected through a tunnel.
    async fn connected() -> (TcpStream, TcpStream, Tunnel) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let tunnel = Tunnel::to(listener.local_addr().unwrap().port()).await.unwrap();
        let service = TcpStream::connect(("127.0.0.1", tunnel.port())).await.unwrap();
        let (server, _) = listener.accept().await.unwrap();
        (service, server, tunnel)
    }

    /// What comes next, if it comes soon.
    async fn next(stream: &mut TcpStream) -> Option<Result<u8, std::io::ErrorKind>> {
        let read = timeout(Duration::from_millis(200), stream.read_u8()).await.ok()?;
        Some(read.map_err(|error| error.kind()))
    }

    #[tokio::test]
    async fn bytes_go_both_ways() {
        let (mut service, mut server, _tunnel) = connected().await;
        service.write_u8(1).await.unwrap();
        server.write_u8(2).await.unwrap();
        assert_eq!((next(&mut server).await, next(&mut service).await), (Some(Ok(1)), Some(Ok(2))));
        drop(service);
        assert_eq!(next(&mut server).await, Some(Err(std::io::ErrorKind::UnexpectedEof)));
    }

    #[tokio::test]
    async fn new_connections_go_to_another_server_when_they_are_led_there() {
        let (mut service, mut server, tunnel) = connected().await;
        let other = TcpListener::bind("127.0.0.1:0").await.unwrap();
        tunnel.lead_to(other.local_addr().unwrap().port());
        let mut new = TcpStream::connect(("127.0.0.1", tunnel.port())).await.unwrap();
        let (mut led, _) = other.accept().await.unwrap();
        new.write_u8(2).await.unwrap();
        service.write_u8(1).await.unwrap();
        assert_eq!((next(&mut server).await, next(&mut led).await), (Some(Ok(1)), Some(Ok(2))));
    }

    #[tokio::test]
    async fn a_cut_resets_both_sides() {
        let (mut service, mut server, tunnel) = connected().await;
        tunnel.set(Weather::Cut);
        let reset = Some(Err(std::io::ErrorKind::ConnectionReset));
        assert_eq!((next(&mut service).await, next(&mut server).await), (reset, reset));
    }

    #[tokio::test]
    async fn what_is_stalled_comes_in_the_end() {
        let (mut service, mut server, tunnel) = connected().await;
        tunnel.set(Weather::Stalled);
        service.write_u8(1).await.unwrap();
        assert_eq!(next(&mut server).await, None);
        tunnel.set(Weather::Clear);
        assert_eq!(next(&mut server).await, Some(Ok(1)));
    }

    #[tokio::test]
    async fn what_is_swallowed_never_comes_and_the_connection_ends_with_the_weather() {
        let (mut service, mut server, tunnel) = connected().await;
        tunnel.set(Weather::Mute);
        service.write_u8(1).await.unwrap();
        server.write_u8(2).await.unwrap();
        assert_eq!((next(&mut server).await, next(&mut service).await), (None, Some(Ok(2))));
        tunnel.set(Weather::Clear);
        assert!(matches!(next(&mut server).await, Some(Err(_))));
        assert!(matches!(next(&mut service).await, Some(Err(_))));
    }

    #[tokio::test]
    async fn half_open_is_an_end_for_the_server_alone() {
        let (mut service, mut server, tunnel) = connected().await;
        tunnel.set(Weather::HalfOpen);
        assert!(matches!(next(&mut server).await, Some(Err(_))));
        service.write_u8(1).await.unwrap();
        assert_eq!(next(&mut service).await, None);
        tunnel.set(Weather::Clear);
        assert!(matches!(next(&mut service).await, Some(Err(_))));
    }
}
