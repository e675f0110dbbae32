//! The picture for people: a few aligned tables.

use std::fmt::Write as _;

use projector::tables;

use super::Picture;

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
    let _ = write!(text, "\n{}\n{}\n", chain(picture), sync(picture));
    for stopped in &log.stopped {
        let (workspace, position, reason) = (stopped.workspace, stopped.applied, &stopped.reason);
        let _ =
            writeln!(text, "STOPPED: workspace {workspace} after position {position}: {reason}");
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

/// What is known of the chain.
fn chain(picture: &Picture) -> String {
    let looking = picture.services.iter().find(|service| service.broken_chains.is_some());
    match looking.map(|service| (picture.broken_chains(), service.verified_at.unwrap_or_default()))
    {
        None => "chain: no service says (`tidemark verify` checks it)".to_owned(),
        Some((0, 0.0)) => "chain: nothing wrong so far, not yet all verified".to_owned(),
        Some((0, _)) => "chain: intact".to_owned(),
        Some((broken, _)) => {
            format!("chain: BROKEN in {broken} workspaces, `tidemark verify` says more")
        }
    }
}

/// What is known of the stream.
fn sync(picture: &Picture) -> String {
    let Some(stream) = &picture.stream else { return "stream: NATS was not named".to_owned() };
    if let Some(problem) = &stream.problem {
        return format!("stream: {problem}");
    }
    let Some(state) = &stream.state else { return "stream: there is none yet".to_owned() };
    let synced = match stream.syncs {
        Some(true) => "written to disk before acknowledged",
        Some(false) => "NOT written to disk before acknowledged",
        None => "the server does not say whether it is on disk",
    };
    format!("stream: {}, {} messages, {synced}", state.name, state.messages)
}

/// A table's first row.
fn titles(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Adds a table whose columns are as wide as they have to be; one without rows is left out.
fn add(text: &mut String, title: &str, rows: &[Vec<String>]) {
    if rows.len() < 2 {
        return;
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or_default()).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{title}");
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        let _ = writeln!(text, "  {}", line.trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut text = String::new();
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        add(&mut text, "lag", &[row(["", "positions"]), row(["relay", "3"])]);
        assert_eq!(text, "lag\n         positions\n  relay  3\n");
        add(&mut text, "nothing", &[row(["", "x"])]);
        assert!(!text.contains("nothing"));
    }
}
