//! What operators do to users, keys, workspaces and members that are there.

use crate::fixture::{System, run};

/// A migrated database with Ada, who owns the workspace acme, and Bob.
async fn system() -> System {
    let system = System::empty().await;
    system.run(&["migrate"]).await.good();
    for email in ["ada@example.com", "bob@example.com"] {
        system.run(&["user", "add", "--email", email]).await.good();
    }
    system.run(&["workspace", "add", "--slug", "acme", "--owner", "ada@example.com"]).await.good();
    system
}

/// The names of the last events of a database.
async fn last_events(system: &System, count: i64) -> Vec<String> {
    let names = "SELECT event_type FROM (
            SELECT event_type, recorded_at, position FROM event_log.event
            ORDER BY recorded_at DESC, position DESC LIMIT $1
        ) AS last ORDER BY recorded_at, position";
    sqlx::query_scalar(names).bind(count).fetch_all(&system.pool).await.unwrap()
}

#[tokio::test]
async fn whoever_is_deactivated_is_a_member_of_nothing_and_has_no_key() {
    let system = system().await;
    let bob = ["--email", "bob@example.com"];
    system.run(&[&["member", "add", "--slug", "acme"][..], &bob].concat()).await.good();
    system.run(&[&["key", "add"][..], &bob].concat()).await.good();
    let deactivate = [&["user", "deactivate"][..], &bob].concat();
    system.run(&deactivate).await.good();
    let events = last_events(&system, 3).await;
    let expected = ["UserDeactivationBegun", "WorkspaceMemberRemoved", "UserDeactivated"];
    assert_eq!(events, expected);
    system.run(&deactivate).await.good();
    assert_eq!(last_events(&system, 3).await, expected, "twice is the same");

    let users = system.run(&["user", "list", "--json"]).await.good().json();
    let states: Vec<_> =
        users["users"].as_array().unwrap().iter().map(|user| user["active"].as_bool()).collect();
    assert_eq!(states, [Some(true), Some(false)]);
    let text = system.run(&["user", "list"]).await.good().stdout;
    assert!(text.contains("bob@example.com") && text.contains("deactivated"), "{text}");
    let keys = system.run(&["key", "list", "--json"]).await.good().json();
    assert_eq!(keys["keys"], serde_json::json!([]));
    let keys = system.run(&["key", "list", "--all", "--json"]).await.good().json();
    assert_eq!(keys["keys"][0]["state"], "revoked");
    let back = system.run(&[&["member", "add", "--slug", "acme"][..], &bob].concat()).await;
    assert!(back.stderr.contains("deactivated"), "{back:?}");
    system.run(&["verify"]).await.good();
}

#[tokio::test]
async fn the_last_owner_of_a_workspace_stays_and_is_named_with_it() {
    let system = system().await;
    let answer = system.run(&["user", "deactivate", "--email", "ada@example.com"]).await;
    assert_eq!(answer.status, 1, "{answer:?}");
    assert!(answer.stderr.contains("last owner of the workspace acme"), "{answer:?}");
    let ada = ["--slug", "acme", "--email", "ada@example.com"];
    let answer = system.run(&[&["member", "remove"][..], &ada].concat()).await;
    assert!(answer.stderr.contains("last owner"), "{answer:?}");
    let answer =
        system.run(&["user", "deactivate", "--user", "0193a000-0000-7000-8000-000000000001"]).await;
    assert!(answer.stderr.contains("There is no such user."), "{answer:?}");

    let bob = ["--slug", "acme", "--email", "bob@example.com"];
    system.run(&[&["member", "add"][..], &bob].concat()).await.good();
    let again = [&["member", "add"][..], &bob, &["--role", "owner"]].concat();
    let again = system.run(&again).await;
    assert!(again.stderr.contains("tidemark member role"), "{again:?}");
    system.run(&[&["member", "role"][..], &bob, &["--role", "owner"]].concat()).await.good();
    system.run(&["user", "deactivate", "--email", "ada@example.com"]).await.good();
    let members = system.run(&["member", "list", "--slug", "acme", "--json"]).await.good().json();
    assert_eq!(members["members"].as_array().unwrap().len(), 1, "{members}");
    assert_eq!(members["members"][0]["email"], "bob@example.com");
    system.run(&["verify"]).await.good();
}

#[tokio::test]
async fn a_member_who_is_removed_is_no_member_and_may_come_back() {
    let system = system().await;
    let bob = ["--slug", "acme", "--email", "bob@example.com"];
    let remove = [&["member", "remove"][..], &bob].concat();
    let nobody = system.run(&remove).await;
    assert!(nobody.stderr.contains("no member of the workspace acme"), "{nobody:?}");
    system.run(&[&["member", "add"][..], &bob].concat()).await.good();
    system.run(&remove).await.good();
    system.run(&remove).await.good();
    let text = system.run(&["member", "list", "--slug", "acme"]).await.good().stdout;
    assert!(text.contains("ada@example.com") && !text.contains("bob@"), "{text}");
    system.run(&[&["member", "add"][..], &bob].concat()).await.good();
}

#[tokio::test]
async fn keys_are_listed_without_their_secret_and_revoked_by_id_or_by_user() {
    let system = system().await;
    let add = |label| ["key", "add", "--email", "ada@example.com", "--label", label];
    let token = system.run(&add("laptop")).await.good().stdout;
    system.run(&add("phone")).await.good();
    system.run(&["key", "add", "--email", "bob@example.com"]).await.good();
    let list = ["key", "list", "--email", "ada@example.com"];
    let text = system.run(&list).await.good().stdout;
    assert!(text.contains("laptop") && text.contains("phone"), "{text}");
    assert!(!text.contains(token.trim()) && !text.contains("bob@"), "{text}");
    let keys = system.run(&["key", "list", "--json"]).await.good().json();
    let keys = keys["keys"].as_array().unwrap();
    assert_eq!(keys.len(), 3);
    let id = |label: &str| {
        let key = keys.iter().find(|key| key["label"] == label).unwrap();
        key["id"].as_str().unwrap().to_owned()
    };

    let unknown = "0193a000-0000-7000-8000-000000000001";
    let answer = system.run(&["key", "revoke", &id("laptop"), unknown]).await;
    assert!(answer.stderr.contains(unknown), "{answer:?}");
    let left = system.run(&list).await.good().stdout;
    assert!(left.contains("laptop"), "none is revoked if one is not there: {left}");
    system.run(&["key", "revoke", &id("laptop")]).await.good();
    let left = system.run(&list).await.good().stdout;
    assert!(!left.contains("laptop") && left.contains("phone"), "{left}");
    let answer =
        system.run(&["key", "revoke", "--email", "ada@example.com", "--json"]).await.good();
    assert_eq!(answer.json()["revoked"], serde_json::json!([id("phone")]));
    assert_eq!(system.run(&["key", "revoke"]).await.status, 2);
}

#[tokio::test]
async fn a_workspace_is_deleted_only_by_who_says_yes_and_its_slug_is_free_again() {
    let system = system().await;
    let list = system.run(&["workspace", "list", "--json"]).await.good().json();
    assert_eq!(list["workspaces"][0]["slug"], "acme");
    assert_eq!(list["workspaces"][0]["owners"][0]["email"], "ada@example.com");
    let delete = ["workspace", "delete", "--slug", "acme"];
    let asked = system.run(&delete).await;
    assert_eq!(asked.status, 1);
    assert!(asked.stderr.contains("1 members and 1 events"), "{asked:?}");
    system.run(&[&delete[..], &["--yes"]].concat()).await.good();
    let gone = system.run(&[&delete[..], &["--yes"]].concat()).await;
    assert!(gone.stderr.contains("There is no workspace with the slug acme"), "{gone:?}");
    let text = system.run(&["workspace", "list"]).await.good().stdout;
    assert_eq!(text, "no workspaces\n");
    system.run(&["workspace", "add", "--slug", "acme", "--owner", "bob@example.com"]).await.good();
    let verified = system.run(&["verify"]).await.good().stdout;
    assert!(verified.contains("workspace acme ("), "{verified}");
}

#[tokio::test]
async fn shells_complete_the_command_line() {
    for shell in ["bash", "zsh", "fish"] {
        let script = run(&["completions", shell]).await.good().stdout;
        assert!(script.contains("deactivate"), "{shell}: {script}");
    }
    assert_eq!(run(&["completions", "cobol"]).await.status, 2);
}
