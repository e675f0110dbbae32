//! A relay that hangs loses its lease, and does no harm when it goes on.

use end_to_end::{System, wait};

use crate::load::Load;
use crate::metrics::{page, value};
use crate::witness::Witness;

/// How many commands have to be answered, and events received, between one thing and the next.
const MORE: usize = 60;

/// Whether a command side is the one that publishes.
async fn publishes(system: &mut System, name: &str) -> bool {
    value(&page(system, name).await, "tidemark_relay_active") == Some(1.0)
}

/// The command side that publishes.
async fn publisher(system: &mut System) -> &'static str {
    wait::until("a relay is active", wait::PATIENCE, async || {
        for name in ["command-api", "command-api-2"] {
            if publishes(system, name).await {
                return Some(name);
            }
        }
        None
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_hangs_is_taken_over_from_and_publishes_nothing_wrong_when_it_goes_on() {
    let mut system = System::start().await;
    let tenant = system.tenant("acme").await;
    let witness = Witness::listening(&system.cluster.nats.url(), &tenant).await;
    let load = Load::start(&mut system, &tenant).await;
    for _ in 0..2 {
        load.answered_more(MORE).await;
        let hung = publisher(&mut system).await;
        // In the middle of its work: some events were read, sent or stored, and not acknowledged yet.
        system.cluster.service(hung).pause().await;
        witness.receives_more(MORE).await;
        system.cluster.service(hung).resume();
        load.answered_more(MORE).await;
        wait::until("the one that hung stands by", wait::PATIENCE, async || {
            (!publishes(&mut system, hung).await).then_some(())
        })
        .await;
        assert_ne!(publisher(&mut system).await, hung);
    }
    let answered = load.stop().await;
    witness.nothing_is_lost(&system, &tenant, &answered).await;
}
