//! From nothing to ready.

use std::time::{Duration, Instant};

use futures::FutureExt;

use super::Scenario;
use crate::failure::{Failure, caught};
use crate::http::{Ask, Sides};
use crate::load::Client;
use crate::run::Run;
use crate::stage::{SERVICES, Stage};

pub const SCENARIO: Scenario = Scenario {
    name: "start",
    about: "each service from its start until it says that it is ready, and everything from nothing",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How often each service is started.
const TIMES: usize = 5;
/// How often it is asked whether it is ready.
const LOOK: Duration = Duration::from_millis(1);

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let start = Instant::now();
    let mut stage = Stage::start().await?;
    run.figure("everything from initdb to the first key", start.elapsed().as_secs_f64(), "s");
    for service in SERVICES {
        let mut times = Vec::new();
        for _ in 0..TIMES {
            times.push(restart(&mut stage, service).await?);
        }
        times.sort_unstable();
        run.figure(service, times[TIMES / 2].as_secs_f64() * 1_000.0, "ms");
    }
    Ok(())
}

/// Starts a service anew; answers how long it took until it was ready.
async fn restart(stage: &mut Stage, service: &str) -> Result<Duration, Failure> {
    let cluster = &mut stage.system.cluster;
    caught(cluster.kill(service)).await?;
    let address = caught(async { cluster.service(service).address() }).await?;
    let mut client = Client::new(Sides::both(address), stage.voice.clone());
    let start = Instant::now();
    let ready = async {
        while client.ask(&Ask::get("/health/ready".to_owned())).await.is_err() {
            tokio::time::sleep(LOOK).await;
        }
        start.elapsed()
    };
    let (restarted, ready) = tokio::join!(caught(cluster.restart(service)), ready);
    restarted.map(|()| ready)
}
