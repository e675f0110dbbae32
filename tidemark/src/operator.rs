//! What `user`, `workspace` and `key` share: the operator's commands, which go the way of all commands.

use command_api::{CommandSide, Operator, Options};
use event_store::Signals;
use service::{Problem, RateLimit, Shutdown, TrustedProxies};

use crate::database::Database;
use crate::failure::{Failure, OrFail};

/// How long what was begun may take to end.
const GRACE: std::time::Duration = std::time::Duration::from_secs(10);

/// Lets the operator do something on a database.
pub async fn operate<T>(
    database: &Database,
    act: impl AsyncFnOnce(Operator) -> Result<T, Problem>,
) -> Result<T, Failure> {
    database.options().await?;
    let url = database.url()?;
    let options = service::database::options(url.as_str(), "tidemark");
    let options = options.or_fail("the database's URL cannot be read")?;
    let shutdown = Shutdown::new();
    let signals = Signals::new(&options, &shutdown.tasks, shutdown.stop.clone());
    let machine = Options {
        connections: 4,
        rate_limit: RateLimit::SERVICE,
        session_rate_limit: RateLimit::SERVICE,
        open_sign_up: false,
        invitation_days: 7,
        trusted_proxies: TrustedProxies::default(),
    };
    let side = CommandSide::open(&options, &machine, &signals, &shutdown).await;
    let side = side.or_fail("the log cannot be used")?;
    let done = act(Operator::new(side.app)).await;
    shutdown.stop.cancel();
    shutdown.finish(GRACE).await;
    done.map_err(|problem| refused(&problem))
}

/// A "no" of the services, with what lies behind it if that is a failure.
pub fn refused(problem: &Problem) -> Failure {
    let (detail, chain) = (problem.detail(), problem.chain());
    Failure::new(if chain.is_empty() { detail.into_owned() } else { format!("{detail}: {chain}") })
}
