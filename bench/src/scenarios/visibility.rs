//! What it costs a client to wait until reads show what it wrote.

use futures::FutureExt;

use super::{PLACES, Scenario};
use crate::failure::Failure;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "visibility",
    about: "create, waiting or not, at half of the greatest rate without waiting",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many clients find out the greatest rate.
const CLIENTS: usize = 32;
/// The part of it at which both ways are compared.
const FRACTION: f64 = 0.5;
/// How many milliseconds waiting may add in the middle, and to the slowest of a hundred.
const MOST: (f64, f64) = (8.0, 25.0);

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    let (work, limit) = (work::creates(&stage.places(PLACES).await?), None);
    let (waiting, at_once) = (&stage.voice, &stage.voice.without_waiting());
    let subject = Subject { name: "at once", voice: at_once, work: work.clone(), limit };
    run.closed(&stage, &subject, &[CLIENTS]).await?;
    run.open(&stage, &subject, &[FRACTION]).await?;
    let rate = run.present().greatest("at once") * FRACTION;
    let subject = Subject { name: "waiting", voice: waiting, work, limit };
    run.open_at(&stage, &subject, rate, format!("open {FRACTION}")).await?;
    let load = format!("open {FRACTION}");
    let latency = |name| run.present().row(name, &load).map(|row| row.measured.latency);
    let (Some(with), Some(without)) = (latency("waiting"), latency("at once")) else {
        return Ok(());
    };
    let added = (with.p50 - without.p50, with.p99 - without.p99);
    run.verdict(Verdict::at_most("waiting adds at p50, ms", added.0, MOST.0));
    run.verdict(Verdict::at_most("waiting adds at p99, ms", added.1, MOST.1));
    Ok(())
}
