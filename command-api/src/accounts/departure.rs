//! How somebody leaves for good: a process of one command for each workspace, which can be begun again at any point.
//!
//! 1. The instance's log says that they are leaving. From then on nobody can make them a member of anything.
//! 2. They leave each workspace, by a command of that workspace: its last owner cannot, and then they stay.
//! 3. Their account is deactivated.
//!
//! They go by their own wish, or at the operator's word.
//!
//! So however the deactivations of several owners, a transfer and a creation overlap, each workspace that they leave
//! has an owner who stays.

use domain::user::{BeginDeactivation, CallOffDeactivation, DeactivateUser, User};
use domain::workspace::{
    LeaveWorkspace, RemoveWorkspaceMember, Workspace, WorkspaceCommand, WorkspaceRefusal,
};
use domain::{Role, UserId, WorkspaceId};
use event_store::{Identity, Scope};
use service::{Problem, Standing};

use crate::app::App;
use crate::claims;
use crate::error::{AnyRefusal, CommandError, Result};
use crate::request::CommandRequest;
use crate::unit::{Execution, Operation, Unit};

/// Somebody who leaves.
pub struct Departure<'a> {
    app: &'a App,
    user: UserId,
    /// Who wants it: they themselves, or [`UserId::SYSTEM`] for the operator.
    by: UserId,
    standing: Option<Standing>,
    correlation_id: Option<String>,
}

/// Why somebody stays: they are the last owner of the workspace with this slug.
struct LastOwner(String);

impl<'a> Departure<'a> {
    /// The caller's.
    pub fn of(app: &'a App, request: &CommandRequest) -> Self {
        let (user, standing) = (request.user(), Some(request.standing().clone()));
        Self { app, user, by: user, standing, correlation_id: Some(request.correlation_id()) }
    }

    /// Somebody's, at the operator's word.
    pub const fn by_operator(app: &'a App, user: UserId) -> Self {
        Self { app, user, by: UserId::SYSTEM, standing: None, correlation_id: None }
    }

    /// Leaves every workspace; nobody can make them a member of another one then.
    ///
    /// # Errors
    /// 409 for the last owner of a workspace, who stays; or the log cannot be asked, and it can be begun again.
    pub async fn leave_all(&self) -> Result<(), Problem> {
        self.carry_out(WorkspaceId::INSTANCE, &Step::Begin(self.user)).await?;
        match self.leave_each().await? {
            Ok(()) => Ok(()),
            Err(last_owner) => {
                self.carry_out(WorkspaceId::INSTANCE, &Step::CallOff(self.user)).await?;
                Err(Problem::conflict("user/last-owner", self.stays(&last_owner)))
            }
        }
    }

    /// Is shut out, at the end.
    ///
    /// # Errors
    /// The log cannot be asked, and it can be begun again.
    pub async fn end(&self) -> Result<(), Problem> {
        Ok(self.carry_out(WorkspaceId::INSTANCE, &Step::End(self.user)).await?)
    }

    /// Why they stay, and what to do about it.
    fn stays(&self, LastOwner(slug): &LastOwner) -> String {
        if self.by == self.user {
            return format!(
                "You are the last owner of the workspace {slug}: hand it over or delete it first."
            );
        }
        format!(
            "They are the last owner of the workspace {slug}: give it another owner or delete it first."
        )
    }

    /// Leaves one workspace after another, if all of them can be left.
    async fn leave_each(&self) -> Result<Result<(), LastOwner>, Problem> {
        let mut memberships = Vec::new();
        for workspace in self.app.read_model().perhaps_member_of(self.user).await? {
            let found = self.app.store().get_fresh::<Workspace>(workspace, workspace).await;
            let found = found.map_err(CommandError::from)?;
            let Some(role) = found.state.role_of(self.user) else { continue };
            let slug = found.state.slug().map_err(CommandError::from)?.to_string();
            if role == Role::Owner && found.state.is_last_owner(self.user) {
                return Ok(Err(LastOwner(slug)));
            }
            memberships.push((workspace, slug));
        }
        for (workspace, slug) in memberships {
            match self.carry_out(workspace, &Step::Leave(self.user)).await {
                Err(CommandError::Refused(AnyRefusal::Workspace(WorkspaceRefusal::LastOwner))) => {
                    return Ok(Err(LastOwner(slug)));
                }
                left => left?,
            }
        }
        Ok(Ok(()))
    }

    async fn carry_out(&self, workspace: WorkspaceId, step: &Step) -> Result<()> {
        let execution = Execution {
            workspace,
            identity: Identity::new(self.app.ids().next(), self.by),
            at: self.app.clock().now(),
            correlation_id: self.correlation_id.clone(),
            standing: self.standing.clone(),
        };
        self.app.execute(&execution, step, false).await
    }
}

/// One command of a departure, with who leaves.
pub enum Step {
    /// Says that they are leaving.
    Begin(UserId),
    /// Says that they stay after all.
    CallOff(UserId),
    /// Leaves the workspace that the command is of.
    Leave(UserId),
    /// Is shut out.
    End(UserId),
}

impl Operation for Step {
    async fn decide(&self, unit: &mut Unit<'_>, (): &()) -> Result<()> {
        match *self {
            Self::Begin(user) => {
                unit.release_in_instance(claims::user_stays(user));
                unit.take_in_instance(claims::user_leaves(user));
                change(unit, user, BeginDeactivation {}).await
            }
            Self::CallOff(user) => {
                unit.release_in_instance(claims::user_leaves(user));
                unit.take_in_instance(claims::user_stays(user));
                change(unit, user, CallOffDeactivation {}).await
            }
            Self::Leave(user) => leave(unit, user).await,
            Self::End(user) => change(unit, user, DeactivateUser {}).await,
        }
    }
}

/// Changes the user who leaves.
async fn change(
    unit: &mut Unit<'_>,
    user: UserId,
    command: impl Into<domain::user::UserCommand>,
) -> Result<()> {
    unit.change::<User>(user, Scope::default(), [command.into()]).await?;
    Ok(())
}

/// Leaves a workspace, or is put out by the operator; who is no member any more has left already.
async fn leave(unit: &mut Unit<'_>, user: UserId) -> Result<()> {
    let (id, by) = (unit.workspace(), unit.actor());
    let workspace = unit.read::<Workspace>(id).await?;
    let leave = workspace.state.role_of(user).map(|_| -> WorkspaceCommand {
        if by == user {
            LeaveWorkspace { user }.into()
        } else {
            RemoveWorkspaceMember { user }.into()
        }
    });
    unit.change::<Workspace>(id, Scope::default(), leave).await?;
    Ok(())
}
