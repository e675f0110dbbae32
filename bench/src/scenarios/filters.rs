//! Lists fifty work items under filters, and counts them, in projects of very different sizes.

use futures::FutureExt;
use serde_json::Value;

use super::{Scenario, get};
use crate::failure::{Failure, OrFail};
use crate::http::Ask;
use crate::large::{SIZES, SizedProject};
use crate::load::Client;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "filters",
    about: "50 of 10,000, 100,000 and 1,000,000 work items under filters, late pages, boards, and counts",
    limits: &[],
    after: &[get::SCENARIO.name],
    uses_large: true,
    run: |run| measure(run).boxed_local(),
};

/// How many clients ask.
const CLIENTS: [usize; 2] = [1, 8];
/// What is compared with getting one work item, and how much slower it may be.
const OF_GET: [(&str, f64); 3] = [("one filter", 3.0), ("three filters", 3.0), ("board", 6.0)];
/// What may take so many milliseconds; `counts of some` are of one work item in fifty.
const MOST_MS: [(&str, f64); 2] = [("counts", 10.0), ("counts of some", 50.0)];
/// How much slower a late page may be than the second one.
const MOST_OF_SECOND: f64 = 1.3;
/// The number of the late page, as people count, in a project of a million work items.
const LATE: u32 = 10_000;
const PER_PAGE: u32 = 50;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let large = run.large().await?;
    for project in &large.projects {
        let late = LATE.min(project.items / PER_PAGE / 2);
        let pages = [
            ("page 2", page(&large.stage, project, 2).await?),
            ("page 10,000", page(&large.stage, project, late).await?),
        ];
        for (what, path) in questions(project).into_iter().chain(pages) {
            let name = &format!("{what} of {}", project.name);
            let (voice, work) = (&large.stage.voice, work::reads(vec![path]));
            let subject = Subject { name, voice, work, limit: None };
            run.closed(&large.stage, &subject, &CLIENTS).await?;
        }
    }
    judge(run);
    Ok(())
}

/// Compares what was asked of the greatest project.
fn judge(run: &mut Run) {
    let greatest = SIZES[SIZES.len() - 1].0;
    let get = run.p50("get", "get", "closed 1");
    let asked = |run: &Run, what| run.p50("filters", &format!("{what} of {greatest}"), "closed 1");
    for (what, most) in OF_GET {
        let target = format!("{what} of {greatest}, p50 with 1 client, of get's");
        run.verdict(Verdict::at_most(&target, asked(run, what) / get, most));
    }
    for (what, most) in MOST_MS {
        let target = format!("{what} of {greatest}, p50 with 1 client, in ms");
        run.verdict(Verdict::at_most(&target, asked(run, what), most));
    }
    let slower = asked(run, "page 10,000") / asked(run, "page 2");
    let target = format!("page 10,000 of {greatest}, p50 with 1 client, of page 2's");
    run.verdict(Verdict::at_most(&target, slower, MOST_OF_SECOND));
}

/// The path of a page as the answer with the page before it gives it; that one is jumped to.
async fn page(stage: &Stage, project: &SizedProject, number: u32) -> Result<String, Failure> {
    let items = format!("{}?per_page={PER_PAGE}", project.place.items());
    let before = format!("{items}&cursor={PER_PAGE}:{}:0", number.saturating_sub(2));
    let mut client = Client::new(stage.sides, stage.voice.clone());
    let answer = client.send(&Ask::get(before)).await.or_fail("a page was not answered")?;
    let answer: Value = serde_json::from_slice(&answer.body).or_fail("a page cannot be read")?;
    let cursor = answer["next_cursor"].as_str();
    let cursor = cursor.ok_or_else(|| Failure::new("a page names no next one"))?;
    Ok(format!("{items}&cursor={cursor}"))
}

/// What is asked, and the paths.
fn questions(project: &SizedProject) -> [(&'static str, String); 8] {
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
        ("board", format!("{items}grouped/?group_by=state_id&per_page=20")),
        ("counts of some", format!("{count}?group_by=state_id&pql=assignee%20%3D%20currentUser()")),
    ]
}
