//! Runs a command until it is in the log, refused, or nobody can say.

use std::mem;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::WorkspaceId;
use event_store::{Claim, Committed, Identity, Metadata, Outcome, Proviso, Store, UnderKey};
use service::Standing;
use uuid::Uuid;

use super::{Permission, Queues, Snapshot, Unit};
use crate::answer::Rendered;
use crate::error::{CommandError, Result};
use crate::read_model::ReadModel;

/// How often a decision is taken again because what it read has moved.
const MOST_TRIES: u32 = 12;

/// A command as [`execute()`] needs to know it.
#[derive(Debug, Clone)]
pub struct Execution {
    /// Whose log is appended to.
    pub workspace: WorkspaceId,
    /// Who the command is.
    pub identity: Identity,
    /// When it came.
    pub at: DateTime<Utc>,
    /// The client's request id.
    pub correlation_id: Option<String>,
    /// The credential that it rests on; none for the operator, and for people who sign up.
    pub standing: Option<Standing>,
}

/// What an endpoint does once it is permitted: a decision that may be taken several times, and the answer to it.
pub trait Operation<P: Permission = ()>: Sync {
    /// Reads what the decision rests on, and decides; `granted` is what permits it.
    fn decide(
        &self,
        unit: &mut Unit<'_>,
        granted: &P::Granted,
    ) -> impl Future<Output = Result<()>> + Send;

    /// The answer, from the aggregates right after the command; 204 unless the operation shows something.
    ///
    /// # Errors
    /// A mistake of the endpoint.
    fn answer(&self, _after: &Snapshot) -> Result<Rendered> {
        Ok(Rendered::Nothing)
    }

    /// The refusal when a wanted name is taken; it names the bearer unless the endpoint knows better.
    fn claimed(&self, claim: Claim) -> CommandError {
        CommandError::Claimed(claim)
    }

    /// Whether it can be decided otherwise once it is known that a wanted name is taken; then it is decided again.
    fn decides_otherwise(&self, _claim: &Claim) -> bool {
        false
    }
}

impl Execution {
    /// The command's `ordinal`-th new id: the same in every try.
    #[must_use]
    pub fn new_id<Id: From<Uuid>>(&self, ordinal: u32) -> Id {
        self.identity.new_id(ordinal).into()
    }

    /// Asks whether the credential still holds: whatever the command waited for, it may have been revoked meanwhile.
    async fn confirm(&self) -> Result<()> {
        match &self.standing {
            Some(standing) => Ok(standing.confirm().await?),
            None => Ok(()),
        }
    }

    /// The credential, for the log to ask again when the command has waited for its turn.
    pub(super) fn proviso(&self) -> Option<Arc<dyn Proviso>> {
        let standing = self.standing.clone()?;
        Some(Arc::new(standing))
    }

    /// What is stored with each of the command's events.
    pub(super) fn metadata(&self) -> Metadata {
        let mut metadata = Metadata::new(self.identity.actor, self.at, self.identity.command_id);
        metadata.correlation_id.clone_from(&self.correlation_id);
        metadata
    }
}

/// Runs a command: asks whether the caller may, reads, decides, appends, and again if what it read has moved, in turn
/// with others who were overtaken as well.
///
/// Answers with where it is in the log and the aggregates right after it; for a repeated command, with those of
/// the first time.
///
/// # Errors
/// A refusal that rests on the present state of the log, or [`CommandError`] for what went wrong.
pub async fn execute<P: Permission>(
    store: &Store,
    read_model: &ReadModel,
    queues: &Queues,
    execution: &Execution,
    permission: &P,
    operation: &impl Operation<P>,
) -> Result<(Committed, Snapshot)> {
    let (mut turn, mut spare) = (None, Vec::new());
    for attempt in 0..MOST_TRIES {
        let mut unit = Unit::new(store, execution, attempt > 0).with_spare(mem::take(&mut spare));
        let decided = match permission.ask(&mut unit).await {
            Ok(granted) => operation.decide(&mut unit, &granted).await,
            Err(refusal) => Err(refusal),
        };
        let (append, refusal) = match decided {
            Ok(()) => (unit.append(execution)?, None),
            Err(error) if error.rests_on_state() => (unit.probe(execution)?, Some(error)),
            Err(error) => return Err(error),
        };
        if turn.is_none()
            && let Some(thing) = queues.wanted(&append)
        {
            turn = Some(queues.turn(thing).await?);
            spare = unit.into_numbers();
            continue;
        }
        execution.confirm().await?;
        let written = append.last_event_ids();
        match store.append(append).await? {
            Outcome::Appended(committed) => {
                let after = || (committed, unit.keep(&written, &committed));
                return refusal.map_or_else(|| Ok(after()), Err);
            }
            Outcome::Repeated(repeated) => {
                let then = Snapshot::load(store, execution.workspace, &repeated).await?;
                return Ok((repeated.committed, then));
            }
            Outcome::Reused => return Err(CommandError::KeyReused),
            Outcome::Claimed(claim) if operation.decides_otherwise(&claim) => {
                spare = unit.into_numbers();
            }
            Outcome::Claimed(claim) => return Err(operation.claimed(claim)),
            Outcome::Moved(now) => {
                spare = unit.into_numbers();
                if let (None, Some(moved)) = (&turn, now.first()) {
                    turn = Some(queues.turn((execution.workspace, moved.id)).await?);
                }
            }
            // The next try says why, unless nobody could.
            Outcome::Numbered | Outcome::Unfounded => {}
            Outcome::Intruded { position } => {
                spare = unit.into_numbers();
                if !read_model.wait_for(execution.workspace, position).await {
                    return Err(CommandError::Contended);
                }
            }
        }
    }
    Err(CommandError::Contended)
}

/// Where a command is in the log, and the aggregates right after it, if it is there already.
///
/// # Errors
/// Its key belongs to another request, its credential has ended, or the log cannot be asked.
pub async fn repeated(
    store: &Store,
    execution: &Execution,
) -> Result<Option<(Committed, Snapshot)>> {
    execution.confirm().await?;
    match store.under_key(execution.workspace, &execution.identity).await? {
        None => Ok(None),
        Some(UnderKey::Another) => Err(CommandError::KeyReused),
        Some(UnderKey::Same(repeated)) => {
            let then = Snapshot::load(store, execution.workspace, &repeated).await?;
            Ok(Some((repeated.committed, then)))
        }
    }
}
