//! What the database says: the log, how far it was published, and how far the read tables show it.

use event_store::{LogError, read};
use projector::{Stopped, tables};
use serde_json::{Value, json};
use sqlx::PgPool;
use uuid::Uuid;

use crate::names::Names;

/// What the database says.
pub(super) struct Log {
    /// The log's present epoch.
    pub(super) epoch: Uuid,
    /// How many workspaces there are, the instance among them.
    pub(super) workspaces: usize,
    /// How many events there are.
    pub(super) positions: u64,
    /// How far the stream is behind.
    pub(super) relay: command_api::Lag,
    /// How far the read tables are behind.
    pub(super) tables: projector::lag::Lag,
    /// Workspaces whose next event cannot be applied.
    pub(super) stopped: Vec<Stopped>,
    /// What the workspaces are called.
    pub(super) names: Names,
}

impl Log {
    /// Asks the database.
    pub(super) async fn look(pool: &PgPool) -> Result<Self, LogError> {
        let heads = read::heads(pool).await?;
        let mut db = pool.acquire().await?;
        let names = Names::load(&mut db).await?;
        drop(db);
        let options = (*pool.connect_options()).clone().options([("search_path", "read_model")]);
        let live = event_store::pool(options, 1);
        Ok(Self {
            epoch: read::epoch(pool).await?,
            workspaces: heads.len(),
            positions: heads.iter().map(|(_, position)| position).sum(),
            relay: command_api::lag(pool).await?,
            tables: projector::lag::lag(&live).await?,
            stopped: projector::status(&live).await?.stopped,
            names,
        })
    }

    /// The publishing, for programs, with what a service says of it.
    pub(super) fn relay_json(&self, said: Option<&Value>) -> Value {
        json!({
            "lag_positions": self.relay.positions,
            "lag_seconds": self.relay.seconds,
            "worst_workspace_positions": self.relay.worst,
            "state": said,
        })
    }

    /// The read tables, for programs. They share their checkpoints, so all are as far.
    pub(super) fn tables_json(&self) -> Vec<Value> {
        let table = |name| {
            json!({
                "table": name,
                "lag_positions": self.tables.positions,
                "lag_seconds": self.tables.seconds,
            })
        };
        tables::TABLES.iter().map(|one| table(one.name())).collect()
    }

    /// The stopped workspaces, for programs.
    pub(super) fn stopped_json(&self) -> Vec<Value> {
        let stopped = |one: &Stopped| {
            json!({
                "workspace": one.workspace,
                "slug": self.names.slug(one.workspace),
                "position": one.applied,
                "since": one.since,
                "reason": one.reason,
            })
        };
        self.stopped.iter().map(stopped).collect()
    }
}
