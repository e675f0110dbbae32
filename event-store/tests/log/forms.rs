//! The append as the version before calls it, with an array for each column; goes away with that form.

use domain::ProjectId;
use event_store::chain::{Verified, verify_workspace};

use crate::fixture::{Log, id, issue, project, user, workspace};

/// A call of it, by a command that opens an issue under a name, if no such event came after a position.
const CALL: &str = r#"
    SELECT outcome
    FROM event_log.append(
        w_workspace => ARRAY[$1],
        t_workspace => '{1, 1}',
        t_kind => '{project, issue}',
        t_entity => ARRAY[$2, $3],
        a_workspace => '{1}',
        a_probe => '{false}',
        a_command => ARRAY[$4],
        a_actor => ARRAY[$5],
        a_key => ARRAY[$4::text],
        a_fingerprint => ARRAY[sha256('')],
        a_metadata => ARRAY['{"n": 1}'],
        a_result => ARRAY['[]'],
        s_append => '{1, 1}',
        s_stream => '{1, 2}',
        s_version => '{0, 0}',
        s_event => '{NULL, NULL}',
        s_recorded_at => '{NULL, NULL}',
        s_project => ARRAY[NULL, $2],
        s_issue => ARRAY[NULL, $3],
        e_stream => '{2, 2}',
        e_event => ARRAY[gen_random_uuid(), gen_random_uuid()],
        e_type => '{IssueCreated, IssueRenamed}',
        e_type_version => '{1, 2}',
        e_payload => ARRAY['{"n": 2}', '{"n": 3}'],
        n_append => '{1}',
        n_since => ARRAY[$6],
        n_project => ARRAY[$2],
        n_kind => '{issue}',
        n_types => '{"IssueMoved,IssueRenamed"}',
        n_mentions => '{""}',
        k_append => '{1}',
        k_take => '{true}',
        k_instance => '{false}',
        k_scope => '{label}',
        k_name => ARRAY[$7],
        k_owner => ARRAY[$3],
        u_append => '{1}',
        u_generation => ARRAY[$8]
    )
"#;

/// What is in the log: of each event what it is of, its own and its command's data.
const EVENTS: &str = "
    SELECT concat_ws(' ', position, aggregate_type, entity_id = $1, sequence, event_type, event_version, payload,
        metadata, command_id = $2, actor_id = $3, project_id = $4, issue_id = $1)
    FROM event_log.event
    ORDER BY position
";

#[tokio::test]
async fn the_version_before_still_appends() {
    let log = Log::create().await;
    let (ws, eng) = (workspace(1), ProjectId(project(1).id));
    let generation = log.store.reserve_number(ws, eng).await.unwrap().generation;
    let call = async |n: u64, since: i64, name: &str| -> String {
        sqlx::query_scalar(CALL)
            .bind(ws.uuid())
            .bind(project(1).id)
            .bind(issue(n).id)
            .bind(id(3, n))
            .bind(user().uuid())
            .bind(since)
            .bind(name)
            .bind(generation)
            .fetch_one(&log.pool)
            .await
            .unwrap()
    };
    assert_eq!(call(1, 0, "one").await, "appended");
    assert_eq!(call(1, 0, "one").await, "repeated");
    assert_eq!(call(2, 1, "two").await, "intruded");
    assert_eq!(call(2, 2, "one").await, "claimed");
    let events: Vec<String> = sqlx::query_scalar(EVENTS)
        .bind(issue(1).id)
        .bind(id(3, 1))
        .bind(user().uuid())
        .bind(project(1).id)
        .fetch_all(&log.pool)
        .await
        .unwrap();
    let own = r#"{"n": 1} t t t t"#;
    assert_eq!(
        events,
        [
            format!(r#"1 issue t 1 IssueCreated 1 {{"n": 2}} {own}"#),
            format!(r#"2 issue t 2 IssueRenamed 2 {{"n": 3}} {own}"#),
        ]
    );
    let verified = verify_workspace(&log.pool, ws, |_| {}).await.unwrap();
    assert!(matches!(verified, Verified::Intact { position: 2, .. }));
}
