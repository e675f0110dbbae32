//! The issues that exist, archived ones included.

mod row;

use domain::cycle::CycleEvent;
use domain::issue::IssueEvent;
use domain::module::ModuleEvent;
use domain::project::{ProjectEvent, StateRegrouped};
use domain::{Event, StateGroup};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use self::row::Row;
use super::label::deleted_ids;
use crate::Projected;
use crate::write::counts;
use crate::write::row::Record;
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct WorkItems;

impl Rows for WorkItems {
    const INSIDE: Inside = Inside::Project;
    const COMPANIONS: &[&str] = counts::TABLES;
    const MANY: usize = 50;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        match &event.event {
            Event::Issue(IssueEvent::IssueCreated(created)) => {
                Change::insert(Row::new(event, created))
            }
            Event::Issue(IssueEvent::IssueUndeleted(back)) => {
                Change::insert(Row::again(event, &back.issue))
            }
            Event::Issue(IssueEvent::IssueDeleted(_)) => Change::remove(event.entity),
            // It is a part of how the issue came into being.
            Event::Issue(IssueEvent::IssueSubmitted(_)) => Change::follow(event.entity),
            // Nobody who edits it is in their way, and not everybody who reads it sees what it is related to and linked
            // with: its version stays.
            Event::Issue(
                IssueEvent::IssueRelationAdded(_)
                | IssueEvent::IssueRelationRemoved(_)
                | IssueEvent::IssuePageLinked(_)
                | IssueEvent::IssuePageUnlinked(_)
                | IssueEvent::IssueSubscribed(_)
                | IssueEvent::IssueUnsubscribed(_)
                | IssueEvent::IssueReactionAdded(_)
                | IssueEvent::IssueReactionRemoved(_)
                | IssueEvent::IssueVoteChanged(_),
            ) => Change::Nothing,
            Event::Issue(issue) => Row::update(event.entity, |row| row.change(event, issue)),
            Event::Project(
                ProjectEvent::LabelDeleted(_)
                | ProjectEvent::StateRegrouped(_)
                | ProjectEvent::EstimatePointRemoved(_)
                | ProjectEvent::EstimateDeleted(_),
            )
            | Event::Cycle(CycleEvent::CycleDeleted(_))
            | Event::Module(ModuleEvent::ModuleDeleted(_)) => Change::Many,
            _ => Change::Nothing,
        }
    }

    fn counted(row: &Row) -> impl Iterator<Item = counts::Kind> {
        row.counted()
    }

    async fn sweep(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
        match &event.event {
            Event::Project(ProjectEvent::LabelDeleted(deleted)) => {
                unlabel(db, event, &deleted_ids(deleted)).await
            }
            Event::Project(ProjectEvent::StateRegrouped(regrouped)) => {
                complete(db, event, regrouped).await
            }
            Event::Project(ProjectEvent::EstimatePointRemoved(removed)) => {
                let point = removed.point.id.uuid();
                take_points(db, event, Some(point)).await
            }
            Event::Project(ProjectEvent::EstimateDeleted(_)) => take_points(db, event, None).await,
            Event::Cycle(CycleEvent::CycleDeleted(_)) => leave_cycle(db, event).await,
            Event::Module(ModuleEvent::ModuleDeleted(_)) => {
                leave_module(db, event).await?;
                counts::empty(db, event, event.entity).await
            }
            _ => Ok(()),
        }
    }
}

/// Takes all issues out of the cycle that the event happened to.
async fn leave_cycle(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
    sqlx::query!(
        r#"
        UPDATE work_item
        SET position = $4,
            cycle_id = NULL,
            cycle_since = NULL,
            cycle_by = NULL
        WHERE project_id = $2
          AND workspace_id IS NOT DISTINCT FROM $1
          AND cycle_id = $3
        "#,
        event.workspace,
        event.project,
        event.entity,
        event.position,
    )
    .execute(&mut *db)
    .await?;
    counts::empty(db, event, event.entity).await
}

/// Takes labels off all issues of a project.
async fn unlabel(db: &mut PgConnection, event: &Projected, labels: &[Uuid]) -> Result<(), Error> {
    sqlx::query!(
        r#"
        UPDATE work_item
        SET position = $4,
            label_ids = ARRAY (
                SELECT label.id
                FROM unnest(label_ids) WITH ORDINALITY AS label (id, place)
                WHERE label.id <> ALL ($3)
                ORDER BY label.place
            )
        WHERE project_id = $2
          AND workspace_id IS NOT DISTINCT FROM $1
          AND label_ids && $3
        "#,
        event.workspace,
        event.entity,
        labels,
        event.position,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes all issues out of a module that was deleted.
async fn leave_module(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
    sqlx::query!(
        r#"
        UPDATE work_item
        SET position = $4,
            module_ids = array_remove(module_ids, $3::uuid)
        WHERE project_id = $2
          AND workspace_id IS NOT DISTINCT FROM $1
          AND module_ids @> ARRAY[$3::uuid]
        "#,
        event.workspace,
        event.project,
        event.entity,
        event.position,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Completes or reopens all issues of a state that became a completed one, or ceased to be.
async fn complete(
    db: &mut PgConnection,
    event: &Projected,
    regrouped: &StateRegrouped,
) -> Result<(), Error> {
    let groups = [regrouped.from, regrouped.to];
    if !groups.contains(&StateGroup::Completed) {
        return Ok(());
    }
    let completed_at = (regrouped.to == StateGroup::Completed).then_some(event.at);
    sqlx::query!(
        r#"
        UPDATE work_item
        SET position = $3,
            completed_at = $4
        WHERE state_id = $2
          AND workspace_id IS NOT DISTINCT FROM $1
        "#,
        event.workspace,
        regrouped.state.id.uuid(),
        event.position,
        completed_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a point of an estimate from all issues of a project, or every point if none is given.
async fn take_points(
    db: &mut PgConnection,
    event: &Projected,
    point: Option<Uuid>,
) -> Result<(), Error> {
    sqlx::query!(
        "
        UPDATE work_item
        SET position = $4,
            estimate_point_id = NULL
        WHERE project_id = $2
          AND workspace_id IS NOT DISTINCT FROM $1
          AND estimate_point_id = COALESCE($3, estimate_point_id)
        ",
        event.workspace,
        event.entity,
        point,
        event.position,
    )
    .execute(&mut *db)
    .await?;
    counts::without_estimate_points(db, event, point).await
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::DateTime;
    use serde_json::json;
    use sha2::{Digest as _, Sha256};

    use super::*;
    use crate::testing::{companion, event, id, projected, rows, rows_read};

    /// Issue 5 of project 2 is created, with as little as possible.
    fn created() -> (u128, Event) {
        let created = json!({
            "type": "IssueCreated", "id": id(5), "project": id(2), "number": 42, "key": "ENG-42",
            "name": "Fix the login", "sort_order": 475_535.0,
            "state": {"id": id(3), "name": "Todo", "group": "unstarted"},
        });
        event("issue", 5, created)
    }

    /// Issue 5 was created and then changed.
    fn changed(payloads: &[serde_json::Value]) -> Vec<(u128, Event)> {
        let changes = payloads.iter().map(|payload| event("issue", 5, payload.clone()));
        std::iter::once(created()).chain(changes).collect()
    }

    #[tokio::test]
    async fn an_issue_shows_what_it_was_created_with() {
        let everything = json!({
            "type": "IssueCreated", "id": id(5), "project": id(2), "number": 42, "key": "ENG-42",
            "name": "Fix the login", "description": "<p>It <b>fails</b></p>", "priority": "high",
            "state": {"id": id(3), "name": "Done", "group": "completed"},
            "assignees": [id(8), id(7)],
            "labels": [{"id": id(12), "name": "bug"}, {"id": id(11), "name": "ui"}],
            "parent": {"id": id(4), "key": "ENG-41"},
            "start_date": "2026-01-01", "target_date": "2026-02-01", "point": 5,
            "estimate_point": {"id": id(14), "value": "8", "kind": "points"},
            "sort_order": 1.5, "external": {"source": "github", "id": "7"},
            "created_at": "2020-01-01T00:00:00Z", "created_by": id(7),
        });
        let expected = json!([
                   {
                       "assignee_ids": [id(8), id(7)], "completed_at": "1970-01-01T00:00:01+00:00",
                       "created_at": "2020-01-01T00:00:00+00:00", "created_by": id(7),
                       "description_html": "<p>It <b>fails</b></p>", "description_text": "It fails",
        "estimate_point_id": id(14), "external_id": "7", "external_source": "github",
                       "id": id(5), "label_ids": [id(12), id(11)], "module_ids": [], "name": "Fix the login", "number": 42,
                       "parent_id": id(4), "point": 5, "position": 1, "priority": "high",
                       "priority_rank": 1, "project_id": id(2), "sort_order": 1.5,
                       "start_date": "2026-01-01", "state_id": id(3), "target_date": "2026-02-01",
                       "updated_at": "1970-01-01T00:00:01+00:00", "version": 1,
                   },
               ]);
        assert_eq!(rows(&WorkItems, &[event("issue", 5, everything)]).await, expected);
    }

    #[tokio::test]
    async fn issues_are_found_one_by_one_however_small_the_table_once_was() {
        let created = |n: u128| {
            let payload = json!({
                "type": "IssueCreated", "id": id(100 + n), "project": id(2), "number": n,
                "key": format!("ENG-{n}"), "name": "Fix it", "sort_order": 0.5,
                "state": {"id": id(3), "name": "Done", "group": "completed"},
            });
            event("issue", 100 + n, payload)
        };
        let changed = |n: u128| {
            let described = json!({"type": "IssueDescribed", "to": "<p>It fails</p>"});
            let deleted = json!({"type": "IssueDeleted"});
            [event("issue", 100 + n, described), event("issue", 101 + n, deleted)]
        };
        let mut batches: Vec<Vec<_>> = vec![vec![created(1), created(2)], changed(1).into()];
        batches.push((3..=500).map(created).collect());
        batches.push(changed(300).into());
        let read = rows_read(&WorkItems, &batches).await;
        assert!(read[3] <= 8, "two rows were changed, {read:?} were read");
    }

    #[tokio::test]
    async fn many_new_issues_show_what_each_alone_would() {
        let payload = |n: u128| {
            let bare = json!({
                "type": "IssueCreated", "id": id(100 + n), "project": id(2), "number": n,
                "key": format!("ENG-{n}"), "name": format!("Fix it {n} times"),
                "sort_order": 0.5, "state": {"id": id(3), "name": "Done", "group": "completed"},
            });
            let more = json!({
                "description": "<p>It <b>fails</b></p>", "priority": "high",
                "assignees": [id(8), id(7)], "labels": [{"id": id(12), "name": "bug"}],
                "parent": {"id": id(4), "key": "ENG-41"}, "start_date": "2026-01-01",
                "target_date": "2026-02-01", "point": 5,
                "external": {"source": "github", "id": "7"},
            });
            let mut payload = bare.as_object().unwrap().clone();
            if n.is_multiple_of(2) {
                payload.extend(more.as_object().unwrap().clone());
            }
            payload.into()
        };
        let count = u128::try_from(WorkItems::MANY).unwrap() + 1;
        let mut events: Vec<_> = (1..=count).map(|n| event("issue", 100 + n, payload(n))).collect();
        let renamed = json!({"type": "IssueRenamed", "from": "Fix it 1 times", "to": "Fix it"});
        events.push(event("issue", 101, renamed));
        let rows = rows(&WorkItems, &events).await;
        assert_eq!(rows.as_array().unwrap().len(), WorkItems::MANY + 1);
        assert_eq!(rows[0]["name"], "Fix it");
        assert_eq!(rows[1]["label_ids"], json!([id(12)]));
        assert_eq!(rows[1]["description_text"], "It fails");
    }

    #[tokio::test]
    async fn an_issue_shows_what_it_was_changed_to() {
        let state = |n, group| json!({"id": id(n), "name": group, "group": group});
        let module = |n| json!({"id": id(n), "name": "Hull"});
        let events = changed(&[
            json!({"type": "IssueRenamed", "from": "Fix the login", "to": "Mend the login"}),
            json!({"type": "IssueDescribed", "to": "<p>It fails</p>"}),
            json!({"type": "IssuePriorityChanged", "from": "none", "to": "urgent"}),
            json!({
                "type": "IssueStateChanged", "from": state(3, "unstarted"),
                "to": state(4, "completed"),
            }),
            json!({"type": "IssueAssigneeAdded", "user": id(8)}),
            json!({"type": "IssueAssigneeAdded", "user": id(7)}),
            json!({"type": "IssueAssigneeRemoved", "user": id(8)}),
            json!({"type": "IssueLabelAdded", "label": {"id": id(12), "name": "bug"}}),
            json!({"type": "IssueLabelAdded", "label": {"id": id(11), "name": "ui"}}),
            json!({"type": "IssueLabelRemoved", "label": {"id": id(12), "name": "bug"}}),
            json!({"type": "IssueModuleAdded", "module": module(20)}),
            json!({"type": "IssueModuleAdded", "module": module(21)}),
            json!({"type": "IssueModuleRemoved", "module": module(20)}),
            json!({"type": "IssueParentChanged", "to": {"id": id(4), "key": "ENG-41"}}),
            json!({"type": "IssueStartDateChanged", "to": "2026-01-01"}),
            json!({"type": "IssueTargetDateChanged", "to": "2026-02-01"}),
            json!({"type": "IssuePointChanged", "to": 5}),
            json!({
                "type": "IssueEstimateChanged",
                "to": {"id": id(14), "value": "8", "kind": "points"},
            }),
            json!({"type": "IssueReordered", "from": 475_535.0, "to": 1.5}),
            json!({
                "type": "IssueExternalReferenceChanged", "to": {"source": "github", "id": "7"},
            }),
            json!({"type": "IssueArchived", "on": "2026-03-01"}),
        ]);
        let expected = json!([
                   {
                       "archived_on": "2026-03-01", "assignee_ids": [id(7)],
                       "completed_at": "1970-01-01T00:00:05+00:00",
                       "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                       "description_html": "<p>It fails</p>", "description_text": "It fails",
        "estimate_point_id": id(14), "external_id": "7", "external_source": "github",
                       "id": id(5), "label_ids": [id(11)], "module_ids": [id(21)], "name": "Mend the login", "number": 42,
                       "parent_id": id(4), "point": 5, "position": 22, "priority": "urgent",
                       "priority_rank": 0, "project_id": id(2), "sort_order": 1.5,
                       "start_date": "2026-01-01", "state_id": id(4), "target_date": "2026-02-01",
        "updated_at": "1970-01-01T00:00:22+00:00", "updated_by": id(9), "version": 22,
                   },
               ]);
        assert_eq!(rows(&WorkItems, &events).await, expected);
    }

    #[test]
    fn a_change_that_was_asked_for_earlier_does_not_turn_back_time() {
        let renamed = json!({"type": "IssueRenamed", "from": "Fix the login", "to": "Fix it"});
        let events = changed(&[renamed.clone(), renamed]);
        let mut rows = BTreeMap::new();
        for (place, seconds) in [1, 3, 2].into_iter().enumerate() {
            let mut event = projected((1, &events[place]));
            event.at = DateTime::from_timestamp(seconds, 0).unwrap();
            WorkItems::change(&event).make(&mut rows, &event);
        }
        let row = rows.into_values().next().unwrap();
        assert_eq!(row.updated_at.timestamp(), 3);
    }

    #[tokio::test]
    async fn what_is_taken_back_is_gone() {
        let state = |n, group| json!({"id": id(n), "name": group, "group": group});
        let events = changed(&[
            json!({
                "type": "IssueStateChanged", "from": state(3, "unstarted"),
                "to": state(4, "completed"),
            }),
            json!({
                "type": "IssueStateChanged", "from": state(4, "completed"),
                "to": state(3, "started"),
            }),
            json!({"type": "IssueArchived", "on": "2026-03-01"}),
            json!({"type": "IssueRestored"}),
            json!({"type": "IssuePointChanged", "to": 5}),
            json!({"type": "IssuePointChanged", "from": 5}),
        ]);
        let rows = rows(&WorkItems, &events).await;
        for column in ["completed_at", "archived_on", "point"] {
            assert_eq!(rows[0][column], serde_json::Value::Null, "{column}");
        }
    }

    #[tokio::test]
    async fn an_issue_that_came_back_shows_what_its_return_says() {
        let mut payload = created().1;
        let mut events = changed(&[json!({"type": "IssueDeleted"})]);
        assert_eq!(rows(&WorkItems, &events).await, json!([]));
        let Event::Issue(IssueEvent::IssueCreated(issue)) = &mut payload else { panic!() };
        issue.created_at = DateTime::from_timestamp(1, 0);
        issue.created_by = Some(domain::UserId(id(7).parse().unwrap()));
        let back = domain::issue::IssueUndeleted { issue: issue.clone() };
        events.push((5, Event::Issue(back.into())));
        events.push(event("issue", 5, json!({"type": "IssueArchived", "on": "2026-03-01"})));
        let rows = rows(&WorkItems, &events).await;
        let shown = ["name", "number", "created_at", "created_by", "updated_by", "archived_on"];
        let shown = shown.map(|column| rows[0][column].clone());
        let expected =
            json!(["Fix the login", 42, "1970-01-01T00:00:01+00:00", id(7), id(9), "2026-03-01"]);
        assert_eq!(json!(shown), expected);
    }

    #[tokio::test]
    async fn completed_is_since_when_the_issue_first_came_into_a_completed_state() {
        let state = |n| json!({"id": id(n), "name": "Done", "group": "completed"});
        let events = changed(&[
            json!({"type": "IssueStateChanged", "from": state(3), "to": state(4)}),
            json!({"type": "IssueStateChanged", "from": state(4), "to": state(6)}),
        ]);
        let rows = rows(&WorkItems, &events).await;
        assert_eq!(rows[0]["completed_at"], "1970-01-01T00:00:02+00:00");
    }

    #[tokio::test]
    async fn issues_are_completed_and_reopened_with_their_state() {
        let state = |n, group| json!({"id": id(n), "name": "Review", "group": group});
        let moved = |from: serde_json::Value, to: serde_json::Value| json!({"type": "IssueStateChanged", "from": from, "to": to});
        let regrouped = |from: &str, to: &str| {
            let regrouped = json!({
                "type": "StateRegrouped",
                "state": {"id": id(3), "name": "Todo", "group": from}, "from": from, "to": to,
            });
            event("project", 2, regrouped)
        };
        let completed_at = async |events: &[(u128, Event)]| {
            rows(&WorkItems, events).await[0]["completed_at"].clone()
        };
        let mut events = vec![created(), regrouped("unstarted", "completed")];
        assert_eq!(completed_at(&events).await, "1970-01-01T00:00:02+00:00");
        events.push(regrouped("completed", "cancelled"));
        events.push(regrouped("cancelled", "started"));
        assert_eq!(completed_at(&events).await, serde_json::Value::Null);
        events.push(event("issue", 5, moved(state(3, "started"), state(4, "completed"))));
        assert_eq!(completed_at(&events).await, "1970-01-01T00:00:05+00:00");
        events.push(regrouped("started", "completed"));
        assert_eq!(completed_at(&events).await, "1970-01-01T00:00:05+00:00", "it left the state");
    }

    #[tokio::test]
    async fn a_move_can_say_when_the_issue_was_completed() {
        let state = |n, group| json!({"id": id(n), "name": group, "group": group});
        let moved = json!({
            "type": "IssueStateChanged", "from": state(3, "completed"), "to": state(4, "completed"),
            "completed_at": "2026-01-01T00:00:00Z",
        });
        let rows = rows(&WorkItems, &changed(&[moved])).await;
        assert_eq!(rows[0]["completed_at"], "2026-01-01T00:00:00+00:00");
    }

    #[tokio::test]
    async fn a_link_is_a_change_of_its_issue() {
        let added = json!({"type": "IssueLinkAdded", "id": id(3), "url": "https://a.example/"});
        let rows = rows(&WorkItems, &changed(&[added])).await;
        assert_eq!((&rows[0]["version"], &rows[0]["updated_by"]), (&json!(2), &json!(id(9))));
    }

    #[tokio::test]
    async fn reactions_votes_and_subscriptions_are_no_change_of_their_issue() {
        let user = id(7);
        let events = changed(&[
            json!({"type": "IssueReactionAdded", "user": user, "reaction": "tada"}),
            json!({"type": "IssueVoteChanged", "user": user, "to": 1}),
            json!({"type": "IssueSubscribed", "user": user}),
        ]);
        let rows = rows(&WorkItems, &events).await;
        assert_eq!((&rows[0]["version"], &rows[0]["updated_by"]), (&json!(1), &json!(null)));
    }

    #[tokio::test]
    async fn what_not_everybody_sees_of_an_issue_is_no_change_of_it() {
        let with = json!({"id": id(6), "key": "ENG-43"});
        let page = json!({"id": id(7), "name": "Roadmap"});
        let related =
            |name| json!({"type": name, "relation": "blocking", "with": with, "project": id(4)});
        let events = changed(&[
            related("IssueRelationAdded"),
            related("IssueRelationRemoved"),
            json!({"type": "IssuePageLinked", "id": id(8), "page": page}),
            json!({"type": "IssuePageUnlinked", "link": id(8), "page": page}),
        ]);
        let rows = rows(&WorkItems, &events).await;
        assert_eq!((&rows[0]["version"], &rows[0]["updated_by"]), (&json!(1), &json!(null)));
        assert_eq!(rows[0]["updated_at"], "1970-01-01T00:00:01+00:00");
    }

    #[tokio::test]
    async fn deleted_labels_are_gone_from_issues_without_being_a_change_of_them() {
        let added = |n| json!({"type": "IssueLabelAdded", "label": {"id": id(n), "name": "l"}});
        let deleted = json!({
            "type": "LabelDeleted", "label": {"id": id(11), "name": "l"}, "with": [{"id": id(13), "name": "m"}],
        });
        let mut events = changed(&[added(13), added(12), added(11), added(10)]);
        events.push(event("project", 2, deleted));
        let rows = rows(&WorkItems, &events).await;
        assert_eq!(rows[0]["label_ids"], json!([id(12), id(10)]));
        assert_eq!((&rows[0]["version"], &rows[0]["position"]), (&json!(5), &json!(6)));
        assert_eq!(rows[0]["updated_at"], "1970-01-01T00:00:05+00:00");
    }

    #[tokio::test]
    async fn removed_points_are_gone_from_issues_without_being_a_change_of_them() {
        let point = json!({"id": id(14), "value": "8", "kind": "points"});
        let has = json!({"type": "IssueEstimateChanged", "to": point.clone()});
        let removed = |id| json!({"type": "EstimatePointRemoved", "point": {"id": id, "value": "8", "kind": "points"}});
        let estimate = json!({"id": id(3), "name": "Effort"});
        let deleted = json!({"type": "EstimateDeleted", "estimate": estimate});
        for (end, left) in [(removed(id(14)), None), (deleted, None), (removed(id(15)), Some(14))] {
            let mut events = changed(std::slice::from_ref(&has));
            events.push(event("project", 2, end));
            let rows = rows(&WorkItems, &events).await;
            assert_eq!(rows[0]["estimate_point_id"], json!(left.map(id)));
            assert_eq!(rows[0]["version"], 2);
            assert_eq!(rows[0]["position"], if left.is_none() { 3 } else { 2 });
            assert_eq!(rows[0]["updated_at"], "1970-01-01T00:00:02+00:00");
        }
    }

    #[tokio::test]
    async fn issues_leave_a_deleted_module_without_being_changed() {
        let added = |n| json!({"type": "IssueModuleAdded", "module": {"id": id(n), "name": "m"}});
        let mut events = changed(&[added(20), added(21)]);
        events.push(event("module", 20, json!({"type": "ModuleDeleted"})));
        let rows = rows(&WorkItems, &events).await;
        assert_eq!(rows[0]["module_ids"], json!([id(21)]));
        assert_eq!((&rows[0]["version"], &rows[0]["position"]), (&json!(3), &json!(4)));
        assert_eq!(rows[0]["updated_at"], "1970-01-01T00:00:03+00:00");
    }

    #[tokio::test]
    async fn issues_are_counted_in_each_module_by_state_unless_they_are_archived() {
        let module = |n| json!({"id": id(n), "name": "m"});
        let added = |n| json!({"type": "IssueModuleAdded", "module": module(n)});
        let removed = |n| json!({"type": "IssueModuleRemoved", "module": module(n)});
        let state = |n| json!({"id": id(n), "name": "Done", "group": "completed"});
        let moved = json!({"type": "IssueStateChanged", "from": state(3), "to": state(4)});
        let archived = json!({"type": "IssueArchived", "on": "2026-03-01"});
        let counted = |module, state| {
            json!({
                "project_id": id(2), "place_id": id(module), "state_id": id(state),
                "estimate_point_id": id(0), "items": 1,
            })
        };
        let counts = async |events: &[_]| companion(&WorkItems, counts::PLACE_TABLE, events).await;
        let both = changed(&[added(20), added(21)]);
        assert_eq!(counts(&both).await, json!([counted(20, 3), counted(21, 3)]));
        let one = changed(&[added(20), added(21), removed(20), moved]);
        assert_eq!(counts(&one).await, json!([counted(21, 4)]));
        assert_eq!(counts(&changed(&[added(20), archived])).await, json!([]));
        let mut deleted = changed(&[added(20), added(21)]);
        deleted.push(event("module", 20, json!({"type": "ModuleDeleted"})));
        assert_eq!(counts(&deleted).await, json!([counted(21, 3)]));
    }

    #[tokio::test]
    async fn issues_are_counted_by_their_estimate_until_its_point_is_removed() {
        let module = json!({"id": id(20), "name": "m"});
        let point = json!({"id": id(14), "value": "8", "kind": "points"});
        let mut events = changed(&[
            json!({"type": "IssueModuleAdded", "module": module}),
            json!({"type": "IssueEstimateChanged", "to": point}),
        ]);
        let counted = |point| {
            json!([{
                "project_id": id(2), "place_id": id(20), "state_id": id(3),
                "estimate_point_id": id(point), "items": 1,
            }])
        };
        let counts = async |events: &[_]| companion(&WorkItems, counts::PLACE_TABLE, events).await;
        assert_eq!(counts(&events).await, counted(14));
        events.push(event("project", 2, json!({"type": "EstimatePointRemoved", "point": point})));
        assert_eq!(counts(&events).await, counted(0));
    }

    #[tokio::test]
    async fn an_issue_that_moves_is_counted_where_it_is() {
        let address = |n: u128, number: u32| json!({"project": id(n), "number": number, "key": format!("P-{number}")});
        let state = |n: u128| json!({"id": id(n), "name": "Todo", "group": "unstarted"});
        let events = changed(&[
            json!({"type": "IssueMoved", "from": address(2, 42), "to": address(4, 7)}),
            json!({"type": "IssueStateChanged", "from": state(3), "to": state(33)}),
        ]);
        let found = rows(&WorkItems, &events).await;
        assert_eq!((&found[0]["project_id"], &found[0]["number"]), (&json!(id(4)), &json!(7)));
        let counts = companion(&WorkItems, counts::TABLE, &events).await;
        let expected = json!([{
            "is_archived": false, "items": 1, "project_id": id(4), "state_id": id(33),
        }]);
        assert_eq!(counts, expected);
    }

    #[tokio::test]
    async fn issues_are_counted_by_state_and_whether_they_are_archived() {
        let state = |n| json!({"id": id(n), "name": "Done", "group": "completed"});
        let moved = json!({"type": "IssueStateChanged", "from": state(3), "to": state(4)});
        let archived = json!({"type": "IssueArchived", "on": "2026-03-01"});
        let counted = |n, is_archived| json!([{"project_id": id(2), "state_id": id(n), "is_archived": is_archived, "items": 1}]);
        let counts = async |events: &[_]| companion(&WorkItems, counts::TABLE, events).await;
        assert_eq!(counts(&changed(&[])).await, counted(3, false));
        assert_eq!(counts(&changed(std::slice::from_ref(&moved))).await, counted(4, false));
        assert_eq!(counts(&changed(&[moved, archived])).await, counted(4, true));
        let deleted = deleted_with_another();
        assert_eq!(counts(&[created(), deleted]).await, json!([]));
        let ended = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        assert_eq!(counts(&[created(), event("project", 2, ended)]).await, json!([]));
    }

    #[tokio::test]
    async fn issues_that_are_alike_are_counted_together() {
        let kind = |state: u128, priority: &str, rank: i16, assignees: &[u128], key: Uuid| {
            let assignees: Vec<_> = assignees.iter().map(|n| id(*n)).collect();
            json!([{
                "project_id": id(2), "state_id": id(state), "is_archived": false,
                "priority": priority, "priority_rank": rank, "assignee_ids": assignees,
                "assignees_key": key, "items": 1,
            }])
        };
        let counts = async |events: &[_]| companion(&WorkItems, counts::KIND_TABLE, events).await;
        let assigned = |n: u128| json!({"type": "IssueAssigneeAdded", "user": id(n)});
        let urgent = json!({"type": "IssuePriorityChanged", "from": "none", "to": "urgent"});
        let before = rows(&WorkItems, &changed(&[])).await;
        let assignees = before[0]["assignee_ids"].as_array().unwrap().len();
        assert_eq!(assignees, 0, "{before}");
        let none = Uuid::nil();
        let first = counts(&changed(&[])).await;
        assert_eq!(first, kind(3, "none", 4, &[], none));
        assert_eq!(
            counts(&changed(std::slice::from_ref(&urgent))).await,
            kind(3, "urgent", 0, &[], none)
        );
        assert_eq!(
            counts(&changed(&[assigned(8)])).await,
            kind(3, "none", 4, &[8], Uuid::from_u128(8))
        );
        let both = "00000000-0000-0000-0000-000000000007,00000000-0000-0000-0000-000000000008";
        let key = Uuid::from_slice(&Sha256::digest(both)[..16]).unwrap();
        for order in [[7, 8], [8, 7]] {
            let events = changed(&order.map(assigned));
            assert_eq!(counts(&events).await, kind(3, "none", 4, &[7, 8], key));
        }
        assert_eq!(counts(&[created(), deleted_with_another()]).await, json!([]));
    }

    /// Issue 5 goes from one cycle into another.
    fn into_cycle(from: Option<u128>, to: Option<u128>) -> serde_json::Value {
        let cycle = |n: u128| json!({"id": id(n), "name": "Sprint"});
        let mut changed = json!({"type": "IssueCycleChanged"});
        for (name, n) in [("from", from), ("to", to)] {
            if let Some(n) = n {
                changed[name] = cycle(n);
            }
        }
        changed
    }

    #[tokio::test]
    async fn an_issue_shows_the_cycle_that_it_is_in_and_who_put_it_there() {
        let in_one = changed(&[into_cycle(None, Some(20)), into_cycle(Some(20), Some(21))]);
        let shown = rows(&WorkItems, &in_one).await;
        assert_eq!(shown[0]["cycle_id"], id(21));
        assert_eq!(shown[0]["cycle_since"], "1970-01-01T00:00:03+00:00");
        assert_eq!(shown[0]["cycle_by"], id(9));
        let out = changed(&[into_cycle(None, Some(20)), into_cycle(Some(20), None)]);
        let deleted = event("cycle", 20, json!({"type": "CycleDeleted"}));
        let mut gone = changed(&[into_cycle(None, Some(20))]);
        gone.push(deleted);
        for events in [out, gone] {
            let shown = rows(&WorkItems, &events).await;
            for column in ["cycle_id", "cycle_since", "cycle_by"] {
                assert_eq!(shown[0][column], serde_json::Value::Null, "{column}");
            }
        }
    }

    #[tokio::test]
    async fn issues_are_counted_in_their_cycle_unless_they_are_archived() {
        let state = |n| json!({"id": id(n), "name": "Done", "group": "completed"});
        let moved = json!({"type": "IssueStateChanged", "from": state(3), "to": state(4)});
        let archived = json!({"type": "IssueArchived", "on": "2026-03-01"});
        let entered = || into_cycle(None, Some(20));
        let counted = |cycle, state| {
            json!([{
                "project_id": id(2), "place_id": id(cycle), "state_id": id(state),
                "estimate_point_id": id(0), "items": 1,
            }])
        };
        let counts = async |events: &[_]| companion(&WorkItems, counts::PLACE_TABLE, events).await;
        assert_eq!(counts(&changed(&[entered()])).await, counted(20, 3));
        assert_eq!(counts(&changed(&[entered(), moved.clone()])).await, counted(20, 4));
        let elsewhere = changed(&[entered(), moved, into_cycle(Some(20), Some(21))]);
        assert_eq!(counts(&elsewhere).await, counted(21, 4));
        assert_eq!(counts(&changed(&[entered(), archived])).await, json!([]));
        let out = changed(&[entered(), into_cycle(Some(20), None)]);
        assert_eq!(counts(&out).await, json!([]));
        let ended = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        for end in [
            event("cycle", 20, json!({"type": "CycleDeleted"})),
            deleted_with_another(),
            event("project", 2, ended),
        ] {
            let mut events = changed(&[entered()]);
            events.push(end);
            assert_eq!(counts(&events).await, json!([]));
        }
    }

    /// Issue 5 was deleted with issue 4.
    fn deleted_with_another() -> (u128, Event) {
        let with = json!({"id": id(4), "key": "ENG-4"});
        event("issue", 5, json!({"type": "IssueDeleted", "with": with}))
    }

    #[tokio::test]
    async fn a_deleted_issue_has_no_row_nor_have_those_of_a_deleted_project() {
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        for end in [deleted_with_another(), event("project", 2, deleted)] {
            assert_eq!(rows(&WorkItems, &[created(), end]).await, json!([]));
        }
    }
}
