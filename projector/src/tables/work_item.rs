//! The issues that exist, archived ones included.

mod row;

use chrono::{DateTime, NaiveDate, Utc};
use domain::Event;
use domain::issue::IssueEvent;
use domain::project::ProjectEvent;
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use self::row::Row;
use super::column;
use super::label::deleted_ids;
use crate::Projected;
use crate::copy::NewRows;
use crate::counts;
use crate::table::{Inside, Key, Keys, Rows, Touch};

/// The table `work_item`.
pub(crate) struct WorkItems;

/// So many new rows are written by COPY; it needs two round trips more.
const MANY: usize = 50;
/// The columns in the order in which [`create`] writes them.
const COLUMNS: [&str; 27] = [
    "workspace_id",
    "id",
    "position",
    "version",
    "project_id",
    "number",
    "name",
    "description_html",
    "description_text",
    "priority",
    "priority_rank",
    "state_id",
    "parent_id",
    "assignee_ids",
    "label_ids",
    "start_date",
    "target_date",
    "point",
    "sort_order",
    "completed_at",
    "archived_on",
    "external_source",
    "external_id",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
];

impl Rows for WorkItems {
    const NAME: &'static str = "work_item";
    const INSIDE: Inside = Inside::Project;
    const COMPANIONS: &[&str] = &[counts::TABLE];
    type Row = Row;

    fn touches(event: &Projected) -> Touch {
        match &event.event {
            Event::Issue(_) => Touch::Row(event.entity),
            Event::Project(ProjectEvent::LabelDeleted(_)) => Touch::Many,
            _ => Touch::Nothing,
        }
    }

    fn evolve(_: Uuid, row: Option<Row>, event: &Projected) -> Option<Row> {
        let Event::Issue(issue) = &event.event else { return row };
        match issue {
            IssueEvent::IssueCreated(created) => return Some(Row::new(row, event, created)),
            IssueEvent::IssueDeleted(_) => return None,
            _ => {}
        }
        let mut row = row?;
        row.change(event, issue);
        row.touch(event);
        Some(row)
    }

    fn key(row: &Row) -> Key {
        (row.workspace_id, row.id)
    }

    fn counted(row: &Row) -> Option<counts::Kind> {
        Some(counts::Kind {
            workspace: row.workspace_id,
            project: row.project_id,
            state: row.state_id,
            is_archived: row.archived_on.is_some(),
        })
    }

    async fn load(db: &mut PgConnection, keys: &Keys) -> Result<Vec<Row>, Error> {
        sqlx::query_as!(
            Row,
            r#"
            SELECT
                workspace_id, id, position, version, project_id, number, name, priority,
                priority_rank, state_id, parent_id, assignee_ids, label_ids, start_date,
                target_date, point, sort_order, completed_at, archived_on, external_source,
                external_id, created_at, created_by, updated_at, updated_by,
                true AS "stored!", NULL::text AS description_html, NULL::text AS description_text
            FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key)
            CROSS JOIN LATERAL (
                SELECT * FROM work_item AS stored
                WHERE stored.workspace_id = wanted.workspace AND stored.id = wanted.key
                LIMIT 1
            ) AS found
            "#,
            &keys.workspaces,
            &keys.ids,
        )
        .fetch_all(db)
        .await
    }

    async fn save(db: &mut PgConnection, rows: Vec<Row>) -> Result<(), Error> {
        let (new, others): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| !row.stored);
        if new.len() < MANY {
            return write(db, new.into_iter().chain(others).collect()).await;
        }
        create(db, &new).await?;
        write(db, others).await
    }

    async fn sweep(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
        let Event::Project(ProjectEvent::LabelDeleted(deleted)) = &event.event else {
            return Ok(());
        };
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
            &deleted_ids(deleted),
            event.position,
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

/// Writes rows that are not in the table.
async fn create(db: &mut PgConnection, rows: &[Row]) -> Result<(), Error> {
    let mut new = NewRows::new(&COLUMNS);
    for row in rows {
        new.row()
            .field(row.workspace_id)?
            .field(row.id)?
            .field(row.position)?
            .field(row.version)?
            .field(row.project_id)?
            .field(row.number)?
            .field(&row.name)?
            .field(row.description_html.as_deref().unwrap_or_default())?
            .field(row.description_text.as_deref().unwrap_or_default())?
            .field(&row.priority)?
            .field(row.priority_rank)?
            .field(row.state_id)?
            .field(row.parent_id)?
            .field(&row.assignee_ids)?
            .field(&row.label_ids)?
            .field(row.start_date)?
            .field(row.target_date)?
            .field(row.point)?
            .field(row.sort_order)?
            .field(row.completed_at)?
            .field(row.archived_on)?
            .field(&row.external_source)?
            .field(&row.external_id)?
            .field(row.created_at)?
            .field(row.created_by)?
            .field(row.updated_at)?
            .field(row.updated_by)?;
    }
    new.save(db, WorkItems::NAME).await
}

/// Writes rows, new or changed.
async fn write(db: &mut PgConnection, rows: Vec<Row>) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        r#"
        INSERT INTO work_item (
            workspace_id, id, position, version, project_id, number, name, description_html,
            description_text, priority, priority_rank, state_id, parent_id, assignee_ids,
            label_ids, start_date, target_date, point, sort_order, completed_at, archived_on,
            external_source, external_id, created_at, created_by, updated_at, updated_by
        )
        SELECT
            unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::int8[]), unnest($4::int8[]),
            unnest($5::uuid[]), unnest($6::int8[]), unnest($7::text[]), unnest($8::text[]),
            unnest($9::text[]), unnest($10::text[]), unnest($11::int2[]), unnest($12::uuid[]),
            unnest($13::uuid[]), unnest($14::text[])::uuid[], unnest($15::text[])::uuid[],
            unnest($16::date[]), unnest($17::date[]), unnest($18::int2[]),
            unnest($19::float8[]), unnest($20::timestamptz[]), unnest($21::date[]),
            unnest($22::text[]), unnest($23::text[]), unnest($24::timestamptz[]),
            unnest($25::uuid[]), unnest($26::timestamptz[]), unnest($27::uuid[])
        ON CONFLICT (workspace_id, id) DO UPDATE
        SET position = EXCLUDED.position,
            version = EXCLUDED.version,
            name = EXCLUDED.name,
            priority = EXCLUDED.priority,
            priority_rank = EXCLUDED.priority_rank,
            state_id = EXCLUDED.state_id,
            parent_id = EXCLUDED.parent_id,
            assignee_ids = EXCLUDED.assignee_ids,
            label_ids = EXCLUDED.label_ids,
            start_date = EXCLUDED.start_date,
            target_date = EXCLUDED.target_date,
            point = EXCLUDED.point,
            sort_order = EXCLUDED.sort_order,
            completed_at = EXCLUDED.completed_at,
            archived_on = EXCLUDED.archived_on,
            external_source = EXCLUDED.external_source,
            external_id = EXCLUDED.external_id,
            updated_at = EXCLUDED.updated_at,
            updated_by = EXCLUDED.updated_by
        "#,
        &column(&rows, |row| row.workspace_id),
        &column(&rows, |row| row.id),
        &column(&rows, |row| row.position),
        &column(&rows, |row| row.version),
        &column(&rows, |row| row.project_id),
        &column(&rows, |row| row.number),
        &column(&rows, |row| row.name.clone()),
        &column(&rows, |row| row.description_html.clone().unwrap_or_default()),
        &column(&rows, |row| row.description_text.clone().unwrap_or_default()),
        &column(&rows, |row| row.priority.clone()),
        &column(&rows, |row| row.priority_rank),
        &column(&rows, |row| row.state_id),
        &column(&rows, |row| row.parent_id) as &[Option<Uuid>],
        &column(&rows, |row| array(&row.assignee_ids)),
        &column(&rows, |row| array(&row.label_ids)),
        &column(&rows, |row| row.start_date) as &[Option<NaiveDate>],
        &column(&rows, |row| row.target_date) as &[Option<NaiveDate>],
        &column(&rows, |row| row.point) as &[Option<i16>],
        &column(&rows, |row| row.sort_order),
        &column(&rows, |row| row.completed_at) as &[Option<DateTime<Utc>>],
        &column(&rows, |row| row.archived_on) as &[Option<NaiveDate>],
        &column(&rows, |row| row.external_source.clone()) as &[Option<String>],
        &column(&rows, |row| row.external_id.clone()) as &[Option<String>],
        &column(&rows, |row| row.created_at),
        &column(&rows, |row| row.created_by),
        &column(&rows, |row| row.updated_at),
        &column(&rows, |row| row.updated_by) as &[Option<Uuid>],
    )
    .execute(&mut *db)
    .await?;
    describe(db, rows).await
}

/// Writes the new descriptions of rows that were there before; other changes leave those texts alone, which may be
/// long.
async fn describe(db: &mut PgConnection, mut rows: Vec<Row>) -> Result<(), Error> {
    rows.retain(|row| row.stored && row.description_html.is_some());
    if rows.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        r#"
        UPDATE work_item
        SET description_html = new.html,
            description_text = new.text
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS new (workspace, key, html, text)
        CROSS JOIN LATERAL (
            SELECT ctid FROM work_item AS stored
            WHERE stored.workspace_id = new.workspace AND stored.id = new.key
            LIMIT 1
        ) AS found
        WHERE work_item.ctid = found.ctid
        "#,
        &column(&rows, |row| row.workspace_id),
        &column(&rows, |row| row.id),
        &column(&rows, |row| row.description_html.clone().unwrap_or_default()),
        &column(&rows, |row| row.description_text.clone().unwrap_or_default()),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An array of ids as text: Postgres has no arrays of arrays of different lengths.
fn array(ids: &[Uuid]) -> String {
    let ids: Vec<String> = ids.iter().map(Uuid::to_string).collect();
    format!("{{{}}}", ids.join(","))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
            "sort_order": 1.5, "external": {"source": "github", "id": "7"},
            "created_at": "2020-01-01T00:00:00Z", "created_by": id(7),
        });
        let expected = json!([
            {
                "assignee_ids": [id(8), id(7)], "completed_at": "1970-01-01T00:00:01+00:00",
                "created_at": "2020-01-01T00:00:00+00:00", "created_by": id(7),
                "description_html": "<p>It <b>fails</b></p>", "description_text": "It fails",
                "external_id": "7", "external_source": "github", "id": id(5),
                "label_ids": [id(12), id(11)], "name": "Fix the login", "number": 42,
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
        let count = u128::try_from(MANY).unwrap() + 1;
        let mut events: Vec<_> = (1..=count).map(|n| event("issue", 100 + n, payload(n))).collect();
        let renamed = json!({"type": "IssueRenamed", "from": "Fix it 1 times", "to": "Fix it"});
        events.push(event("issue", 101, renamed));
        let rows = rows(&WorkItems, &events).await;
        assert_eq!(rows.as_array().unwrap().len(), MANY + 1);
        assert_eq!(rows[0]["name"], "Fix it");
        assert_eq!(rows[1]["label_ids"], json!([id(12)]));
        assert_eq!(rows[1]["description_text"], "It fails");
    }

    #[tokio::test]
    async fn an_issue_shows_what_it_was_changed_to() {
        let state = |n, group| json!({"id": id(n), "name": group, "group": group});
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
            json!({"type": "IssueParentChanged", "to": {"id": id(4), "key": "ENG-41"}}),
            json!({"type": "IssueStartDateChanged", "to": "2026-01-01"}),
            json!({"type": "IssueTargetDateChanged", "to": "2026-02-01"}),
            json!({"type": "IssuePointChanged", "to": 5}),
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
                "external_id": "7", "external_source": "github", "id": id(5),
                "label_ids": [id(11)], "name": "Mend the login", "number": 42,
                "parent_id": id(4), "point": 5, "position": 18, "priority": "urgent",
                "priority_rank": 0, "project_id": id(2), "sort_order": 1.5,
                "start_date": "2026-01-01", "state_id": id(4), "target_date": "2026-02-01",
                "updated_at": "1970-01-01T00:00:18+00:00", "updated_by": id(9), "version": 18,
            },
        ]);
        assert_eq!(rows(&WorkItems, &events).await, expected);
    }

    #[test]
    fn a_change_that_was_asked_for_earlier_does_not_turn_back_time() {
        let renamed = json!({"type": "IssueRenamed", "from": "Fix the login", "to": "Fix it"});
        let events = changed(&[renamed.clone(), renamed]);
        let mut row = None;
        for (place, seconds) in [1, 3, 2].into_iter().enumerate() {
            let mut event = projected((1, &events[place]));
            event.at = DateTime::from_timestamp(seconds, 0).unwrap();
            row = WorkItems::evolve(event.entity, row, &event);
        }
        let row = row.unwrap();
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
    async fn a_link_is_a_change_of_its_issue() {
        let added = json!({"type": "IssueLinkAdded", "link": id(3), "url": "https://a.example/"});
        let rows = rows(&WorkItems, &changed(&[added])).await;
        assert_eq!((&rows[0]["version"], &rows[0]["updated_by"]), (&json!(2), &json!(id(9))));
    }

    #[tokio::test]
    async fn deleted_labels_are_gone_from_issues_without_being_a_change_of_them() {
        let added = |n| json!({"type": "IssueLabelAdded", "label": {"id": id(n), "name": "l"}});
        let deleted = json!({
            "type": "LabelDeleted", "label": {"id": id(11), "name": "l"}, "with": [id(13)],
        });
        let mut events = changed(&[added(13), added(12), added(11), added(10)]);
        events.push(event("project", 2, deleted));
        let rows = rows(&WorkItems, &events).await;
        assert_eq!(rows[0]["label_ids"], json!([id(12), id(10)]));
        assert_eq!((&rows[0]["version"], &rows[0]["position"]), (&json!(5), &json!(6)));
        assert_eq!(rows[0]["updated_at"], "1970-01-01T00:00:05+00:00");
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
        let deleted = event("issue", 5, json!({"type": "IssueDeleted", "with": id(4)}));
        assert_eq!(counts(&[created(), deleted]).await, json!([]));
        let ended = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        assert_eq!(counts(&[created(), event("project", 2, ended)]).await, json!([]));
    }

    #[tokio::test]
    async fn a_deleted_issue_has_no_row_nor_have_those_of_a_deleted_project() {
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        for end in [
            event("issue", 5, json!({"type": "IssueDeleted", "with": id(4)})),
            event("project", 2, deleted),
        ] {
            assert_eq!(rows(&WorkItems, &[created(), end]).await, json!([]));
        }
    }
}
