//! `tidemark user`, `key` and `workspace`.

use crate::fixture::System;

#[tokio::test]
async fn a_user_a_workspace_and_a_key_are_added_through_the_log() {
    let system = System::empty().await;
    system.run(&["migrate"]).await.good();
    let add = ["user", "add", "--email", "ada@example.com", "--name", "Ada", "--json"];
    let user = system.run(&add).await.good().json();
    let add = ["workspace", "add", "--slug", "acme", "--owner", "ada@example.com", "--json"];
    system.run(&add).await.good();
    let key = system.run(&["key", "add", "--email", "ada@example.com"]).await.good();
    assert!(key.stdout.starts_with("plane_api_"), "{key:?}");

    let verified = system.run(&["verify", "acme", "--json"]).await.good().json();
    assert_eq!(verified["workspaces"][0]["position"], 1);
    let names = "SELECT event_type FROM event_log.event ORDER BY recorded_at";
    let names: Vec<String> = sqlx::query_scalar(names).fetch_all(&system.pool).await.unwrap();
    assert_eq!(names, ["UserRegistered", "WorkspaceCreated"]);
    let keys = "SELECT count(*) FROM account.api_key WHERE user_id = $1::uuid";
    let keys: i64 =
        sqlx::query_scalar(keys).bind(user["user"].as_str()).fetch_one(&system.pool).await.unwrap();
    assert_eq!(keys, 1);
}

#[tokio::test]
async fn the_operator_makes_somebody_a_member() {
    let system = System::empty().await;
    system.run(&["migrate"]).await.good();
    for email in ["ada@example.com", "bob@example.com"] {
        system.run(&["user", "add", "--email", email]).await.good();
    }
    system.run(&["workspace", "add", "--slug", "acme", "--owner", "ada@example.com"]).await.good();
    let add = ["workspace", "add-member", "--slug", "acme", "--email", "bob@example.com"];
    let added = system.run(&[&add[..], &["--role", "guest"]].concat()).await.good();
    assert!(added.stdout.contains("is now guest of the workspace acme"), "{added:?}");
    let again = system.run(&add).await;
    assert!(again.stderr.contains("already a member"), "{again:?}");
    let wrong = system.run(&[&add[..], &["--role", "king"]].concat()).await;
    assert!(wrong.stderr.contains("must be owner, admin, member or guest"), "{wrong:?}");
}

#[tokio::test]
async fn a_bot_has_keys_and_no_address() {
    let system = System::empty().await;
    system.run(&["migrate"]).await.good();
    let bot = system.run(&["user", "add", "--bot", "--name", "importer", "--json"]).await.good();
    let id = bot.json()["user"].as_str().unwrap().to_owned();
    system.run(&["key", "add", "--user", &id, "--service"]).await.good();
}

#[tokio::test]
async fn what_is_taken_or_unknown_is_refused_in_a_sentence() {
    let system = System::empty().await;
    system.run(&["migrate"]).await.good();
    let add = ["user", "add", "--email", "ada@example.com"];
    system.run(&add).await.good();
    let again = system.run(&add).await;
    assert_eq!(again.status, 1, "{again:?}");
    let unknown = system.run(&["key", "add", "--email", "bob@example.com"]).await;
    assert!(unknown.stderr.contains("no user with the e-mail bob@example.com"), "{unknown:?}");
    let slug = ["workspace", "add", "--slug", "no spaces", "--owner", "ada@example.com"];
    let slug = system.run(&slug).await;
    assert!(slug.stderr.contains("slug"), "{slug:?}");
}

#[tokio::test]
async fn a_link_signs_in_at_the_address_that_is_said() {
    let system = System::empty().await;
    system.run(&["migrate"]).await.good();
    system.run(&["user", "add", "--email", "ada@example.com"]).await.good();
    let link = ["user", "link", "ada@example.com"];
    let at = [&link[..], &["--address", "https://a.example/"]].concat();
    let made = system.run(&at).await.good();
    assert!(made.stdout.starts_with("https://a.example/sign-in#link=tm_link_"), "{made:?}");
    let made = system.run(&[&link[..], &["--json"]].concat()).await.good().json();
    assert!(made["link"].as_str().unwrap().starts_with("/sign-in#link="), "{made}");
    let links = "SELECT count(*) FROM account.sign_in_link";
    let links: i64 = sqlx::query_scalar(links).fetch_one(&system.pool).await.unwrap();
    assert_eq!(links, 2);
    let unknown = system.run(&["user", "link", "bob@example.com"]).await;
    assert!(unknown.stderr.contains("no user with the e-mail bob@example.com"), "{unknown:?}");
}

#[tokio::test]
async fn a_password_comes_from_stdin_and_is_hashed() {
    let system = System::empty().await;
    system.run(&["migrate"]).await.good();
    let add = ["user", "add", "--email", "ada@example.com", "--password-stdin"];
    system.run_with(&add, "correct horse battery\n").await.good();
    let hash = "SELECT password_hash FROM account.profile";
    let first: String = sqlx::query_scalar(hash).fetch_one(&system.pool).await.unwrap();
    assert!(first.starts_with("$argon2id$"), "{first}");
    let change = ["user", "password", "--email", "ada@example.com", "--password-stdin"];
    system.run_with(&change, "another horse battery\n").await.good();
    let second: String = sqlx::query_scalar(hash).fetch_one(&system.pool).await.unwrap();
    assert_ne!(first, second);
}
