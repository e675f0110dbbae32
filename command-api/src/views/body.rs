//! What clients send about a view.

use chrono::DateTime;
use domain::page::PageLogo;
use domain::values::ViewName;
use domain::view::{
    ViewAccess, ViewDisplay, ViewFilter, ViewFilters, ViewGroup, ViewGrouping, ViewLayout,
    ViewSorting,
};
use serde_json::Value;
use service::Problem;
use wire::filter::{self, Today};
use wire::{Fields, Sent, Zone, is_work_item_order};

use crate::described::bodies;
use crate::objects::object;
use crate::pages::logo;
use crate::texts::description;

bodies! {
    /// What a view is made from.
    NewView: schema(Body::read), {
        "name": "Begun",
        "filters": { "and": [{ "state_group__in": ["started"] }] },
        "group_by": "assignees__id",
        "layout": "board"
    };
    /// What of a view is changed.
    ViewChanges: schema_of_changes(Body::read), { "order_by": "target_date", "access": 0 };
}

/// On which day a filter is looked at does not matter for whether it makes sense.
const ANY_DAY: Today = Today { now: DateTime::UNIX_EPOCH, zone: Zone::UTC };
/// The longest filter, in bytes of its JSON.
const LONGEST_FILTERS: usize = filter::LONGEST;
/// The longest query, in characters.
const LONGEST_PQL: usize = 8_192;
/// The most that applications keep of how a view is shown, in bytes of its JSON.
const LONGEST_DISPLAY: usize = 20_000;

/// The writable fields of a view, each as it was sent.
#[derive(Debug)]
pub struct Body {
    pub name: Sent<ViewName>,
    /// What it is for.
    pub description: Sent<String>,
    filters: Sent<ViewFilters>,
    pql: Sent<String>,
    group_by: Sent<ViewGroup>,
    sub_group_by: Sent<ViewGroup>,
    /// In which order the work items are.
    pub sorting: Sent<ViewSorting>,
    /// In which form they are shown.
    pub layout: Sent<ViewLayout>,
    /// What else applications keep of how it is shown.
    pub display: Sent<ViewDisplay>,
    /// Who sees it.
    pub access: Sent<ViewAccess>,
    pub is_locked: Sent<bool>,
    /// Its place.
    pub sort_order: Sent<f64>,
    /// Its icon or emoji.
    pub logo: Sent<PageLogo>,
}

const FILTERS: &str = "The filter of the work items that it shows, at most 32,768 bytes; `{}`, which it is unless said, for \
    none. A view has a filter or a query.";
const PQL: &str =
    "The query that finds the work items that it shows; empty, which it is unless said, for none.";
/// The description of `group_by`.
const GROUP: &str = "What the work items are grouped by; null for nothing.";
/// The description of `sub_group_by`.
const SUB_GROUP: &str = "What the groups are divided by, something else; null for nothing.";
/// The description of `order_by`.
const ORDER: &str = "Their order, one of those of lists of work items, with a `-` before it for the reverse; `-created_at` unless said.";
const LAYOUT: &str = "In which form they are shown; `list` unless said.";
const DISPLAY: &str =
    "What else applications keep of how it is shown, any object of at most 20,000 bytes.";
const ACCESS: &str =
    "0 the owner alone, 1 all who may read the project, or the workspace; 1 unless said.";
/// The description of `sort_order`.
const PLACE: &str =
    "Its place among the views of the same project or workspace; behind the last one unless said.";

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            name: fields.text("name").max(255).required().read_as(),
            description: description(&mut fields),
            filters: filters(&mut fields),
            pql: query(&mut fields),
            group_by: group(&mut fields, "group_by", GROUP),
            sub_group_by: group(&mut fields, "sub_group_by", SUB_GROUP),
            sorting: fields.choice("order_by", sorting).doc(ORDER).read(),
            layout: layout(&mut fields),
            display: object(&mut fields, "display", DISPLAY, LONGEST_DISPLAY),
            access: access(&mut fields),
            is_locked: fields.boolean("is_locked").read(),
            sort_order: fields.float("sort_order").doc(PLACE).read(),
            logo: logo(&mut fields),
        };
        fields.finish()?;
        Ok(body)
    }

    /// Which work items a view shows that showed those of a filter before, if anything of that was sent.
    pub fn filter(&self, before: &ViewFilter) -> Option<ViewFilter> {
        let (filters, pql) = (self.filters.clone().value(), self.pql.clone().value());
        (filters.is_some() || pql.is_some()).then(|| ViewFilter {
            filters: filters.unwrap_or_else(|| before.filters.clone()),
            pql: pql.unwrap_or_else(|| before.pql.clone()),
        })
    }

    /// By what a view is grouped that was grouped otherwise before, if anything of that was sent.
    pub fn grouping(&self, before: ViewGrouping) -> Option<ViewGrouping> {
        let (group_by, sub_group_by) = (self.group_by.change(), self.sub_group_by.change());
        (group_by.is_some() || sub_group_by.is_some()).then(|| ViewGrouping {
            group_by: group_by.unwrap_or(before.group_by),
            sub_group_by: sub_group_by.unwrap_or(before.sub_group_by),
        })
    }
}

/// The filter of the work items; it is read anew whenever they are listed.
fn filters(fields: &mut Fields) -> Sent<ViewFilters> {
    let filters = object(fields, "filters", FILTERS, LONGEST_FILTERS);
    if let Sent::Value(sent) = &filters
        && let Err(error) = filter::json::read(&Value::Object(sent.clone()), ANY_DAY)
    {
        fields.fail("filters", error.to_string());
    }
    filters
}

/// The query; it is read anew whenever its work items are listed.
fn query(fields: &mut Fields) -> Sent<String> {
    let query = fields.text("pql").doc(PQL).max(LONGEST_PQL).allow_blank().read();
    if let Sent::Value(sent) = &query
        && let Err(error) = filter::pql::parse(sent, ANY_DAY)
    {
        fields.fail("pql", error.to_string());
    }
    query
}

/// What work items or their groups are grouped by.
fn group(fields: &mut Fields, name: &'static str, doc: &'static str) -> Sent<ViewGroup> {
    let choice = fields.choice(name, ViewGroup::from_name).doc(doc);
    choice.among(ViewGroup::NAMES).nullable().read()
}

/// An order of work items by its name.
fn sorting(text: &str) -> Option<ViewSorting> {
    is_work_item_order(text).then(|| text.parse().ok()).flatten()
}

/// In which form work items are shown.
fn layout(fields: &mut Fields) -> Sent<ViewLayout> {
    let choice = fields.choice("layout", ViewLayout::from_name).doc(LAYOUT);
    choice.among(&["list", "board", "table", "calendar", "timeline"]).read()
}

/// Who sees it, by number.
fn access(fields: &mut Fields) -> Sent<ViewAccess> {
    let find = |text: &str| match text {
        "0" => Some(ViewAccess::Private),
        "1" => Some(ViewAccess::Public),
        _ => None,
    };
    fields.choice("access", find).doc(ACCESS).among_numbers(&[0, 1]).read()
}
