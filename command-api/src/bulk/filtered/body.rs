//! What clients send as a bulk over what a filter finds.

use chrono::{DateTime, Utc};
use serde_json::Value;
use service::Problem;
use service::http::IfMatch;
use wire::filter::{Filter, FilterError, FilterErrorCode, Today, json, pql};
use wire::{Fields, Sent, Zone, messages};

use crate::bulk::action::{Action, OF_CHANGES};
use crate::bulk::asked::{Asked, SentAsked};
use crate::bulk::body::MOST;

/// What the change of all work items comes to at most, in bytes: each of them has its fields in the log.
const MOST_BYTES: usize = 5 << 20;

/// The largest number that every client can say, and more than any log has events.
const LARGEST: i64 = (1 << 53) - 1;

/// The descriptions of the fields.
const WHERE: &str = "Which work items, by at least one of `pql` and `filters`: of those that the project's list shows, for `unarchive` of \
    its archived ones.";
const PQL: &str = "A query, as the parameter `pql` of lists has it, without an order.";
const FILTERS: &str = "A filter, as the parameter `filters` of lists has it.";
const CHANGE: &str = "What is done with each of them.";
const PREVIEW: &str = "Whether to do nothing and to answer how many they are.";
const COUNT: &str = "How many they are, as the preview said.";
const POSITION: &str = "The position that the preview was true for.";

/// The message for a filter without any condition.
const NO_FILTER: &str = "Send \"pql\", \"filters\", or both.";

/// All keys.
const KEYS: [&str; 5] = ["where", "change", "preview", "count", "position"];
/// The keys that both steps have.
const OF_BOTH: [&str; 2] = ["where", "change"];
/// The keys that say what the preview has answered.
const OF_EXECUTION: [&str; 2] = ["count", "position"];
/// The keys of a change that depend on its action.
const OF_CHANGE: [&str; 3] = ["fields", "cycle", "module"];

/// A bulk over what a filter finds.
#[derive(Debug)]
pub struct Filtered {
    /// Which work items.
    pub filters: Filters,
    /// What is done with each of the work items.
    pub asked: Asked,
    /// What is wanted, unless it is a preview.
    pub terms: Option<Terms>,
}

/// On what terms it is carried out.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// Whether all is carried out or nothing.
    pub is_atomic: bool,
    /// How many work items were found.
    pub count: u64,
    /// The position that this was true for.
    pub position: u64,
}

/// The two filters, both of which have to hold.
#[derive(Debug)]
pub struct Filters {
    query: Filter,
    filters: Filter,
}

impl Filters {
    fn read(sent: SentWhere, today: Today) -> Result<Self, Problem> {
        let query = match sent.query.value() {
            Some(text) => query(&text, today)?,
            None => Filter::EVERYTHING,
        };
        let filters = json::read(&sent.filters.value().unwrap_or_default(), today);
        let filters = filters.map_err(|error| Problem::invalid_filter("where.filters", &error))?;
        Ok(Self { query, filters })
    }

    /// Each with the field that it is in.
    pub const fn each(&self) -> [(&'static str, &Filter); 2] {
        [("where.pql", &self.query), ("where.filters", &self.filters)]
    }

    /// Both filters as one.
    pub fn all(&self) -> Filter {
        self.query.clone().and(self.filters.clone())
    }
}

/// Reads a query, which has no order.
fn query(text: &str, today: Today) -> Result<Filter, Problem> {
    let wrong = |error| Problem::invalid_filter("where.pql", &error);
    let query = pql::parse(text, today).map_err(wrong)?;
    let Some(by) = query.order.first() else { return Ok(query.filter) };
    let message = "A bulk has the order of the project's list; leave ORDER BY out.".to_owned();
    let (code, column) = (FilterErrorCode::InvalidQuery, Some(by.column));
    Err(wrong(FilterError { code, message, column }))
}

impl Filtered {
    /// As how many items it counts.
    pub fn items(&self) -> usize {
        let count = self.terms.map_or(1, |terms| terms.count);
        usize::try_from(count).unwrap_or(MOST).min(MOST)
    }
}

/// A bulk over a filter as it was sent.
pub struct SentFiltered {
    /// The keys that were sent.
    sent: Vec<&'static str>,
    filters: Option<SentWhere>,
    asked: Option<SentAsked>,
    is_preview: bool,
    count: Sent<i64>,
    position: Sent<i64>,
}

/// The filters as they were sent.
struct SentWhere {
    query: Sent<String>,
    filters: Sent<Value>,
}

impl SentWhere {
    fn read(fields: &mut Fields) -> Self {
        if !fields.has("pql") && !fields.has("filters") {
            fields.fail_as_whole(NO_FILTER);
        }
        // As it is: what is wrong with it is named by its column.
        let query = fields.json("pql").shown_as_text().doc(PQL).read();
        let query = query.try_map(|query| match query {
            Value::String(text) => Ok(text),
            _ => Err(()),
        });
        let query = query.unwrap_or_else(|()| {
            fields.fail("pql", messages::NOT_A_STRING);
            Sent::Absent
        });
        Self { query, filters: fields.json("filters").shown_as_object().doc(FILTERS).read() }
    }
}

impl SentFiltered {
    /// Reads the keys that were sent; which of them belong together is checked later.
    pub fn read(fields: &mut Fields) -> Self {
        let sent = KEYS.into_iter().filter(|key| fields.has(key)).collect();
        let changes = (Action::find_change as fn(&str) -> Option<Action>, OF_CHANGES);
        Self {
            sent,
            filters: fields.inside("where", WHERE, SentWhere::read),
            asked: fields
                .inside("change", CHANGE, |fields| SentAsked::read(fields, changes, &OF_CHANGE)),
            is_preview: fields.boolean("preview").doc(PREVIEW).read().unwrap_or_default(),
            count: fields.integer("count").between(0, LARGEST).doc(COUNT).read(),
            position: fields.integer("position").between(0, LARGEST).doc(POSITION).read(),
        }
    }

    /// The keys that were sent.
    pub fn sent(&self) -> impl Iterator<Item = &'static str> {
        self.sent.iter().copied()
    }

    /// Notes what is missing, and what does not belong to the step that is asked for.
    pub fn check(&self, fields: &mut Fields) {
        let is_missing = |key: &&str| !self.sent.contains(key);
        for key in OF_BOTH.into_iter().filter(is_missing) {
            fields.fail(key, messages::REQUIRED);
        }
        for key in OF_EXECUTION {
            match (self.is_preview, is_missing(&key)) {
                (true, false) => fields.fail(key, format!("A preview has no \"{key}\".")),
                (false, true) => fields.fail(key, messages::REQUIRED),
                _ => {}
            }
        }
    }

    /// The bulk, once nothing was found wrong.
    ///
    /// # Errors
    /// A filter makes no sense, or the fields of the change are wrong, or they are too large for so many work items.
    pub fn checked(
        self,
        is_atomic: bool,
        zone: Zone,
        now: DateTime<Utc>,
    ) -> Result<Filtered, Problem> {
        let (Some(filters), Some(asked)) = (self.filters, self.asked) else {
            return Err(Problem::internal("a bulk over a filter was read without one"));
        };
        let filters = Filters::read(filters, Today { now, zone })?;
        let bytes = asked.bytes();
        // What is misspelt would be left out for all of them.
        let asked =
            asked.checked(IfMatch::Absent, |values| Fields::new(values, zone).strict(true), now)?;
        let asked = asked.map_err(|problem| problem.inside("change.fields"))?;
        if self.is_preview {
            return Ok(Filtered { filters, asked, terms: None });
        }
        let [count, position] =
            [self.count.required()?, self.position.required()?].map(i64::cast_unsigned);
        let filtered =
            Filtered { filters, asked, terms: Some(Terms { is_atomic, count, position }) };
        let all = bytes.saturating_mul(filtered.items());
        if all > MOST_BYTES { Err(too_large(all)) } else { Ok(filtered) }
    }
}

/// The refusal of a change that is too large for so many work items.
fn too_large(bytes: usize) -> Problem {
    let text = format!(
        "The fields have {bytes} bytes for all work items together, and {MOST_BYTES} is the most. Narrow the filter."
    );
    Problem::rule("bulk/too-large", text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::bulk::body::{Bulk, Reading, read};

    use super::*;

    const ID: &str = "01a206a0-2321-7b76-9417-6c643b4e819b";

    /// What is read of a body, or what is said of it.
    fn reading(body: Value) -> Result<Bulk, Problem> {
        let Value::Object(values) = body else { panic!("not an object") };
        read(Fields::new(values, Zone::UTC), Zone::UTC, Reading::default())
    }

    /// What is said of bodies, one a line.
    fn said(bodies: impl IntoIterator<Item = Value>) -> String {
        let said = |body: Value| match reading(body) {
            Ok(_) => "right".to_owned(),
            Err(problem) => String::from_utf8(problem.contract_body()).unwrap(),
        };
        bodies.into_iter().map(said).collect::<Vec<_>>().join("\n")
    }

    /// A preview with this filter and this change.
    fn preview(filter: &Value, change: &Value) -> Value {
        json!({ "where": filter, "change": change, "preview": true })
    }

    #[test]
    fn each_step_has_its_keys() {
        let (filter, change) = (json!({ "pql": "priority = low" }), json!({ "action": "archive" }));
        let bodies = [
            preview(&filter, &change),
            json!({ "where": filter, "change": change, "count": 3, "position": 7 }),
            json!({ "where": filter, "change": change, "count": 3, "position": 7, "atomic": true }),
            json!({ "where": filter, "change": change, "count": 0, "position": 0, "preview": false }),
            json!({ "where": filter, "change": change, "preview": true, "atomic": true }),
            json!({ "where": filter, "change": change }),
            json!({ "where": filter, "change": change, "count": 3 }),
            json!({ "where": filter, "change": change, "position": 3 }),
            json!({ "where": filter, "change": change, "count": -1, "position": "x" }),
            json!({ "where": filter, "change": change, "preview": true, "count": 3 }),
            json!({ "where": filter, "change": change, "preview": true, "position": 3 }),
            json!({ "where": filter, "preview": true }),
            json!({ "change": change, "preview": true }),
            json!({ "count": 3, "position": 7 }),
            json!({ "items": [{ "action": "delete", "id": ID }], "where": filter, "count": 7 }),
            json!({ "items": [{ "action": "delete", "id": ID }], "preview": false }),
            json!({ "where": filter, "change": change, "preview": true, "wher": 1 }),
        ];
        insta::assert_snapshot!(said(bodies), @r#"
        right
        right
        right
        right
        right
        {"count":["This field is required."],"position":["This field is required."]}
        {"position":["This field is required."]}
        {"count":["This field is required."]}
        {"count":["Ensure this value is greater than or equal to 0."],"position":["A valid integer is required."]}
        {"count":["A preview has no \"count\"."]}
        {"position":["A preview has no \"position\"."]}
        {"change":["This field is required."]}
        {"where":["This field is required."]}
        {"where":["This field is required."],"change":["This field is required."]}
        {"where":["It cannot be sent together with \"items\"."],"count":["It cannot be sent together with \"items\"."]}
        {"preview":["It cannot be sent together with \"items\"."]}
        {"wher":["There is no such field. Did you mean \"where\"?"]}
        "#);
    }

    #[test]
    fn the_filter_and_the_change_are_read_strictly() {
        let (filter, change) = (json!({ "pql": "" }), json!({ "action": "archive" }));
        let bodies = [
            preview(&filter, &json!({ "action": "create", "fields": { "name": "x" } })),
            preview(&filter, &json!({ "action": "archive", "id": ID })),
            preview(&filter, &json!({ "action": "archive", "if_match": "\"1\"" })),
            preview(&filter, &json!({ "action": "archive", "fields": {} })),
            preview(&filter, &json!({ "action": "add_to_cycle" })),
            preview(&filter, &json!({ "action": "update" })),
            preview(
                &filter,
                &json!({ "action": "update", "fields": { "priority": "x", "nmae": 1 } }),
            ),
            preview(&filter, &json!({})),
            preview(&filter, &json!([])),
            preview(&json!({}), &change),
            preview(&json!({ "pql": 7 }), &change),
            preview(&json!({ "pql": null }), &change),
            preview(&json!({ "pql": "state ~" }), &change),
            preview(&json!({ "pql": "nmae ~ x" }), &change),
            preview(&json!({ "pql": "  priority = low ORDER BY name" }), &change),
            preview(&json!({ "filters": "x" }), &change),
            preview(&json!({ "filters": { "nmae": 1 } }), &change),
            preview(&json!({ "filters": {}, "sort": 1 }), &change),
            preview(&json!("priority = low"), &change),
        ];
        insta::assert_snapshot!(said(bodies), @r#"
        {"change.action":["\"create\" is not a valid choice."]}
        {"change.id":["There is no such field. Known are: action, fields, cycle, module."]}
        {"change.if_match":["There is no such field. Known are: action, fields, cycle, module."]}
        {"change.fields":["\"archive\" has no \"fields\"."]}
        {"change.cycle":["This field is required."]}
        {"change.fields":["This field is required."]}
        {"change.fields.priority":["\"x\" is not a valid choice."],"change.fields.nmae":["There is no such field. Did you mean \"name\"?"]}
        {"change.action":["This field is required."]}
        {"change":["Invalid data. Expected a dictionary, but got list."]}
        {"where":["Send \"pql\", \"filters\", or both."]}
        {"where.pql":["Not a valid string."]}
        {"where.pql":["This field may not be null."]}
        {"code":"invalid_query","column":8,"where.pql":["Column 8: The query ends too early. Here could stand a value."]}
        {"code":"invalid_filter_field","column":1,"where.pql":["Column 1: There is no field nmae. Did you mean name?"]}
        {"code":"invalid_query","column":27,"where.pql":["Column 27: A bulk has the order of the project's list; leave ORDER BY out."]}
        {"code":"invalid_filter_type","where.filters":["A filter is an object, not a text."]}
        {"code":"invalid_filter_field","where.filters":["Filtering on field 'nmae' is not allowed. Did you mean \"name\"?"]}
        {"where.sort":["There is no such field. Known are: pql, filters."]}
        {"where":["Invalid data. Expected a dictionary, but got str."]}
        "#);
    }

    #[test]
    fn fields_that_are_too_large_for_so_many_are_refused() {
        let body = |count: u64| {
            let fields = json!({ "description_html": "x".repeat(100_000) });
            let change = json!({ "action": "update", "fields": fields });
            json!({ "where": { "pql": "" }, "change": change, "count": count, "position": 1 })
        };
        insta::assert_snapshot!(said([body(10), body(100), body(1_000_000)]), @r#"
        right
        {"error":"The fields have 10002300 bytes for all work items together, and 5242880 is the most. Narrow the filter."}
        {"error":"The fields have 100023000 bytes for all work items together, and 5242880 is the most. Narrow the filter."}
        "#);
    }

    #[test]
    fn a_preview_counts_as_one_item_and_what_is_too_much_as_a_bulk() {
        let items = |body: Value| reading(body).unwrap().items();
        let (filter, change) = (json!({ "filters": {} }), json!({ "action": "delete" }));
        let of = |count: u64| json!({ "where": filter, "change": change, "count": count, "position": 1 });
        let counted = [preview(&filter, &change), of(0), of(137), of(5000)].map(items);
        assert_eq!(counted, [1, 0, 137, MOST]);
    }
}
