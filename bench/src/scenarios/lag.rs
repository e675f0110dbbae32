//! How long after its commit an event is visible in the read tables, and is received by a subscriber.

use futures::FutureExt;

use super::{PLACES, Scenario};
use crate::failure::Failure;
use crate::lag::{Lags, Subscriber};
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "lag",
    about: "commit → read table and commit → subscriber, at rest and at half of the greatest rate",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many clients find out the greatest rate.
const CLIENTS: usize = 32;
/// How many commands come in a second at rest.
const AT_REST: f64 = 20.0;
/// The part of the greatest rate that is half of it.
const HALF: f64 = 0.5;
/// How many milliseconds the slowest of a hundred may take to be visible at half of the greatest rate.
const MOST_VISIBLE: f64 = 50.0;
/// How many milliseconds half of the events may take to a subscriber.
const MOST_RECEIVED: f64 = 5.0;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start_with(true, &[("track_commit_timestamp", "on")]).await?;
    let work = work::creates(&stage.places(PLACES).await?);
    let voice = &stage.voice.without_waiting();
    let subject = Subject { name: "create", voice, work, limit: None };
    run.closed(&stage, &subject, &[CLIENTS]).await?;
    let half = run.present().greatest("create") * HALF;
    for (when, rate) in [("at rest", AT_REST), ("at half", half)] {
        stage.settled().await?;
        let subscriber = Subscriber::start(&stage.system.cluster.nats.url()).await?;
        let lags = Lags::begin(run.effort.window);
        run.open_at(&stage, &subject, rate, format!("open {when}")).await?;
        stage.settled().await?;
        let visible = lags.visible(stage.pool()).await?;
        let received = lags.received(stage.pool(), subscriber).await?;
        for (what, latency) in [("visible", visible), ("received", received)] {
            run.figure(&format!("{what} {when}, p50"), latency.p50, "ms");
            run.figure(&format!("{what} {when}, p99"), latency.p99, "ms");
        }
        if rate > AT_REST {
            let target = "commit → read table at half, p99 in ms";
            run.verdict(Verdict::at_most(target, visible.p99, MOST_VISIBLE));
        }
        let target = format!("commit → subscriber {when}, p50 in ms");
        run.verdict(Verdict::at_most(&target, received.p50, MOST_RECEIVED));
    }
    Ok(())
}
