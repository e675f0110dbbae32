//! Projects for tests.

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use uuid::Uuid;

use super::*;
use crate::aggregate::{Evolve, Stamp};
use crate::facts::{EstimateKind, EstimatePointRef, EstimateRef, StateGroup};
use crate::ids::{EstimatePointId, MembershipId};
use crate::role::Role;
use crate::values::{Colour, ExternalRef, Logo};

/// The user who created the project of [`given`]; user 2 leads it.
pub const CREATOR: UserId = user(1);

/// The n-th user.
pub const fn user(n: u128) -> UserId {
    UserId(Uuid::from_u128(n))
}

/// The n-th membership.
pub const fn membership(n: u128) -> MembershipId {
    MembershipId(Uuid::from_u128(n))
}

/// The n-th state; 1 to 6 are the default ones.
pub const fn state(n: u128) -> StateId {
    StateId(Uuid::from_u128(n))
}

/// The n-th label.
pub const fn label(n: u128) -> LabelId {
    LabelId(Uuid::from_u128(n))
}

/// The n-th estimate.
pub const fn estimate(n: u128) -> EstimateId {
    EstimateId(Uuid::from_u128(n))
}

/// The n-th point of an estimate.
pub const fn point(n: u128) -> EstimatePointId {
    EstimatePointId(Uuid::from_u128(n))
}

/// The n-th point of an estimate as events name it, worth n.
pub fn reference(n: u128) -> EstimatePointRef {
    EstimatePointRef { id: point(n), value: n.to_string(), kind: EstimateKind::Points }
}

/// How the project of [`given`] is set up at first.
pub fn details() -> ProjectDetails {
    ProjectDetails {
        lead: Some(user(2)),
        logo: Logo::drawn(0),
        ..ProjectDetails::new("Engine".parse().unwrap(), "ENG".parse().unwrap())
    }
}

/// The command that creates the project of [`given`].
pub fn create() -> CreateProject {
    CreateProject {
        id: ProjectId(Uuid::from_u128(1)),
        workspace: WorkspaceId(Uuid::from_u128(1)),
        details: details(),
        creator: CREATOR,
        creator_stay: 0,
        creator_membership: membership(1),
        lead_membership: membership(2),
        lead_stay: 0,
        states: Some([1, 2, 3, 4, 5, 6].map(state)),
    }
}

/// What [`create`] comes to.
pub fn created() -> Vec<ProjectEvent> {
    use crate::aggregate::Decide;
    Project::default().decide(create()).unwrap()
}

/// A new project to which the events happened.
pub fn given(events: Vec<ProjectEvent>) -> AggregateTestExecutor<Project> {
    TestFramework::with(()).given(created()).and(events)
}

/// The state of [`given`].
pub fn project(events: Vec<ProjectEvent>) -> Project {
    let mut project = Project::default();
    for event in created().into_iter().chain(events) {
        project.evolve(event, Stamp::UNKNOWN);
    }
    project
}

/// The event that the n-th state was created in the group `started`, named `S<n>`.
pub fn state_created(n: u128) -> StateCreated {
    StateCreated {
        id: state(n),
        name: format!("S{n}").parse().unwrap(),
        slug: format!("s{n}"),
        colour: Colour::known("#fff"),
        description: String::new(),
        group: StateGroup::Started,
        sequence: 70_000.0,
        is_default: false,
        external: ExternalRef::default(),
    }
}

/// The event that the n-th label was created, named `L<n>`, under another label.
pub fn label_created(n: u128, parent: Option<u128>) -> LabelCreated {
    let parent = parent.map(|n| crate::facts::LabelRef { id: label(n), name: format!("L{n}") });
    LabelCreated {
        id: label(n),
        name: format!("L{n}").parse().unwrap(),
        colour: Colour::default(),
        description: String::new(),
        parent,
        sort_order: 65_535.0,
        external: ExternalRef::default(),
    }
}

/// The event that the n-th estimate was made, named `E<n>`.
pub fn estimate_created(n: u128) -> EstimateCreated {
    EstimateCreated {
        id: estimate(n),
        name: format!("E{n}").parse().unwrap(),
        description: String::new(),
        kind: EstimateKind::Points,
    }
}

/// The event that the project uses the n-th estimate, and used none before.
pub fn estimate_used(n: u128) -> ProjectEstimateChanged {
    let to = EstimateRef { id: estimate(n), name: format!("E{n}") };
    ProjectEstimateChanged { from: None, to: Some(to) }
}

/// The event that the n-th point was added to the first estimate, worth n and in the n-th place.
pub fn point_added(n: u128) -> EstimatePointAdded {
    EstimatePointAdded {
        id: point(n),
        estimate: EstimateRef { id: estimate(1), name: "E1".to_owned() },
        key: u32::try_from(n).unwrap(),
        value: n.to_string().parse().unwrap(),
        description: String::new(),
    }
}

/// The event that the n-th user became a member under the n-th membership.
pub fn joined(n: u128, role: Role) -> ProjectEvent {
    ProjectMemberAdded {
        id: membership(n),
        user: user(n),
        role,
        sort_order: ProjectMembership::SORT_ORDER,
        stay: 0,
    }
    .into()
}
