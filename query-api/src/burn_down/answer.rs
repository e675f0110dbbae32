//! The answer of a burn-down.

use std::pin::pin;

use axum::response::Response;
use domain::{ProjectId, WorkspaceId};
use event_store::LogError;
use event_store::burn_down::{Course, Place, read};
use futures::TryStreamExt;
use service::Problem;
use sqlx::PgConnection;
use wire::shapes::BurnDown;

use super::tally::{Span, Tally};
use crate::access::InProject;
use crate::{App, ReadRequest};

/// How many burn-downs of one user are computed at the same time.
const OF_USER: usize = 2;

/// Answers how work in a place of the project went, on the days of a span; 403 for those who see only their own work items,
/// because it is about all of them, and 503 if the caller is asking for too many.
pub(crate) async fn answer(
    app: &App,
    request: &ReadRequest,
    mut access: InProject,
    place: Place,
    span: Span,
) -> Result<Response, Problem> {
    if access.is_limited {
        return Err(Problem::forbidden());
    }
    let _one = app.burn_downs.take(request.user(), OF_USER).ok_or_else(busy)?;
    let (workspace, project, _) = access.keys();
    let until = access.seen.position;
    let mut tally = Tally::new(place.uuid(), span);
    let course =
        Course { workspace: WorkspaceId(workspace), project: ProjectId(project), place, until };
    take_in_all(&mut tally, access.db(), course).await?;
    let shown = BurnDown {
        start_date: span.first,
        end_date: span.last,
        timezone: span.zone.name().to_owned(),
        position: until,
        days: tally.days(),
    };
    request.answer_all(access.seen, &shown)
}

/// The caller asks for too many burn-downs at the same time.
fn busy() -> Problem {
    let text = "Too many burn-downs are being computed, please try again.";
    Problem::unavailable("burn-down/too-many", text, 5)
}

/// Takes in all steps of a course.
async fn take_in_all(
    tally: &mut Tally,
    db: &mut PgConnection,
    course: Course,
) -> Result<(), LogError> {
    let mut steps = pin!(read(db, course));
    while let Some(step) = steps.try_next().await? {
        tally.take_in(&step);
    }
    Ok(())
}
