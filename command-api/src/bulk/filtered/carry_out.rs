//! The two steps: how many a filter finds, and what is done with them.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::{IssueId, UserId};
use lists::Of;
use service::Problem;
use service::http::{Answer, headers};
use wire::Zone;
use wire::shapes::BulkPreview;

use super::body::{Filtered, Terms};
use super::operation::{Sweep, Swept};
use super::question::{Counted, Found, Question};
use crate::app::App;
use crate::bulk::asked::Asked;
use crate::bulk::body::MOST;
use crate::bulk::decide::Bulk;
use crate::call::Call;
use crate::paths::ProjectPath;
use crate::unit::InProject;

/// Where a bulk is carried out, and by whom.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The parts of the service.
    pub app: &'a App,
    /// The request.
    pub call: &'a Call<'a, InProject>,
    /// The project.
    pub path: &'a ProjectPath,
    /// Who asks.
    pub caller: UserId,
    /// Their zone.
    pub zone: Zone,
}

/// Answers how many work items a filter finds, or changes them.
///
/// # Errors
/// Why it was not carried out.
pub async fn answer(scene: Scene<'_>, filtered: &Filtered) -> Result<Response, Problem> {
    let Scene { app, call, path, caller, zone } = scene;
    let project = path.project.uuid();
    let of = match filtered.asked {
        Asked::Unarchive(_) => Of::Archive(project),
        _ => Of::Project(project),
    };
    let workspace = (call.workspace(), path.slug.as_str());
    let question = Question { workspace, caller, of, filters: &filtered.filters };
    let Some(terms) = filtered.terms else { return preview(app, question).await };
    let sweep = Sweep { app, path, asked: &filtered.asked, zone };
    if let Some(response) = call.repeated(|then| sweep.answer(then)).await? {
        return Ok(response);
    }
    match find(app, question, terms).await {
        Ok(found) => carry_out(call, sweep, terms, &found).await,
        // Another try may have been carried out meanwhile, and has changed what is found.
        Err(problem) => call.repeated(|then| sweep.answer(then)).await?.ok_or(problem),
    }
}

/// Answers how many work items a filter finds.
async fn preview(app: &App, question: Question<'_>) -> Result<Response, Problem> {
    let mut look = app.read_model().look_for_filters().await?;
    let Counted { count, position } = question.count(look.db()).await?;
    let most = MOST as u64;
    let preview = BulkPreview { count, position, most: Some(most).filter(|most| count > *most) };
    let mut response = Answer::json(StatusCode::OK, &preview)?.into_response();
    headers::describe(response.headers_mut(), app.epoch(), position);
    Ok(response)
}

/// What a filter finds, which has to be what the preview has counted.
async fn find(app: &App, question: Question<'_>, terms: Terms) -> Result<Found, Problem> {
    let (tables, wanted) = (app.read_model(), terms.position);
    if !tables.wait_for(question.workspace.0, wanted).await {
        return Err(Problem::not_applied(wanted));
    }
    let mut look = tables.look_for_filters().await?;
    let found = question.find(look.db()).await?;
    if found.counted.position < wanted {
        return Err(Problem::not_applied(wanted));
    }
    if found.counted.count > MOST as u64 {
        return Err(too_many(found.counted));
    }
    if found.counted.count != terms.count || found.changed > wanted {
        return Err(changed_since(found.counted));
    }
    Ok(found)
}

/// Changes what was found.
async fn carry_out(
    call: &Call<'_, InProject>,
    sweep: Sweep<'_>,
    terms: Terms,
    found: &Found,
) -> Result<Response, Problem> {
    let ids: Vec<IssueId> = found.items.iter().map(|(id, _)| *id).collect();
    let below = if sweep.asked.shows_below() && !ids.is_empty() {
        sweep.app.read_model().count_below(call.workspace(), &ids).await?
    } else {
        BTreeMap::new()
    };
    let items = found.items.iter().map(|(id, version)| (*id, Some(*version)));
    let bulk = Bulk {
        app: sweep.app,
        project: sweep.path.project,
        is_atomic: terms.is_atomic,
        entries: sweep.entries(items, &below),
        called: "results",
        looks_for_names: AtomicBool::new(false),
    };
    call.carry_out(&Swept { sweep, bulk, below: &below }).await
}

/// The refusal where a filter finds something else than was counted, or what it finds was changed since.
fn changed_since(Counted { count, position }: Counted) -> Problem {
    let text = format!(
        "What the filter finds has changed since it was counted, so nothing was done; now it finds {count}."
    );
    let problem = Problem::conflict("bulk/changed-since", text);
    problem.with("count", count).with("position", position)
}

/// The refusal of more work items than a bulk has.
fn too_many(Counted { count, .. }: Counted) -> Problem {
    let text = format!(
        "The filter finds {count} work items, and a bulk changes {MOST} at most. Do it in parts, by one condition more such \
         as number BETWEEN 1 AND {MOST}."
    );
    let problem = Problem::rule("bulk/too-many-items", text);
    problem.with("count", count).with("most", MOST)
}
