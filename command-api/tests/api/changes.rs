//! What has no endpoint here and is put into log and accounts itself.

use domain::user::{RegisterUser, User};
use domain::{Root, Stamp, UserId, WorkspaceId, decide_all};
use event_store::{Append, Identity, Metadata, Outcome, Scope};
use service::accounts::{Accounts, NewProfile};
use uuid::Uuid;
use wire::Zone;

use crate::fixture::Fixture;

/// Decides one command about an aggregate and appends what it comes to.
pub async fn append<A: Root>(
    fixture: &Fixture,
    workspace: WorkspaceId,
    id: impl Into<Uuid>,
    command: A::Command,
) {
    let (id, store, at) = (id.into(), fixture.side.app.store(), fixture.clock.now());
    let before = store.get_fresh::<A>(workspace, id).await.unwrap();
    let stamp = Stamp { actor: UserId::SYSTEM, at, version: before.version };
    let decided = decide_all(&before.state, [command], stamp).unwrap();
    let identity = Identity::new(fixture.side.app.ids().next(), UserId::SYSTEM);
    let metadata = Metadata::new(UserId::SYSTEM, at, identity.command_id);
    let mut append = Append::new(workspace, identity, metadata);
    append.write::<A>(id, Scope::default(), before.version, &decided.events).unwrap();
    assert!(matches!(store.append(append).await.unwrap(), Outcome::Appended(_)));
}

/// Lets the instance's log know everybody.
pub async fn register_all(fixture: &Fixture) {
    for (user, ..) in crate::people::ALL {
        let register = RegisterUser { id: user, is_bot: false };
        append::<User>(fixture, WorkspaceId::INSTANCE, user, register.into()).await;
    }
}

/// A bot's profile.
pub async fn bot(accounts: &Accounts, user: UserId) {
    let bot = NewProfile {
        user,
        email: None,
        first_name: "Bot".to_owned(),
        last_name: String::new(),
        display_name: "bot".to_owned(),
        zone: Zone::UTC,
        password_hash: None,
        is_bot: true,
        created_at: chrono::DateTime::UNIX_EPOCH,
    };
    accounts.create_profile(&bot).await.unwrap();
}
