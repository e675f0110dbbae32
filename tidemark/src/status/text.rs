//! The picture for people: a few aligned tables.

use std::fmt::Write as _;

use projector::tables;

use super::Picture;
use super::services::{ChainState, Publishing, publishing};
use crate::table::{add, titles};

/// The picture as text.
pub(super) fn of(picture: &Picture) -> String {
    let log = &picture.log;
    let mut text =
        format!("epoch {}, {} workspaces, {} events\n", log.epoch, log.workspaces, log.positions);
    add(&mut text, "\nservices", &services(picture));
    let lag = |positions: u64, seconds: f64| vec![positions.to_string(), format!("{seconds:.1} s")];
    let mut behind = vec![titles(&["", "positions behind", "seconds behind"])];
    behind.push([vec!["relay".to_owned()], lag(log.relay.positions, log.relay.seconds)].concat());
    for table in tables::TABLES {
        let cells = lag(log.tables.positions, log.tables.seconds);
        behind.push([vec![format!("table {}", table.name())], cells].concat());
    }
    add(&mut text, "\nlag", &behind);
    add(&mut text, "\nconsumers", &consumers(picture));
    // Writing to a string cannot fail.
    let _ = write!(text, "\n{}\n{}\n{}\n", relay(picture), chain(picture), sync(picture));
    for disk in picture.disks() {
        let _ = writeln!(text, "{}", disk.line());
    }
    for stopped in &log.stopped {
        let (position, reason) = (stopped.applied, &stopped.reason);
        let name = log.names.of(stopped.workspace);
        let _ = writeln!(text, "STOPPED: {name} after position {position}: {reason}");
    }
    text
}

/// The services' rows.
fn services(picture: &Picture) -> Vec<Vec<String>> {
    let mut rows = vec![titles(&["", "up", "ready", "version", "remarks"])];
    for service in &picture.services {
        let yes = |is: bool| if is { "yes" } else { "NO" }.to_owned();
        rows.push(vec![
            service.name.clone(),
            yes(service.is_up),
            yes(service.is_ready),
            service.version.clone().unwrap_or_else(|| "?".to_owned()),
            service.detail.clone(),
        ]);
    }
    rows
}

/// The consumers' rows.
fn consumers(picture: &Picture) -> Vec<Vec<String>> {
    let mut rows = vec![titles(&["", "pending", "ack pending", "redelivered", "durable"])];
    let state = picture.stream.as_ref().and_then(|stream| stream.state.as_ref());
    for one in state.iter().flat_map(|state| &state.consumers) {
        let durable = if one.is_durable { "yes" } else { "no" };
        rows.push(vec![
            one.name.clone(),
            one.pending.to_string(),
            one.ack_pending.to_string(),
            one.redelivered.to_string(),
            durable.to_owned(),
        ]);
    }
    rows
}

/// The publishing service.
fn relay(picture: &Picture) -> String {
    match publishing(&picture.services) {
        Publishing::Unknown => "publishing: no service says".to_owned(),
        Publishing::Nowhere => "publishing: NOBODY publishes at the moment".to_owned(),
        Publishing::By(name) => format!("publishing: by {name}"),
        Publishing::HeldUp(name) => {
            format!("publishing: HELD UP, the log of {name} says why")
        }
    }
}

/// What is known of the chain, and as of when.
fn chain(picture: &Picture) -> String {
    let Some(ChainState { broken, verified_at }) = picture.chain() else {
        return "chain: no service says (`tidemark verify` checks it)".to_owned();
    };
    if broken > 0 {
        return format!("chain: BROKEN in {broken} workspaces, `tidemark verify` says more");
    }
    match verified_at {
        None => "chain: nothing wrong so far, not yet all verified".to_owned(),
        Some(at) => format!("chain: intact, all of it verified last at {}", at.to_rfc3339()),
    }
}

/// What is known of the stream.
fn sync(picture: &Picture) -> String {
    let Some(stream) = &picture.stream else { return "stream: NATS was not named".to_owned() };
    if let Some(problem) = &stream.problem {
        return format!("stream: {problem}");
    }
    let Some(state) = &stream.state else { return "stream: there is none yet".to_owned() };
    let synced = match picture.syncs() {
        Some(true) => "written to disk before acknowledged",
        Some(false) => "NOT written to disk before acknowledged",
        None => "the server does not say whether it is on disk",
    };
    format!("stream: {}, {} messages, {synced}", state.name, state.messages)
}
