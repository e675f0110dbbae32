//! Lists fifty work items under filters, and counts them, in projects of very different sizes.

use futures::FutureExt;

use super::{Scenario, get};
use crate::failure::Failure;
use crate::large::{SIZES, SizedProject};
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::work;

/// The scenario.
pub const SCENARIO: Scenario = Scenario {
    name: "filters",
    about: "50 of 10,000, 100,000 and 1,000,000 work items under one filter and under three, and counts of all",
    limits: &[],
    after: &[get::SCENARIO.name],
    uses_large: true,
    run: |run| measure(run).boxed_local(),
};

/// How many clients ask.
const CLIENTS: [usize; 2] = [1, 8];
/// How much slower than getting one work item a filtered page may be.
const MOST_OF_GET: f64 = 3.0;
/// What is compared with getting one.
const COMPARED: [&str; 2] = ["one filter", "three filters"];

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let large = run.large().await?;
    for project in &large.projects {
        for (what, path) in questions(project) {
            let name = &format!("{what} of {}", project.name);
            let (voice, work) = (&large.stage.voice, work::reads(vec![path]));
            let subject = Subject { name, voice, work, limit: None };
            run.closed(&large.stage, &subject, &CLIENTS).await?;
        }
    }
    let greatest = SIZES[SIZES.len() - 1].0;
    for what in COMPARED {
        let asked = run.p50("filters", &format!("{what} of {greatest}"), "closed 1");
        let slower = asked / run.p50("get", "get", "closed 1");
        let target = format!("{what} of {greatest}, p50 with 1 client, of get's");
        run.verdict(Verdict::at_most(&target, slower, MOST_OF_GET));
    }
    Ok(())
}

/// What is asked, and the paths.
fn questions(project: &SizedProject) -> [(&'static str, String); 7] {
    let (items, count) = (project.place.items(), project.place.count());
    [
        ("one filter", format!("{items}?per_page=50&priority=urgent")),
        (
            "three filters",
            format!("{items}?per_page=50&priority=urgent,high&state_group=started&assignees=None"),
        ),
        ("an assignee", format!("{items}?per_page=50&pql=assignee%20%3D%20currentUser()")),
        (
            "what is due",
            format!("{items}?per_page=50&target_date__range=-7d,7d&order_by=target_date"),
        ),
        ("nothing", format!("{items}?per_page=50&priority=urgent&name__contains=zzzz")),
        ("counts", format!("{count}?group_by=state_id&sub_group_by=assignees__id")),
        ("counts of some", format!("{count}?group_by=state_id&pql=assignee%20%3D%20currentUser()")),
    ]
}
