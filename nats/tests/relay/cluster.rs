//! Three servers as one cluster: the stream is on as many of them as it should, and goes on when its leader dies.

use async_nats::jetstream::stream::{Config, Info};
use embedded::nats::Options;
use embedded::testing::{Scratch, nats_options};
use embedded::{Nats, free_port};
use nats::{Connection, EventStream, RelayOptions, StreamOptions};

use crate::support::{World, quick, workspace};

/// A log, and three servers that have found each other.
async fn three_servers() -> World {
    let scratch = Scratch::create();
    let ports = [(); 3].map(|()| free_port().unwrap());
    let routes = ports.map(|port| format!("\"nats-route://127.0.0.1:{port}\"")).join(", ");
    let start = async |port: u16| {
        let cluster =
            format!("cluster {{ name: test, listen: \"127.0.0.1:{port}\", routes: [{routes}] }}");
        let data = scratch.path().join(format!("nats-{port}"));
        let options = Options { config: Some(cluster), data, ..nats_options(&scratch) };
        Nats::start(options).await.unwrap()
    };
    let [nats, second, third] = ports.map(start);
    let (nats, second, third) = tokio::join!(nats, second, third);
    let world = World::on(nats, vec![second, third], scratch).await;
    world
        .wait_until("the cluster has a leader", async || {
            world.connection.jetstream().query_account().await.is_ok()
        })
        .await;
    world
}

/// A relay that wants the stream on so many servers.
fn on_servers(replicas: usize) -> RelayOptions {
    RelayOptions { stream: StreamOptions { replicas }, ..quick() }
}

/// How the stream is.
async fn info(world: &World) -> Info {
    let epoch = event_store::read::epoch(&world.pool).await.unwrap();
    let find = async || EventStream::find(&world.connection, epoch).await;
    let stream = world.until_ok("the stream can be found", find).await.unwrap();
    let look = async || world.connection.jetstream().get_stream(stream.name()).await;
    world.until_ok("the stream can be looked at", look).await.cached_info().clone()
}

/// Waits until so many servers have all of the stream.
async fn is_on(world: &World, servers: usize) {
    let what = format!("{servers} servers have the stream");
    world
        .wait_until(&what, async || {
            let info = info(world).await;
            let cluster = info.cluster.unwrap_or_default();
            let current = cluster.replicas.iter().filter(|one| one.current && !one.offline);
            info.config.num_replicas == servers && current.count() + 1 == servers
        })
        .await;
}

/// Kills the server that leads the stream.
async fn kill_leader(world: &mut World) {
    let leader = info(world).await.cluster.unwrap().leader.unwrap();
    for server in [&mut world.nats].into_iter().chain(&mut world.others) {
        let connection = Connection::open(&server.url(), "test").await.unwrap();
        connection.connected().await;
        if connection.client().server_info().server_name == leader {
            server.kill().await;
            return;
        }
    }
    panic!("no server is called {leader}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_is_put_on_more_servers_by_hand_stays_there() {
    let world = three_servers().await;
    let relay = world.relay(on_servers(1)).await;
    world.append(workspace(1), 20).await;
    world.assert_published().await;
    let config = info(&world).await.config;
    assert_eq!(config.num_replicas, 1);
    let more = Config { num_replicas: 3, ..config };
    let update = async || world.connection.jetstream().update_stream(more.clone()).await;
    world.until_ok("the stream is on more servers", update).await;
    is_on(&world, 3).await;
    relay.stop.cancel();
    let again = world.relay(on_servers(1)).await;
    again.wait_for("active", |status| status.active).await;
    world.append(workspace(1), 20).await;
    world.assert_published().await;
    assert_eq!(info(&world).await.config.num_replicas, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_on_three_servers_goes_on_when_its_leader_dies_and_loses_nothing() {
    let mut world = three_servers().await;
    let _relay = world.relay(on_servers(3)).await;
    for number in 1..=4 {
        world.append(workspace(number), 50).await;
    }
    world.assert_published().await;
    is_on(&world, 3).await;
    // Some of this is on its way when the leader dies.
    world.append(workspace(1), 300).await;
    kill_leader(&mut world).await;
    for number in 1..=4 {
        world.append(workspace(number), 50).await;
    }
    world.assert_published().await;
}
