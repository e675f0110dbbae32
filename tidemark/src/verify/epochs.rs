//! The epochs of the log: their chain, compared with an end that was kept elsewhere.

use event_store::audit::{Epoch, Epochs, Finding};
use serde_json::{Value, json};

use super::expected::Expected;

/// What `--expect` calls the epochs of the log, in the place of a workspace.
pub(super) const NAME: &str = "epochs";

/// Ends that were noted and are not there.
pub(super) fn unexpected(epochs: &Epochs, expected: &[&Expected]) -> Vec<Finding> {
    let wrong = expected.iter().filter_map(|Expected { position, hash, .. }| {
        let found = epochs.all.iter().find(|epoch| epoch.number == *position);
        match found.map(|epoch| hex::encode(epoch.hash)) {
            Some(found) if found == *hash => None,
            Some(found) => Some(format!(
                "the epoch with number {position} has the hash {found}, expected was {hash}: \
                it or one before it was changed"
            )),
            None => Some(format!("epoch has no number {position}, which was expected")),
        }
    });
    wrong.map(|what| Finding { workspace: None, what }).collect()
}

/// The last epoch, for people; none if there is a finding, which is reported elsewhere.
pub(super) fn line(epochs: &Epochs) -> Option<String> {
    let Epoch { number, hash, .. } = epochs.all.last()?;
    let is_intact = epochs.findings.is_empty();
    is_intact.then(|| format!("epochs: intact up to number {number}, hash {}", hex::encode(hash)))
}

/// The last one, for programs; `expect` is what `--expect` takes.
pub(super) fn object(epochs: &Epochs) -> Option<Value> {
    let Epoch { number, hash, .. } = epochs.all.last()?;
    let hash = hex::encode(hash);
    let expect = format!("{NAME}@{number}:{hash}");
    Some(json!({ "number": number, "hash": hash, "expect": expect }))
}
