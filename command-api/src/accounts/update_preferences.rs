//! `PATCH /api/v1/users/me/preferences/`

use axum::extract::State;
use axum::response::Response;
use serde_json::{Map, Value};
use service::Problem;
use wire::{Fields, Sent, shapes};

use super::once::{Given, once};
use crate::app::App;
use crate::described::bodies;
use crate::keyed::Keyed;
use crate::own;
use crate::request::CommandRequest;

bodies! {
    /// What of the caller's preferences is changed; null brings the default back.
    PreferenceChanges: schema_of_changes(read), { "theme": "dark", "start_of_week": 1 };
}

/// The most actions whose keys are changed.
const MOST_ACTIONS: usize = 200;
/// The most keys of an action.
const MOST_KEYS: usize = 8;
/// The longest name of an action or a key, in bytes.
const LONGEST_NAME: usize = 64;

const KEYS: &str = "Keys that replace the application's own: a list of texts for each action, by its name; an empty one \
    switches them off. It replaces what was there as a whole.";

/// Changes the caller's preferences: those keys that are sent. A key that is not known is refused.
#[utoipa::path(
    patch,
    path = "/api/v1/users/me/preferences/",
    operation_id = "update_preferences",
    request_body = PreferenceChanges,
    responses((status = 200, body = shapes::Preferences)),
)]
pub async fn handler(State(app): State<App>, request: CommandRequest) -> Result<Response, Problem> {
    let changes = read(request.changes().strict(true))?;
    request.standing().confirm().await?;
    let keyed = request.keyed();
    once(&app, keyed.as_ref(), change(&app, &request, &changes, keyed.as_ref())).await
}

/// Makes the change, unless the preferences have these values already.
async fn change(
    app: &App,
    request: &CommandRequest,
    changes: &[(&'static str, Option<Value>)],
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let mut own = own::change(app, request.user()).await?;
    let before = own.preferences().await?;
    request.if_match().check(before.version)?;
    let mut after = before.clone();
    for (key, value) in changes {
        match value {
            Some(value) => drop(after.chosen.insert((*key).to_owned(), value.clone())),
            None => drop(after.chosen.remove(*key)),
        }
    }
    if after != before {
        after.version += 1;
        own.write_preferences(&after).await?;
    }
    let given = Given::shown(after.version, &after.shape())?;
    own::keep(app, own, given, keyed).await
}

/// Reads the body: each key that was sent, with its value or none.
fn read(mut fields: Fields) -> Result<Vec<(&'static str, Option<Value>)>, Problem> {
    let theme = among(&mut fields, "theme", theme, &["system", "light", "dark"]);
    let density = among(&mut fields, "density", density, &["roomy", "compact"]);
    let language = fields.text("language").max(35).nullable().read();
    if let Sent::Value(language) = &language
        && !is_language(language)
    {
        fields.fail("language", "It is a language tag, such as en or pt-BR.");
    }
    let day = fields.integer("start_of_week").between(0, 6).nullable().read();
    let characters = fields.boolean("character_keys").nullable().read();
    let keys = fields.object("keys").doc(KEYS).nullable().read();
    if let Sent::Value(keys) = &keys
        && let Err(text) = check_keys(keys)
    {
        fields.fail("keys", text);
    }
    fields.finish()?;
    let sent = [
        ("theme", theme.map(Value::from)),
        ("density", density.map(Value::from)),
        ("language", language.map(Value::from)),
        ("start_of_week", day.map(Value::from)),
        ("character_keys", characters.map(Value::from)),
        ("keys", keys.map(Value::Object)),
    ];
    Ok(sent.into_iter().filter_map(|(key, sent)| Some((key, sent.change()?))).collect())
}

/// One of a few texts.
fn among(
    fields: &mut Fields,
    name: &'static str,
    find: fn(&str) -> Option<&'static str>,
    texts: &'static [&'static str],
) -> Sent<&'static str> {
    fields.choice(name, find).among(texts).nullable().read()
}

/// A theme.
fn theme(name: &str) -> Option<&'static str> {
    ["system", "light", "dark"].into_iter().find(|known| *known == name)
}

/// How high rows are.
fn density(name: &str) -> Option<&'static str> {
    ["roomy", "compact"].into_iter().find(|known| *known == name)
}

/// Whether a text has the form of a language tag.
fn is_language(tag: &str) -> bool {
    let is_part = |part: &str, least: usize| {
        (least..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let is_first = is_part(first, 2) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_first && parts.all(|part| is_part(part, 1))
}

/// Refuses keys that are none, or too many.
fn check_keys(keys: &Map<String, Value>) -> Result<(), String> {
    let is_name = |name: &str| {
        (1..=LONGEST_NAME).contains(&name.len())
            && !name.bytes().any(|byte| byte.is_ascii_control())
    };
    if keys.len() > MOST_ACTIONS {
        return Err(format!("Ensure this field has no more than {MOST_ACTIONS} actions."));
    }
    for (action, value) in keys {
        let texts = value.as_array().filter(|texts| texts.len() <= MOST_KEYS);
        let is_good =
            texts.is_some_and(|texts| texts.iter().all(|text| text.as_str().is_some_and(is_name)));
        if !is_name(action) || !is_good {
            return Err(format!(
                "Each action has a list of at most {MOST_KEYS} texts; names and texts have 1 to {LONGEST_NAME} bytes."
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_tag() {
        for tag in ["en", "pt-BR", "zh-Hant-TW", "sl-1994"] {
            assert!(is_language(tag), "{tag}");
        }
        for wrong in ["", "e", "english-", "en_US", "-en", "12", "en--us"] {
            assert!(!is_language(wrong), "{wrong}");
        }
    }
}
