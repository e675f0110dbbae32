//! A day at work: four reads for each change, in many workspaces.

use std::sync::Arc;

use futures::FutureExt;

use super::Scenario;
use crate::failure::Failure;
use crate::load::{MOST_CLIENTS, Work};
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "mixed",
    about: "a day at work: 80 % reads, 20 % changes, in 100 workspaces",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many workspaces there are.
const PLACES: usize = 100;
/// How many work items there are in each of them.
const ITEMS: u32 = 128;
/// What is asked in twenty requests: how often each kind of request.
const DAY: [Kind; 20] = {
    use Kind::{Activities, Comment, Comments, Create, Get, List, Patch, Search};
    [
        Get, List, Get, Patch, Get, Activities, Get, Create, Get, List, Get, Patch, Get, Search,
        Get, Comment, Get, List, Comments, Activities,
    ]
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Get,
    List,
    Activities,
    Comments,
    Search,
    Patch,
    Create,
    Comment,
}

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    let furnished = stage.furnished(PLACES, ITEMS).await?;
    let places = work::places(&furnished);
    let (gets, lists) = (work::gets(&furnished), work::lists(&furnished));
    let (activities, comments) = (work::activities(&furnished), work::listed_comments(&furnished));
    let (searches, patches) = (work::searches(&furnished), work::renames(&furnished, MOST_CLIENTS));
    let (creates, said) = (work::creates(&places), work::comments(&furnished));
    let kinds = move |kind| match kind {
        Kind::Get => Arc::clone(&gets),
        Kind::List => Arc::clone(&lists),
        Kind::Activities => Arc::clone(&activities),
        Kind::Comments => Arc::clone(&comments),
        Kind::Search => Arc::clone(&searches),
        Kind::Patch => Arc::clone(&patches),
        Kind::Create => Arc::clone(&creates),
        Kind::Comment => Arc::clone(&said),
    };
    let work: Arc<dyn Work> = Arc::new(move |client: usize, number: u64| {
        let kind = DAY[work::spread(client, number) % DAY.len()];
        kinds(kind).next(client, number)
    });
    let subject = Subject { name: "mixed", voice: &stage.voice, work, limit: None };
    run.both(&stage, &subject).await
}

#[cfg(test)]
mod tests {
    use super::{DAY, Kind};

    #[test]
    fn one_request_of_five_changes_something() {
        let changes = |kind: &&Kind| matches!(kind, Kind::Patch | Kind::Create | Kind::Comment);
        assert_eq!(DAY.iter().filter(changes).count() * 5, DAY.len());
    }
}
