//! Lists fifty work items of projects of very different sizes.

use futures::FutureExt;

use super::{Scenario, get};
use crate::failure::Failure;
use crate::large::{SIZES, SizedProject};
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "list",
    about: "50 of 10,000, 100,000 and 1,000,000 work items: first page, deep page, archived, by priority",
    limits: &[],
    after: &[get::SCENARIO.name],
    uses_large: true,
    run: |run| measure(run).boxed_local(),
};

const PER_PAGE: u32 = 50;
/// How many clients ask for the first page.
const CLIENTS: [usize; 3] = [1, 32, 64];
/// With how many clients the first page is compared with others.
const COMPARED: [usize; 2] = [1, 32];
/// With how many clients some wait for others.
const CROWDED: [usize; 2] = [32, 64];
/// How many clients ask for the others.
const FEW_CLIENTS: [usize; 1] = [8];
/// How much slower than getting one work item the first page may be.
const MOST_OF_GET: f64 = 3.0;
/// How many times its median the 99th percentile may be where some wait for others.
const LONGEST_TAIL: f64 = 5.0;
/// How much slower it may be in the greatest project than in the smallest.
const MOST_OF_SMALLEST: f64 = 1.3;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let large = run.large().await?;
    for project in &large.projects {
        for (page, path) in pages(project) {
            let name = &format!("{page} of {}", project.name);
            let (voice, work) = (&large.stage.voice, work::reads(vec![path]));
            let subject = Subject { name, voice, work, limit: None };
            let clients: &[usize] = if page == FIRST { &CLIENTS } else { &FEW_CLIENTS };
            run.closed(&large.stage, &subject, clients).await?;
        }
    }
    judge(run);
    Ok(())
}

/// What the first page is called.
const FIRST: &str = "first page";

/// The pages that are asked for, and their paths.
fn pages(project: &SizedProject) -> [(&'static str, String); 4] {
    let (items, archive) = (project.place.items(), project.place.archive());
    let middle = project.items / PER_PAGE / 2;
    [
        (FIRST, format!("{items}?per_page={PER_PAGE}")),
        ("deep page", format!("{items}?per_page={PER_PAGE}&cursor={PER_PAGE}:{middle}:0")),
        ("archived", format!("{archive}?per_page={PER_PAGE}")),
        ("by priority", format!("{items}?per_page={PER_PAGE}&order_by=priority")),
    ]
}

/// Compares the first pages.
fn judge(run: &mut Run) {
    let (smallest, greatest) = (SIZES[0].0, SIZES[SIZES.len() - 1].0);
    for clients in COMPARED {
        let load = format!("closed {clients}");
        let first = |size: &str| run.p50("list", &format!("{FIRST} of {size}"), &load);
        let of_get = first(smallest) / run.p50("get", "get", &load);
        let of_smallest = first(greatest) / first(smallest);
        let target = format!("first page of 10,000, p50 at {clients} clients, of get's");
        run.verdict(Verdict::at_most(&target, of_get, MOST_OF_GET));
        let target = format!("first page of 1,000,000, p50 at {clients} clients, of 10,000's");
        run.verdict(Verdict::at_most(&target, of_smallest, MOST_OF_SMALLEST));
    }
    for clients in CROWDED {
        for size in [smallest, greatest] {
            let tail =
                run.tail("list", &format!("{FIRST} of {size}"), &format!("closed {clients}"));
            let target = format!("first page of {size}, p99 at {clients} clients, of its p50");
            run.verdict(Verdict::at_most(&target, tail, LONGEST_TAIL));
        }
    }
}
