//! A client that only looks, now and then at positions that others were told.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tokio::sync::watch;
use tokio::time::sleep;

use super::asker::Asker;
use super::world::Known;
use crate::dice::Dice;
use crate::history::What;

/// How many of the newest issues are looked at.
const RECENT: usize = 25;
/// The pause after a request without an answer.
const PAUSE: Duration = Duration::from_millis(200);
/// How many of a hundred questions are asked in the other project than the one that the issue is in as far as is known, or
/// about the list of the project in which less is done.
const ELSEWHERE: u32 = 20;

/// Looks at things until told to stop.
pub async fn read(mut asker: Asker, mut dice: Dice, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let pause = dice.millis(0..60);
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => break,
            () = sleep(pause) => {}
        }
        if !look(&mut asker, &mut dice).await {
            sleep(PAUSE).await;
        }
    }
}

/// Looks at an issue, also by a key that it has or had, at its activity, or at a list; says whether an answer came.
async fn look(asker: &mut Asker, dice: &mut Dice) -> bool {
    let (issue, called, position, epoch) = asker.world.with(|known| {
        let issue = dice.recent(&known.issues, RECENT).map(|issue| (issue.id, issue.project));
        let called = dice.recent(&known.keys, RECENT).cloned();
        (issue, called, known.position, known.epoch.clone())
    });
    let place = &asker.world.place;
    let workspace = format!("/api/v1/workspaces/{}/", place.slug);
    let project = issue.map_or(place.project, |(_, project)| project);
    let project = if dice.chance(ELSEWHERE) { place.other_than(project) } else { project };
    let at = format!("{workspace}projects/{project}/work-items/");
    let (what, path) = match (dice.number(0..10), issue, called) {
        (0..4, Some((issue, _)), _) => (What::ReadsIssue(issue), format!("{at}{issue}/")),
        (4, _, Some((issue, key))) => {
            (What::ReadsIssue(issue), format!("{workspace}work-items/{key}/"))
        }
        (5 | 6, Some((issue, _)), _) => {
            (What::ReadsActivity(issue), format!("{at}{issue}/activities/?per_page=1000"))
        }
        _ => (What::Lists { project }, format!("{at}?per_page=25")),
    };
    let mut request = asker.request(what, &Method::GET, path, Value::Null);
    request.wait_for = dice.chance(50).then_some(position).filter(|position| *position > 0);
    // Every other one names the epoch as well.
    request.epoch = epoch.filter(|_| request.wait_for.is_some_and(|position| position % 2 == 1));
    let answer = asker.ask(0, Method::GET, request).await;
    if answer.as_ref().is_some_and(|answer| answer.status == 412) {
        asker.world.with(|known| *known = Known::default());
    }
    answer.is_some()
}
