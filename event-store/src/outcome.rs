//! Reads what the SQL function `event_log.append` says of each append.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::append::{Claim, Committed, Repeated, StreamVersion};
use crate::error::malformed;
use crate::{Append, LogError, Outcome, recorded};

/// One row of the function's answer; see its comment.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) number: i32,
    pub(crate) outcome: String,
    pub(crate) first_position: Option<i64>,
    pub(crate) last_position: Option<i64>,
    pub(crate) recorded_at: Option<DateTime<Utc>>,
    pub(crate) detail: Option<String>,
}

/// The detail of `intruded`.
#[derive(Deserialize)]
struct Intruder {
    position: u64,
}

/// The outcome of every append, in order.
pub(crate) fn read<'a>(
    mut rows: Vec<Row>,
    appends: impl ExactSizeIterator<Item = &'a Append>,
) -> Result<Vec<Outcome>, LogError> {
    rows.sort_by_key(|row| row.number);
    if rows.len() != appends.len() {
        return Err(malformed("an append has no outcome"));
    }
    rows.iter().zip(appends).map(|(row, append)| row.read(append)).collect()
}

impl Row {
    /// The outcome that this row speaks of.
    fn read(&self, append: &Append) -> Result<Outcome, LogError> {
        Ok(match self.outcome.as_str() {
            "appended" => Outcome::Appended(self.committed()?),
            "repeated" => Outcome::Repeated(self.repeated(append)?),
            "reused" => Outcome::Reused,
            "moved" => Outcome::Moved(self.detail::<Vec<StreamVersion>>()?),
            "intruded" => Outcome::Intruded { position: self.detail::<Intruder>()?.position },
            "claimed" => Outcome::Claimed(self.detail::<Claim>()?),
            "numbered" => Outcome::Numbered,
            other => return Err(malformed(&format!("unknown outcome {other}"))),
        })
    }

    /// The positions and the time.
    fn committed(&self) -> Result<Committed, LogError> {
        let (Some(first), Some(last), Some(recorded_at)) =
            (self.first_position, self.last_position, self.recorded_at)
        else {
            return Err(malformed("an appended command has no position"));
        };
        Ok(Committed { first: first.cast_unsigned(), last: last.cast_unsigned(), recorded_at })
    }

    /// What was kept of the command; a batch that was sent again knows it itself.
    fn repeated(&self, append: &Append) -> Result<Repeated, LogError> {
        let committed = self.committed()?;
        let (streams, note) = match &self.detail {
            Some(kept) => recorded::read(kept).map_err(|error| malformed(&error.to_string()))?,
            None => (append.resulting_versions(), append.note.clone()),
        };
        Ok(Repeated { committed, streams, note })
    }

    /// The detail as what the outcome promises.
    fn detail<T: DeserializeOwned>(&self) -> Result<T, LogError> {
        serde_json::from_str(self.detail.as_deref().unwrap_or_default())
            .map_err(|error| malformed(&error.to_string()))
    }
}
