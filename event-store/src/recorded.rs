//! What is kept with the key of a command, for its repetitions to be answered from.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::{Append, LogError, StreamVersion};

/// The kind of the element that is no stream; no aggregate is of it, so readers that know only versions pass over it.
const NOTE: &str = "note";

/// An element of the stored list: a version of a stream, or what else was noted.
#[derive(Debug, Serialize, Deserialize)]
struct Element {
    kind: String,
    id: Uuid,
    version: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Box<RawValue>>,
}

/// What is kept of an append, as JSON: the versions that its answer is rendered from, and its note.
///
/// # Errors
/// [`LogError::Unserialisable`] when the note is no JSON.
pub(crate) fn write(append: &Append) -> Result<String, LogError> {
    let version = |of: StreamVersion| {
        let StreamVersion { kind, id, version } = of;
        Element { kind, id, version, note: None }
    };
    let note = append.note.clone().map(RawValue::from_string).transpose();
    let note = note.map_err(LogError::Unserialisable)?.map(|note| Element {
        kind: NOTE.to_owned(),
        id: Uuid::nil(),
        version: 0,
        note: Some(note),
    });
    let elements = append.resulting_versions().into_iter().map(version).chain(note);
    serde_json::to_string(&elements.collect::<Vec<_>>()).map_err(LogError::Unserialisable)
}

/// The versions and the note that were kept.
///
/// # Errors
/// The text is not of that form.
pub(crate) fn read(kept: &str) -> Result<(Vec<StreamVersion>, Option<String>), serde_json::Error> {
    let (mut versions, mut noted) = (Vec::new(), None);
    for Element { kind, id, version, note } in serde_json::from_str::<Vec<Element>>(kept)? {
        match note {
            Some(note) => noted = Some(note.get().to_owned()),
            None => versions.push(StreamVersion { kind, id, version }),
        }
    }
    Ok((versions, noted))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::{UserId, WorkspaceId};

    use super::*;
    use crate::{Identity, Metadata};

    #[test]
    fn what_is_kept_is_read_again_and_a_note_is_no_version() {
        let (command, user) = (Uuid::from_u128(7), UserId::SYSTEM);
        let metadata = Metadata::new(user, DateTime::UNIX_EPOCH, command);
        let mut append = Append::new(WorkspaceId::INSTANCE, Identity::new(command, user), metadata);
        append.shown = [3, 4].map(|n| version("issue", n)).into();
        assert_eq!(read(&write(&append).unwrap()).unwrap(), (append.shown.clone(), None));
        append.note = Some(r#"[{"a":1.0}]"#.to_owned());
        let kept = write(&append).unwrap();
        assert_eq!(read(&kept).unwrap(), (append.shown.clone(), append.note));
        let by_others: Vec<StreamVersion> = serde_json::from_str(&kept).unwrap();
        assert_eq!(by_others[2].kind, NOTE);
        append.note = Some("[".to_owned());
        assert!(matches!(write(&append), Err(LogError::Unserialisable(_))));
    }

    /// A version of a stream.
    fn version(kind: &str, version: u64) -> StreamVersion {
        StreamVersion { kind: kind.to_owned(), id: Uuid::from_u128(1), version }
    }
}
