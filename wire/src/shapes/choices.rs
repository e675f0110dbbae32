//! Enumerations as the description shows them; the answers themselves have texts and numbers.

use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{RefOr, schema};
use utoipa::{PartialSchema, ToSchema};

/// How urgent a work item is.
#[derive(Debug, Clone, Copy, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum Priority {
    /// Now.
    Urgent,
    /// Soon.
    High,
    /// In its turn.
    Medium,
    /// Whenever there is time.
    Low,
    /// Not set.
    None,
}

/// The part of the workflow that a state belongs to.
#[derive(Debug, Clone, Copy, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum StateGroup {
    /// Noted, not planned.
    Backlog,
    /// Planned, not begun.
    Unstarted,
    /// Being worked on.
    Started,
    /// Finished.
    Completed,
    /// Given up.
    Cancelled,
    /// Waiting in intake.
    Triage,
}

/// What the points of an estimate are.
#[derive(Debug, Clone, Copy, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum EstimateType {
    /// Names.
    Categories,
    /// Numbers.
    Points,
}

/// The readers of a comment.
#[derive(Debug, Clone, Copy, ToSchema)]
#[schema(rename_all = "UPPERCASE")]
pub enum CommentAccess {
    /// Members, and no guests.
    Internal,
    /// All readers of the work item.
    External,
}

/// What a work item is to another one.
#[derive(Debug, Clone, Copy, ToSchema)]
#[schema(rename_all = "snake_case")]
pub enum RelationType {
    /// The other one cannot be done before it.
    Blocking,
    /// It cannot be done before the other one.
    BlockedBy,
    /// Both say the same.
    Duplicate,
    /// They have something to do with each other.
    RelatesTo,
    /// It starts after the other one.
    StartAfter,
    /// It starts before the other one.
    StartBefore,
    /// It is finished after the other one.
    FinishAfter,
    /// It is finished before the other one.
    FinishBefore,
}

/// How far a module is.
#[derive(Debug, Clone, Copy, ToSchema)]
#[schema(rename_all = "kebab-case")]
pub enum ModuleStatus {
    /// Noted, not planned.
    Backlog,
    /// Planned, not begun.
    Planned,
    /// Being worked on.
    InProgress,
    /// Left for the time being.
    Paused,
    /// Finished.
    Completed,
    /// Given up.
    Cancelled,
}

/// A role, by name.
#[derive(Debug, Clone, Copy, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum RoleName {
    /// The workspace is theirs.
    Owner,
    /// They may do everything else.
    Admin,
    /// They may work.
    Member,
    /// They may read and comment.
    Guest,
}

/// A role, by number: 20 admin, 15 member, 5 guest.
#[derive(Debug, Clone, Copy)]
pub struct RoleNumber;

impl PartialSchema for RoleNumber {
    fn schema() -> RefOr<Schema> {
        let numbers = ObjectBuilder::new()
            .schema_type(schema::SchemaType::Type(Type::Integer))
            .enum_values(Some([20, 15, 5]))
            .description(Some("20 admin, 15 member, 5 guest."));
        RefOr::T(numbers.build().into())
    }
}

impl ToSchema for RoleNumber {}

/// What was decided about a work item in the intake, by number.
#[derive(Debug, Clone, Copy)]
pub struct IntakeStatusNumber;

impl PartialSchema for IntakeStatusNumber {
    fn schema() -> RefOr<Schema> {
        let numbers = ObjectBuilder::new()
            .schema_type(schema::SchemaType::Type(Type::Integer))
            .enum_values(Some([-2, -1, 0, 1, 2]))
            .description(Some("-2 nothing yet, -1 declined, 0 snoozed, 1 accepted, 2 duplicate."));
        RefOr::T(numbers.build().into())
    }
}

impl ToSchema for IntakeStatusNumber {}

/// The readers of a page, by number: 0 public, 1 private.
#[derive(Debug, Clone, Copy)]
pub struct PageAccessNumber;

impl PartialSchema for PageAccessNumber {
    fn schema() -> RefOr<Schema> {
        let numbers = ObjectBuilder::new()
            .schema_type(schema::SchemaType::Type(Type::Integer))
            .enum_values(Some([0, 1]))
            .description(Some("0 public, 1 private."));
        RefOr::T(numbers.build().into())
    }
}

impl ToSchema for PageAccessNumber {}

/// The kinds of things that can be visited.
#[derive(Debug, Clone, Copy, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum EntityName {
    /// A project.
    Project,
    /// A cycle.
    Cycle,
    /// A module.
    Module,
    /// A page of a project or of the workspace.
    Page,
    /// A saved view of a project or of the workspace.
    View,
    /// A work item.
    Issue,
}

/// The kinds of favourites.
#[derive(Debug, Clone, Copy, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum FavouriteType {
    /// A project.
    Project,
    /// A cycle.
    Cycle,
    /// A module.
    Module,
    /// A page of a project or of the workspace.
    Page,
    /// A saved view of a project or of the workspace.
    View,
    /// A work item.
    Issue,
    /// A folder of favourites.
    Folder,
}

/// Who sees a collection, by number: 0 public, 1 private.
#[derive(Debug, Clone, Copy)]
pub struct CollectionAccessNumber;

impl PartialSchema for CollectionAccessNumber {
    fn schema() -> RefOr<Schema> {
        let numbers = ObjectBuilder::new()
            .schema_type(schema::SchemaType::Type(Type::Integer))
            .enum_values(Some([0, 1]))
            .description(Some("0 public, 1 private."));
        RefOr::T(numbers.build().into())
    }
}

impl ToSchema for CollectionAccessNumber {}

/// What somebody may do with a collection, by number: 0 view, 1 comment, 2 edit.
#[derive(Debug, Clone, Copy)]
pub struct CollectionMemberAccessNumber;

impl PartialSchema for CollectionMemberAccessNumber {
    fn schema() -> RefOr<Schema> {
        let numbers = ObjectBuilder::new()
            .schema_type(schema::SchemaType::Type(Type::Integer))
            .enum_values(Some([0, 1, 2]))
            .description(Some("0 view, 1 comment, 2 edit."));
        RefOr::T(numbers.build().into())
    }
}

impl ToSchema for CollectionMemberAccessNumber {}

/// Who sees a saved view, by number: 0 private, 1 public.
#[derive(Debug, Clone, Copy)]
pub struct ViewAccessNumber;

impl PartialSchema for ViewAccessNumber {
    fn schema() -> RefOr<Schema> {
        let numbers = ObjectBuilder::new()
            .schema_type(schema::SchemaType::Type(Type::Integer))
            .enum_values(Some([0, 1]))
            .description(Some("0 private, 1 public."));
        RefOr::T(numbers.build().into())
    }
}

impl ToSchema for ViewAccessNumber {}

/// In which form work items are shown.
#[derive(Debug, Clone, Copy, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum ViewLayout {
    /// Below each other.
    List,
    /// As cards in columns.
    Board,
    /// With a column for each property.
    Table,
    /// By their days.
    Calendar,
    /// As bars from the beginning of the work to its end.
    Timeline,
}

/// What work items are grouped by.
#[derive(Debug, Clone, Copy)]
pub struct ViewGroup;

impl PartialSchema for ViewGroup {
    fn schema() -> RefOr<Schema> {
        let names = ObjectBuilder::new()
            .schema_type(schema::SchemaType::Type(Type::String))
            .enum_values(Some(domain::view::ViewGroup::NAMES.iter().copied()));
        RefOr::T(names.build().into())
    }
}

impl ToSchema for ViewGroup {}
