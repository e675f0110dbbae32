//! What a work item was, by the events of the log that are its own and that every reader of it may know.

use wire::filter::{Field, ThingField};

/// The events that say nothing of other things than the work item itself.
const OWN: &str = "'IssueCreated', 'IssueRenamed', 'IssueDescribed', 'IssuePriorityChanged', \
    'IssueStateChanged', 'IssueAssigneeAdded', 'IssueAssigneeRemoved', 'IssueLabelAdded', \
    'IssueLabelRemoved', 'IssueModuleAdded', 'IssueModuleRemoved', 'IssueParentChanged', \
    'IssueCycleChanged', 'IssueStartDateChanged', 'IssueTargetDateChanged', 'IssuePointChanged', \
    'IssueEstimateChanged', 'IssueArchived', 'IssueRestored', 'IssueUndeleted'";

/// How the log tells of a field.
struct Told {
    /// The events that change it.
    changes: &'static str,
    /// The values that an event names, as an array of texts: those before and after it, or those that came or went.
    values: &'static str,
    /// The value after an event, if there is at most one at a time.
    after: Option<&'static str>,
}

/// How the log tells of this field.
const fn told(field: Field) -> Option<Told> {
    Some(match field {
        Field::Thing(ThingField::State) => Told {
            changes: "'IssueStateChanged'",
            values: "ARRAY[told.payload #>> '{state,id}', told.payload #>> '{from,id}', \
                told.payload #>> '{to,id}']",
            after: Some("COALESCE(told.payload #>> '{to,id}', told.payload #>> '{state,id}')"),
        },
        Field::StateGroup => Told {
            changes: "'IssueStateChanged'",
            values: "ARRAY[told.payload #>> '{state,group}', told.payload #>> '{from,group}', \
                told.payload #>> '{to,group}']",
            after: Some(
                "COALESCE(told.payload #>> '{to,group}', told.payload #>> '{state,group}')",
            ),
        },
        Field::Priority => Told {
            changes: "'IssuePriorityChanged'",
            values: "ARRAY[told.payload ->> 'priority', told.payload ->> 'from', \
                told.payload ->> 'to']",
            after: Some("COALESCE(told.payload ->> 'to', told.payload ->> 'priority')"),
        },
        Field::Thing(ThingField::Cycle) => Told {
            changes: "'IssueCycleChanged'",
            values: "ARRAY[told.payload #>> '{from,id}', told.payload #>> '{to,id}']",
            after: Some("told.payload #>> '{to,id}'"),
        },
        Field::Thing(ThingField::Parent) => Told {
            changes: "'IssueParentChanged'",
            values: "ARRAY[told.payload #>> '{parent,id}', told.payload #>> '{from,id}', \
                told.payload #>> '{to,id}']",
            after: Some("COALESCE(told.payload #>> '{to,id}', told.payload #>> '{parent,id}')"),
        },
        Field::Thing(ThingField::Assignee) => Told {
            changes: "'IssueAssigneeAdded', 'IssueAssigneeRemoved'",
            values: "(ARRAY[told.payload ->> 'user'] \
                || ARRAY(SELECT json_array_elements_text(told.payload -> 'assignees')))",
            after: None,
        },
        Field::Thing(ThingField::Label) => Told {
            changes: "'IssueLabelAdded', 'IssueLabelRemoved'",
            values: "(ARRAY[told.payload #>> '{label,id}'] || ARRAY( \
                SELECT one ->> 'id' FROM json_array_elements(told.payload -> 'labels') one))",
            after: None,
        },
        Field::Thing(ThingField::Module) => Told {
            changes: "'IssueModuleAdded', 'IssueModuleRemoved'",
            values: "ARRAY[told.payload #>> '{module,id}']",
            after: None,
        },
        _ => return None,
    })
}

/// That the log tells of a change of a field, or of any; that another one was one of some values (a parameter of texts);
/// by one of some people (a parameter of ids); between two moments (parameters).
pub(crate) fn condition(
    field: Option<Field>,
    was: Option<(Field, String)>,
    by: Option<&str>,
    (from, until): (Option<&str>, Option<&str>),
) -> String {
    let changed = match field {
        None => None,
        Some(field) => match told(field) {
            Some(told) => Some(told.changes),
            None => return "false".to_owned(),
        },
    };
    let mut tests = Vec::new();
    if let Some(by) = by {
        tests.push(format!("told.actor_id = ANY ({by}::uuid[])"));
    }
    if let Some(until) = until {
        tests.push(format!("told.recorded_at < {until}"));
    }
    let Some((field, values)) = was else {
        tests.extend(from.map(|from| format!("told.recorded_at >= {from}")));
        return event(changed.unwrap_or(OWN), &tests);
    };
    let Some(told) = told(field) else { return "false".to_owned() };
    let events = format!("'IssueCreated', 'IssueUndeleted', {}", told.changes);
    let says = format!("{} && {values}::text[]", told.values);
    let Some(from) = from else {
        tests.push(says);
        return event(&events, &tests);
    };
    let before = before(&told, &events, &values, from);
    tests.push(format!("told.recorded_at >= {from}"));
    tests.push(says);
    // Whoever changed it before did not do so in that time.
    match by {
        Some(_) => event(&events, &tests),
        None => format!("({} OR {before})", event(&events, &tests)),
    }
}

/// That there is an event of one of these types that passes all tests; the log may be ahead of the tables.
fn event(types: &str, tests: &[String]) -> String {
    let tests = [&["true".to_owned()], tests].concat().join(" AND ");
    format!(
        "EXISTS ( \
             SELECT FROM event_log.event told \
             WHERE told.issue_id = it.id AND told.workspace_id = it.workspace_id \
                 AND told.position <= access.seen_position \
                 AND told.aggregate_type = 'issue' AND told.event_type IN ({types}) AND {tests} \
         )"
    )
}

/// The condition that a field was one of some values at a moment, by the last event about it before.
fn before(told: &Told, events: &str, values: &str, moment: &str) -> String {
    let last = |what: &str, test: &str| {
        format!(
            "(SELECT {what} FROM event_log.event told \
             WHERE told.issue_id = it.id AND told.workspace_id = it.workspace_id \
                 AND told.aggregate_type = 'issue' AND told.event_type IN ({events}) \
                 AND told.recorded_at < {moment}{test} \
             ORDER BY told.position DESC LIMIT 1)"
        )
    };
    if let Some(after) = told.after {
        return format!("{} = ANY ({values}::text[])", last(after, ""));
    }
    let came = "told.event_type NOT LIKE '%Removed'";
    let test = format!(" AND wanted.value = ANY ({})", told.values);
    format!(
        "EXISTS (SELECT FROM unnest({values}::text[]) AS wanted (value) WHERE {})",
        last(came, &test),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_tells_of_the_fields_whose_changes_can_be_asked_for() {
        for (field, _) in Field::all() {
            assert_eq!(told(field).is_some(), Field::WITH_HISTORY.contains(&field), "{field:?}");
        }
    }
}
