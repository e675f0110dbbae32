//! `tidemark verify`: nothing in the log is missing or changed, and the read tables show what it says.

use clap::Args;
use domain::WorkspaceId;
use event_store::chain::{Verified, verify_workspace};
use event_store::{claims, read};
use projector::{Difference, RebuildOptions, tables};
use serde_json::{Value, json};
use sqlx::postgres::{PgConnectOptions, PgPool};

use crate::database::{self, Database};
use crate::failure::{Failure, OrFail};
use crate::hex::hex;
use crate::progress;
use crate::rebuild::bar_of;
use crate::report::Report;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark verify                 every workspace of a running `tidemark up`
  tidemark verify acme            one workspace, by slug or id
  tidemark verify --tables        also compare the read tables with fresh ones made from the log
  tidemark verify --json          position and hash of every workspace, to be kept elsewhere

Whoever kept a hash can tell later that nothing before its position was changed.
Exit status 3: something is broken, and the first position that is wrong was named.";

/// Recomputes the hash chain of the log from the stored bytes.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Verify {
    /// Only this workspace: its slug or its id
    workspace: Option<String>,
    /// Also compare the read tables with fresh ones made from the log
    #[arg(long)]
    tables: bool,
    /// Where.
    #[command(flatten)]
    database: Database,
}

impl Verify {
    /// Does it.
    pub async fn run(self) -> Result<Report, Failure> {
        let options = self.database.options().await?;
        let pool = database::pool(&options);
        let logs = match &self.workspace {
            Some(name) => vec![find(&pool, name).await?],
            None => read::heads(&pool).await.or_fail("the log cannot be read")?,
        };
        let logs = verify_logs(&pool, &logs).await?;
        let differences = if self.tables { Some(verify_tables(&options).await?) } else { None };
        Ok(report(&logs, differences.as_deref()))
    }
}

/// A workspace by slug or id, with the end of its log.
async fn find(pool: &PgPool, name: &str) -> Result<(WorkspaceId, u64), Failure> {
    let by_slug = claims::owner(pool, WorkspaceId::INSTANCE, "workspace-slug", name).await;
    let by_slug = by_slug.or_fail("the log cannot be read")?.map(WorkspaceId);
    let Some(workspace) = by_slug.or_else(|| name.parse().ok()) else {
        return Err(no_such(name));
    };
    match read::head(pool, workspace).await.or_fail("the log cannot be read")? {
        0 => Err(no_such(name)),
        head => Ok((workspace, head)),
    }
}

/// There is no such workspace.
fn no_such(name: &str) -> Failure {
    Failure::new(format!("there is no workspace `{name}`"))
        .next("Name it by its slug, as in its address, or by its id.")
}

/// Verifies the chain of each workspace.
async fn verify_logs(
    pool: &PgPool,
    logs: &[(WorkspaceId, u64)],
) -> Result<Vec<(WorkspaceId, Verified)>, Failure> {
    let bar = progress::bar("Verifying the log", logs.iter().map(|(_, head)| head).sum());
    let mut verified = Vec::with_capacity(logs.len());
    let mut before = 0;
    for (workspace, head) in logs {
        let result = verify_workspace(pool, *workspace, |at| bar.set_position(before + at)).await;
        verified.push((*workspace, result.or_fail("the log cannot be read")?));
        before += head;
    }
    bar.finish_and_clear();
    Ok(verified)
}

/// Compares the read tables with fresh ones.
async fn verify_tables(database: &PgConnectOptions) -> Result<Vec<Difference>, Failure> {
    let bar = progress::bar("Verifying the tables", 0);
    let options = RebuildOptions::default();
    let compared = projector::verify(database, &tables::TABLES, &options, bar_of(&bar)).await;
    bar.finish_and_clear();
    compared.or_fail("the read tables cannot be compared")
}

/// The answer.
fn report(logs: &[(WorkspaceId, Verified)], differences: Option<&[Difference]>) -> Report {
    let mut lines: Vec<String> =
        logs.iter().map(|(workspace, log)| line(*workspace, log)).collect();
    match differences {
        Some([]) => lines.push("read tables: as the log says".to_owned()),
        Some(differences) => lines.extend(differences.iter().map(difference_line)),
        None => {}
    }
    let is_intact = logs.iter().all(|(_, log)| matches!(log, Verified::Intact { .. }));
    let is_good = is_intact && differences.is_none_or(<[_]>::is_empty);
    let objects: Vec<Value> = logs.iter().map(|(workspace, log)| object(*workspace, log)).collect();
    let tables: Option<Vec<Value>> = differences.map(|all| all.iter().map(difference).collect());
    let json = json!({ "intact": is_good, "workspaces": objects, "different_tables": tables });
    if is_good { Report::new(lines.join("\n"), json) } else { Report::bad(lines.join("\n"), json) }
}

/// One workspace, for people.
fn line(workspace: WorkspaceId, log: &Verified) -> String {
    let name = match workspace {
        WorkspaceId::INSTANCE => "the instance log".to_owned(),
        other => format!("workspace {other}"),
    };
    match log {
        Verified::Intact { position, hash } => {
            format!("{name}: intact up to position {position}, hash {}", hex(hash))
        }
        Verified::Broken { position, reason } => {
            format!("{name}: BROKEN at position {position}: {reason}")
        }
    }
}

/// One workspace, for programs.
fn object(workspace: WorkspaceId, log: &Verified) -> Value {
    match log {
        Verified::Intact { position, hash } => {
            json!({ "workspace": workspace, "intact": true, "position": position, "hash": hex(hash) })
        }
        Verified::Broken { position, reason } => json!({
            "workspace": workspace, "intact": false, "position": position, "reason": reason
        }),
    }
}

/// One table that differs, for people.
fn difference_line(found: &Difference) -> String {
    format!(
        "table {}: DIFFERENT from the log: {} rows instead of {}, digest {} instead of {}; \
        `tidemark rebuild {}` mends it",
        found.table,
        found.live.rows,
        found.fresh.rows,
        found.live.sum,
        found.fresh.sum,
        found.table,
    )
}

/// One table that differs, for programs.
fn difference(found: &Difference) -> Value {
    let digest =
        |digest: &projector::digest::Digest| json!({ "rows": digest.rows, "sum": digest.sum });
    json!({ "table": found.table, "live": digest(&found.live), "fresh": digest(&found.fresh) })
}
