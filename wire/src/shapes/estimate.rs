//! Estimates and their points.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Audit;

// Contract §2.16.
/// An estimate: a scale of points for the work items of a project.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Estimate {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: String,
    /// What its points are: names, or numbers that can be summed.
    #[schema(value_type = super::EstimateType)]
    pub r#type: String,
    /// Always false.
    pub last_used: bool,
    /// The project it belongs to.
    pub project: Uuid,
    /// The workspace it belongs to.
    pub workspace: Uuid,
}

// Contract §2.16.
/// A point of an estimate.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct EstimatePoint {
    /// Id, times and people.
    #[serde(flatten)]
    pub audit: Audit,
    /// Its place among the points.
    pub key: u32,
    /// What it is worth: a number, or the name of a category.
    pub value: String,
    /// What it means.
    pub description: String,
    /// The estimate it belongs to.
    pub estimate: Uuid,
    /// The project it belongs to.
    pub project: Uuid,
    /// The workspace it belongs to.
    pub workspace: Uuid,
}
