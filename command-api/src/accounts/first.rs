//! The first person of the instance.

use cqrs_es::Aggregate;
use domain::user::{User, UserEvent, UserRegistered};
use domain::{Event, Named, UserId, WorkspaceId};
use event_store::{NoneSince, read};
use service::Problem;

use crate::app::App;
use crate::error::CommandError;
use crate::operator::decoded;

/// How many events are read at once.
const PAGE: u32 = 16;

/// The event that makes a person.
const REGISTERING: &[&str] = &[UserRegistered::NAME];

/// Whether there was ever a person, as the log is now.
///
/// # Errors
/// The log cannot be asked.
pub async fn is_set_up(app: &App) -> Result<bool, Problem> {
    Ok(nobody_until(app).await?.is_err())
}

/// The first person.
///
/// # Errors
/// The log cannot be asked.
pub async fn first_person(app: &App) -> Result<Option<UserId>, Problem> {
    Ok(nobody_until(app).await?.err())
}

/// What an append of the first person rests on: that nobody is registered meanwhile, as bots may have been before.
///
/// # Errors
/// 409 if there was ever a person, or the log cannot be asked.
pub async fn nobody(app: &App) -> Result<NoneSince, Problem> {
    let position = nobody_until(app).await?.map_err(|_| already_set_up())?;
    let (kind, names) = (Some(User::TYPE), REGISTERING);
    Ok(NoneSince { position, project: None, kind, names, mentions: Vec::new() })
}

/// There are people already.
pub fn already_set_up() -> Problem {
    let text = "This instance was set up before; sign in, or ask the operator for an account.";
    Problem::conflict("instance/already-set-up", text)
}

/// The last position of the instance's log, if no person was registered up to there; else the first person, who is found
/// early: before them there are bots at most.
async fn nobody_until(app: &App) -> Result<Result<u64, UserId>, Problem> {
    let mut position = 0;
    loop {
        let reads = app.store().reads();
        let page = read::read_workspace(reads, WorkspaceId::INSTANCE, position, PAGE).await;
        let page = page.map_err(CommandError::from)?;
        let Some(last) = page.last() else { return Ok(Ok(position)) };
        position = last.position;
        for stored in &page {
            if let Event::User(UserEvent::UserRegistered(user)) = decoded(stored)?
                && !user.is_bot
            {
                return Ok(Err(user.id));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::changing;

    #[test]
    fn whatever_makes_a_person_is_known() {
        let (into, _) = changing(|user: &User| user.id.map(|_| user.is_bot));
        assert_eq!(into, REGISTERING.iter().copied().collect());
    }
}
