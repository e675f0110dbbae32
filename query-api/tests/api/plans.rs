//! What the questions that are asked most read in the database: as much as they show, whatever is in the tables, however
//! little the planner knows of it, and whenever the plans were made.

mod filters;

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use sqlx::postgres::PgPoolOptions;
use sqlx::{Executor, PgPool};
use tracing::field::{Field, Visit};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry;

use crate::fixture::Fixture;

/// Tells the plan of every statement, with what it has read, to whoever sent it.
const EXPLAINED: &str = "
    DO $$
    DECLARE
        setting text[];
    BEGIN
        FOREACH setting SLICE 1 IN ARRAY ARRAY[
            ['session_preload_libraries', 'auto_explain'], ['auto_explain.log_min_duration', '0'],
            ['auto_explain.log_analyze', 'on'], ['auto_explain.log_buffers', 'on'],
            ['auto_explain.log_timing', 'off'], ['auto_explain.log_format', 'json'],
            ['auto_explain.log_level', 'notice']
        ] LOOP
            EXECUTE format('ALTER DATABASE %I SET %s = %L', current_database(), setting[1], setting[2]);
        END LOOP;
    END
    $$";
/// What is there after an import.
const IMPORT: &str = include_str!("plans.sql");
/// The state of the n-th work item: in many, in one, in two.
const STATES: [&str; 3] = [
    "('00000000-0000-0000-0000-00000000021' || n / 5 % 5)::uuid",
    "'00000000-0000-0000-0000-000000000210'::uuid",
    "('00000000-0000-0000-0000-00000000021' || n / 5 % 2)::uuid",
];
/// The questions, and how many blocks of 8 KiB one statement of theirs may touch: a few for each row that is shown, for
/// each of 5,000 comments that are counted, or for each of the caller's three hundred projects. All work items together
/// are 3,000 by an index. Archived ones are still sorted as long as the planner knows nothing of them.
const QUESTIONS: [(&str, u64); 33] = [
    ("work-items/00000000-0000-4000-8000-000000001101/", 60),
    ("/api/v1/workspaces/acme/work-items/ENG-1101/", 60),
    ("work-items/?external_id=E-1101&external_source=elsewhere", 60),
    ("work-items/?per_page=50", 250),
    ("work-items/?per_page=50&order_by=priority", 250),
    ("archived-work-items/?per_page=50", 1000),
    ("work-items/00000000-0000-4000-8000-000000001101/activities/?per_page=50", 200),
    ("work-items/00000000-0000-4000-8000-000000001101/comments/", 100),
    ("work-items/00000000-0000-4000-8000-000000001001/comments/?per_page=50", 400),
    ("work-items/00000000-0000-4000-8000-000000001101/links/", 60),
    ("work-items/00000000-0000-4000-8000-000000001101/relations/", 60),
    ("work-items/00000000-0000-4000-8000-000000001101/dependencies/", 60),
    ("work-items/00000000-0000-4000-8000-000000001101/sub-items/?per_page=50", 150),
    ("project-members-lite/", 150),
    ("labels/", 60),
    ("estimates/", 60),
    ("estimates/00000000-0000-0000-0000-000000000230/estimate-points/", 60),
    ("intake-issues/?per_page=50", 950),
    ("intake-issues/00000000-0000-4000-8000-000000001101/", 60),
    ("modules/?per_page=50", 600),
    ("modules/00000000-0000-4000-e000-000000000001/", 60),
    ("modules/00000000-0000-4000-e000-000000000001/module-issues/?per_page=50", 900),
    ("modules/00000000-0000-4000-e000-000000000001/links/", 60),
    ("pages/", 200),
    ("/api/v1/workspaces/acme/collections/", 60),
    ("views/", 60),
    ("/api/v1/workspaces/acme/views/", 60),
    ("cycles/?per_page=20", 300),
    ("cycles/00000000-0000-0000-0000-000000000901/", 60),
    ("cycles/00000000-0000-0000-0000-000000000901/cycle-issues/?per_page=50", 900),
    ("cycles/00000000-0000-0000-0000-000000000901/burn-down/", 60),
    ("states/", 60),
    ("/api/v1/workspaces/acme/events/?after=10000&limit=50", 1000),
];

/// Notes what the database says of plans.
#[derive(Clone, Default)]
struct Plans(Arc<Mutex<Vec<String>>>);

impl Plans {
    /// Listens to what connections that are used in this thread are told.
    fn listen(&self) -> DefaultGuard {
        tracing::subscriber::set_default(registry().with(self.clone()))
    }

    /// What has been told since, as JSON.
    fn take(&self) -> Vec<Value> {
        let told = std::mem::take(&mut *self.0.lock().unwrap());
        let plan = |told: &String| serde_json::from_str(&told[told.find('{')?..]).ok();
        told.iter().filter_map(plan).collect()
    }
}

impl<S: Subscriber> Layer<S> for Plans {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::postgres::notice" {
            event.record(&mut Message(&self.0));
        }
    }
}

/// Finds the message of an event.
struct Message<'a>(&'a Mutex<Vec<String>>);

impl Visit for Message<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            self.0.lock().unwrap().push(format!("{value:?}"));
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            self.0.lock().unwrap().push(value.to_owned());
        }
    }
}

/// Connections that are told the plans of their statements; the services' own are not told anything.
fn told(fixture: &Fixture) -> PgPool {
    #[expect(clippy::disallowed_methods, reason = "the usual pools silence the database")]
    let options = PgPoolOptions::new();
    options.max_connections(4).connect_lazy_with(fixture.queries())
}

/// How many blocks a statement has touched.
fn blocks(plan: &Value) -> u64 {
    let root = &plan["Plan"];
    ["Shared Hit Blocks", "Shared Read Blocks"].iter().filter_map(|key| root[key].as_u64()).sum()
}

/// What a plan does, from the outside inwards.
fn nodes(plan: &Value) -> Vec<String> {
    let index = plan["Index Name"].as_str().unwrap_or_default();
    let read = (plan["Shared Hit Blocks"].as_u64(), plan["Shared Read Blocks"].as_u64());
    let read = read.0.unwrap_or_default() + read.1.unwrap_or_default();
    let node = format!("{} {index} {} ({read})", plan["Node Type"], plan["Actual Rows"]);
    let parts = plan["Plans"].as_array().into_iter().flatten().flat_map(nodes);
    [node].into_iter().chain(parts).collect()
}

/// Asks everything, and names the statements that touch more than they may.
async fn excesses(fixture: &Fixture, plans: &Plans, when: &str) -> Vec<String> {
    let mut excesses = Vec::new();
    for (question, most) in QUESTIONS {
        fixture.get(question).await;
        let statements = plans.take();
        assert!(!statements.is_empty(), "nothing was told of {question}");
        for plan in statements.iter().filter(|plan| blocks(plan) > most) {
            let nodes = nodes(&plan["Plan"]).join(", ");
            excesses.push(format!("{when}: {question} touches {}: {nodes}", blocks(plan)));
        }
    }
    excesses
}

/// Asks when the tables are empty and perhaps known to be, and once they are full: with the plans of before, with new
/// ones, and when the planner knows what is in them.
async fn ask_along_an_import(state: &str, is_known_empty: bool) -> Vec<String> {
    let plans = Plans::default();
    let listening = plans.listen();
    let mut fixture = Fixture::new().await;
    let owner = fixture.owner();
    owner.execute(EXPLAINED).await.unwrap();
    if is_known_empty {
        let tables = "read_model.work_item, read_model.comment, read_model.work_item_link";
        owner
            .execute(&*format!(
                "DELETE FROM read_model.work_item_count; DELETE FROM read_model.work_item_kind_count; \
                 TRUNCATE {tables}, read_model.cycle"
            ))
            .await
            .unwrap();
        owner.execute("ANALYZE").await.unwrap();
    }
    fixture.ask_through(told(&fixture));
    let mut all = excesses(&fixture, &plans, "empty").await;
    owner.execute(&*IMPORT.replace("STATE,", &format!("{state},"))).await.unwrap();
    all.extend(excesses(&fixture, &plans, "full, with plans of before").await);
    fixture.ask_through(told(&fixture));
    all.extend(excesses(&fixture, &plans, "full, with new plans").await);
    owner.execute("ANALYZE").await.unwrap();
    all.extend(excesses(&fixture, &plans, "analysed").await);
    drop(listening);
    all
}

#[tokio::test]
async fn questions_read_as_much_as_they_show() {
    for (state, is_known_empty) in STATES.into_iter().zip([false, true, false]) {
        let excesses = ask_along_an_import(state, is_known_empty).await;
        assert!(excesses.is_empty(), "{state}, {is_known_empty}: {}", excesses.join("\n"));
    }
}
