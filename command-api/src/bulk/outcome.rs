//! What became of an item, as it is kept with the key of its bulk.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use service::Problem;

/// What became of an item.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Outcome {
    /// It was carried out, and the answer shows the work item at this version; or it shows nothing.
    #[serde(rename = "at")]
    Done(Option<u64>),
    /// It was refused.
    #[serde(rename = "refused")]
    Refused(Refused),
}

/// How an item was refused.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Refused {
    /// The status of the answer that the request of its own had got.
    pub status: u16,
    /// Its body; none if it has no JSON form.
    pub body: Option<Box<RawValue>>,
}

impl Refused {
    /// The refusal that the request of its own had got.
    pub fn of(problem: &Problem) -> Self {
        let body = String::from_utf8(problem.contract_body()).ok();
        let body = body.and_then(|body| RawValue::from_string(body).ok());
        Self { status: problem.status().as_u16(), body }
    }
}

impl Outcome {
    /// Why it was not carried out, if it was not.
    pub const fn refusal(&self) -> Option<&Refused> {
        match self {
            Self::Refused(refused) => Some(refused),
            Self::Done(_) => None,
        }
    }
}
