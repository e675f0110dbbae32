//! What clients send as a batch.

use std::collections::HashMap;

use axum::http::{HeaderValue, Method};
use serde_json::{Map, Value};
use service::Problem;
use wire::{Fields, Sent};

use crate::described::bodies;
use crate::request::LONGEST_KEY;

bodies! {
    /// Commands to be carried out, each as a request of its own.
    NewCommands: schema(read), {
        "mode": "each",
        "commands": [{
            "key": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f",
            "method": "POST",
            "path": "projects/",
            "body": { "name": "Engine", "identifier": "ENG" }
        }]
    };
}

/// The most commands in a batch.
const MOST: usize = 1000;

/// The only mode there is, and one that there could be.
const EACH: &str = "each";
const TOGETHER: &str = "together";

/// The descriptions of the fields.
const MODE: &str =
    "How the commands belong together: not at all, each is carried out or refused by itself.";
const COMMANDS: &str = "The commands; the answer has a result for each, in this order.";
const KEY: &str =
    "The command's `Idempotency-Key`; no other command of the batch has the same one.";
const METHOD: &str = "The method.";
const PATH: &str = "The path below that of the workspace, such as `projects/`.";
const IF_MATCH: &str = "The command's `If-Match`.";
const BODY: &str = "The command's body; without it the command is sent without one.";

/// The message for a batch that is to be carried out as a whole.
const NOT_TOGETHER: &str = "Commands cannot be carried out all or none: each is a step of its own in the log, \
    under its own key. Send \"each\".";

/// A command of a batch.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    /// Its idempotency key.
    pub key: HeaderValue,
    pub method: Method,
    /// Its path below that of the workspace.
    pub path: String,
    /// The versions that it insists on.
    pub if_match: Option<HeaderValue>,
    /// Its body.
    pub body: Option<Map<String, Value>>,
}

/// Reads the body of a request.
///
/// # Errors
/// What is wrong with the batch, by the place of each command.
pub fn read(mut fields: Fields) -> Result<Vec<Command>, Problem> {
    mode(&mut fields);
    let sent = fields.objects("commands", COMMANDS, 1..=MOST, SentCommand::read);
    if !fields.failed() {
        refuse_repeated_keys(&mut fields, &sent);
    }
    fields.finish()?;
    Ok(sent.into_iter().map(SentCommand::checked).collect::<Result<_, _>>()?)
}

/// Reads how the commands belong together.
fn mode(fields: &mut Fields) {
    let known = |text: &str| matches!(text, EACH | TOGETHER).then(|| text.to_owned());
    let mode = fields.choice("mode", known).among(&[EACH]).doc(MODE).read();
    if mode.value().as_deref() == Some(TOGETHER) {
        fields.fail("mode", NOT_TOGETHER);
    }
}

/// A command as it was sent.
struct SentCommand {
    key: Sent<HeaderValue>,
    method: Sent<Method>,
    path: Sent<String>,
    if_match: Sent<HeaderValue>,
    body: Sent<Map<String, Value>>,
}

impl SentCommand {
    fn read(fields: &mut Fields) -> Self {
        let key = fields.text("key").max(LONGEST_KEY).doc(KEY).required().read();
        let key = header(fields, "key", key);
        let method = fields
            .choice("method", method)
            .among(&["POST", "PATCH", "DELETE"])
            .doc(METHOD)
            .required()
            .read();
        let path = fields.text("path").allow_blank().doc(PATH).required().read();
        let if_match = fields.text("if_match").doc(IF_MATCH).nullable().read();
        let if_match = header(fields, "if_match", if_match);
        let body = fields.object("body").doc(BODY).nullable().read();
        Self { key, method, path, if_match, body }
    }

    /// The command, once nothing was found wrong.
    fn checked(self) -> Result<Command, wire::NotSent> {
        Ok(Command {
            key: self.key.required()?,
            method: self.method.required()?,
            path: self.path.required()?,
            if_match: self.if_match.value(),
            body: self.body.value(),
        })
    }
}

/// The method with this name, if it changes something.
fn method(name: &str) -> Option<Method> {
    [Method::POST, Method::PATCH, Method::DELETE].into_iter().find(|method| method == name)
}

/// A text as the value of a header.
pub fn header(fields: &mut Fields, name: &'static str, sent: Sent<String>) -> Sent<HeaderValue> {
    let value = |text: String| {
        let value = HeaderValue::try_from(text).ok();
        value.filter(|value| value.to_str().is_ok()).ok_or(())
    };
    sent.try_map(value).unwrap_or_else(|()| {
        fields.fail(name, "Only printable ASCII characters are allowed.");
        Sent::Absent
    })
}

/// Notes each command whose key an earlier one has.
fn refuse_repeated_keys(fields: &mut Fields, commands: &[SentCommand]) {
    let mut known = HashMap::new();
    for (index, command) in commands.iter().enumerate() {
        let Sent::Value(key) = &command.key else { continue };
        if let Some(first) = known.get(key.as_bytes()) {
            let text = format!("commands[{first}] has the same key.");
            fields.fail(format!("commands[{index}].key"), text);
        } else {
            known.insert(key.as_bytes(), index);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wire::Zone;

    use super::*;

    /// What is read of a body, or what is said of it.
    fn reading(body: Value) -> Result<Vec<Command>, String> {
        let Value::Object(values) = body else { panic!("not an object") };
        read(Fields::new(values, Zone::UTC)).map_err(|problem| problem.detail().into_owned())
    }

    #[test]
    fn a_command_needs_a_key_a_method_and_a_path() {
        let command = json!({ "key": " k ", "method": "DELETE", "path": "members/x/" });
        let commands = reading(json!({ "commands": [command] })).unwrap();
        assert_eq!((commands[0].key.as_bytes(), &commands[0].method), (&b"k"[..], &Method::DELETE));
        assert_eq!((&*commands[0].path, &commands[0].body), ("members/x/", &None));
    }

    #[test]
    fn what_is_wrong_is_named_by_its_place() {
        let good = json!({ "key": "k", "method": "POST", "path": "projects/" });
        let with = |key: &str, value: Value| {
            let mut bad = good.clone();
            bad[key] = value;
            json!({ "commands": [{ "key": "0", "method": "POST", "path": "projects/" }, bad] })
        };
        let bodies = [
            json!({}),
            json!({ "commands": [] }),
            json!({ "commands": {} }),
            json!({ "commands": vec![0; MOST + 1] }),
            json!({ "commands": [[]] }),
            json!({ "mode": "together", "commands": [good] }),
            json!({ "mode": "some", "commands": [good] }),
            json!({ "commands": [{}] }),
            with("key", "ä".into()),
            with("key", "0".into()),
            with("method", "GET".into()),
            with("path", json!([])),
            with("if_match", "a\nb".into()),
            with("body", json!([])),
        ];
        let said: Vec<String> = bodies.into_iter().map(|body| reading(body).unwrap_err()).collect();
        insta::assert_snapshot!(said.join("\n"), @r#"
        commands: This field is required.
        commands: Ensure this field has at least 1 elements.
        commands: Expected a list of items but got type "dict".
        commands: Ensure this field has no more than 1000 elements.
        commands[0]: Invalid data. Expected a dictionary, but got list.
        mode: Commands cannot be carried out all or none: each is a step of its own in the log, under its own key. Send "each".
        mode: "some" is not a valid choice.
        commands[0].key: This field is required.
        commands[1].key: Only printable ASCII characters are allowed.
        commands[1].key: commands[0] has the same key.
        commands[1].method: "GET" is not a valid choice.
        commands[1].path: Not a valid string.
        commands[1].if_match: Only printable ASCII characters are allowed.
        commands[1].body: Invalid data. Expected a dictionary, but got list.
        "#);
    }
}
