//! What the log keeps of issues, comments, cycles, modules, pages, collections and views is enough to come to the same state again.

#![expect(clippy::unwrap_used, reason = "these are tests")]

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use cqrs_es::Aggregate;
use domain::collection::*;
use domain::comment::*;
use domain::cycle::*;
use domain::html::RichText;
use domain::issue::*;
use domain::module::*;
use domain::page::*;
use domain::values::{Colour, ExternalRef, ExternalRefPatch};
use domain::view::*;
use domain::{
    CollectionMemberId, CycleId, CycleRef, EstimateKind, EstimatePointRef, IntakeId, IssueId,
    IssueRef, LabelId, LabelRef, LinkId, ModuleId, ModuleRef, PageId, PageLinkId, PageRef, Root,
    Stamp, StateGroup, StateRef, UserId, decide_all,
};
use proptest::prelude::*;
use serde_json::{Map, json};
use uuid::Uuid;

/// An id of any kind.
fn id<T: From<Uuid>>(number: u128) -> T {
    T::from(Uuid::from_u128(number))
}

/// A value object of any kind.
fn value<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// A time.
fn time(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).unwrap()
}

/// A day of January 2026.
fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
}

/// A state of the group.
fn state(group: StateGroup) -> StateRef {
    StateRef { id: id(group as u128), name: group.name().to_owned(), group }
}

/// A label.
fn label(number: u128) -> LabelRef {
    LabelRef { id: id::<LabelId>(number), name: format!("label {number}") }
}

/// A point of an estimate.
fn point(number: u128) -> EstimatePointRef {
    let kind = EstimateKind::ALL[usize::try_from(number % 2).unwrap()];
    EstimatePointRef { id: id(number), value: number.to_string(), kind }
}

/// A module.
fn module(number: u128) -> ModuleRef {
    ModuleRef { id: id::<ModuleId>(number), name: format!("module {number}") }
}

/// Another issue.
fn issue(number: u128) -> IssueRef {
    IssueRef { id: id::<IssueId>(number), key: format!("ENG-{number}") }
}

/// A cycle.
fn cycle(number: u128) -> CycleRef {
    CycleRef { id: id::<CycleId>(number), name: format!("Sprint {number}") }
}

/// A stamp that tells one command from the next.
fn stamp(second: usize) -> Stamp {
    let at = time(i64::try_from(second).unwrap());
    Stamp { actor: id(u128::try_from(second % 3).unwrap()), at, version: 0 }
}

/// The state after the events, each read from what the log would keep of it.
fn replayed<A: Root>(events: &[(A::Event, Stamp)]) -> A {
    let mut aggregate = A::default();
    for (event, stamp) in events {
        let text = serde_json::to_string(event).unwrap();
        let event: A::Event = serde_json::from_str(&text).unwrap();
        aggregate.evolve(event, *stamp);
    }
    aggregate
}

/// Decides the commands one after the other; refusals change nothing; replay comes to the same state.
fn check_replay<A: Root + PartialEq + std::fmt::Debug>(commands: Vec<A::Command>) {
    let (mut aggregate, mut log) = (A::default(), Vec::new());
    for (second, command) in commands.into_iter().enumerate() {
        let Ok(decided) = decide_all(&aggregate, [command], stamp(second)) else { continue };
        let versions = (1..).map(|version| Stamp { version, ..stamp(second) });
        log.extend(decided.events.into_iter().zip(versions));
        aggregate = decided.state;
    }
    assert_eq!(replayed::<A>(&log), aggregate);
}

/// Any of a few dates, or none.
fn any_date() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of((1_u32..6).prop_map(day))
}

/// Any state that users see.
fn any_state() -> impl Strategy<Value = StateRef> {
    use StateGroup::{Backlog, Cancelled, Completed, Started, Unstarted};
    prop::sample::select(vec![Backlog, Unstarted, Started, Completed, Cancelled]).prop_map(state)
}

/// Any finite number, in all its digits.
fn any_number() -> impl Strategy<Value = f64> {
    prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO
}

/// Any of a few labels.
fn any_labels() -> impl Strategy<Value = Vec<LabelRef>> {
    prop::collection::vec((1_u128..6).prop_map(label), 0..4)
}

/// Any of a few points of an estimate, or none.
fn any_estimate() -> impl Strategy<Value = Option<EstimatePointRef>> {
    prop::option::of((1_u128..4).prop_map(point))
}

/// Any of a few users.
fn any_users() -> impl Strategy<Value = Vec<UserId>> {
    prop::collection::vec((0_u128..5).prop_map(id), 0..4)
}

/// Any parent, good or not.
fn any_parent() -> impl Strategy<Value = Option<ParentFact>> {
    let parent = (1_u128..6, 2_u128..4, prop::collection::vec((1_u128..9).prop_map(id), 0..2));
    prop::option::of(parent.prop_map(|(number, project, ancestors)| ParentFact {
        issue: issue(number),
        project: id(project),
        ancestors,
    }))
}

/// Any part of a patch of a reference.
fn any_external() -> impl Strategy<Value = ExternalRefPatch> {
    let part = || prop::option::of(prop::option::of("[a-c]".prop_map(|text| value(&text))));
    (part(), part()).prop_map(|(source, id)| ExternalRefPatch { source, id })
}

/// Any creation of the one issue.
fn any_creation() -> impl Strategy<Value = IssueCommand> {
    let facts = (any_state(), any_labels(), any_users(), any_parent());
    let rest = (any_date(), any_date(), prop::option::of(any_number()), any::<bool>());
    (facts, rest).prop_map(|(facts, rest)| {
        let (state, labels, assignees, parent) = facts;
        let (start_date, target_date, sort_order, imported) = rest;
        let (id_, project) = (id(1), id(2));
        CreateIssue {
            id: id_,
            project,
            number: 1,
            identifier: "ENG".to_owned(),
            name: value("Fix the login"),
            description: None,
            priority: Priority::None,
            state,
            completed_at: imported.then(|| time(0)),
            assignees,
            labels,
            parent,
            start_date,
            target_date,
            point: None,
            estimate_point: None,
            sort_order,
            external: ExternalRef::default(),
            created_at: imported.then(|| time(0)),
            created_by: imported.then(|| id(8)),
        }
        .into()
    })
}

/// Any submission of the one issue.
fn any_submission() -> impl Strategy<Value = IssueCommand> {
    (any_creation(), any::<bool>(), any::<bool>()).prop_map(
        |(create, is_hidden, is_switched_on)| {
            let IssueCommand::CreateIssue(create) = create else { return create };
            let hidden = state(StateGroup::Triage);
            let create = if is_hidden { CreateIssue { state: hidden, ..create } } else { create };
            let (intake, source) = (id::<IntakeId>(0x1a01), IntakeSource::default());
            let (external, extra) = (ExternalRef::default(), Map::new());
            SubmitIssue { create, is_switched_on, intake, source, external, extra }.into()
        },
    )
}

/// Any decision about what was submitted.
fn any_decision() -> impl Strategy<Value = IssueCommand> {
    let text = || prop::option::of(prop::option::of("[a-c]".prop_map(|text| value(&text))));
    prop_oneof![
        1 => prop::option::of(any_state())
            .prop_map(|to| AcceptIssue { to, completed_at: None }.into()),
        2 => Just(DeclineIssue {}.into()),
        2 => (prop::option::of(0_i64..9), 0_i64..9).prop_map(|(until, now)| {
            SnoozeIssue { until: until.map(time), now: time(now) }.into()
        }),
        2 => prop::option::of((1_u128..6).prop_map(issue))
            .prop_map(|of| MarkIssueDuplicate { of }.into()),
        2 => Just(PutBackIssue {}.into()),
        2 => (text(), text())
            .prop_map(|(source, email)| ChangeIssueSource { source, email }.into()),
        1 => Just(RemoveIssueIntake {}.into()),
    ]
}

/// Any change of a link, there or not.
fn any_link_command() -> impl Strategy<Value = IssueCommand> {
    let link = || (1_u128..4).prop_map(id::<LinkId>);
    let url = || "https://[ab]\\.test".prop_map(|text| value::<LinkUrl>(&text));
    let title = || prop::option::of("[a-c]{1,3}".prop_map(|text| value(&text)));
    prop_oneof![
        3 => (link(), url(), title()).prop_map(|(id, url, title)| {
            let (metadata, created_at, created_by) = (Map::new(), None, None);
            AddIssueLink { id, url, title, metadata, created_at, created_by }.into()
        }),
        1 => (link(), url()).prop_map(|(id, to)| ChangeIssueLinkUrl { id, to }.into()),
        1 => (link(), title()).prop_map(|(id, to)| ChangeIssueLinkTitle { id, to }.into()),
        1 => (link(), any_number()).prop_map(|(id, number)| {
            let to = json!({"a": number}).as_object().cloned().unwrap();
            ChangeIssueLinkMetadata { id, to }.into()
        }),
        1 => link().prop_map(|id| RemoveIssueLink { id }.into()),
    ]
}

/// Any relation that begins or ends, with the issue itself now and then.
fn any_relation_command() -> impl Strategy<Value = IssueCommand> {
    let other = || (1_u128..6).prop_map(issue);
    prop_oneof![
        2 => (prop::sample::select(&Relation::ALL), other(), 2_u128..4, any::<bool>()).prop_map(
            |(relation, with, project, leads_back)| {
                AddIssueRelation { relation, with, project: id(project), leads_back }.into()
            }
        ),
        1 => other().prop_map(|other| RemoveIssueRelation { with: other.id }.into()),
    ]
}

/// A page as events name it.
fn page(number: u128) -> PageRef {
    PageRef { id: id::<PageId>(number), name: format!("Page {number}") }
}

/// Any change of the pages that the issue is linked with, there or not.
fn any_page_link_command() -> impl Strategy<Value = IssueCommand> {
    let link = || (1_u128..4).prop_map(id::<PageLinkId>);
    prop_oneof![
        2 => (link(), 1_u128..4)
            .prop_map(|(id, number)| LinkIssuePage { id, page: page(number) }.into()),
        1 => link().prop_map(|id| UnlinkIssuePage { id }.into()),
    ]
}

/// Any change of the issue's own fields.
fn any_change() -> impl Strategy<Value = IssueCommand> {
    let text = "[a-c<>&\"\u{e9}\u{1f980}]{1,9}";
    let dates = (prop::option::of(any_date()), prop::option::of(any_date()));
    prop_oneof![
        text.prop_map(|text| RenameIssue { to: value(&text) }.into()),
        text.prop_map(|text| DescribeIssue { to: RichText::parse(&text).unwrap() }.into()),
        prop::sample::select(&Priority::ALL).prop_map(|to| SetIssuePriority { to }.into()),
        (any_state(), any_state(), prop::option::of(Just(time(0))))
            .prop_map(|(from, to, completed_at)| SetIssueState { from, to, completed_at }.into()),
        any_users().prop_map(|to| SetIssueAssignees { to }.into()),
        (any_users(), any_users())
            .prop_map(|(add, remove)| ChangeIssueAssignees { add, remove }.into()),
        any_labels().prop_map(|to| SetIssueLabels { to }.into()),
        (any_labels(), any_labels()).prop_map(|(add, gone)| {
            let remove = gone.into_iter().map(|label| label.id).collect();
            ChangeIssueLabels { add, remove }.into()
        }),
        (1_u128..6).prop_map(|number| AddIssueToModule { module: module(number) }.into()),
        (1_u128..6).prop_map(|number| RemoveIssueFromModule { module: module(number) }.into()),
        any_parent().prop_map(|to| SetIssueParent { to }.into()),
        (
            prop::option::of((1_u128..4).prop_map(cycle)),
            prop::option::of((1_u128..4).prop_map(cycle)),
        )
            .prop_map(|(from, to)| SetIssueCycle { from, to }.into()),
        dates.prop_map(|(start, target)| PlanIssue { start, target }.into()),
        (-1_i64..14).prop_map(|to| SetIssuePoint { to: Point::try_from(to).ok() }.into()),
        (any_estimate(), any_estimate())
            .prop_map(|(from, to)| { SetIssueEstimate { from, to }.into() }),
        any_number().prop_map(|to| ReorderIssue { to }.into()),
        any_external().prop_map(|to| SetIssueExternalReference { to }.into()),
        (1_u32..6).prop_map(|on| ArchiveIssue { on: day(on) }.into()),
        any_state()
            .prop_map(|state| ArchiveFinishedIssue { on: day(1), group: state.group }.into()),
        Just(RestoreIssue {}.into()),
    ]
}

/// Anything that is no change of the issue.
fn any_response() -> impl Strategy<Value = IssueCommand> {
    let user = || (0_u128..3).prop_map(id::<UserId>);
    let reaction = || prop::sample::select(vec!["tada", "heart"]).prop_map(value);
    let vote = prop::option::of(prop::sample::select(vec![1, -1]));
    prop_oneof![
        user().prop_map(|user| SubscribeToIssue { user }.into()),
        user().prop_map(|user| UnsubscribeFromIssue { user }.into()),
        (user(), reaction())
            .prop_map(|(user, reaction)| AddIssueReaction { user, reaction }.into()),
        (user(), reaction())
            .prop_map(|(user, reaction)| RemoveIssueReaction { user, reaction }.into()),
        (user(), vote).prop_map(|(user, to)| {
            CastIssueVote { user, to: to.map(|vote| Vote::try_from(vote).unwrap()) }.into()
        }),
    ]
}

/// Anything that can be asked of the one issue; it is seldom deleted.
fn any_issue_command() -> impl Strategy<Value = IssueCommand> {
    prop_oneof![
        60 => any_change(),
        15 => any_link_command(),
        10 => any_relation_command(),
        5 => any_page_link_command(),
        20 => any_response(),
        9 => any_creation(),
        5 => any_submission(),
        10 => any_decision(),
        1 => Just(DeleteIssue { with: None }.into()),
    ]
}

/// Anything that can be asked of the one comment.
fn any_comment_command() -> impl Strategy<Value = CommentCommand> {
    let html = || "[a-c<>&]{0,5}".prop_map(|text| RichText::parse_fragment(&text).unwrap());
    let access = || prop::sample::select(vec![CommentAccess::Internal, CommentAccess::External]);
    prop_oneof![
           2 => (html(), access(), any::<bool>()).prop_map(|(html, access, imported)| {
               let (comment, project, issue) = (id(1), id(2), id(3));
               let parent =
                   imported.then(|| ParentComment { id: id(4), issue: id(3), is_answer: false });
               let created_by = imported.then(|| id(1));
               let (external, created_at) = (ExternalRef::default(), imported.then(|| time(0)));
               CreateComment {
                   id: comment, project, issue, parent, html, access, external, created_at, created_by,
               }.into()
           }),
           4 => html().prop_map(|to| EditComment { to }.into()),
           3 => access().prop_map(|to| ChangeCommentAccess { to }.into()),
           3 => any_external().prop_map(|to| SetCommentExternalReference { to }.into()),
    3 => (0_u128..3, any::<bool>()).prop_map(|(user, is_added)| {
               let (user, reaction) = (id(user), value("tada"));
               if is_added {
                   AddCommentReaction { user, reaction }.into()
               } else {
                   RemoveCommentReaction { user, reaction }.into()
               }
           }),
           1 => any::<bool>().prop_map(|is_part| {
               DeleteComment { with: is_part.then(|| id(4)) }.into()
           }),
       ]
}

/// Any of a few moments, or none.
fn any_time() -> impl Strategy<Value = Option<DateTime<Utc>>> {
    prop::option::of((1_i64..30).prop_map(time))
}

/// Any creation of the one cycle.
fn any_cycle_creation() -> impl Strategy<Value = CycleCommand> {
    (any_time(), any_time(), any_number()).prop_map(|(start, end, sort_order)| {
        CreateCycle {
            id: id(1),
            project: id(2),
            is_switched_on: true,
            name: value("Sprint 1"),
            description: String::new(),
            start,
            end,
            owner: id(1),
            time_zone: value("UTC"),
            sort_order,
            external: ExternalRef::default(),
        }
        .into()
    })
}

/// Any change of the one cycle, at any time.
fn any_cycle_change() -> impl Strategy<Value = CycleCommand> {
    let at = || (0_i64..40).prop_map(time);
    let dates = (prop::option::of(any_time()), prop::option::of(any_time()));
    prop_oneof![
        ("[a-c]{1,3}", at()).prop_map(|(name, at)| RenameCycle { to: value(&name), at }.into()),
        ("[a-c]{0,3}", at()).prop_map(|(to, at)| DescribeCycle { to, at }.into()),
        (dates, at()).prop_map(|((start, end), at)| PlanCycle { start, end, at }.into()),
        ((0_u128..4).prop_map(id), at()).prop_map(|(to, at)| ChangeCycleOwner { to, at }.into()),
        (prop::sample::select(vec!["UTC", "Asia/Tokyo"]), at())
            .prop_map(|(zone, at)| ChangeCycleTimeZone { to: value(zone), at }.into()),
        any_number().prop_map(|to| ReorderCycle { to }.into()),
        (any_external(), at()).prop_map(|(to, at)| SetCycleExternalReference { to, at }.into()),
        at().prop_map(|at| ArchiveCycle { at }.into()),
        Just(RestoreCycle {}.into()),
        (1_u128..4, any::<bool>(), at()).prop_map(|(to, is_target_closed, at)| {
            let progress = json!({"total_issues": u64::try_from(to).unwrap()});
            TransferCycle { to: cycle(to), is_target_closed, progress, at }.into()
        }),
    ]
}

/// Anything that can be asked of the one cycle; it is seldom deleted.
fn any_cycle_command() -> impl Strategy<Value = CycleCommand> {
    prop_oneof![
        40 => any_cycle_change(),
        9 => any_cycle_creation(),
        1 => Just(DeleteCycle {}.into()),
    ]
}

/// Any creation of the one module.
fn any_module() -> impl Strategy<Value = ModuleCommand> {
    let facts = (any_date(), any_date(), any_users(), any_number(), any::<bool>());
    facts.prop_map(|(start_date, target_date, members, sort_order, is_switched_on)| {
        CreateModule {
            id: id(1),
            project: id(2),
            is_switched_on,
            name: value("Hull"),
            description: String::new(),
            start_date,
            target_date,
            status: ModuleStatus::Planned,
            lead: members.first().copied(),
            members,
            sort_order,
            external: ExternalRef::default(),
        }
        .into()
    })
}

/// Any change of a link of the one module, there or not.
fn any_module_link_command() -> impl Strategy<Value = ModuleCommand> {
    let link = || (1_u128..4).prop_map(id::<LinkId>);
    let url = || "https://[ab]\\.test".prop_map(|text| value::<LinkUrl>(&text));
    let title = || prop::option::of("[a-c]{1,3}".prop_map(|text| value(&text)));
    prop_oneof![
        2 => (link(), url(), title())
            .prop_map(|(id, url, title)| AddModuleLink { id, url, title }.into()),
        1 => (link(), url()).prop_map(|(id, to)| ChangeModuleLinkUrl { id, to }.into()),
        1 => (link(), title()).prop_map(|(id, to)| ChangeModuleLinkTitle { id, to }.into()),
        1 => link().prop_map(|id| RemoveModuleLink { id }.into()),
    ]
}

/// Anything that can be asked of the one module; it is seldom deleted.
fn any_module_command() -> impl Strategy<Value = ModuleCommand> {
    let dates = (prop::option::of(any_date()), prop::option::of(any_date()));
    let status = prop::sample::select(ModuleStatus::ALL.to_vec());
    prop_oneof![
        4 => "[a-c]{1,9}".prop_map(|text| RenameModule { to: value(&text) }.into()),
        4 => "[a-c]{0,9}".prop_map(|to| DescribeModule { to }.into()),
        4 => dates.prop_map(|(start, target)| PlanModule { start, target }.into()),
        8 => status.prop_map(|to| ChangeModuleStatus { to }.into()),
        4 => any_users().prop_map(|to| ChangeModuleLead { to: to.first().copied() }.into()),
        4 => any_users().prop_map(|to| SetModuleMembers { to }.into()),
        4 => (any_users(), any_users())
            .prop_map(|(add, remove)| ChangeModuleMembers { add, remove }.into()),
        4 => any_number().prop_map(|to| ReorderModule { to }.into()),
        4 => any_external().prop_map(|to| SetModuleExternalReference { to }.into()),
        12 => any_module_link_command(),
        4 => Just(ArchiveModule {}.into()),
        8 => Just(RestoreModule {}.into()),
        2 => any_module(),
        1 => Just(DeleteModule {}.into()),
    ]
}

/// Any access of a page.
fn any_page_access() -> impl Strategy<Value = PageAccess> {
    prop::sample::select(vec![PageAccess::Public, PageAccess::Private])
}

/// Any parent of a page, good or not.
fn any_parent_page() -> impl Strategy<Value = Option<ParentPage>> {
    let parent = (1_u128..6, 2_u128..4, any_page_access(), any::<bool>());
    prop::option::of(parent.prop_map(|(number, project, access, is_archived)| ParentPage {
        page: page(number),
        project: Some(id(project)),
        access,
        is_archived,
        ancestors: vec![],
    }))
}

/// Anything that can be asked of the one page; it is seldom deleted.
fn any_page_command() -> impl Strategy<Value = PageCommand> {
    let html = || "[a-c<>&]{1,5}".prop_map(|text| RichText::parse(&text).unwrap());
    let logo = |number| json!({"a": number}).as_object().cloned().unwrap();
    let creation = (any_page_access(), any_parent_page(), any_number(), html());
    prop_oneof![
        8 => creation.prop_map(|(access, parent, sort_order, html)| {
            CreatePage {
                id: id(1), project: parent.as_ref().map(|_| id(2)), name: value("Roadmap"), description: Some(html),
                access, owner: id(1), parent, colour: Colour::default(), logo: PageLogo::new(),
                sort_order, external: ExternalRef::default(),
            }.into()
        }),
        4 => "[a-c]{1,3}".prop_map(|name| RenamePage { to: value(&name) }.into()),
        4 => html().prop_map(|to| DescribePage { to }.into()),
        3 => (any_page_access(), prop::option::of(any_page_access()), any::<bool>())
            .prop_map(|(to, parent, is_above_public)| {
                ChangePageAccess { to, parent, is_above_public }.into()
            }),
        3 => any_parent_page().prop_map(|to| SetPageParent { to }.into()),
        1 => Just(LeavePageParent {}.into()),
        2 => any_number().prop_map(|to| ReorderPage { to }.into()),
        2 => prop::option::of((1_u128..4).prop_map(id))
            .prop_map(|to| SetPageCollection { to }.into()),
        1 => Just(LeavePageCollection {}.into()),
        1 => "[a-c]{1,3}".prop_map(|text| ChangePageColour { to: value(&text) }.into()),
        2 => any_number().prop_map(move |number| ChangePageLogo { to: logo(number) }.into()),
        1 => Just(LockPage {}.into()),
        2 => Just(UnlockPage {}.into()),
        1 => Just(ArchivePage {}.into()),
        2 => Just(RestorePage {}.into()),
        2 => any_external().prop_map(|to| SetPageExternalReference { to }.into()),
        1 => Just(DeletePage {}.into()),
    ]
}

/// Anything that can be asked of the one collection; it is seldom deleted.
fn any_collection_command() -> impl Strategy<Value = CollectionCommand> {
    let logo = |number| json!({"a": number}).as_object().cloned().unwrap();
    let kind = prop::sample::select(vec![CollectionAccess::Public, CollectionAccess::Private]);
    let access = || prop::sample::select(CollectionMemberAccess::ALL.to_vec());
    let member = || (1_u128..5).prop_map(id::<CollectionMemberId>);
    prop_oneof![
        8 => (kind, any_number()).prop_map(|(access, sort_order)| {
            CreateCollection {
                id: id(1), name: value("Handbook"), access, owner: id(1), membership: id(1),
                logo: PageLogo::new(), sort_order,
            }.into()
        }),
        4 => "[a-c]{1,3}".prop_map(|name| RenameCollection { to: value(&name) }.into()),
        2 => any_number().prop_map(move |number| ChangeCollectionLogo { to: logo(number) }.into()),
        2 => any_number().prop_map(|to| ReorderCollection { to }.into()),
        6 => (member(), 1_u128..5, access(), 0_u32..2).prop_map(|(place, user, access, stay)| {
            AddCollectionMember { id: place, user: id(user), access, stay }.into()
        }),
        4 => (member(), access())
            .prop_map(|(id, to)| ChangeCollectionMemberAccess { id, to }.into()),
        3 => member().prop_map(|id| RemoveCollectionMember { id }.into()),
        1 => Just(DeleteCollection {}.into()),
    ]
}

/// Anything that can be asked of the one view; it is seldom deleted.
fn any_view_command() -> impl Strategy<Value = ViewCommand> {
    let object = |number| json!({"a": number}).as_object().cloned().unwrap();
    let access = || prop::sample::select(vec![ViewAccess::Public, ViewAccess::Private]);
    let filter = || {
        let filters = prop::option::of(any_number()).prop_map(move |number| number.map(object));
        (filters, "[a-c]{0,2}")
            .prop_map(|(filters, pql)| ViewFilter { filters: filters.unwrap_or_default(), pql })
    };
    let group = || prop::option::of(prop::sample::select(ViewGroup::ALL.to_vec()));
    let grouping = || {
        (group(), group())
            .prop_map(|(group_by, sub_group_by)| ViewGrouping { group_by, sub_group_by })
    };
    let creation = (any::<bool>(), access(), filter(), grouping(), any_number());
    prop_oneof![
        8 => creation.prop_map(|(is_of_project, access, filter, grouping, sort_order)| {
            CreateView {
                id: id(1), project: is_of_project.then(|| id(2)), name: value("Mine"),
                description: String::new(), filter, grouping, sorting: ViewSorting::default(),
                layout: ViewLayout::List, display: ViewDisplay::new(), access, owner: id(1),
                logo: PageLogo::new(), sort_order,
            }.into()
        }),
        4 => "[a-c]{1,3}".prop_map(|name| RenameView { to: value(&name) }.into()),
        2 => "[a-c]{0,3}".prop_map(|to| DescribeView { to }.into()),
        4 => filter().prop_map(|to| FilterView { to }.into()),
        4 => grouping().prop_map(|to| GroupView { to }.into()),
        2 => "-?(name|priority)".prop_map(|name| SortView { to: value(&name) }.into()),
        2 => prop::sample::select(ViewLayout::ALL.to_vec())
            .prop_map(|to| ChangeViewLayout { to }.into()),
        2 => any_number().prop_map(move |number| ChangeViewDisplay { to: object(number) }.into()),
        3 => access().prop_map(|to| ChangeViewAccess { to }.into()),
        2 => any_number().prop_map(move |number| ChangeViewLogo { to: object(number) }.into()),
        2 => any_number().prop_map(|to| ReorderView { to }.into()),
        1 => Just(LockView {}.into()),
        2 => Just(UnlockView {}.into()),
        1 => Just(DeleteView {}.into()),
    ]
}

proptest! {
    /// What the log keeps of a cycle is enough to come to the same state again, and its dates are in order.
    #[test]
    fn any_sequence_of_commands_on_a_cycle_replays_to_the_same_state(
        creation in any_cycle_creation(),
        commands in prop::collection::vec(any_cycle_command(), 0..40),
    ) {
        let commands: Vec<_> = std::iter::once(creation).chain(commands).collect();
        let mut cycle = Cycle::default();
        for command in commands.clone() {
            if let Ok(decided) = decide_all(&cycle, [command], stamp(1)) {
                cycle = decided.state;
            }
        }
        prop_assert_eq!(cycle.start.is_some(), cycle.end.is_some());
        prop_assert!(cycle.start.zip(cycle.end).is_none_or(|(start, end)| start <= end));
        check_replay::<Cycle>(commands);
    }

    /// What the log keeps of an issue is enough to come to the same state again.
    #[test]
    fn any_sequence_of_commands_on_an_issue_replays_to_the_same_state(
        creation in any_creation(),
        commands in prop::collection::vec(any_issue_command(), 0..40),
    ) {
        check_replay::<Issue>(std::iter::once(creation).chain(commands).collect());
    }

    /// What the log keeps of a comment is enough to come to the same state again.
    #[test]
    fn any_sequence_of_commands_on_a_comment_replays_to_the_same_state(
        commands in prop::collection::vec(any_comment_command(), 0..30),
    ) {
        check_replay::<Comment>(commands);
    }

    /// What the log keeps of a module is enough to come to the same state again.
    #[test]
    fn any_sequence_of_commands_on_a_module_replays_to_the_same_state(
        creation in any_module(),
        commands in prop::collection::vec(any_module_command(), 0..40),
    ) {
        check_replay::<Module>(std::iter::once(creation).chain(commands).collect());
    }

    /// No sequence of changes leaves a module with dates in the wrong order, doubles, or archived and not finished.
    #[test]
    fn any_sequence_of_commands_leaves_a_module_in_order(
        creation in any_module(),
        commands in prop::collection::vec(any_module_command(), 0..40),
    ) {
        let mut module = Module::default();
        for command in std::iter::once(creation).chain(commands) {
            if let Ok(decided) = decide_all(&module, [command], stamp(1)) {
                module = decided.state;
            }
        }
        let dates = module.start_date.zip(module.target_date);
        prop_assert!(dates.is_none_or(|(start, end)| start <= end));
        prop_assert!(!module.is_archived() || module.status.is_closed());
        let mut members = module.members.clone();
        members.sort_unstable();
        members.dedup();
        prop_assert_eq!(members.len(), module.members.len());
        let mut urls: Vec<_> = module.links.iter().map(|link| link.url.as_str()).collect();
        urls.sort_unstable();
        urls.dedup();
        prop_assert_eq!(urls.len(), module.links.len());
}

    /// What the log keeps of a page is enough to come to the same state again.
    #[test]
    fn any_sequence_of_commands_on_a_page_replays_to_the_same_state(
        commands in prop::collection::vec(any_page_command(), 0..40),
    ) {
        check_replay::<Page>(commands);
    }

    /// What the log keeps of a collection is enough to come to the same state again.
    #[test]
    fn any_sequence_of_commands_on_a_collection_replays_to_the_same_state(
        commands in prop::collection::vec(any_collection_command(), 0..40),
    ) {
        check_replay::<Collection>(commands);
    }

    /// What the log keeps of a view is enough to come to the same state again.
    #[test]
    fn any_sequence_of_commands_on_a_view_replays_to_the_same_state(
        commands in prop::collection::vec(any_view_command(), 0..40),
    ) {
        check_replay::<View>(commands);
    }

    /// No sequence of changes leaves an issue with dates in the wrong order, doubles or a wrong completion.
    #[test]
    fn any_sequence_of_commands_leaves_an_issue_in_order(
        creation in any_creation(),
        commands in prop::collection::vec(any_issue_command(), 0..40),
    ) {
        let mut issue = Issue::default();
        for command in std::iter::once(creation).chain(commands) {
            if let Ok(decided) = decide_all(&issue, [command], stamp(1)) {
                issue = decided.state;
            }
        }
        prop_assert!(issue.start_date.zip(issue.target_date).is_none_or(|(start, end)| start <= end));
        prop_assert_eq!(issue.completed_at.is_some(), issue.state.group == StateGroup::Completed);
        let mut urls: Vec<_> = issue.links.iter().map(|link| link.url.as_str()).collect();
        urls.sort_unstable();
        urls.dedup();
        prop_assert_eq!(urls.len(), issue.links.len());
        let mut related: Vec<_> = issue.relations.iter().map(|related| related.with.id).collect();
        prop_assert!(!related.contains(&issue.id));
        related.sort_unstable();
        related.dedup();
        prop_assert_eq!(related.len(), issue.relations.len());
        prop_assert!(issue.parent.is_none_or(|parent| parent.id != issue.id));
    }
}

#[test]
fn the_stored_kinds_are_those_of_what_is_in_a_workspace() {
    let kinds = [
        Issue::TYPE,
        Comment::TYPE,
        Cycle::TYPE,
        Module::TYPE,
        Page::TYPE,
        Collection::TYPE,
        View::TYPE,
    ];
    assert_eq!(kinds, ["issue", "comment", "cycle", "module", "page", "collection", "view"]);
}
