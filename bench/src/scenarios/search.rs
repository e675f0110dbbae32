//! Searches workspaces of very different sizes.

use futures::FutureExt;

use super::Scenario;
use crate::failure::Failure;
use crate::run::{Run, Subject};
use crate::work;

/// The scenario.
pub const SCENARIO: Scenario = Scenario {
    name: "search",
    about: "a text in many names and in one name, among 10,000, 100,000 and 1,000,000 work items",
    limits: &[],
    after: &[],
    uses_large: true,
    run: |run| measure(run).boxed_local(),
};

/// How many clients ask.
const CLIENTS: [usize; 1] = [8];
/// The texts, and how often they occur.
const TEXTS: [(&str, &str); 2] = [("frequent text", "rudder"), ("rare text", "of%20ship%20123")];

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let large = run.large().await?;
    for project in &large.projects {
        for (what, text) in TEXTS {
            let name = &format!("{what} among {}", project.name);
            let path = format!("{}?search={text}", project.place.search());
            let (voice, work) = (&large.stage.voice, work::reads(vec![path]));
            let subject = Subject { name, voice, work, limit: None };
            run.closed(&large.stage, &subject, &CLIENTS).await?;
        }
    }
    Ok(())
}
