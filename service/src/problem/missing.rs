//! The contract's special texts for things that are not there, for [`Problem::missing`](super::Problem::missing).

/// A project in its summary.
pub const PROJECT: &str = "Project not found";
/// An estimate.
pub const ESTIMATE: &str = "Estimate not found";
/// An asset.
pub const ASSET: &str = "Asset not found";
/// A workspace among assets.
pub const WORKSPACE: &str = "Workspace not found";
/// An object among invitations.
pub const INVITATION: &str = "The required object does not exist.";
