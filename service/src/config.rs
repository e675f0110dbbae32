//! Settings of the services: flags or environment, checked at the start.
//!
//! ```
//! use clap::Parser;
//!
//! /// A service's own settings begin like this.
//! #[derive(Parser)]
//! struct Settings {
//!     #[command(flatten)]
//!     database: service::config::DatabaseSettings,
//!     #[command(flatten)]
//!     http: service::config::HttpSettings,
//!     #[command(flatten)]
//!     log: service::config::LogSettings,
//! }
//! let settings = Settings::try_parse_from(["x", "--database-url", "postgres://localhost/tidemark"]).unwrap();
//! assert_eq!(settings.http.file_size_limit, 5_242_880);
//! ```

mod traces;

use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;
use std::time::Duration;

use clap::{Args, ValueEnum};
use sqlx::postgres::PgConnectOptions;

use crate::{Bounds, Disks, Patience, RateLimit, Terms, TrustedProxies};
pub use traces::{Endpoint, Ratio, SamplerName, TraceSettings};

/// Where the database is.
#[derive(Debug, Clone, Args)]
pub struct DatabaseSettings {
    /// Address of the database, for example `postgres://user:password@host:5432/tidemark`.
    #[arg(long, env = "TIDEMARK_DATABASE_URL", hide_env_values = true)]
    pub database_url: DatabaseUrl,
    /// The most connections this service opens.
    #[arg(long, env = "TIDEMARK_DATABASE_CONNECTIONS", default_value_t = 10,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub database_connections: u32,
}

/// A database's address, which shows no password in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The address with its password.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let form = "must be of the form postgres://user:password@host:5432/database";
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Err(form.to_owned());
        }
        text.parse::<PgConnectOptions>().map_err(|error| format!("{form}: {error}"))?;
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseUrl(…)")
    }
}

/// Where NATS is.
#[derive(Debug, Clone, Args)]
pub struct NatsSettings {
    /// Address of NATS, for example `nats://user:password@host:4222`.
    #[arg(long, env = "TIDEMARK_NATS_URL", hide_env_values = true)]
    pub nats_url: Option<String>,
}

/// Where and how a service is spoken to.
#[derive(Debug, Clone, Args)]
pub struct HttpSettings {
    /// Address to listen on; port 0 means any free one.
    #[arg(long, env = "TIDEMARK_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// How often one key may ask, for example 60/minute.
    #[arg(long, env = "API_KEY_RATE_LIMIT", default_value = "60/minute")]
    pub api_key_rate_limit: RateLimit,
    /// How often one session may ask.
    #[arg(long, env = "SESSION_RATE_LIMIT", default_value = "600/minute")]
    pub session_rate_limit: RateLimit,
    /// The largest request body, in bytes.
    #[arg(long, env = "FILE_SIZE_LIMIT", default_value_t = 5_242_880)]
    pub file_size_limit: usize,
    /// How many seconds a client may take to send the body of a request.
    #[arg(long, env = "TIDEMARK_BODY_SECONDS", default_value_t = 60,
          value_parser = clap::value_parser!(u64).range(1..))]
    pub body_seconds: u64,
    /// How many seconds a connection may be idle, or take to send the head of a request.
    #[arg(long, env = "TIDEMARK_IDLE_SECONDS", default_value_t = 75,
          value_parser = clap::value_parser!(u64).range(1..))]
    pub idle_seconds: u64,
    /// How many seconds a client may take for each 64 KiB of an answer.
    #[arg(long, env = "TIDEMARK_ANSWER_SECONDS", default_value_t = 30,
          value_parser = clap::value_parser!(u64).range(1..))]
    pub answer_seconds: u64,
    /// How many seconds it goes on answering after it is told to stop, while it reports that it is not ready: as long
    /// as a proxy needs to notice.
    #[arg(long, env = "TIDEMARK_DRAIN_SECONDS", default_value_t = 0)]
    pub drain_seconds: u64,
    /// How many connections clients may have.
    #[arg(long, env = "TIDEMARK_CONNECTIONS", default_value_t = 4000,
          value_parser = at_least_one)]
    pub connections: usize,
    /// How many connections one address may have, unless it is a trusted proxy's.
    #[arg(long, env = "TIDEMARK_CONNECTIONS_PER_ADDRESS", default_value_t = 400,
          value_parser = at_least_one)]
    pub connections_per_address: usize,
    /// Proxies whose X-Forwarded-For, -Proto and -Host are believed: addresses and networks, separated by commas.
    #[arg(long, env = "TIDEMARK_TRUSTED_PROXIES", default_value = "127.0.0.0/8,::1")]
    pub trusted_proxies: TrustedProxies,
    /// Origins whose pages may call, separated by commas, such as `https://app.example`; `*` means all.
    #[arg(long, env = "CORS_ALLOWED_ORIGINS", default_value = "", hide_default_value = true)]
    pub cors_allowed_origins: String,
}

impl HttpSettings {
    /// How long a service goes on answering after it is told to stop.
    #[must_use]
    pub const fn drain(&self) -> Duration {
        Duration::from_secs(self.drain_seconds)
    }

    /// The times and bounds that clients are held to.
    #[must_use]
    pub fn terms(&self) -> Terms {
        let patience = Patience {
            head: Duration::from_secs(self.idle_seconds),
            body: Duration::from_secs(self.body_seconds),
            answer: Duration::from_secs(self.answer_seconds),
        };
        let bounds = Bounds {
            connections: self.connections,
            per_address: self.connections_per_address,
            proxies: self.trusted_proxies.clone(),
        };
        Terms { patience, bounds }
    }
}

/// Reads a number of connections.
fn at_least_one(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "must be a whole number from 1 on".to_owned())
}

/// Where a service shows metrics and health.
#[derive(Debug, Clone, Default, Args)]
pub struct MetricsSettings {
    /// Address for /metrics and health, for monitoring; none if not given.
    #[arg(long, env = "TIDEMARK_METRICS_LISTEN")]
    pub metrics_listen: Option<SocketAddr>,
}

/// Which disks a service watches.
#[derive(Debug, Clone, Default, Args)]
pub struct DiskSettings {
    /// Disks to watch, as NAME=DIRECTORY with commas: how much is free is in the metrics and in health.
    #[arg(
        long,
        value_name = "DISKS",
        env = "TIDEMARK_DISKS",
        default_value = "",
        hide_default_value = true
    )]
    pub disks: Disks,
}

/// What is logged, and how.
#[derive(Debug, Clone, Args)]
pub struct LogSettings {
    /// What is logged: a level, or a filter such as info,sqlx=warn.
    #[arg(long = "log", env = "TIDEMARK_LOG", default_value = "info")]
    pub filter: String,
    /// How it looks.
    #[arg(long = "log-format", env = "TIDEMARK_LOG_FORMAT", value_enum, default_value_t)]
    pub format: LogFormat,
}

/// How the log looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people.
    #[default]
    Text,
    /// A JSON object per line.
    Json,
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct All {
        #[command(flatten)]
        database: DatabaseSettings,
        #[command(flatten)]
        http: HttpSettings,
    }

    #[test]
    fn wrong_settings_say_what_they_should_be() {
        let refused = |url: &str, arguments: &[&str]| {
            let all = ["x", "--database-url", url].into_iter().chain(arguments.iter().copied());
            All::try_parse_from(all).unwrap_err().to_string()
        };
        let url = "postgres://u:p@h/d";
        assert!(refused(url, &["--api-key-rate-limit", "lots"]).contains("60/minute"));
        assert!(refused(url, &["--listen", "nowhere"]).contains("--listen"));
        assert!(refused("mysql://x", &[]).contains("postgres://"));
    }

    #[test]
    fn passwords_do_not_show() {
        let all = All::parse_from(["x", "--database-url", "postgres://u:secret@h/d"]);
        assert!(!format!("{all:?}").contains("secret"));
    }
}
