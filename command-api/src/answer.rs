//! What a command is answered with.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::Audit;
use serde::Serialize;
use service::http::Answer;
use uuid::Uuid;
use wire::Zone;

use crate::error::Result;

/// An answer without what every answer has: where the command is in the log.
#[derive(Debug)]
pub enum Rendered {
    /// It shows something at a version of its stream.
    Shown(u64, Answer),
    /// It shows something that has no version.
    Unversioned(Answer),
    /// It shows nothing: 204.
    Nothing,
}

impl Rendered {
    /// An answer that shows something at a version of its stream.
    ///
    /// # Errors
    /// It has no JSON form: a mistake of the program.
    pub fn json(status: StatusCode, version: u64, shown: &impl Serialize) -> Result<Self> {
        Ok(Self::Shown(version, Answer::json(status, shown)?))
    }

    /// The status, the tag and the body in an epoch of the log, for an answer that is a part of another.
    #[must_use]
    pub fn into_parts(self, epoch: Uuid) -> (StatusCode, Option<String>, Vec<u8>) {
        match self {
            Self::Shown(version, answer) => answer.at_version(epoch, version).into_parts(),
            Self::Unversioned(answer) => answer.into_parts(),
            Self::Nothing => (StatusCode::NO_CONTENT, None, Vec::new()),
        }
    }

    /// The response in an epoch of the log.
    #[must_use]
    pub fn response(self, epoch: Uuid) -> Response {
        match self {
            Self::Shown(version, answer) => answer.at_version(epoch, version).into_response(),
            Self::Unversioned(answer) => answer.into_response(),
            Self::Nothing => StatusCode::NO_CONTENT.into_response(),
        }
    }
}

/// The audit fields of an answer to a command, which expands nothing.
#[must_use]
pub fn audit(id: impl Into<Uuid>, audit: &Audit, zone: Zone) -> wire::shapes::Audit {
    wire::shapes::Audit {
        id: id.into(),
        created_at: zone.at(audit.created_at),
        updated_at: zone.at(audit.updated_at),
        deleted_at: None,
        created_by: Some(audit.created_by.uuid().into()),
        updated_by: audit.updated_by.map(|user| user.uuid().into()),
    }
}
