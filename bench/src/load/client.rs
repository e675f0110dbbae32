//! A virtual client: one kept connection to each side that it asks.

use std::io;

use crate::http::{Answer, Ask, Connection, Side, Sides, Voice};

/// How much of a wrong answer is told.
const MOST_TOLD: usize = 300;

/// A virtual client.
pub struct Client {
    /// Where the sides are.
    sides: Sides,
    voice: Voice,
    /// Its connections, opened when they are needed.
    command: Option<Connection>,
    /// The same to the other side.
    query: Option<Connection>,
}

impl Client {
    /// A client without connections.
    pub const fn new(sides: Sides, voice: Voice) -> Self {
        Self { sides, voice, command: None, query: None }
    }

    /// Asks; otherwise says what was wrong with the answer.
    pub async fn ask(&mut self, ask: &Ask) -> Result<(), String> {
        let answered = self.send(ask).await;
        let answer = answered.map_err(|error| format!("{} {}: {error}", ask.method, ask.path))?;
        if answer.status == ask.expected {
            return Ok(());
        }
        let body = String::from_utf8_lossy(&answer.body);
        let body: String = body.chars().take(MOST_TOLD).collect();
        Err(format!("{} {}: {} {body}", ask.method, ask.path, answer.status))
    }

    /// Sends a request, and returns the answer of any status.
    pub async fn send(&mut self, ask: &Ask) -> io::Result<Answer> {
        let request = self.voice.say(ask).map_err(io::Error::other)?;
        let (address, place) = (self.sides.address(ask.side), self.connection(ask.side));
        let mut connection = match place.take() {
            Some(connection) => connection,
            None => Connection::open(address).await?,
        };
        let answer = connection.send(request).await?;
        *self.connection(ask.side) = Some(connection);
        Ok(answer)
    }

    /// Where the connection to a side is kept.
    const fn connection(&mut self, side: Side) -> &mut Option<Connection> {
        match side {
            Side::Command => &mut self.command,
            Side::Query => &mut self.query,
        }
    }
}
