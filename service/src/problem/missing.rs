//! The contract's special texts for things that are not there, for [`Problem::missing`](super::Problem::missing).

/// For a project, where its summary is asked for.
pub const PROJECT: &str = "Project not found";
/// For an estimate.
pub const ESTIMATE: &str = "Estimate not found";
/// For an invitation, or what an answer to one needs.
pub const INVITATION: &str = "The required object does not exist.";
