//! What the operator does without HTTP.

use command_api::{NewUser, NewUserKey, NewWorkspace, Operator};
use domain::Role;
use serde_json::json;
use service::accounts::KeyScope;

use super::open;
use crate::fixture::Fixture;

/// A user to be added.
fn grace() -> NewUser {
    NewUser {
        email: Some("Grace@Example.com".to_owned()),
        password: Some("correct horse".to_owned()),
        ..NewUser::default()
    }
}

/// A key to be added.
fn key(user: domain::UserId) -> NewUserKey {
    let (label, description) = ("first".to_owned(), String::new());
    let scope = KeyScope::Admin;
    NewUserKey { user, label, description, is_service: false, scope, expires_at: None }
}

#[tokio::test]
async fn what_the_operator_adds_works_over_http() {
    let api = Fixture::empty().await;
    let operator = Operator::new(api.side.app.clone());
    let user = operator.add_user(grace()).await.unwrap();
    assert_eq!(operator.user("grace@example.com").await.unwrap(), user);
    let (name, slug) = ("Navy".to_owned(), "navy".to_owned());
    operator.add_workspace(NewWorkspace { name, slug, owner: user }).await.unwrap();
    let key = operator.add_key(key(user)).await.unwrap();
    let call = api.call("POST", "/api/v1/workspaces/navy/projects/").by_nobody();
    let call = call.header("x-api-key", key.token.reveal());
    call.json(&json!({ "name": "Compiler", "identifier": "COM" })).send().await.expect(201);
}

#[tokio::test]
async fn the_operator_makes_a_stranger_a_member() {
    let api = Fixture::new().await;
    let operator = Operator::new(api.side.app.clone());
    let user = operator.add_user(grace()).await.unwrap();
    operator.add_member("acme", user, Role::Member).await.unwrap();
    let key = operator.add_key(key(user)).await.unwrap();
    let call = api.call("POST", "/api/v1/workspaces/acme/members/leave/").by_nobody();
    call.header("x-api-key", key.token.reveal()).send().await.expect(204);
}

#[tokio::test]
async fn the_operator_gives_somebody_another_password() {
    let api = Fixture::closed().await;
    let operator = Operator::new(api.side.app.clone());
    let user = operator.add_user(grace()).await.unwrap();
    operator.set_password(user, "another horse".to_owned()).await.unwrap();
    let sign_in = |password| json!({ "email": "grace@example.com", "password": password });
    open(&api, "sign-in", &sign_in("correct horse")).await.expect(401);
    open(&api, "sign-in", &sign_in("another horse")).await.expect(200);
}

#[tokio::test]
async fn the_operator_is_told_what_stands_in_the_way() {
    let api = Fixture::new().await;
    let operator = Operator::new(api.side.app.clone());
    let user = operator.add_user(grace()).await.unwrap();
    let new = |email: &str| NewUser { email: Some(email.to_owned()), ..NewUser::default() };
    let (name, slug) = ("Acme".to_owned(), "acme".to_owned());
    let workspace = NewWorkspace { name, slug, owner: user };
    let problems = [
        operator.add_user(grace()).await.unwrap_err(),
        operator.add_user(new("nobody")).await.unwrap_err(),
        operator.user("nobody@example.com").await.unwrap_err(),
        operator.set_password(user, "short".to_owned()).await.unwrap_err(),
        operator.add_workspace(workspace).await.unwrap_err(),
        operator.add_key(key(domain::UserId::SYSTEM)).await.unwrap_err(),
        operator.add_member("nowhere", user, Role::Guest).await.unwrap_err(),
        operator.add_member("acme", domain::UserId::SYSTEM, Role::Guest).await.unwrap_err(),
    ];
    let told = problems.map(|problem| problem.detail().into_owned()).join("\n");
    insta::assert_snapshot!(told, @"
    email: A user with this email already exists
    email: Invalid email address
    There is no user with the e-mail nobody@example.com.
    password: This password is too short. It must contain at least 8 characters.
    slug: The workspace with the slug already exists
    There is no such user, or they have been deactivated.
    There is no workspace with the slug nowhere.
    There is no such user, or they have been deactivated.
    ");
}
