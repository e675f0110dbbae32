//! What filtered lists read, and that no table is read without an index: under every field alone, under every word, and
//! under the pairs that people use most.

use sqlx::Executor;
use wire::filter::Field;

use super::{EXPLAINED, IMPORT, Plans, STATES, blocks, nodes, told};
use crate::fixture::Fixture;

/// Values of every field.
const VALUES: &str = include_str!("filters.sql");
/// The lists.
const LISTS: [&str; 2] = ["work-items/", "/api/v1/workspaces/acme/work-items/"];
/// What a list of 50, with their number, may touch in blocks of 8 KiB where an index finds one work item or a few.
const ONE: u64 = 200;
/// The same where some hundreds are looked at and counted, or all of them once.
const SEVERAL: u64 = 1_300;
/// The same where all or many are looked at twice, for the page and for their number; they are 900 blocks.
const IN_TURN: u64 = 2_400;
/// The same where other rows are looked at beside each of them.
const WITH_OTHERS: u64 = 4_800;
/// The filters, and what they may touch.
const FILTERS: [(&str, u64); 91] = [
    ("project = ENG", IN_TURN),
    ("state = Done", IN_TURN),
    ("state_group = started", IN_TURN),
    ("state_group IN openStates()", IN_TURN),
    ("assignee = currentUser()", SEVERAL),
    ("assignee IN membersOf(ENG)", IN_TURN),
    ("assignee IN workspaceMembers()", IN_TURN),
    ("assignee IS EMPTY", IN_TURN),
    ("label = crash", SEVERAL),
    ("label = bug", IN_TURN),
    ("label IS NOT EMPTY", IN_TURN),
    ("cycle = 00000000-0000-0000-0000-000000000901", IN_TURN),
    ("cycle IN activeCycle()", IN_TURN),
    ("cycle IN completedCycles()", IN_TURN),
    ("cycle IS NOT EMPTY", IN_TURN),
    ("module = 00000000-0000-4000-e000-000000000001", IN_TURN),
    ("parent = ENG-1101", ONE),
    ("parent IS NOT EMPTY", IN_TURN),
    ("created_by = currentUser()", SEVERAL),
    ("updated_by = currentUser()", IN_TURN),
    ("subscriber = currentUser()", WITH_OTHERS),
    ("mention = currentUser()", SEVERAL),
    ("estimate_point = 5", IN_TURN),
    ("estimate_point IS EMPTY", IN_TURN),
    ("id = ENG-1101", ONE),
    ("id IN (ENG-1101, ENG-1102, ENG-1104)", ONE),
    ("id ~ ENG-11", IN_TURN),
    ("id ~ OPS", ONE),
    ("priority = urgent", IN_TURN),
    ("priority >= high", IN_TURN),
    ("priority < none", ONE),
    ("start_date < today()", IN_TURN),
    ("target_date < today()", SEVERAL),
    ("target_date BETWEEN (daysAgo(7), today())", SEVERAL),
    ("target_date IS EMPTY", IN_TURN),
    ("archived_at IS EMPTY", IN_TURN),
    ("created_at >= daysAgo(7)", IN_TURN),
    ("created_at < 2026-01-01", ONE),
    ("updated_at > 2026-01-12", IN_TURN),
    ("completed_at IS EMPTY", IN_TURN),
    ("completed_at > 2026-01-14", IN_TURN),
    ("sequence_id = 1101", ONE),
    ("sequence_id BETWEEN (1100, 1200)", ONE),
    ("point = 5", IN_TURN),
    ("point IS EMPTY", IN_TURN),
    ("name ~ 1101", SEVERAL),
    ("name = nothing", SEVERAL),
    ("description ~ something", IN_TURN),
    ("description ~ nothing", SEVERAL),
    ("text ~ 1101", SEVERAL),
    ("external_id = E-1101", SEVERAL),
    ("external_source = elsewhere", IN_TURN),
    ("is_archived = false", IN_TURN),
    ("is_draft = true", ONE),
    ("isOverdue()", SEVERAL),
    ("hasNoAssignee()", IN_TURN),
    ("hasNoLabel()", IN_TURN),
    ("isTopLevel()", IN_TURN),
    ("isSubWorkItem()", IN_TURN),
    ("hasChildren()", WITH_OTHERS),
    ("NOT hasChildren()", WITH_OTHERS),
    ("hasStartAndDueDates()", IN_TURN),
    ("isIntake()", WITH_OTHERS),
    ("isEpic()", ONE),
    ("childOf(ENG-1101)", ONE),
    ("parentOf(ENG-3010)", ONE),
    ("linkedTo(ENG-1101)", ONE),
    ("blockedBy(ENG-1101)", ONE),
    ("blocks(ENG-1101)", ONE),
    ("duplicateOf(ENG-1101)", ONE),
    ("assignee = currentUser() AND stateGroup IN openStates()", SEVERAL),
    ("assignee = currentUser() AND isOverdue()", ONE),
    ("priority = urgent AND hasNoAssignee()", IN_TURN),
    ("priority IN (urgent, high) AND stateGroup IN openStates()", IN_TURN),
    ("stateGroup IN openStates() AND updatedAt < daysAgo(30)", SEVERAL),
    ("label = crash AND priority = urgent", ONE),
    ("label = crash OR assignee = currentUser()", SEVERAL),
    ("cycle IN activeCycle() AND stateGroup IN closedStates()", IN_TURN),
    ("created_by = currentUser() AND created_at >= daysAgo(30)", SEVERAL),
    ("parent IS EMPTY AND state_group = started", IN_TURN),
    ("isSubWorkItem() AND hasStartAndDueDates()", IN_TURN),
    ("name ~ 110 AND priority IN (high, urgent)", IN_TURN),
    ("assignee = currentUser() AND state = Done", SEVERAL),
    ("assignee = currentUser() AND priority IN (urgent, high)", SEVERAL),
    ("assignee = currentUser() AND cycle IN activeCycle()", SEVERAL),
    ("assignee IS EMPTY AND stateGroup IN openStates()", IN_TURN),
    ("label = bug AND stateGroup IN openStates()", IN_TURN),
    ("stateGroup IN openStates() AND target_date < today()", SEVERAL),
    ("created_by = currentUser() AND stateGroup IN openStates()", SEVERAL),
    ("module = 00000000-0000-4000-e000-000000000001 AND stateGroup IN openStates()", IN_TURN),
    ("subscriber = currentUser() AND stateGroup IN openStates()", WITH_OTHERS),
];

#[tokio::test]
async fn filtered_lists_read_little_more_than_they_find() {
    let plans = Plans::default();
    let listening = plans.listen();
    let mut fixture = Fixture::new().await;
    let owner = fixture.owner();
    owner.execute(EXPLAINED).await.unwrap();
    owner.execute(&*IMPORT.replace("STATE,", &format!("{},", STATES[0]))).await.unwrap();
    owner.execute(VALUES).await.unwrap();
    owner.execute("VACUUM (ANALYZE) read_model.work_item").await.unwrap();
    owner.execute("ANALYZE").await.unwrap();
    fixture.ask_through(told(&fixture));
    let mut excesses = Vec::new();
    for (filter, most) in FILTERS {
        for list in LISTS {
            let path = format!("{list}?per_page=50&pql={}", crate::pql::encoded(filter));
            fixture.get(&path).await.expect(200);
            let statements = plans.take();
            assert!(!statements.is_empty(), "nothing was told of {filter}");
            for plan in &statements {
                let nodes = nodes(&plan["Plan"]);
                if blocks(plan) > most || nodes.iter().any(|node| node.starts_with("Seq Scan")) {
                    let (touched, nodes) = (blocks(plan), nodes.join(", "));
                    excesses.push(format!("{filter} of {list} touches {touched}: {nodes}"));
                }
            }
        }
    }
    drop(listening);
    assert!(excesses.is_empty(), "{}", excesses.join("\n"));
}

#[test]
fn every_field_is_among_the_filters() {
    for (field, _) in Field::all() {
        let asked = |(filter, _): &(&str, u64)| filter.split(' ').next() == Some(field.name());
        assert!(FILTERS.iter().any(asked), "{}", field.name());
    }
}
