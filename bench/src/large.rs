//! Projects of very different sizes on one system, shared by the scenarios that only read.

use std::sync::Arc;
use std::time::Instant;

use crate::effort::Effort;
use crate::failure::Failure;
use crate::progress;
use crate::seed::{Kind, Seeder};
use crate::stage::{Place, Stage};

/// The sizes, and what each is called.
pub const SIZES: [(&str, u32); 3] =
    [("10,000", 10_000), ("100,000", 100_000), ("1,000,000", 1_000_000)];
/// One archived work item comes to so many that are worked on.
const OPEN_PER_ARCHIVED: u32 = 20;

/// A system with projects of very different sizes. Nothing is published: seeding would take twice as long.
pub struct Large {
    /// The system.
    pub stage: Stage,
    pub projects: Vec<SizedProject>,
}

/// A project and how large it is.
#[derive(Debug, Clone)]
pub struct SizedProject {
    /// What its size is called.
    pub name: &'static str,
    /// How many work items are not archived.
    pub items: u32,
    /// Where it is.
    pub place: Place,
}

impl Large {
    /// Starts and seeds it.
    pub async fn start(effort: &Effort) -> Result<Arc<Self>, Failure> {
        let mut stage = Stage::start_with(false, &[]).await?;
        let places = stage.places(SIZES.len()).await?;
        let seeder = Seeder::open(&stage.system.database_url())?;
        let mut projects = Vec::new();
        for ((name, full), place) in SIZES.into_iter().zip(places) {
            let items = effort.of(full);
            let (ground, start) = (seeder.ground(&place).await?, Instant::now());
            seeder.issues(&ground, Kind::Open, items).await?;
            seeder.issues(&ground, Kind::Archived, (items / OPEN_PER_ARCHIVED).max(1)).await?;
            let seconds = start.elapsed().as_secs_f64();
            progress::note(&format!("{items} work items seeded in {seconds:.1} s"));
            projects.push(SizedProject { name, items, place });
        }
        let start = Instant::now();
        stage.tidied().await?;
        let seconds = start.elapsed().as_secs_f64();
        progress::note(&format!("the read tables show them {seconds:.1} s later"));
        Ok(Arc::new(Self { stage, projects }))
    }
}
