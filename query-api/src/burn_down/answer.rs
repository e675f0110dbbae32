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
use crate::ReadRequest;
use crate::access::InProject;

/// Answers how work in a place of the project went, on the days of a span.
pub(crate) async fn answer(
    request: &ReadRequest,
    mut access: InProject,
    place: Place,
    span: Span,
) -> Result<Response, Problem> {
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
