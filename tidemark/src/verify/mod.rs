//! `tidemark verify`: nothing in the log is missing or changed, and the read tables show what it says.

mod beside;
mod epochs;
mod expected;
mod log;
mod stream;
mod text;

use clap::Args;
use command_api::Derived;
use domain::WorkspaceId;
use event_store::audit::{self, Epochs, Finding, Schema};
use event_store::{LogError, claims, read};
use projector::{Difference, RebuildOptions, tables};
use sqlx::PgConnection;
use sqlx::postgres::{PgConnectOptions, PgPool};

use crate::database::{self, Database};
use crate::failure::{Failure, OrFail};
use crate::names::Names;
use crate::progress;
use crate::rebuild::bar_of;
use crate::report::Report;
use crate::status::kept;
use crate::up::NATS_URL_FILE;
use expected::Expected;
use log::Log;
use stream::Stream;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark verify                 every workspace of a running `tidemark up`
  tidemark verify acme            one workspace, by slug or id
  tidemark verify --tables        also compare the read tables with fresh ones made from the log
  tidemark verify --json          the end of every log and of the epochs as `expect`, to be kept elsewhere
  tidemark verify --expect acme@120:5f0c…
                                  the event at position 120 has this hash, so nothing up to there was changed

Whoever can write to the database can rewrite all of it: only an end that was kept elsewhere, or the stream, shows that.
Exit status 3: something is wrong, and it was named; 1: NATS was named and does not answer.";

/// One moment of the log.
const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

/// Verifies the hash chain of the log from the stored bytes, what is kept beside it, and what guards it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Verify {
    /// Only this workspace: its slug or its id
    workspace: Option<String>,
    /// Also compare the read tables with fresh ones made from the log
    #[arg(long)]
    tables: bool,
    /// An end that was kept: WORKSPACE@POSITION:HASH, POSITION:HASH of the one workspace, or epochs@NUMBER:HASH; may be
    /// repeated
    #[arg(long, value_name = "END")]
    expect: Vec<Expected>,
    /// NATS, whose stream is a witness; that of `tidemark up` if it is not given
    #[arg(long, value_name = "URL", env = "TIDEMARK_NATS_URL", hide_env_values = true)]
    nats_url: Option<String>,
    #[command(flatten)]
    database: Database,
}

/// A log to verify, with its end and what is expected of it.
struct Wanted<'a> {
    workspace: WorkspaceId,
    head: u64,
    expected: Vec<&'a Expected>,
}

/// Everything that was found.
struct Found {
    names: Names,
    logs: Vec<Log>,
    epochs: Epochs,
    schema: Schema,
    findings: Vec<Finding>,
    stream: Option<Stream>,
    differences: Option<Vec<Difference>>,
}

impl Verify {
    /// Verifies the log, the read tables and the stream, and reports what is wrong.
    pub async fn run(self) -> Result<Report, Failure> {
        let options = self.database.options().await?;
        let pool = database::pool(&options);
        let only = match &self.workspace {
            Some(name) => Some(find(&pool, name).await?.0),
            None => None,
        };
        let mut db = pool.begin_with(SNAPSHOT).await.or_fail("the log cannot be read")?;
        let mut findings = Vec::new();
        let wanted = self.wanted(&pool, &mut db, only, &mut findings).await?;
        let mut derived = Derived::default();
        let logs = verify_logs(&mut db, &wanted, &mut derived).await?;
        let beside = beside::look(&mut db, only, derived).await;
        findings.extend(beside.or_fail("the log cannot be read")?);
        let epochs = self.epochs(&mut db).await.or_fail("the log cannot be read")?;
        let names = Names::load(&mut db).await.or_fail("the log cannot be read")?;
        db.rollback().await.or_fail("the log cannot be read")?;
        let workspaces: Vec<WorkspaceId> = logs.iter().map(|log| log.workspace).collect();
        let schema = audit::schema(database::connect(&options).await?).await;
        let mut schema = schema.or_fail("the schemas cannot be looked at")?;
        // Rights and triggers are looked at twice, so that they are even where the schemas cannot be compared.
        schema.findings.retain(|finding| !findings.contains(finding));
        let stream = self.stream(&pool, &workspaces).await;
        let differences = if self.tables { Some(verify_tables(&options).await?) } else { None };
        Ok(Found { names, logs, epochs, schema, findings, stream, differences }.report())
    }

    /// The logs to verify; a workspace that is expected and not there is a finding.
    async fn wanted(
        &self,
        pool: &PgPool,
        db: &mut PgConnection,
        only: Option<WorkspaceId>,
        findings: &mut Vec<Finding>,
    ) -> Result<Vec<Wanted<'_>>, Failure> {
        let heads = read::heads(db).await.or_fail("the log cannot be read")?;
        let is_wanted = |workspace| only.is_none_or(|only| only == workspace);
        let wanted = heads.into_iter().filter(|(workspace, _)| is_wanted(*workspace));
        let mut wanted: Vec<Wanted<'_>> = wanted
            .map(|(workspace, head)| Wanted { workspace, head, expected: Vec::new() })
            .collect();
        for end in self.expect.iter().filter(|end| !is_of_epochs(end)) {
            let workspace = match (&end.workspace, only) {
                (Some(name), _) => named(pool, name).await?,
                (None, Some(only)) => Some(only),
                (None, None) => return Err(whose_end()),
            };
            let Some(workspace) = workspace else {
                let name = end.workspace.as_deref().unwrap_or_default();
                let what = format!("workspace {name} is expected, and there is none of this slug");
                findings.push(Finding { workspace: None, what });
                continue;
            };
            match wanted.iter_mut().find(|log| log.workspace == workspace) {
                Some(log) => log.expected.push(end),
                None if only.is_some() => return Err(another_end(end)),
                None => {
                    findings.push(Finding::of(workspace, "it is expected, and its log is gone"));
                }
            }
        }
        Ok(wanted)
    }

    /// The epochs of the log, and the end that is expected of them.
    async fn epochs(&self, db: &mut PgConnection) -> Result<Epochs, LogError> {
        let mut found = audit::epochs(db).await?;
        let expected: Vec<&Expected> = self.expect.iter().filter(|end| is_of_epochs(end)).collect();
        let unexpected = epochs::unexpected(&found, &expected);
        found.findings.extend(unexpected);
        Ok(found)
    }

    /// What the stream shows, if one is known.
    async fn stream(&self, pool: &PgPool, workspaces: &[WorkspaceId]) -> Option<Stream> {
        let url = self.nats_url.clone();
        let url = url.or_else(|| kept(self.database.data(), NATS_URL_FILE))?;
        Some(Stream::look(&url, pool, workspaces).await)
    }
}

/// Whether an end is that of the epochs of the log.
fn is_of_epochs(end: &Expected) -> bool {
    end.workspace.as_deref() == Some(epochs::NAME)
}

/// An end without a workspace.
fn whose_end() -> Failure {
    Failure::new("--expect POSITION:HASH does not say whose log it is")
        .next("Write WORKSPACE@POSITION:HASH, or name the workspace to verify.")
}

/// An end of a workspace that is not verified.
fn another_end(end: &Expected) -> Failure {
    let name = end.workspace.as_deref().unwrap_or_default();
    Failure::new(format!("--expect names the workspace {name}, and another one is verified"))
        .next("Leave the workspace to verify out, or name the same.")
}

/// The id of a workspace by slug or id; `instance` is the instance log.
async fn named(pool: &PgPool, name: &str) -> Result<Option<WorkspaceId>, Failure> {
    if name == "instance" {
        return Ok(Some(WorkspaceId::INSTANCE));
    }
    let by_slug = claims::owner(pool, WorkspaceId::INSTANCE, "workspace-slug", name).await;
    let by_slug = by_slug.or_fail("the log cannot be read")?.map(WorkspaceId);
    Ok(by_slug.or_else(|| name.parse().ok()))
}

/// A workspace by slug or id, with the end of its log.
async fn find(pool: &PgPool, name: &str) -> Result<(WorkspaceId, u64), Failure> {
    let Some(workspace) = named(pool, name).await? else {
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

/// Verifies each log.
async fn verify_logs(
    db: &mut PgConnection,
    wanted: &[Wanted<'_>],
    derived: &mut Derived,
) -> Result<Vec<Log>, Failure> {
    let bar = progress::bar("Verifying the log", wanted.iter().map(|log| log.head).sum());
    let mut logs = Vec::with_capacity(wanted.len());
    let mut before = 0;
    for Wanted { workspace, head, expected } in wanted {
        let progress = |at| bar.set_position(before + at);
        let log = Log::look(db, *workspace, expected, derived, progress).await;
        logs.push(log.or_fail("the log cannot be read")?);
        before += head;
    }
    bar.finish_and_clear();
    Ok(logs)
}

/// Compares the read tables with fresh ones.
async fn verify_tables(database: &PgConnectOptions) -> Result<Vec<Difference>, Failure> {
    let bar = progress::bar("Verifying the tables", 0);
    let options = RebuildOptions::default();
    let compared = projector::verify(database, &tables::TABLES, &options, bar_of(&bar)).await;
    bar.finish_and_clear();
    compared.or_fail("the read tables cannot be compared")
}
