//! Lets everything heal, and waits until it has.

use std::net::SocketAddr;
use std::time::Duration;

use end_to_end::{System, Witness};
use event_store::read::{epoch, heads};
use tokio::time::{Instant, sleep, timeout};
use uuid::Uuid;

use super::plan::{Process, SERVICES};
use super::{Nemesis, disk, resume};

/// How long a healed system may take until everything is where it belongs.
const PATIENCE: Duration = Duration::from_mins(3);
/// How long the system is left alone.
const REST: Duration = Duration::from_secs(2);
/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(100);

impl Nemesis {
    /// Undoes the rest of all faults.
    pub async fn heal(&mut self, system: &mut System) {
        self.recorder.note_happening("everything is healed".to_owned());
        self.ways.clear_up();
        for process in [Process::Postgres, Process::Nats] {
            resume(system, process);
        }
        for name in SERVICES {
            resume(system, Process::Service(name));
            self.note(self.clocks.set(name, 0));
        }
        for process in std::mem::take(&mut self.dead) {
            self.start(system, process).await;
        }
        self.note(disk::clear(&self.nats).await);
    }

    /// Waits until every service is ready; one that ends by itself is started again.
    pub async fn wait_for_services(&mut self, system: &mut System) {
        for name in SERVICES {
            let start = Instant::now();
            let address = system.cluster.service(name).address();
            while !is_ready(address).await {
                if start.elapsed() > PATIENCE {
                    self.never
                        .push(format!("not within {} s: {name} is ready", PATIENCE.as_secs()));
                    break;
                }
                self.supervise_until(system, Instant::now() + PAUSE).await;
            }
            let ms = start.elapsed().as_millis();
            self.recorder.note_happening(format!("after {ms} ms: {name} is ready"));
        }
        self.is_over(|_| true);
    }

    /// Waits until tables, stream and subscriber are where the log is.
    pub async fn wait_for_positions(&mut self, system: &System, witness: &Witness) {
        let pool = &system.pool;
        let mut total = 0;
        let tables = async || {
            let behind = "SELECT COALESCE(sum(h.position - COALESCE(c.position, 0)), 0)::bigint
                FROM event_log.log_head AS h
                LEFT JOIN read_model.checkpoint AS c USING (workspace_id)";
            let lag: i64 = sqlx::query_scalar(behind).fetch_one(pool).await.ok()?;
            (lag == 0).then_some(())
        };
        self.wait("the tables show the whole log", tables).await;
        if let Ok(heads) = heads(pool).await {
            total = heads.iter().map(|(_, head)| *head).sum();
        }
        let nats = self.nats.clone();
        let stream = async || (messages(&nats).await? >= total).then_some(());
        self.wait("the stream has the whole log", stream).await;
        let all = usize::try_from(total).unwrap_or(usize::MAX);
        let present = epoch(pool).await.ok();
        let received = async || (received(witness, present) >= all).then_some(());
        self.wait("the subscriber has received the whole log", received).await;
    }

    /// Leaves the system alone for a while, in which all its connections ought to be idle; says since when, in µs
    /// after the start.
    pub async fn rest(&self) -> u64 {
        let since = self.recorder.now();
        self.recorder.note_happening("the system is at rest".to_owned());
        sleep(REST).await;
        since
    }

    /// Waits until `look` finds what is waited for; what never comes is noted as such.
    async fn wait(&mut self, what: &str, mut look: impl AsyncFnMut() -> Option<()>) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if look().await.is_some() {
                let ms = start.elapsed().as_millis();
                self.recorder.note_happening(format!("after {ms} ms: {what}"));
                return;
            }
            sleep(PAUSE).await;
        }
        self.never.push(format!("not within {} s: {what}", PATIENCE.as_secs()));
    }
}

/// Whether a service says that it can work.
async fn is_ready(address: SocketAddr) -> bool {
    let asked = reqwest::get(format!("http://{address}/health/ready"));
    let answer = timeout(Duration::from_secs(5), asked).await;
    matches!(answer, Ok(Ok(answer)) if answer.status().is_success())
}

/// How many events of an epoch the subscriber has received.
fn received(witness: &Witness, epoch: Option<Uuid>) -> usize {
    witness.received().iter().filter(|event| Some(event.epoch) == epoch).count()
}

/// How many messages the stream has; none if it does not answer.
async fn messages(nats: &str) -> Option<u64> {
    let context = disk::context(nats).await.ok()?;
    let name = context.stream_by_subject(nats::subject::ALL).await.ok()?;
    let stream = context.get_stream(name).await.ok()?;
    Some(stream.cached_info().state.messages)
}
