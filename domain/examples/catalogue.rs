//! Prints the catalogue of events as the code and `docs/events.md` say it, with what was published before; with `--asyncapi`
//! as AsyncAPI. `./dev openapi` writes both to `docs/`.

use std::env::args;
use std::error::Error;

use domain::documented;
use serde_json::Value;

/// What was published before.
const PUBLISHED: &str = include_str!("../../docs/events.json");

fn main() -> Result<(), Box<dyn Error>> {
    let published: Value = serde_json::from_str(PUBLISHED)?;
    let catalogue = documented::catalogue(&published)
        .map_err(|faults| format!("give what changed a new version:\n{}", faults.join("\n")))?;
    let is_asyncapi = args().any(|argument| argument == "--asyncapi");
    let document = if is_asyncapi { documented::asyncapi(&catalogue) } else { catalogue };
    println!("{document:#}");
    Ok(())
}
