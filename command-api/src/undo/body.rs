//! What clients send to undo a command.

use service::Problem;
use uuid::Uuid;
use wire::Fields;

use crate::described::bodies;

const COMMAND: &str = "The command's id, as activities and events have it.";
const POSITION: &str = "The position of any event that the command came to: activities, events and the answer to the command have one.";
const PREVIEW: &str = "Whether only to tell what would come of it.";
const PARTLY: &str = "Whether what can be undone is undone although some of it was changed since or cannot be; else nothing is done then.";

bodies! {
    /// Which command is undone, and how.
    NewUndo: schema(read), {
        "command": "01a206a4-1d2f-7b64-82e9-51a7b3da8f26",
        "position": 4711,
        "preview": true
    };
}

/// Which command is undone, and how.
#[derive(Debug, Clone, Copy)]
pub struct Sent {
    /// The command's id.
    pub command: Uuid,
    /// The position of one of its events.
    pub position: u64,
    /// Whether only to tell what would come of it.
    pub is_preview: bool,
    /// Whether the rest is undone if some of it cannot be.
    pub is_partly: bool,
}

/// Reads the body of a request.
pub fn read(fields: Fields) -> Result<Sent, Problem> {
    // Whoever misspells "preview" does not want to undo at once.
    let mut fields = fields.strict(true);
    let command = fields.uuid("command").doc(COMMAND).required().read();
    let position = fields.integer("position").between(1, i64::MAX).doc(POSITION).required().read();
    let preview = fields.boolean("preview").doc(PREVIEW).read();
    let partly = fields.boolean("partly").doc(PARTLY).read();
    fields.finish()?;
    Ok(Sent {
        command: command.required()?,
        position: position.required()?.unsigned_abs(),
        is_preview: preview.unwrap_or_default(),
        is_partly: partly.unwrap_or_default(),
    })
}
