//! Tables, functions, triggers, rules, policies and rights, compared with those that the migrations of this version
//! make: a change of them changes the behaviour of the log from then on, and leaves every event as it was.

use migrations::form::{self, Form, Found, Place, Version};
use sqlx::PgConnection;

use super::Finding;
use crate::LogError;

/// What was found of the schemas.
#[derive(Debug, Default)]
pub struct Schema {
    /// What is not as the migrations made it.
    pub findings: Vec<Finding>,
    /// Why it was not compared.
    pub problem: Option<&'static str>,
}

/// Compares what there is with what the migrations make, while none of them runs. Asks on a connection of its own,
/// because the turn that it takes ends with the connection.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn schema(mut db: PgConnection) -> Result<Schema, LogError> {
    migrations::take_turn(&mut db).await?;
    Ok(match form::version(&mut db).await? {
        Version::Same => Schema {
            findings: differences(&form::made(), &form::form(&mut db).await?),
            problem: None,
        },
        Version::Changed { schema, migration } => {
            let what = format!("the migration {migration} of {schema} is not that of this version");
            Schema { findings: vec![Finding::general(what)], problem: None }
        }
        Version::Earlier => not_compared("migrations of this version have not been run"),
        Version::Later => not_compared("it was migrated by a later version"),
    })
}

/// Not compared, and why.
const fn not_compared(problem: &'static str) -> Schema {
    Schema { findings: Vec::new(), problem: Some(problem) }
}

/// What is not the same, in the order of names.
fn differences(made: &Form, there: &Form) -> Vec<Finding> {
    let whole = |place: &Place| Place { object: place.object.clone(), part: String::new() };
    // Of what is missing, superfluous or something else, parts say nothing.
    let is_told = |place: &Place| {
        let (made, there) = (made.get(&whole(place)), there.get(&whole(place)));
        place.part.is_empty() || made.map(kind) == there.map(kind)
    };
    let missing = made.iter().filter(|(place, _)| is_told(place)).filter_map(|(place, made)| {
        match there.get(place) {
            Some(there) if there.value == made.value => None,
            there => changed(place, made, there),
        }
    });
    // What came with an extension; not what it was given of ours.
    let is_foreign =
        |place: &Place, found: &Found| found.is_of_extension && !made.contains_key(&whole(place));
    let is_new = |(place, found): &(&Place, &Found)| {
        !made.contains_key(place) && !is_foreign(place, found) && is_told(place)
    };
    let is_given_away = |(place, found): &(&Place, &Found)| {
        place.part.is_empty() && found.is_of_extension && made.contains_key(place)
    };
    let given_away = there.iter().filter(is_given_away);
    let given_away =
        given_away.map(|(place, _)| format!("{} belongs to an extension", place.object));
    let superfluous = there.iter().filter(is_new).filter_map(|(place, there)| added(place, there));
    missing.chain(superfluous).chain(given_away).map(Finding::general).collect()
}

/// What kind of object something is.
fn kind(found: &Found) -> &str {
    &found.value
}

/// The finding about an object that is missing or different. A right that a role lacks is no danger.
fn changed(Place { object, part }: &Place, made: &Found, there: Option<&Found>) -> Option<String> {
    let made = &made.value;
    Some(match there.map(|there| &there.value) {
        _ if part.starts_with("right ") => return None,
        None if part.is_empty() => format!("{object} is missing; it should be: {made}"),
        None => format!("the {part} of {object} is missing; it should be: {made}"),
        Some(there) if part.is_empty() => format!("{object} is: {there}; it should be: {made}"),
        Some(_) if part == "body" => format!("the body of {object} was replaced"),
        Some(there) => format!("the {part} of {object} is: {there}; it should be: {made}"),
    })
}

/// The finding about an object that was added; none for an index, which an operator may add to find rows.
fn added(Place { object, part }: &Place, there: &Found) -> Option<String> {
    let there = &there.value;
    if let Some((right, role)) = part.strip_prefix("right ").and_then(|it| it.split_once(" of ")) {
        return Some(format!("{right} on {object} is granted to {role}"));
    }
    match part.as_str() {
        "" => Some(format!("{object} was added: {there}")),
        plain if plain.starts_with("plain index ") => None,
        part => Some(format!("the {part} of {object} was added: {there}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A form of lines "object|part|value".
    fn form(lines: &[&str]) -> Form {
        let line = |line: &&str| {
            let mut fields = line.split('|').map(str::to_owned);
            let (object, part) = (fields.next().unwrap(), fields.next().unwrap());
            let value = fields.next().unwrap();
            (Place { object, part }, Found { value, is_of_extension: fields.next().is_some() })
        };
        lines.iter().map(line).collect()
    }

    /// What is said of two forms.
    fn said(made: &[&str], there: &[&str]) -> Vec<String> {
        differences(&form(made), &form(there)).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn of_a_table_that_is_gone_no_columns_are_told() {
        let said = said(&["log.event||table", "log.event|column a|uuid"], &[]);
        assert_eq!(said, ["log.event is missing; it should be: table"]);
    }

    #[test]
    fn of_a_view_in_the_place_of_a_table_neither_columns_nor_the_query_are_told() {
        let made = ["log.event||table", "log.event|column a|uuid"];
        let there = ["log.event||view", "log.event|query|SELECT"];
        assert_eq!(said(&made, &there), ["log.event is: view; it should be: table"]);
    }

    #[test]
    fn what_came_with_an_extension_and_what_helps_to_find_rows_is_nothing() {
        let made = ["log.event||table", "log.event|right UPDATE of a|"];
        let there = [
            "log.event||table",
            "log.event|plain index mine|CREATE INDEX",
            "log.similar(text)||function|extension",
            "log.similar(text)|body|00",
        ];
        assert_eq!(said(&made, &there), [""; 0]);
    }

    #[test]
    fn what_was_given_to_an_extension_is_told_and_hides_nothing() {
        let there = ["log.event||table|extension", "log.event|trigger t|x|extension"];
        let expected =
            ["the trigger t of log.event was added: x", "log.event belongs to an extension"];
        assert_eq!(said(&["log.event||table"], &there), expected);
    }

    #[test]
    fn rights_and_parts_that_were_added_are_told() {
        let there =
            ["log.event||table", "log.event|right UPDATE of a|", "log.event|index x|CREATE UNIQUE"];
        let expected = [
            "the index x of log.event was added: CREATE UNIQUE",
            "UPDATE on log.event is granted to a",
        ];
        assert_eq!(said(&["log.event||table"], &there), expected);
    }
}
