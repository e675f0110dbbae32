//! Killing any part at any moment loses nothing and doubles nothing.

use end_to_end::System;

use crate::feed::Reader;
use crate::load::Load;
use crate::witness::{self, Witness};

/// How many commands have to be answered between one blow and the next.
const BETWEEN_BLOWS: usize = 60;

/// What is killed.
#[derive(Debug, Clone, Copy)]
enum Victim {
    Service(&'static str),
    Nats,
    Postgres,
}

/// Strikes under load, lets everything come back, and compares what clients were answered with what the log holds,
/// what a subscriber received, what somebody was told who has the application open, and what the read tables show.
async fn nothing_is_lost_when_killing(victims: &[Victim]) {
    let mut system = System::start().await;
    let tenant = system.tenant("acme").await;
    let witness = Witness::listening(&system.cluster.nats.url(), &tenant).await;
    let reader = Reader::following(system.client("command-api", &tenant.key), &tenant);
    let load = Load::start(&mut system, &tenant).await;
    for victim in victims {
        load.answered_more(BETWEEN_BLOWS).await;
        let begun = reader.begun();
        strike(&mut system, *victim).await;
        if matches!(victim, Victim::Service("query-api")) {
            reader.comes_again(begun).await;
        }
    }
    load.answered_more(BETWEEN_BLOWS).await;
    let answered = load.stop().await;
    let log = witness.nothing_is_lost(&system, &tenant, &answered).await;
    reader.was_told(&log, &answered).await;
    witness::tables_show(&system, &tenant, &answered).await;
    witness::tables_equal_a_rebuild(&system).await;
}

/// Kills a part and starts it again.
async fn strike(system: &mut System, victim: Victim) {
    match victim {
        Victim::Service(name) => system.cluster.restart(name).await,
        Victim::Nats => {
            system.cluster.nats.kill().await;
            system.cluster.nats.restart().await.unwrap();
        }
        Victim::Postgres => {
            system.cluster.postgres.kill().await;
            system.cluster.postgres.restart().await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killing_the_command_side_and_with_it_the_relay_loses_nothing() {
    let (one, two) = (Victim::Service("command-api"), Victim::Service("command-api-2"));
    nothing_is_lost_when_killing(&[one, two, one, two]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killing_the_projector_loses_nothing() {
    nothing_is_lost_when_killing(&[Victim::Service("projector"); 3]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killing_the_query_side_loses_nothing() {
    nothing_is_lost_when_killing(&[Victim::Service("query-api"); 3]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killing_nats_loses_nothing() {
    nothing_is_lost_when_killing(&[Victim::Nats; 3]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killing_postgres_loses_nothing() {
    nothing_is_lost_when_killing(&[Victim::Postgres; 2]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killing_everything_in_turn_loses_nothing() {
    nothing_is_lost_when_killing(&[
        Victim::Service("command-api"),
        Victim::Nats,
        Victim::Service("projector"),
        Victim::Postgres,
        Victim::Service("query-api"),
        Victim::Service("command-api-2"),
    ])
    .await;
}
