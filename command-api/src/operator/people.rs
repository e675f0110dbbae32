//! Who there is, and how somebody is shut out.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::user::User;
use domain::{Event, Evolve, Stamp, UserId, WorkspaceId};
use event_store::{RecordedEvent, read};
use service::Problem;
use service::accounts::Profile;

use super::Operator;
use crate::accounts::Departure;
use crate::error::CommandError;

/// How many events are read at once.
const PAGE: u32 = 1_000;

/// A user as the operator sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownUser {
    /// The user's id.
    pub id: UserId,
    /// The address; none for bots.
    pub email: Option<String>,
    /// The name others see.
    pub display_name: String,
    /// Whether it is a program.
    pub is_bot: bool,
    /// Whether they may sign in and use their keys.
    pub is_active: bool,
    /// When they were registered.
    pub registered_at: DateTime<Utc>,
}

impl Operator {
    /// Every user by the log, in the order in which they were registered, deactivated ones included.
    ///
    /// # Errors
    /// The log or the accounts cannot be read.
    pub async fn users(&self) -> Result<Vec<KnownUser>, Problem> {
        let mut users = self.registered().await?;
        let ids: Vec<UserId> = users.iter().map(|user| user.id).collect();
        let mut profiles = self.profiles(&ids).await?;
        for user in &mut users {
            if let Some(profile) = profiles.remove(&user.id) {
                (user.email, user.display_name) = (profile.email, profile.display_name);
            }
        }
        Ok(users)
    }

    /// Shuts a user out: they are put out of every workspace, their sessions and keys end, what
    /// belongs to them alone is erased, and what they made for others stays.
    /// Doing it twice is the same.
    ///
    /// # Errors
    /// There is no such user, or they are the last owner of a workspace, and stay; or the log or the accounts cannot be
    /// reached, and it can be begun again.
    pub async fn deactivate(&self, user: UserId) -> Result<(), Problem> {
        let app = &self.app;
        let known = app.store().get_fresh::<User>(WorkspaceId::INSTANCE, user).await;
        if known.map_err(CommandError::from)?.state.id.is_none() {
            return Err(Problem::missing("There is no such user."));
        }
        let departure = Departure::by_operator(app, user);
        departure.leave_all().await?;
        // Before the log says it, so that dying in between leaves nothing working, and again in case that took longer.
        app.accounts().close(user, app.clock().now()).await?;
        departure.end().await?;
        app.accounts().close(user, app.clock().now()).await?;
        app.accounts().erase_own(user).await?;
        Ok(())
    }

    /// The profiles of some users.
    pub(super) async fn profiles(
        &self,
        users: &[UserId],
    ) -> Result<HashMap<UserId, Profile>, Problem> {
        let profiles = self.app.accounts().profiles(users).await?;
        Ok(profiles.into_iter().map(|profile| (profile.user, profile)).collect())
    }

    /// Every user by the log, without names.
    async fn registered(&self) -> Result<Vec<KnownUser>, Problem> {
        let (mut users, mut places, mut position) = (Vec::new(), HashMap::new(), 0);
        loop {
            let reads = self.app.store().reads();
            let page = read::read_workspace(reads, WorkspaceId::INSTANCE, position, PAGE).await;
            let page = page.map_err(CommandError::from)?;
            let Some(last) = page.last() else { break };
            position = last.position;
            for stored in &page {
                let Event::User(event) = decoded(stored)? else { continue };
                let id = UserId(stored.entity);
                let place = *places.entry(id).or_insert_with(|| {
                    users.push((id, stored.recorded_at, User::default()));
                    users.len() - 1
                });
                users[place].2.evolve(event, Stamp::UNKNOWN);
            }
        }
        let known = |(id, registered_at, user): (UserId, DateTime<Utc>, User)| {
            let (is_bot, is_active) = (user.is_bot, user.is_active);
            let (email, display_name) = (None, String::new());
            KnownUser { id, email, display_name, is_bot, is_active, registered_at }
        };
        Ok(users.into_iter().map(known).collect())
    }
}

/// An event of the instance's log, as this version knows it.
pub(crate) fn decoded(stored: &RecordedEvent) -> Result<Event, Problem> {
    let payload = serde_json::from_str(&stored.payload).map_err(Problem::internal)?;
    let event = Event::decode(&stored.kind, &stored.name, &stored.type_version, payload);
    event.map_err(Problem::internal)
}
