//! The identity of a command, the same for every try of it, and the ids that derive from it.

use domain::{UserId, WorkspaceId};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// Namespace of the command ids that derive from idempotency keys.
const KEYED_COMMANDS: Uuid = Uuid::from_u128(0x8c1f_62c5_7a0e_4b53_9f7d_2f1e_66a0_b8d4);

/// A command's identity; every try of the same command has the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Id of the command: derived from the key, or new for a command that came without one.
    pub command_id: Uuid,
    /// The acting user.
    pub actor: UserId,
    /// The client's idempotency key, and the SHA-256 of the request it came with.
    pub key: Option<(String, [u8; 32])>,
}

impl Identity {
    /// The identity of a command that came without an idempotency key; `command_id` is new (UUIDv7).
    #[must_use]
    pub const fn new(command_id: Uuid, actor: UserId) -> Self {
        Self { command_id, actor, key: None }
    }

    /// The identity of a command that came with an idempotency key; the same again for the same key.
    #[must_use]
    pub fn keyed(
        workspace: WorkspaceId,
        actor: UserId,
        key: String,
        fingerprint: [u8; 32],
    ) -> Self {
        let mut name = Vec::with_capacity(32 + key.len());
        name.extend_from_slice(workspace.uuid().as_bytes());
        name.extend_from_slice(actor.uuid().as_bytes());
        name.extend_from_slice(key.as_bytes());
        let command_id = Uuid::new_v5(&KEYED_COMMANDS, &name);
        Self { command_id, actor, key: Some((key, fingerprint)) }
    }

    /// The identity of the client's command under the same key in another workspace, as if it had been sent there; without
    /// a key this very identity.
    #[must_use]
    pub fn in_workspace(&self, workspace: WorkspaceId) -> Self {
        match &self.key {
            Some((key, fingerprint)) => {
                Self::keyed(workspace, self.actor, key.clone(), *fingerprint)
            }
            None => self.clone(),
        }
    }

    /// The `ordinal`-th new id of this command: every try of it creates the same things.
    ///
    /// The time of a UUIDv7 command id is kept in front, so that what is created together lies together.
    #[must_use]
    pub fn new_id(&self, ordinal: u32) -> Uuid {
        derive(self.command_id, b"entity", ordinal)
    }

    /// The id of the command's `ordinal`-th event. The fingerprint is part of it, so that the hash chain covers that too.
    pub(crate) fn event_id(&self, ordinal: u32) -> Uuid {
        let Some((_, fingerprint)) = &self.key else { return self.plain_event_id(ordinal) };
        derive(self.command_id, &[b"event", &fingerprint[..]].concat(), ordinal)
    }

    /// The id of the command's `ordinal`-th event without the fingerprint, as it was for every command at first.
    fn plain_event_id(&self, ordinal: u32) -> Uuid {
        derive(self.command_id, b"event", ordinal)
    }

    /// Whether the id of the command's `ordinal`-th event can be this one.
    pub(crate) fn has_event(&self, ordinal: u32, id: Uuid) -> bool {
        id == self.event_id(ordinal) || id == self.plain_event_id(ordinal)
    }
}

/// Derives an id of its own from the command's id, what it is for, and a running number.
fn derive(command: Uuid, purpose: &[u8], ordinal: u32) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(command.as_bytes());
    hash.update(purpose);
    hash.update(ordinal.to_be_bytes());
    let digest = hash.finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    if command.get_version_num() == 7 {
        bytes[..6].copy_from_slice(&command.as_bytes()[..6]);
        return Builder::from_bytes(bytes)
            .with_variant(uuid::Variant::RFC4122)
            .with_version(uuid::Version::SortRand)
            .into_uuid();
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_makes_the_same_ids_and_another_key_others() {
        let identity = |key: &str| {
            Identity::keyed(WorkspaceId::INSTANCE, UserId::SYSTEM, key.to_owned(), [0; 32])
        };
        assert_eq!(identity("a").new_id(0), identity("a").new_id(0));
        assert_ne!(identity("a").new_id(0), identity("a").new_id(1));
        assert_ne!(identity("a").new_id(0), identity("a").event_id(0));
        assert_ne!(identity("a").new_id(0), identity("b").new_id(0));
    }

    #[test]
    fn the_ids_of_events_tell_the_fingerprint_and_those_of_things_do_not() {
        let identity = |fingerprint| {
            Identity::keyed(WorkspaceId::INSTANCE, UserId::SYSTEM, "a".to_owned(), fingerprint)
        };
        let (one, other) = (identity([1; 32]), identity([2; 32]));
        assert_eq!(one.new_id(0), other.new_id(0));
        assert!(one.has_event(0, one.event_id(0)) && !one.has_event(0, one.event_id(1)));
        assert!(!other.has_event(0, one.event_id(0)));
        assert!(other.has_event(0, one.plain_event_id(0)));
    }

    /// What `docs/ids.json` is: for a few commands with a key, the ids that they make.
    fn vectors() -> String {
        let [workspace, user] =
            ["0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f", "0192f0c0-91d4-7a55-b6f0-3c1d2e4f5a6b"]
                .map(|id| id.parse::<Uuid>().unwrap());
        let of = |workspace: Uuid, user: Uuid, key: &str| {
            let identity =
                Identity::keyed(WorkspaceId(workspace), UserId(user), key.to_owned(), [0; 32]);
            let ids: Vec<Uuid> = (0..9).map(|ordinal| identity.new_id(ordinal)).collect();
            serde_json::json!({
                "workspace": workspace,
                "user": user,
                "key": key,
                "command": identity.command_id,
                "ids": ids,
            })
        };
        let vectors = [
            of(workspace, user, "a"),
            of(workspace, user, "0192f0c3-77aa-7b21-9c3e-0f1e2d3c4b5a"),
            of(workspace, user, "~ any printable characters, 255 at most ~"),
            of(user, workspace, "a"),
            of(WorkspaceId::INSTANCE.uuid(), user, "a"),
        ];
        format!("{:#}\n", serde_json::json!({ "namespace": KEYED_COMMANDS, "vectors": vectors }))
    }

    #[test]
    fn the_ids_that_clients_can_compute_are_those_of_the_document() {
        let (made, kept) = (vectors(), include_str!("../../docs/ids.json"));
        assert!(made == kept, "docs/ids.json is not what the code says, which is:\n{made}");
    }

    #[test]
    fn ids_of_an_unkeyed_command_keep_its_time_in_front() {
        let command = Uuid::from_u128(0x0193_5a5c_1c00_7000_8000_0000_0000_0001);
        let id = Identity::new(command, UserId::SYSTEM).new_id(0);
        assert_eq!(id.as_bytes()[..6], command.as_bytes()[..6]);
        assert_eq!(id.get_version_num(), 7);
    }
}
