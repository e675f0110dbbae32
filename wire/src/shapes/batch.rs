//! Batches of commands and bulks of changes; additions of Tidemark's.

use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;
use uuid::Uuid;

/// The answer to a batch.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CommandResults {
    /// What became of each command, in the order of the commands.
    pub results: Vec<CommandResult>,
}

/// What became of a command of a batch: the answer that it had got as a request of its own.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CommandResult {
    /// The command's key.
    pub key: String,
    /// The status.
    pub status: u16,
    /// The `ETag`, if there is one.
    pub etag: Option<String>,
    /// The command's position in the workspace's log; none of a command that was refused.
    pub position: Option<u64>,
    /// The body; null if there is none, or if it was left out because the answer would be too large.
    #[schema(value_type = Option<Object>)]
    pub body: Option<Box<RawValue>>,
}

/// The answer to a bulk.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BulkResults {
    /// What became of each item, in the order of the items.
    pub results: Vec<BulkResult>,
}

/// What a bulk over all that a filter finds would change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BulkPreview {
    /// How many work items the filter finds.
    pub count: u64,
    /// The position in the workspace's log that this is true for.
    pub position: u64,
    /// How many a bulk may change, if those are more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub most: Option<u64>,
}

/// The answer to a bulk, or to the question what it would change.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum BulkAnswer {
    /// What became of it.
    Results(BulkResults),
    /// What it would change.
    Preview(BulkPreview),
}

/// What became of an item of a bulk: the answer that it had got as a request of its own.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BulkResult {
    /// The work item; null for one that was not created.
    pub id: Option<Uuid>,
    /// The status.
    pub status: u16,
    /// The `ETag`, if there is one.
    pub etag: Option<String>,
    /// The last position of the bulk in the workspace's log; none of an item that was refused.
    pub position: Option<u64>,
    /// The body; null if there is none, or if it was left out because the answer would be too large.
    #[schema(value_type = Option<Object>)]
    pub body: Option<Box<RawValue>>,
}
