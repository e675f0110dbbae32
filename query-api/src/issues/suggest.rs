//! `GET workspaces/{slug}/pql/suggest/`: what could come next in a half-written query.

use axum::extract::State;
use axum::response::Response;
use lists::{Kind, Scope, containing, like};
use serde::Serialize;
use service::Problem;
use utoipa::ToSchema;
use wire::filter::pql::{self, Wanted, quoted};
use wire::filter::{Field, ThingField};

use super::order::ORDERS;
use crate::access::InWorkspace;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments, documented};

/// The most things that are named.
const MOST: i64 = 20;

/// What could come next.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Completions {
    /// Where the text begins that each of them replaces, up to the end; counted in characters from 0.
    from: usize,
    /// What could stand there.
    suggestions: Vec<Suggestion>,
}

/// Something that could come next.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Suggestion {
    /// The text, quoted where it has to be.
    text: String,
    /// What it is: `word`, `field`, `question`, `value` or `order`.
    kind: &'static str,
}

/// Completes a half-written query with words of the language, fields, and the names of things that the caller may see.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/pql/suggest/",
    operation_id = "suggest_query",
    params(WorkspacePath, documented::HalfWritten),
    responses((status = 200, body = Completions)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    request.params.refuse_all_but(&["pql", "project_id"])?;
    let project = request.params.id("project_id")?;
    let text = request.params.filled("pql").unwrap_or_default();
    let pql::Suggestions { begun, from, wanted } = pql::suggest(text)?;
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let (workspace, caller) = (access.workspace.id, access.caller);
    let scope = Scope { workspace, project, caller };
    let mut suggestions = Vec::new();
    for wanted in wanted {
        suggestions.extend(fixed(&wanted, &begun));
        if let Wanted::Value(Field::Thing(field)) = wanted {
            suggestions.extend(named(&mut access, scope, field, &begun).await?);
        }
    }
    request.answer_all(access.seen, &Completions { from, suggestions })
}

/// What does not depend on the workspace and begins so.
fn fixed(wanted: &Wanted, begun: &str) -> Vec<Suggestion> {
    let (kind, texts) = match wanted {
        Wanted::Word(word) => ("word", vec![word.clone()]),
        Wanted::Field(field) => ("field", vec![field.name().to_owned()]),
        Wanted::Question(question) => ("question", vec![(*question).to_owned()]),
        Wanted::Value(field) => {
            ("value", field.fixed_values().into_iter().map(str::to_owned).collect())
        }
        Wanted::Order => ("order", ORDERS.iter().map(|(name, _)| (*name).to_owned()).collect()),
    };
    let begun = begun.to_lowercase();
    let texts = texts.into_iter().filter(|text: &String| text.to_lowercase().starts_with(&begun));
    texts.map(|text| Suggestion { text, kind }).collect()
}

/// The things that a field can have and whose names contain what was begun.
async fn named(
    access: &mut InWorkspace,
    scope: Scope,
    field: ThingField,
    begun: &str,
) -> Result<Vec<Suggestion>, sqlx::Error> {
    let pattern = containing(begun.trim_start_matches('@'));
    let names = like(access.db(), scope, Kind::of(field), &pattern, MOST).await?;
    let suggestion = |name: String| Suggestion { text: quoted(&name), kind: "value" };
    Ok(names.into_iter().map(suggestion).collect())
}
