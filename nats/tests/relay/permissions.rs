//! What the users of the deployment's server may do to each other.

use std::time::Duration;

use async_nats::ConnectOptions;
use async_nats::jetstream::consumer::Info;
use async_nats::jetstream::consumer::pull::{self, OrderedConfig};
use async_nats::jetstream::{self, Context, stream};
use embedded::Nats;
use embedded::nats::Options;
use embedded::testing::{Scratch, nats_options};
use futures::StreamExt as _;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::support::PATIENCE;

/// The deployment's configuration.
const CONFIGURATION: &str = include_str!("../../nats-server.conf");
/// The stream of these tests.
const STREAM: &str = "tidemark-30640213";

/// The deployment's accounts, each with the same password.
fn accounts() -> String {
    let (_, accounts) = CONFIGURATION.split_once("\nsystem_account:").unwrap();
    ["COMMAND", "PROJECTOR", "INTEGRATOR"]
        .iter()
        .fold(format!("system_account:{accounts}"), |text, name| {
            text.replace(&format!("$NATS_{name}_PASSWORD"), "\"secret\"")
        })
}

/// A user's access to the streams, with a short timeout.
async fn sign_in(server: &Nats, user: &str) -> Context {
    let options = ConnectOptions::with_user_and_password(user.to_owned(), "secret".to_owned());
    let mut context = jetstream::new(options.connect(server.url()).await.unwrap());
    context.set_timeout(Duration::from_secs(2));
    context
}

/// The integrator's consumer, as the operator sees it.
async fn integrators(operator: &Context) -> Info {
    let stream = operator.get_stream(STREAM).await.unwrap();
    stream.consumer_info("integrator").await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_projector_reads_the_stream_and_leaves_the_integrators_consumer_alone() {
    let scratch = Scratch::create();
    let options = Options { config: Some(accounts()), ..nats_options(&scratch) };
    let server = Nats::start(options).await.unwrap();
    let operator = sign_in(&server, "command-api").await;
    let subjects = vec!["tm.v1.>".to_owned()];
    let config = stream::Config { name: STREAM.to_owned(), subjects, ..stream::Config::default() };
    let stream = operator.create_stream(config).await.unwrap();
    let durable_name = Some("integrator".to_owned());
    let durable = pull::Config { durable_name, ..pull::Config::default() };
    stream.create_consumer(durable.clone()).await.unwrap();
    operator.publish("tm.v1.a", "event".into()).await.unwrap().await.unwrap();
    let before = integrators(&operator).await;

    let projector = sign_in(&server, "projector").await;
    let stream = projector.get_stream(STREAM).await.unwrap();
    let own = stream.create_consumer(OrderedConfig::default()).await.unwrap();
    let mut messages = own.messages().await.unwrap();
    let message = timeout(PATIENCE, messages.next()).await.unwrap().unwrap().unwrap();
    assert_eq!(message.payload, "event");
    let passing = stream.create_consumer(pull::Config::default()).await.unwrap();
    stream.delete_consumer(&passing.cached_info().name).await.unwrap();

    let changed = pull::Config { filter_subject: "tm.v1.none".to_owned(), ..durable };
    assert!(stream.create_consumer(changed).await.is_err());
    let passing =
        json!({ "name": "integrator", "ack_policy": "none", "filter_subject": "tm.v1.b" });
    let request = json!({ "stream_name": STREAM, "config": passing });
    let made: Result<Value, _> =
        projector.request(format!("CONSUMER.CREATE.{STREAM}"), &request).await;
    assert!(made.is_err() || made.unwrap().get("error").is_some());
    let next = format!("$JS.API.CONSUMER.MSG.NEXT.{STREAM}.integrator");
    projector.publish(next, "".into()).await.unwrap().await.unwrap_err();
    assert!(stream.delete_consumer("integrator").await.is_err());

    let after = integrators(&operator).await;
    assert_eq!((after.created, after.config), (before.created, before.config));
    assert_eq!((after.num_pending, after.delivered.consumer_sequence), (1, 0));
}
