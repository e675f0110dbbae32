//! Who is mentioned in clean HTML.

use std::collections::HashSet;

use super::pieces::tags;
use crate::ids::UserId;

/// How many people a text mentions at most; further ones are not.
const MOST: usize = 200;

/// The element that mentions somebody.
const ELEMENT: &str = "mention-component";
/// What it says of people; nothing means the same.
const PERSON: &str = "user_mention";

/// Everybody who is mentioned, each once, in the order of the text; the first 200 of them.
pub(super) fn mentioned(html: &str) -> Vec<UserId> {
    let mut seen = HashSet::new();
    let people = tags(html, ELEMENT).filter_map(person).filter(|id| seen.insert(*id));
    people.take(MOST).collect()
}

/// Whom a tag mentions, if it mentions a person.
fn person(tag: &str) -> Option<UserId> {
    let is_person = value(tag, "entity_name").is_none_or(|name| name == PERSON);
    value(tag, "entity_identifier").filter(|_| is_person)?.parse().ok()
}

/// The value of an attribute in a tag; no value that matters here has a quote in it.
fn value<'t>(tag: &'t str, attribute: &str) -> Option<&'t str> {
    let (_, value) = tag.split_once(&format!(" {attribute}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The n-th person.
    fn user(n: u128) -> UserId {
        UserId(uuid::Uuid::from_u128(n))
    }

    /// A mention as editors write it.
    fn mention(id: UserId, kind: &str) -> String {
        format!(
            "<mention-component id=\"7\" entity_identifier=\"{id}\" entity_name=\"{kind}\"></mention-component>"
        )
    }

    #[test]
    fn people_are_mentioned_once_in_their_order() {
        let [one, two, project] =
            [(2, PERSON), (1, PERSON), (3, "project_mention")].map(|(n, of)| mention(user(n), of));
        let html = format!("<p>{one}, {two} and {one} of {project}</p>");
        assert_eq!(mentioned(&html), [user(2), user(1)]);
    }

    #[test]
    fn no_more_than_two_hundred_people_are_mentioned() {
        let people = (0..300).map(|n| mention(user(n % 250), PERSON));
        let expected: Vec<_> = (0..200).map(user).collect();
        assert_eq!(mentioned(&people.collect::<String>()), expected);
    }

    #[test]
    fn what_only_looks_like_a_mention_is_none() {
        let text = format!("<p>&lt;mention-component entity_identifier=\"{}\"></p>", user(1));
        let title =
            format!("<p title=\"<mention-component entity_identifier='{}'>\"></p>", user(1));
        for html in
            [&*text, &*title, "<mention-component entity_identifier=\"x\"></mention-component>"]
        {
            assert_eq!(mentioned(html), [], "{html}");
        }
    }
}
