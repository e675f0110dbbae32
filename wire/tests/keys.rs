//! Every shape has exactly the contract's keys.

#![expect(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

use std::borrow::Cow;

use chrono::DateTime;
use domain::Role;
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use uuid::Uuid;
use wire::shapes::{
    Activity, ApiKey, ArchivedCycle, Audit, BulkPreview, BulkResult, Collection, CollectionMember,
    CollectionPage, CommandResult, Comment, CommentReaction, CountedCycle, CountedModule, Cycle,
    CycleIssue, Dependencies, Dependency, Draft, EntityData, Estimate, EstimatePoint, Favourite,
    Features, Instance, IntakeIssue, IntakeIssueDetail, Invitation, IssueLite, Joined, Label, Link,
    Member, Module, ModuleIssue, ModuleLink, NewApiKey, NewInvitation, OpenInvitation, PageVersion,
    Preferences, Project, ProjectCompact, ProjectLite, ProjectMembership, ProjectRole,
    ProjectSummary, RecentVisit, Reference, RelatedId, RelatedWorkItem, RelationDefinition,
    Relations, SearchHit, Session, SetUp, SignedIn, SignedUp, State, StateLite, Sticky, Subscriber,
    UserLite, View, WikiPage, WorkItem, WorkItemPage, WorkItemPageLite, WorkItemReaction,
    WorkItemVote, Workspace, WorkspaceLite,
};
use wire::{Page, Timestamp, Zone};

/// The nil id.
const NIL: Uuid = Uuid::nil();

/// The beginning of Unix time.
fn at() -> Timestamp {
    Zone::UTC.at(DateTime::UNIX_EPOCH)
}

/// Audit fields with the nil id.
fn audit() -> Audit {
    Audit {
        id: NIL,
        created_at: at(),
        updated_at: at(),
        deleted_at: None,
        created_by: Some(NIL.into()),
        updated_by: None,
    }
}

/// The user with the nil id.
fn user() -> UserLite {
    UserLite {
        id: NIL,
        first_name: String::new(),
        last_name: String::new(),
        email: String::new(),
        avatar: String::new(),
        avatar_url: None,
        display_name: String::new(),
    }
}

/// A project without anything.
fn project_lite() -> ProjectLite {
    ProjectLite {
        id: NIL,
        identifier: String::new(),
        name: String::new(),
        cover_image: None,
        icon_prop: None,
        emoji: None,
        description: String::new(),
        cover_image_url: None,
    }
}

/// The keys of a shape, in alphabetical order.
fn keys(shape: &impl Serialize) -> String {
    let Value::Object(keys) = serde_json::to_value(shape).unwrap() else { panic!("not an object") };
    let mut keys: Vec<String> = keys.into_iter().map(|(key, _)| key).collect();
    keys.sort();
    keys.join(" ")
}

/// A project with nothing switched on.
fn project() -> Project {
    Project {
        audit: audit(),
        name: String::new(),
        description: String::new(),
        description_text: None,
        description_html: None,
        network: 2,
        workspace: NIL.into(),
        identifier: String::new(),
        default_assignee: None,
        project_lead: None,
        emoji: None,
        icon_prop: None,
        module_view: false,
        cycle_view: false,
        issue_views_view: false,
        page_view: true,
        intake_view: false,
        is_time_tracking_enabled: false,
        is_issue_type_enabled: false,
        guest_view_all_features: false,
        cover_image: None,
        cover_image_asset: None,
        estimate: None,
        default_state: None,
        closing_state: None,
        archive_in: 0,
        close_in: 0,
        logo_props: json!({}),
        archived_at: None,
        timezone: "UTC".to_owned(),
        external_source: None,
        external_id: None,
        total_members: 0,
        total_cycles: 0,
        total_modules: 0,
        is_member: false,
        member_role: None,
        is_deployed: false,
        cover_image_url: None,
        sort_order: None,
    }
}

/// A work item without anything.
fn work_item() -> WorkItem {
    WorkItem {
        audit: audit(),
        type_id: None,
        r#type: None,
        point: None,
        name: String::new(),
        description_html: "<p></p>".to_owned(),
        description_binary: None,
        priority: Cow::Borrowed("none"),
        start_date: None,
        target_date: None,
        sequence_id: 1,
        sort_order: 65535.0,
        completed_at: None,
        archived_at: None,
        is_draft: false,
        external_source: None,
        external_id: None,
        project: NIL.into(),
        workspace: NIL.into(),
        parent: None,
        state: Some(NIL.into()),
        estimate_point: None,
        assignees: Vec::new(),
        labels: Vec::new(),
    }
}

/// A comment without text.
fn comment() -> Comment {
    Comment {
        audit: audit(),
        comment_html: String::new(),
        attachments: [],
        access: Cow::Borrowed("INTERNAL"),
        external_source: None,
        external_id: None,
        edited_at: None,
        project: NIL.into(),
        workspace: NIL.into(),
        description: NIL,
        issue: NIL.into(),
        actor: None,
        parent: None,
        is_member: None,
    }
}

/// A key.
fn api_key() -> ApiKey {
    ApiKey {
        id: NIL,
        label: String::new(),
        description: String::new(),
        token_prefix: String::new(),
        is_service: false,
        scope: "admin",
        is_active: true,
        created_at: at(),
        expired_at: None,
        last_used: None,
    }
}

#[test]
fn projects_have_the_contracts_keys() {
    insta::assert_snapshot!(keys(&project()), @"archive_in archived_at close_in closing_state cover_image cover_image_asset cover_image_url created_at created_by cycle_view default_assignee default_state deleted_at description description_html description_text emoji estimate external_id external_source guest_view_all_features icon_prop id identifier intake_view is_deployed is_issue_type_enabled is_member is_time_tracking_enabled issue_views_view logo_props member_role module_view name network page_view project_lead timezone total_cycles total_members total_modules updated_at updated_by workspace");
    let listed = Project { sort_order: Some(None), ..project() };
    assert!(keys(&listed).contains(" sort_order "));
    insta::assert_snapshot!(keys(&project_lite()), @"cover_image cover_image_url description emoji icon_prop id identifier name");
    let compact = ProjectCompact { project: project_lite(), archived_at: None };
    insta::assert_snapshot!(keys(&compact), @"archived_at cover_image cover_image_url description emoji icon_prop id identifier name");
}

#[test]
fn a_projects_smaller_answers_have_the_contracts_keys() {
    let (name, identifier) = (String::new(), String::new());
    let summary = ProjectSummary { id: NIL, name, identifier, counts: Map::new() };
    insta::assert_snapshot!(keys(&summary), @"counts id identifier name");
    let features = Features {
        modules: false,
        cycles: false,
        views: false,
        pages: false,
        intakes: false,
        work_item_types: false,
        epics: false,
        workflows: false,
        parallel_cycles: false,
        project_updates: false,
    };
    insta::assert_snapshot!(keys(&features), @"cycles epics intakes modules pages parallel_cycles project_updates views work_item_types workflows");
    insta::assert_snapshot!(keys(&ProjectMembership { id: NIL, member: NIL, role: 20 }), @"id member role");
}

#[test]
fn states_and_labels_have_the_contracts_keys() {
    let state = State {
        audit: audit(),
        name: String::new(),
        description: String::new(),
        color: String::new(),
        slug: String::new(),
        sequence: 15000.0,
        group: Cow::Borrowed("backlog"),
        is_triage: false,
        default: true,
        external_source: None,
        external_id: None,
        project: NIL.into(),
        workspace: NIL.into(),
    };
    insta::assert_snapshot!(keys(&state), @"color created_at created_by default deleted_at description external_id external_source group id is_triage name project sequence slug updated_at updated_by workspace");
    let label = Label {
        audit: audit(),
        name: String::new(),
        description: String::new(),
        color: String::new(),
        sort_order: 65535.0,
        external_source: None,
        external_id: None,
        workspace: NIL.into(),
        project: NIL.into(),
        parent: None,
    };
    insta::assert_snapshot!(keys(&label), @"color created_at created_by deleted_at description external_id external_source id name parent project sort_order updated_at updated_by workspace");
}

#[test]
fn the_intake_has_the_contracts_keys() {
    let detail = IntakeIssueDetail {
        audit: audit(),
        labels: vec![],
        assignees: vec![],
        state: None,
        description: Map::new(),
        point: None,
        name: String::new(),
        description_json: Map::new(),
        description_html: String::new(),
        description_stripped: String::new(),
        description_binary: None,
        priority: Cow::Borrowed("none"),
        start_date: None,
        target_date: None,
        sequence_id: 1,
        sort_order: 65535.0,
        completed_at: None,
        archived_at: None,
        is_draft: false,
        external_source: None,
        external_id: None,
        project: NIL,
        workspace: NIL,
        parent: None,
        estimate_point: None,
        r#type: None,
    };
    insta::assert_snapshot!(keys(&detail), @"archived_at assignees completed_at created_at created_by deleted_at description description_binary description_html description_json description_stripped estimate_point external_id external_source id is_draft labels name parent point priority project sequence_id sort_order start_date state target_date type updated_at updated_by workspace");
    let entry = IntakeIssue {
        audit: audit(),
        issue_detail: detail,
        inbox: NIL,
        status: -2,
        snoozed_till: None,
        source: None,
        source_email: None,
        external_source: None,
        external_id: None,
        extra: Map::new(),
        project: NIL.into(),
        workspace: NIL.into(),
        intake: NIL,
        issue: NIL.into(),
        duplicate_to: None,
    };
    insta::assert_snapshot!(keys(&entry), @"created_at created_by deleted_at duplicate_to external_id external_source extra id inbox intake issue issue_detail project snoozed_till source source_email status updated_at updated_by workspace");
}

#[test]
fn estimates_have_the_contracts_keys() {
    let estimate = Estimate {
        audit: audit(),
        name: String::new(),
        description: String::new(),
        r#type: String::new(),
        last_used: false,
        project: NIL,
        workspace: NIL,
    };
    insta::assert_snapshot!(keys(&estimate), @"created_at created_by deleted_at description id last_used name project type updated_at updated_by workspace");
    let point = EstimatePoint {
        audit: audit(),
        key: 0,
        value: String::new(),
        description: String::new(),
        estimate: NIL,
        project: NIL,
        workspace: NIL,
    };
    insta::assert_snapshot!(keys(&point), @"created_at created_by deleted_at description estimate id key project updated_at updated_by value workspace");
}

#[test]
fn cycles_and_what_is_in_them_have_the_contracts_keys() {
    let cycle = Cycle {
        audit: audit(),
        name: String::new(),
        description: String::new(),
        start_date: None,
        end_date: None,
        owned_by: NIL.into(),
        view_props: Map::new(),
        sort_order: 65535.0,
        external_source: None,
        external_id: None,
        progress_snapshot: json!({}),
        archived_at: None,
        logo_props: Map::new(),
        timezone: "UTC".to_owned(),
        version: 1,
        project: NIL.into(),
        workspace: NIL.into(),
    };
    let own = "archived_at created_at created_by deleted_at description end_date external_id external_source id \
        logo_props name owned_by progress_snapshot project sort_order start_date timezone updated_at updated_by \
        version view_props workspace";
    assert_eq!(keys(&cycle), own);
    let counted = CountedCycle {
        cycle,
        total_issues: 0,
        completed_issues: 0,
        cancelled_issues: 0,
        started_issues: 0,
        unstarted_issues: 0,
        backlog_issues: 0,
    };
    let counts = "backlog_issues cancelled_issues completed_issues started_issues total_issues unstarted_issues";
    let sorted = |names: &str| {
        let mut names: Vec<&str> = names.split_whitespace().collect();
        names.sort_unstable();
        names.join(" ")
    };
    assert_eq!(keys(&counted), sorted(&format!("{own} {counts}")));
    let (total_estimates, completed_estimates, started_estimates) = (None, None, None);
    let archived =
        ArchivedCycle { cycle: counted, total_estimates, completed_estimates, started_estimates };
    let estimates = "completed_estimates started_estimates total_estimates";
    assert_eq!(keys(&archived), sorted(&format!("{own} {counts} {estimates}")));
    let issue = CycleIssue {
        audit: audit(),
        sub_issues_count: Some(0),
        project: NIL.into(),
        workspace: NIL.into(),
        issue: NIL.into(),
        cycle: NIL,
    };
    insta::assert_snapshot!(keys(&issue), @"created_at created_by cycle deleted_at id issue project sub_issues_count updated_at updated_by workspace");
}

#[test]
fn what_people_say_to_a_thing_has_its_keys() {
    let (actor, issue, project, workspace) = (NIL.into(), NIL.into(), NIL.into(), NIL.into());
    let reaction = WorkItemReaction {
        audit: audit(),
        reaction: String::new(),
        actor,
        issue,
        project,
        workspace,
    };
    insta::assert_snapshot!(keys(&reaction), @"actor created_at created_by deleted_at id issue project reaction updated_at updated_by workspace");
    let (actor, project, workspace) = (NIL.into(), NIL.into(), NIL.into());
    let (audit_, reaction) = (audit(), String::new());
    let reaction =
        CommentReaction { audit: audit_, reaction, actor, comment: NIL, project, workspace };
    insta::assert_snapshot!(keys(&reaction), @"actor comment created_at created_by deleted_at id project reaction updated_at updated_by workspace");
    let (actor, issue, project, workspace) = (NIL.into(), NIL.into(), NIL.into(), NIL.into());
    let vote = WorkItemVote { audit: audit(), vote: 1, actor, issue, project, workspace };
    insta::assert_snapshot!(keys(&vote), @"actor created_at created_by deleted_at id issue project updated_at updated_by vote workspace");
    let subscriber = Subscriber { id: NIL, member: user(), is_subscribed: true };
    insta::assert_snapshot!(keys(&subscriber), @"id is_subscribed member");
}

#[test]
fn work_items_and_what_hangs_on_them_have_the_contracts_keys() {
    insta::assert_snapshot!(keys(&work_item()), @"archived_at assignees completed_at created_at created_by deleted_at description_binary description_html estimate_point external_id external_source id is_draft labels name parent point priority project sequence_id sort_order start_date state target_date type type_id updated_at updated_by workspace");
    let link = Link {
        audit: audit(),
        title: None,
        url: String::new(),
        metadata: json!({}),
        project: NIL.into(),
        workspace: NIL.into(),
        issue: NIL.into(),
    };
    insta::assert_snapshot!(keys(&link), @"created_at created_by deleted_at id issue metadata project title updated_at updated_by url workspace");
    insta::assert_snapshot!(keys(&comment()), @"access actor attachments comment_html created_at created_by deleted_at description edited_at external_id external_source id issue parent project updated_at updated_by workspace");
    assert!(keys(&Comment { is_member: Some(true), ..comment() }).contains("is_member"));
}

#[test]
fn relations_and_dependencies_have_the_contracts_keys() {
    insta::assert_snapshot!(keys(&Relations::default()), @"blocked_by blocking duplicate finish_after finish_before relates_to start_after start_before");
    insta::assert_snapshot!(keys(&RelatedId { project_id: NIL, issue_id: NIL }), @"issue_id project_id");
    let related = RelatedWorkItem {
        id: NIL,
        project_id: NIL,
        sequence_id: 1,
        relation_type: Cow::Borrowed("blocked_by"),
        name: String::new(),
        state_id: NIL,
        priority: Cow::Borrowed("none"),
        created_by: NIL,
        created_at: at(),
        updated_by: None,
        updated_at: at(),
    };
    insta::assert_snapshot!(keys(&related), @"created_at created_by id name priority project_id relation_type sequence_id state_id updated_at updated_by");
    insta::assert_snapshot!(keys(&Dependencies::default()), @"blocked_by blocking finish_after finish_before start_after start_before");
    let dependency = Dependency {
        audit: audit(),
        name: String::new(),
        sequence_id: 1,
        project_id: NIL,
        state_id: NIL,
        priority: Cow::Borrowed("none"),
        type_id: None,
        is_epic: false,
        label_ids: Vec::new(),
        assignee_ids: Vec::new(),
        sort_order: 65535.0,
        relation_type: Cow::Borrowed("blocking"),
    };
    insta::assert_snapshot!(keys(&dependency), @"assignee_ids created_at created_by deleted_at id is_epic label_ids name priority project_id relation_type sequence_id sort_order state_id type_id updated_at updated_by");
    let definition = RelationDefinition {
        id: NIL,
        name: String::new(),
        outward: String::new(),
        inward: String::new(),
        is_default: false,
        is_active: true,
        color: String::new(),
        sort_order: 65535.0,
        created_at: at(),
        updated_at: at(),
        workspace: NIL,
    };
    insta::assert_snapshot!(keys(&definition), @"color created_at id inward is_active is_default name outward sort_order updated_at workspace");
}

#[test]
fn modules_and_what_is_in_them_have_the_contracts_keys() {
    let module = Module {
        audit: audit(),
        name: String::new(),
        description: String::new(),
        description_text: None,
        description_html: None,
        start_date: None,
        target_date: None,
        status: Cow::Borrowed("planned"),
        view_props: json!({}),
        sort_order: 65535.0,
        external_source: None,
        external_id: None,
        archived_at: None,
        logo_props: json!({}),
        project: NIL.into(),
        workspace: NIL.into(),
        lead: None,
        members: Vec::new(),
    };
    insta::assert_snapshot!(keys(&module), @"archived_at created_at created_by deleted_at description description_html description_text external_id external_source id lead logo_props members name project sort_order start_date status target_date updated_at updated_by view_props workspace");
    let counted = CountedModule {
        module,
        total_issues: 0,
        completed_issues: 0,
        cancelled_issues: 0,
        started_issues: 0,
        unstarted_issues: 0,
        backlog_issues: 0,
    };
    insta::assert_snapshot!(keys(&counted), @"archived_at backlog_issues cancelled_issues completed_issues created_at created_by deleted_at description description_html description_text external_id external_source id lead logo_props members name project sort_order start_date started_issues status target_date total_issues unstarted_issues updated_at updated_by view_props workspace");
    let inside = ModuleIssue {
        audit: audit(),
        sub_issues_count: 0,
        project: NIL.into(),
        workspace: NIL.into(),
        module: NIL,
        issue: NIL.into(),
    };
    insta::assert_snapshot!(keys(&inside), @"created_at created_by deleted_at id issue module project sub_issues_count updated_at updated_by workspace");
    let link = ModuleLink {
        audit: audit(),
        title: None,
        url: String::new(),
        metadata: json!({}),
        project: NIL.into(),
        workspace: NIL.into(),
        module: NIL,
    };
    insta::assert_snapshot!(keys(&link), @"created_at created_by deleted_at id metadata module project title updated_at updated_by url workspace");
}

#[test]
fn pages_have_the_keys_that_the_official_client_knows_and_more() {
    let page = WikiPage {
        audit: audit(),
        name: String::new(),
        description_html: "<p></p>".to_owned(),
        description_stripped: String::new(),
        description_binary: None,
        description: None,
        access: 0,
        owned_by: NIL.into(),
        parent: None,
        collection_id: None,
        color: String::new(),
        logo_props: json!({}),
        sort_order: 65535.0,
        is_locked: false,
        archived_at: None,
        is_global: false,
        anchor: None,
        external_source: None,
        external_id: None,
        project: Some(NIL.into()),
        projects: vec![NIL],
        workspace: NIL.into(),
    };
    insta::assert_snapshot!(keys(&page), @"access anchor archived_at collection_id color created_at created_by deleted_at description description_binary description_html description_stripped external_id external_source id is_global is_locked logo_props name owned_by parent project projects sort_order updated_at updated_by workspace");
    let version = PageVersion {
        id: NIL,
        version: 1,
        name: String::new(),
        description_html: None,
        description_stripped: None,
        last_saved_at: at(),
        owned_by: NIL,
        page: NIL,
        workspace: NIL,
    };
    insta::assert_snapshot!(keys(&version), @"id last_saved_at name owned_by page version workspace");
    let page = WorkItemPageLite {
        id: NIL,
        name: String::new(),
        created_at: at(),
        updated_at: at(),
        created_by: NIL,
        is_global: false,
        logo_props: json!({}),
    };
    insta::assert_snapshot!(keys(&page), @"created_at created_by id is_global logo_props name updated_at");
    let (issue, project, workspace) = (NIL.into(), NIL.into(), NIL.into());
    let link = WorkItemPage { audit: audit(), page, issue, project, workspace };
    insta::assert_snapshot!(keys(&link), @"created_at created_by deleted_at id issue page project updated_at updated_by workspace");
}

#[test]
fn collections_have_the_keys_of_the_official_client() {
    let collection = Collection {
        audit: audit(),
        name: String::new(),
        owned_by_id: NIL,
        access: 0,
        current_user_access: 2,
        has_pages: Some(false),
        is_default: false,
        is_global: false,
        logo_props: json!({}),
        sort_order: 65535.0,
        workspace: NIL,
    };
    insta::assert_snapshot!(keys(&collection), @"access created_at created_by current_user_access deleted_at has_pages id is_default is_global logo_props name owned_by_id sort_order updated_at updated_by workspace");
    let member = CollectionMember {
        audit: audit(),
        collection: NIL,
        member: NIL,
        access: 0,
        workspace: NIL,
    };
    insta::assert_snapshot!(keys(&member), @"access collection created_at created_by deleted_at id member updated_at updated_by workspace");
    let page = CollectionPage {
        audit: audit(),
        collection: NIL,
        page: NIL,
        workspace: NIL,
        sort_order: 65535.0,
    };
    insta::assert_snapshot!(keys(&page), @"collection created_at created_by deleted_at id page sort_order updated_at updated_by workspace");
}

#[test]
fn views_have_the_keys_that_applications_use() {
    let view = View {
        audit: audit(),
        name: String::new(),
        description: String::new(),
        filters: json!({}),
        pql: String::new(),
        group_by: None,
        sub_group_by: None,
        order_by: "-created_at".to_owned(),
        layout: "list".to_owned(),
        display: json!({}),
        access: 1,
        is_locked: false,
        owned_by: NIL.into(),
        sort_order: 65535.0,
        logo_props: json!({}),
        project: Some(NIL.into()),
        workspace: NIL.into(),
    };
    insta::assert_snapshot!(keys(&view), @"access created_at created_by deleted_at description display filters group_by id is_locked layout logo_props name order_by owned_by pql project sort_order sub_group_by updated_at updated_by workspace");
}

#[test]
fn activities_have_their_keys() {
    let activity = Activity {
        id: NIL,
        created_at: at(),
        updated_at: at(),
        deleted_at: None,
        verb: Cow::Borrowed("created"),
        field: None,
        old_value: None,
        new_value: None,
        comment: Cow::Borrowed("created the issue"),
        attachments: [],
        old_identifier: None,
        new_identifier: None,
        epoch: 1_795_375_571.0,
        project: NIL.into(),
        workspace: NIL.into(),
        issue: None,
        issue_comment: None,
        actor: None,
        command: NIL,
        position: 7,
        imported_by: None,
        imported_at: None,
    };
    insta::assert_snapshot!(keys(&activity), @"actor attachments command comment created_at deleted_at epoch field id issue issue_comment new_identifier new_value old_identifier old_value position project updated_at verb workspace");
    assert!(serde_json::to_string(&activity).unwrap().contains("\"epoch\":1795375571.0,"));
}

#[test]
fn people_and_their_keys_have_theirs() {
    insta::assert_snapshot!(keys(&Member::new(user(), Role::Owner, true, false)), @"avatar avatar_url display_name email first_name id is_active is_bot last_name role role_slug");
    insta::assert_snapshot!(keys(&NewApiKey { key: api_key(), token: String::new() }), @"created_at description expired_at id is_active is_service label last_used scope token token_prefix");
}

#[test]
fn sessions_and_the_instance_have_their_keys() {
    let session = Session {
        id: NIL,
        created_at: at(),
        last_used_at: at(),
        expired_at: at(),
        user_agent: None,
        is_current: true,
    };
    insta::assert_snapshot!(keys(&session), @"created_at expired_at id is_current last_used_at user_agent");
    let (token, device_token) = (String::new(), String::new());
    let signed_in = SignedIn { token, expires_at: at(), device_token, user: user() };
    let workspace = WorkspaceLite { id: NIL, name: String::new(), slug: String::new() };
    insta::assert_snapshot!(keys(&SetUp { signed_in, workspace }), @"device_token expires_at token user workspace");
    let (name, version) = (String::new(), String::new());
    let instance = Instance { name, version, is_set_up: false, open_sign_up: false };
    insta::assert_snapshot!(keys(&instance), @"is_set_up name open_sign_up version");
}

#[test]
fn invitations_have_their_keys() {
    let invitation = Invitation {
        id: NIL,
        email: String::new(),
        role: 5,
        role_slug: "guest",
        projects: vec![ProjectRole { project: NIL, role: 5 }],
        expires_at: at(),
        created_at: at(),
        updated_at: at(),
        created_by: NIL,
        responded_at: None,
        accepted: false,
    };
    insta::assert_snapshot!(keys(&invitation), @"accepted created_at created_by email expires_at id projects responded_at role role_slug updated_at");
    let (token, link) = (String::new(), String::new());
    insta::assert_snapshot!(keys(&NewInvitation { invitation, token, link }), @"accepted created_at created_by email expires_at id link projects responded_at role role_slug token updated_at");
    let offered = OpenInvitation {
        workspace_name: String::new(),
        role: 5,
        role_slug: "guest",
        expires_at: at(),
        has_account: true,
    };
    insta::assert_snapshot!(keys(&offered), @"expires_at has_account role role_slug workspace_name");
    let workspace = WorkspaceLite { id: NIL, name: String::new(), slug: String::new() };
    let joined = Joined::new(workspace, Role::Guest, &[], &[]);
    insta::assert_snapshot!(keys(&joined), @"projects role role_slug skipped workspace");
    let (token, device_token) = (String::new(), String::new());
    let signed_in = SignedIn { token, expires_at: at(), device_token, user: user() };
    let without = SignedUp { signed_in: signed_in.clone(), joined: None };
    insta::assert_snapshot!(keys(&without), @"device_token expires_at token user");
    let with = SignedUp { signed_in, joined: Some(joined) };
    insta::assert_snapshot!(keys(&with), @"device_token expires_at joined token user");
}

#[test]
fn what_belongs_to_one_person_has_its_keys() {
    let sticky = Sticky {
        audit: audit(),
        name: None,
        description: json!({}),
        description_html: String::new(),
        description_stripped: None,
        description_binary: None,
        logo_props: json!({}),
        color: None,
        background_color: None,
        sort_order: 65535.0,
        workspace: NIL,
        owner: NIL,
    };
    insta::assert_snapshot!(keys(&sticky), @"background_color color created_at created_by deleted_at description description_binary description_html description_stripped id logo_props name owner sort_order updated_at updated_by workspace");
    let draft = Draft {
        id: NIL,
        workspace: NIL,
        project: None,
        name: None,
        description_html: String::new(),
        priority: "none",
        state: None,
        assignees: Vec::new(),
        labels: Vec::new(),
        parent: None,
        start_date: None,
        target_date: None,
        point: None,
        estimate_point: None,
        cycle: None,
        modules: Vec::new(),
        created_at: at(),
        updated_at: at(),
    };
    insta::assert_snapshot!(keys(&draft), @"assignees created_at cycle description_html estimate_point id labels modules name parent point priority project start_date state target_date updated_at workspace");
    let data = EntityData {
        id: NIL,
        name: String::new(),
        logo_props: None,
        project_id: None,
        project_identifier: None,
        sequence_id: None,
    };
    insta::assert_snapshot!(keys(&data), @"id logo_props name project_id project_identifier sequence_id");
    let favourite = Favourite {
        id: NIL,
        entity_type: "folder",
        entity_identifier: None,
        entity_data: None,
        name: None,
        is_folder: true,
        sequence: 65535.0,
        parent: None,
        project_id: None,
        workspace_id: NIL,
        created_at: at(),
        updated_at: at(),
    };
    insta::assert_snapshot!(keys(&favourite), @"created_at entity_data entity_identifier entity_type id is_folder name parent project_id sequence updated_at workspace_id");
    let visit = RecentVisit {
        id: NIL,
        entity_name: "page",
        entity_identifier: NIL,
        entity_data: data,
        visited_at: at(),
        project_id: None,
        workspace_id: NIL,
    };
    insta::assert_snapshot!(keys(&visit), @"entity_data entity_identifier entity_name id project_id visited_at workspace_id");
    let preferences = Preferences {
        theme: String::new(),
        density: String::new(),
        language: String::new(),
        start_of_week: 1,
        character_keys: true,
        keys: json!({}),
    };
    insta::assert_snapshot!(keys(&preferences), @"character_keys density keys language start_of_week theme");
}

#[test]
fn the_small_shapes_have_the_contracts_keys() {
    let (name, color, group) = (String::new(), String::new(), Cow::Borrowed("backlog"));
    let small = [
        keys(&user()),
        keys(&WorkspaceLite { id: NIL, name: name.clone(), slug: String::new() }),
        keys(&StateLite { id: NIL, name: name.clone(), color, group }),
        keys(&IssueLite { id: NIL, sequence_id: 1, project_id: NIL }),
        keys(&BulkPreview { count: 1, position: 1, most: Some(1) }),
        keys(&BulkResult { id: None, status: 204, etag: None, position: None, body: None }),
        keys(&CommandResult {
            key: String::new(),
            status: 204,
            etag: None,
            position: None,
            body: None,
        }),
        keys(&SearchHit {
            id: NIL,
            name,
            sequence_id: 1,
            project_identifier: String::new(),
            project_id: NIL,
            workspace_slug: String::new(),
        }),
    ];
    insta::assert_snapshot!(small.join("\n"), @"
    avatar avatar_url display_name email first_name id last_name
    id name slug
    color group id name
    id project_id sequence_id
    count most position
    body etag id position status
    body etag key position status
    id name project__identifier project_id sequence_id workspace__slug
    ");
}

#[test]
fn an_expanded_reference_is_the_object_and_an_unknown_one_stays_the_id() {
    let state = |known: bool| {
        let lite = StateLite {
            id: NIL,
            name: "Todo".into(),
            color: "#000".into(),
            group: "unstarted".into(),
        };
        serde_json::to_value(Reference::expanded(NIL, |_| known.then_some(lite))).unwrap()
    };
    assert_eq!(state(true)["name"], "Todo");
    assert_eq!(state(false), json!(NIL));
}

#[test]
fn every_shape_describes_itself() {
    let mut schemas = Vec::new();
    Page::<WorkItem>::schemas(&mut schemas);
    Page::<Link>::schemas(&mut schemas);
    Workspace::schemas(&mut schemas);
    let mut names: Vec<String> = schemas.into_iter().map(|(name, _)| name).collect();
    names.sort();
    names.dedup();
    insta::assert_snapshot!(names.join(" "), @"Audit Priority Reference_EstimatePoint Reference_IssueLite Reference_Label Reference_ProjectLite Reference_StateLite Reference_UserLite Reference_WorkItem Reference_WorkspaceLite RoleName RoleNumber StateGroup Timestamp");
}
