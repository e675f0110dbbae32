//! Names that only one thing may bear.

use event_store::claims::owner;
use event_store::{Append, Claim, ClaimChange, Outcome};
use uuid::Uuid;

use crate::fixture::{AppendExt, Log, appended, command, id, project, store, workspace};
use domain::WorkspaceId;

/// A claim on the identifier of a project.
fn identifier(name: &str, owner: Uuid) -> Claim {
    Claim { scope: "project-identifier".to_owned(), name: name.to_owned(), owner }
}

/// A claim on a workspace's slug, unique in the whole instance.
fn slug(owner: WorkspaceId) -> ClaimChange {
    let claim =
        Claim { scope: "workspace-slug".to_owned(), name: "acme".to_owned(), owner: owner.uuid() };
    ClaimChange { take: true, instance: true, claim }
}

/// A new project that takes a name.
fn create(n: u64, name: &str) -> Append {
    let mut append = command(workspace(1)).writing(project(n), 0, &["ProjectCreated"]);
    append.take(identifier(name, project(n).id));
    append
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_workspaces_that_claim_one_slug_one_wins() {
    let log = Log::create().await;
    let other = store(&log.options);
    for round in 0..20 {
        let [a, b] = [workspace(round * 2), workspace(round * 2 + 1)];
        let create = |ws: WorkspaceId| {
            let workspace = event_store::StreamId { kind: "workspace", id: ws.uuid() };
            let mut append = command(ws).writing(workspace, 0, &["WorkspaceCreated"]);
            append.claims.push(slug(ws));
            append
        };
        let (first, second) = tokio::join!(log.store.append(create(a)), other.append(create(b)));
        let outcomes = [(a, first.unwrap()), (b, second.unwrap())];
        let bearer = owner(&log.pool, WorkspaceId::INSTANCE, "workspace-slug", "acme").await;
        let bearer = bearer.unwrap().unwrap();
        for (ws, outcome) in outcomes {
            match outcome {
                Outcome::Appended(_) => assert_eq!(ws.uuid(), bearer),
                Outcome::Claimed(claim) => {
                    assert_eq!(claim.owner, bearer);
                    assert_eq!(event_store::read::head(&log.pool, ws).await.unwrap(), 0);
                }
                other => panic!("{other:?}"),
            }
        }
        let mut give_up = command(WorkspaceId(bearer));
        give_up.claims.push(ClaimChange { take: false, ..slug(WorkspaceId(bearer)) });
        appended(log.store.append(give_up).await.unwrap());
    }
}

#[tokio::test]
async fn a_slug_is_claimed_whatever_its_case_by_versions_that_do_not_know_of_it_as_well() {
    let log = Log::create().await;
    let [first, second] = [workspace(1), workspace(2)];
    let named = |take, ws: WorkspaceId, name: &str| {
        let claim = Claim { name: name.to_owned(), ..slug(ws).claim };
        let mut append = command(ws);
        append.claims.push(ClaimChange { take, instance: true, claim });
        append
    };
    let bearer = async || {
        let scope = "workspace-slug-in-any-case";
        owner(&log.pool, WorkspaceId::INSTANCE, scope, "acme").await.unwrap()
    };
    for (take, ws, name, expected) in [
        (true, first, "Acme", Some(first)),
        (true, second, "ACME", Some(first)),
        (false, second, "ACME", Some(first)),
        (false, first, "Acme", None),
        (true, second, "ACME", Some(second)),
    ] {
        appended(log.store.append(named(take, ws, name)).await.unwrap());
        assert_eq!(bearer().await, expected.map(WorkspaceId::uuid), "{take} {name}");
    }
}

#[tokio::test]
async fn a_taken_name_is_refused_with_its_bearer_and_nothing_is_written() {
    let log = Log::create().await;
    appended(log.store.append(create(1, "ENG")).await.unwrap());
    let refused = log.store.append(create(2, "ENG")).await.unwrap();
    assert_eq!(refused, Outcome::Claimed(identifier("ENG", project(1).id)));
    assert_eq!(event_store::read::head(&log.pool, workspace(1)).await.unwrap(), 1);
    appended(log.store.append(create(2, "OPS")).await.unwrap());
}

#[tokio::test]
async fn a_name_is_free_again_once_given_up_even_within_one_append() {
    let log = Log::create().await;
    appended(log.store.append(create(1, "ENG")).await.unwrap());
    let mut rename = command(workspace(1)).writing(project(1), 1, &["ProjectIdentifierChanged"]);
    rename.release(identifier("ENG", project(1).id));
    rename.take(identifier("DEV", project(1).id));
    appended(log.store.append(rename).await.unwrap());
    appended(log.store.append(create(2, "ENG")).await.unwrap());

    let mut swap = command(workspace(1));
    swap.release(identifier("DEV", project(1).id));
    swap.release(identifier("ENG", project(2).id));
    swap.take(identifier("DEV", project(2).id));
    swap.take(identifier("ENG", project(1).id));
    appended(log.store.append(swap).await.unwrap());
    let bearer = owner(&log.pool, workspace(1), "project-identifier", "ENG").await.unwrap();
    assert_eq!(bearer, Some(project(1).id));
}

#[tokio::test]
async fn nobody_gives_up_what_another_bears() {
    let log = Log::create().await;
    appended(log.store.append(create(1, "ENG")).await.unwrap());
    let mut thief = create(2, "ENG");
    thief.release(identifier("ENG", id(9, 9)));
    assert!(matches!(log.store.append(thief).await.unwrap(), Outcome::Claimed(_)));
}
