//! How somebody leaves for good: a process of one command for each workspace, which can be begun again at any point.
//!
//! 1. They say in the instance's log that they are leaving. From then on nobody can make them a member of anything.
//! 2. They leave each workspace, by a command of that workspace: its last owner cannot, and then they stay.
//! 3. Their account is deactivated.
//!
//! So however the deactivations of several owners, a transfer and a creation overlap, each workspace that they leave
//! has an owner who stays.

use domain::user::{BeginDeactivation, CallOffDeactivation, DeactivateUser, User};
use domain::workspace::{LeaveWorkspace, Workspace, WorkspaceRefusal};
use domain::{Role, UserId, WorkspaceId};
use event_store::{Identity, Scope};
use service::{Problem, Standing};

use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::request::CommandRequest;
use crate::stop::{AnyRefusal, Stop};
use crate::unit::{Execution, Operation, Snapshot, Unit};

/// Somebody who leaves.
pub struct Departure<'a> {
    app: &'a App,
    user: UserId,
    standing: Standing,
    correlation_id: String,
}

/// Why somebody stays: they are the last owner of the workspace with this slug.
struct LastOwner(String);

impl<'a> Departure<'a> {
    /// The caller's.
    pub fn of(app: &'a App, request: &CommandRequest) -> Self {
        let (user, standing) = (request.user(), request.standing().clone());
        Self { app, user, standing, correlation_id: request.correlation_id() }
    }

    /// Leaves every workspace; nobody can make them a member of another one then.
    ///
    /// # Errors
    /// 409 for the last owner of a workspace, who stays; or the log cannot be asked, and it can be begun again.
    pub async fn leave_all(&self) -> Result<(), Problem> {
        self.carry_out(WorkspaceId::INSTANCE, &Step::Begin).await?;
        match self.leave_each().await? {
            Ok(()) => Ok(()),
            Err(LastOwner(slug)) => {
                self.carry_out(WorkspaceId::INSTANCE, &Step::CallOff).await?;
                let text = format!(
                    "You are the last owner of the workspace {slug}: hand it over or delete it first."
                );
                Err(Problem::conflict("user/last-owner", text))
            }
        }
    }

    /// Leaves one workspace after another, if all of them can be left.
    async fn leave_each(&self) -> Result<Result<(), LastOwner>, Problem> {
        let mut memberships = Vec::new();
        for workspace in self.app.read_model().perhaps_member_of(self.user).await? {
            let found = self.app.store().get_fresh::<Workspace>(workspace, workspace).await;
            let found = found.map_err(Stop::from)?;
            match found.state.role_of(self.user) {
                Some(Role::Owner) if found.state.is_last_owner(self.user) => {
                    return Ok(Err(LastOwner(found.state.slug.to_string())));
                }
                Some(_) => memberships.push((workspace, found.state.slug.to_string())),
                None => {}
            }
        }
        for (workspace, slug) in memberships {
            match self.carry_out(workspace, &Step::Leave).await {
                Err(Stop::Refused(AnyRefusal::Workspace(WorkspaceRefusal::LastOwner))) => {
                    return Ok(Err(LastOwner(slug)));
                }
                left => left?,
            }
        }
        Ok(Ok(()))
    }

    /// Carries out one step.
    async fn carry_out(&self, workspace: WorkspaceId, step: &Step) -> Result<(), Stop> {
        let execution = Execution {
            workspace,
            identity: Identity::new(self.app.ids().next(), self.user),
            at: self.app.clock().now(),
            correlation_id: Some(self.correlation_id.clone()),
            standing: Some(self.standing.clone()),
        };
        self.app.execute(&execution, step, false).await
    }
}

/// One command of a departure, by who leaves.
pub enum Step {
    /// Says that they are leaving.
    Begin,
    /// Says that they stay after all.
    CallOff,
    /// Leaves the workspace that the command is of.
    Leave,
    /// Is shut out.
    End,
}

impl Operation for Step {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let user = unit.actor();
        let (stays, leaves) = (claims::user_stays(user), claims::user_leaves(user));
        match self {
            Self::Begin => {
                unit.release_in_instance(stays);
                unit.take_in_instance(leaves);
                change(unit, BeginDeactivation {}).await
            }
            Self::CallOff => {
                unit.release_in_instance(leaves);
                unit.take_in_instance(stays);
                change(unit, CallOffDeactivation {}).await
            }
            Self::Leave => leave(unit).await,
            Self::End => change(unit, DeactivateUser {}).await,
        }
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}

/// Changes the user who acts.
async fn change(
    unit: &mut Unit<'_>,
    command: impl Into<domain::user::UserCommand>,
) -> Result<(), Stop> {
    unit.change::<User>(unit.actor(), Scope::default(), [command.into()]).await?;
    Ok(())
}

/// Leaves a workspace; who is no member any more has left already.
async fn leave(unit: &mut Unit<'_>) -> Result<(), Stop> {
    let (id, user) = (unit.workspace(), unit.actor());
    let workspace = unit.read::<Workspace>(id).await?;
    let leave = workspace.state.role_of(user).map(|_| LeaveWorkspace { user }.into());
    unit.change::<Workspace>(id, Scope::default(), leave).await?;
    Ok(())
}
