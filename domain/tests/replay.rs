//! Any sequence of commands on a project, replayed from the log, gives the same state.

#![expect(clippy::unwrap_used, reason = "these are tests")]

use chrono::{DateTime, Utc};
use cqrs_es::DomainEvent;
use domain::project::*;
use domain::values::{Colour, ExternalRef, ExternalRefPatch, Logo, Months, ShortText};
use domain::{
    Decide, EstimateId, EstimateKind, EstimatePointId, Event, Evolve, LabelId, MembershipId, Role,
    Stamp, StateGroup, StateId, UserId,
};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// What a command is made of: a few small numbers, so that commands often mean the same things.
#[derive(Debug, Clone, Copy)]
struct Dice {
    /// Chooses the command.
    kind: usize,
    /// Names the thing concerned.
    n: u8,
    /// Names another thing or value.
    m: u8,
    /// Chooses between two forms.
    on: bool,
}

impl Dice {
    /// All throws.
    fn strategy() -> impl Strategy<Value = Self> {
        let throw = (0..COMMANDS.len(), 1..=9_u8, 1..=9_u8, any::<bool>());
        throw.prop_map(|(kind, n, m, on)| Self { kind, n, m, on })
    }

    /// The command of this throw.
    fn command(self) -> ProjectCommand {
        COMMANDS[self.kind](self)
    }

    /// An id made of a number.
    fn id<T: From<Uuid>>(number: u8) -> T {
        T::from(Uuid::from_u128(number.into()))
    }

    /// The state concerned.
    fn state(self) -> StateId {
        Self::id(self.n)
    }

    /// The label concerned.
    fn label(self) -> LabelId {
        Self::id(self.n)
    }

    /// The estimate concerned, one of two.
    fn estimate(self) -> EstimateId {
        Self::id(self.n % 2)
    }

    /// The point concerned.
    fn point(self) -> EstimatePointId {
        Self::id(self.n)
    }

    /// The membership concerned.
    fn membership(self) -> MembershipId {
        Self::id(self.n)
    }

    /// The other thing, or none.
    fn other<T: From<Uuid>>(self) -> Option<T> {
        self.on.then(|| Self::id(self.m))
    }

    /// A name.
    fn name<T: std::str::FromStr<Err: std::fmt::Debug>>(self) -> T {
        format!("N{}", self.m).parse().unwrap()
    }

    /// A longer text, maybe empty.
    fn text(self) -> String {
        if self.on { format!("text {}", self.m) } else { String::new() }
    }

    /// A short text, or none.
    fn short(self) -> Option<ShortText> {
        self.on.then(|| self.name())
    }

    /// A number of months.
    fn months(self) -> Months {
        Months::try_from(i64::from(self.m)).unwrap()
    }

    /// A role.
    fn role(self) -> Role {
        [Role::Owner, Role::Admin, Role::Member, Role::Guest][usize::from(self.m) % 4]
    }

    /// A group.
    fn group(self) -> StateGroup {
        let all = [StateGroup::Backlog, StateGroup::Started, StateGroup::Triage];
        all[usize::from(self.m) % 3]
    }

    /// What something is called in another system.
    fn external(self) -> ExternalRef {
        ExternalRef { source: self.short(), id: Some(self.name()) }
    }

    /// A change of what something is called in another system.
    fn patch(self) -> ExternalRefPatch {
        ExternalRefPatch { source: self.on.then(|| self.short()), id: Some(Some(self.name())) }
    }

    /// A project's details.
    fn details(self) -> ProjectDetails {
        ProjectDetails {
            lead: self.other(),
            logo: Logo::drawn(self.n.into()),
            features: ProjectFeature::initial(),
            ..ProjectDetails::new(self.name(), self.name())
        }
    }
}

/// Every command of a project.
const COMMANDS: [fn(Dice) -> ProjectCommand; 50] = [
    |dice| {
        CreateProject {
            id: Dice::id(dice.n),
            workspace: Dice::id(1),
            details: dice.details(),
            creator: Dice::id(1),
            creator_stay: 0,
            creator_membership: Dice::id(1),
            lead_membership: Dice::id(2),
            lead_stay: 0,
            states: Some([1, 2, 3, 4, 5, 6].map(Dice::id)),
        }
        .into()
    },
    |dice| RenameProject { to: dice.name() }.into(),
    |dice| ChangeProjectIdentifier { to: dice.name() }.into(),
    |dice| DescribeProject { to: dice.text() }.into(),
    |dice| ChangeProjectLead { to: dice.other() }.into(),
    |dice| ChangeDefaultAssignee { to: dice.other() }.into(),
    |dice| ChangeProjectEmoji { to: dice.short() }.into(),
    |dice| ChangeProjectIcon { to: dice.on.then(|| json!([dice.m])) }.into(),
    |dice| ChangeProjectCover { to: dice.on.then(|| dice.text()) }.into(),
    |dice| {
        let feature = ProjectFeature::ALL[usize::from(dice.n)];
        SwitchProjectFeature { feature, on: dice.on }.into()
    },
    |dice| ScheduleArchiving { to: dice.months() }.into(),
    |dice| ScheduleClosing { to: dice.months() }.into(),
    |dice| ChangeClosingState { to: dice.other() }.into(),
    |dice| {
        let zone = if dice.on { "Asia/Tokyo" } else { "UTC" };
        ChangeProjectTimeZone { to: zone.parse().unwrap() }.into()
    },
    |dice| ChangeProjectExternalReference { patch: dice.patch() }.into(),
    |_| ArchiveProject {}.into(),
    |_| RestoreProject {}.into(),
    |dice| {
        let rarely = dice.n == 1 && dice.m == 1;
        if rarely { DeleteProject {}.into() } else { RestoreProject {}.into() }
    },
    |dice| {
        CreateState {
            id: dice.state(),
            name: dice.name(),
            colour: dice.name(),
            description: dice.text(),
            group: dice.group(),
            sequence: None,
            is_default: dice.on,
            external: dice.external(),
        }
        .into()
    },
    |dice| CreateTriageState { id: dice.state() }.into(),
    |dice| RenameState { state: dice.state(), to: dice.name() }.into(),
    |dice| RecolourState { state: dice.state(), to: dice.name() }.into(),
    |dice| DescribeState { state: dice.state(), to: dice.text() }.into(),
    |dice| RegroupState { state: dice.state(), to: dice.group() }.into(),
    |dice| ReorderState { state: dice.state(), to: f64::from(dice.m) / 4.0 }.into(),
    |dice| MakeStateDefault { state: dice.state() }.into(),
    |dice| DropStateDefault { state: dice.state() }.into(),
    |dice| ChangeStateExternalReference { state: dice.state(), patch: dice.patch() }.into(),
    |dice| DeleteState { state: dice.state() }.into(),
    |dice| {
        CreateLabel {
            id: dice.label(),
            name: dice.name(),
            colour: Colour::default(),
            description: dice.text(),
            parent: dice.other(),
            sort_order: Some(f64::from(dice.m)),
            external: dice.external(),
        }
        .into()
    },
    |dice| RenameLabel { label: dice.label(), to: dice.name() }.into(),
    |dice| RecolourLabel { label: dice.label(), to: dice.name() }.into(),
    |dice| DescribeLabel { label: dice.label(), to: dice.text() }.into(),
    |dice| MoveLabel { label: dice.label(), to: dice.other() }.into(),
    |dice| ReorderLabel { label: dice.label(), to: f64::from(dice.m) / 4.0 }.into(),
    |dice| ChangeLabelExternalReference { label: dice.label(), patch: dice.patch() }.into(),
    |dice| DeleteLabel { label: dice.label() }.into(),
    |dice| {
        let kind = EstimateKind::ALL[usize::from(dice.on)];
        let (id, name, description) = (dice.estimate(), dice.name(), dice.text());
        CreateEstimate { id, name, description, kind }.into()
    },
    |dice| RenameEstimate { estimate: dice.estimate(), to: dice.name() }.into(),
    |dice| DescribeEstimate { estimate: dice.estimate(), to: dice.text() }.into(),
    |dice| DeleteEstimate { estimate: dice.estimate() }.into(),
    |dice| {
        AddEstimatePoint {
            id: dice.point(),
            estimate: Dice::id(dice.m % 2),
            key: dice.m.into(),
            value: dice.name(),
            description: dice.text(),
        }
        .into()
    },
    |dice| RenameEstimatePoint { point: dice.point(), to: dice.name() }.into(),
    |dice| ReorderEstimatePoint { point: dice.point(), to: dice.m.into() }.into(),
    |dice| DescribeEstimatePoint { point: dice.point(), to: dice.text() }.into(),
    |dice| RemoveEstimatePoint { point: dice.point() }.into(),
    |dice| ChangeProjectEstimate { to: dice.on.then(|| dice.estimate()) }.into(),
    |dice| {
        let (user, role) = (Dice::id::<UserId>(dice.n), dice.role());
        let stay = u32::from(dice.m) % 2;
        AddProjectMember { id: dice.membership(), user, role, stay }.into()
    },
    |dice| ChangeProjectMemberRole { id: dice.membership(), to: dice.role() }.into(),
    |dice| RemoveProjectMember { id: dice.membership() }.into(),
];

/// The n-th command is given at the n-th second, by another user each time.
fn stamp(n: usize) -> Stamp {
    let actor = UserId(Uuid::from_u128(n as u128));
    let second = i64::try_from(n).unwrap();
    let at = DateTime::<Utc>::from_timestamp(second, 0).unwrap();
    Stamp { actor, at, version: n as u64 }
}

/// Writes an event as the log does and reads it again.
fn through_the_log(event: &ProjectEvent) -> ProjectEvent {
    let payload = serde_json::from_str(&serde_json::to_string(event).unwrap()).unwrap();
    let (name, version) = (event.event_type(), event.event_version());
    match Event::decode("project", &name, &version, payload).unwrap() {
        Event::Project(event) => event,
        other => panic!("read as another aggregate's: {other:?}"),
    }
}

/// What no sequence of commands may break.
fn assert_sound(project: &Project) {
    let default = project.states().iter().filter(|state| state.is_default).count();
    assert!(default <= 1, "more than one default state");
    for label in project.labels() {
        let above = |id: &LabelId| project.label(*id).and_then(|label| label.parent);
        let depth = std::iter::successors(label.parent, above).take(100).count();
        assert!(depth < 100, "a label is its own ancestor");
        assert!(label.parent.is_none_or(|parent| project.label(parent).is_some()));
    }
    assert!(project.used_estimate().is_none_or(|used| Some(used) == project.estimate()));
    assert!(project.closing_state.is_none_or(|state| project.state(state).is_some()));
}

proptest! {
    #[test]
    fn a_project_replays_to_the_same_state(
        throws in proptest::collection::vec(Dice::strategy(), 0..120),
    ) {
        let create = Dice { kind: 0, n: 1, m: 2, on: true };
        let (mut project, mut log) = (Project::default(), Vec::new());
        for (n, dice) in [create].into_iter().chain(throws).enumerate() {
            for event in project.decide(dice.command()).unwrap_or_default() {
                project.evolve(event.clone(), stamp(n));
                log.push((through_the_log(&event), stamp(n)));
            }
            assert_sound(&project);
        }
        let mut replayed = Project::default();
        for (event, stamp) in log {
            replayed.evolve(event, stamp);
        }
        prop_assert_eq!(replayed, project);
    }

    #[test]
    fn a_command_sent_again_changes_nothing(
        throws in proptest::collection::vec(Dice::strategy(), 0..60),
    ) {
        let create = Dice { kind: 0, n: 1, m: 2, on: true };
        let mut project = Project::default();
        for dice in [create].into_iter().chain(throws) {
            for event in project.decide(dice.command()).unwrap_or_default() {
                project.evolve(event, Stamp::UNKNOWN);
            }
            let again = project.decide(dice.command()).unwrap_or_default();
            prop_assert_eq!(again, vec![]);
        }
    }
}
