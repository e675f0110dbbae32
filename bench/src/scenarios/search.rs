//! Searches workspaces of very different sizes.

use std::time::Duration;

use futures::FutureExt;
use tokio::time::{Instant, sleep};

use super::Scenario;
use crate::failure::Failure;
use crate::http::Ask;
use crate::large::SIZES;
use crate::load::Client;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "search",
    about: "words that are in many names and in few, among 10,000, 100,000 and 1,000,000 work items",
    limits: &[],
    after: &[],
    uses_large: true,
    run: |run| measure(run).boxed_local(),
};

/// How many clients ask.
const CLIENTS: [usize; 2] = [1, 8];
/// What is looked for, and what it is called.
const TEXTS: [(&str, &str); 5] = [
    ("frequent word", "rudder%20"),
    ("two frequent words", "repair%20rudder%20"),
    ("rare words", "%22ship%20123%22"),
    ("beginning of a word", "ru"),
    ("mistyped word", "ruddre%20"),
];
/// What the search for work items looks for, and what it is called.
const TEXTS_OF_ITEMS: [(&str, &str); 2] =
    [("frequent text", "rudder"), ("rare text", "of%20ship%20123")];
/// What is judged, in the greatest project.
const JUDGED: [&str; 2] = ["frequent word", "rare words"];
/// With how many clients, and how many milliseconds it may take.
const MOST_MS: [(&str, f64); 2] = [("closed 1", 15.0), ("closed 8", 30.0)];
/// How long the index may take to be made.
const PATIENCE: Duration = Duration::from_mins(10);
/// How often it is looked whether it is there.
const LOOK: Duration = Duration::from_millis(200);

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let large = run.large().await?;
    for project in &large.projects {
        let (everything, items) = (project.place.search_everything(), project.place.search());
        wait_for_index(&large.stage, &format!("{everything}?search=rudder")).await;
        let of_everything = TEXTS.map(|(what, text)| (what, format!("{everything}?search={text}")));
        let of_items = TEXTS_OF_ITEMS.map(|(what, text)| (what, format!("{items}?search={text}")));
        for (what, path) in of_everything.into_iter().chain(of_items) {
            let name = &format!("{what} among {}", project.name);
            let (voice, work) = (&large.stage.voice, work::reads(vec![path]));
            let subject = Subject { name, voice, work, limit: None };
            run.closed(&large.stage, &subject, &CLIENTS).await?;
        }
    }
    let greatest = SIZES[SIZES.len() - 1].0;
    for (what, (load, most)) in JUDGED.into_iter().flat_map(|what| MOST_MS.map(|of| (what, of))) {
        let found = run.p50("search", &format!("{what} among {greatest}"), load);
        let target = format!("{what} among {greatest}, p50, {load}, in ms");
        run.verdict(Verdict::at_most(&target, found, most));
    }
    Ok(())
}

/// Waits until the index shows a project; what is not there by then is seen in the figures.
async fn wait_for_index(stage: &Stage, path: &str) {
    let mut client = Client::new(stage.sides, stage.voice.clone());
    let begun = Instant::now();
    while client.ask(&Ask::get(path.to_owned())).await.is_err() && begun.elapsed() < PATIENCE {
        sleep(LOOK).await;
    }
}
