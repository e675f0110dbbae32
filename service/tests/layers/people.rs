//! Profiles, keys and the use of keys in the database.

use chrono::TimeDelta;
use service::accounts::{AccountError, NewProfile};

use crate::fixture::{Fixture, request};

#[tokio::test]
async fn an_e_mail_address_belongs_to_one_profile_whatever_its_case() {
    let fixture = Fixture::new().await;
    let user =
        fixture.profile(|profile| profile.email = Some(" Ada@Example.com ".to_owned())).await;
    let found = fixture.accounts.profile_by_email("ADA@example.COM").await.unwrap().unwrap();
    assert_eq!((found.user, found.display_name.as_str()), (user, "Ada"));
    let other = NewProfile {
        user: domain::UserId(fixture.ids.next()),
        email: Some("ada@example.com".to_owned()),
        first_name: String::new(),
        last_name: String::new(),
        display_name: "Other".to_owned(),
        zone: wire::Zone::UTC,
        password_hash: None,
        is_bot: false,
        created_at: fixture.clock.now(),
    };
    let refused = fixture.accounts.create_profile(&other).await;
    assert!(matches!(refused, Err(AccountError::EmailTaken)));
}

#[tokio::test]
async fn bots_have_no_address_and_profiles_come_in_bulk() {
    let fixture = Fixture::new().await;
    let bot = fixture.profile(|profile| (profile.email, profile.is_bot) = (None, true)).await;
    let person = fixture.profile(|_| {}).await;
    let unknown = domain::UserId(fixture.ids.next());
    let found = fixture.accounts.profiles(&[bot, person, unknown]).await.unwrap();
    assert_eq!(found.len(), 2);
    assert!(found.iter().any(|profile| profile.is_bot && profile.email.is_none()));
}

#[tokio::test]
async fn the_use_of_a_key_is_written_in_batches_and_never_goes_back() {
    let fixture = Fixture::new().await;
    let mut user = domain::UserId::SYSTEM;
    let key = fixture.key(|key| user = key.user).await;
    let first = fixture.clock.now();
    fixture.clock.advance(TimeDelta::seconds(9));
    fixture.ask(request("GET", "/api/v1/users/me/", &[("x-api-key", &key)])).await;
    fixture.last_use.write(&fixture.accounts).await.unwrap();
    let keys = fixture.accounts.keys(user).await.unwrap();
    assert_eq!(keys[0].last_used_at, Some(fixture.clock.now()));
    fixture.last_use.note(keys[0].id, first);
    fixture.last_use.write(&fixture.accounts).await.unwrap();
    let keys = fixture.accounts.keys(user).await.unwrap();
    assert_eq!(keys[0].last_used_at, Some(fixture.clock.now()));
    assert!(keys[0].is_active(fixture.clock.now()));
}

#[tokio::test]
async fn the_query_services_role_sees_no_passwords_and_writes_nothing_but_uses() {
    let fixture = Fixture::new().await;
    let mut connection = fixture.pool.acquire().await.unwrap();
    sqlx::query("SET ROLE tidemark_query").execute(&mut *connection).await.unwrap();
    let mut may =
        async |statement: &str| sqlx::query(statement).execute(&mut *connection).await.is_ok();
    assert!(may("SELECT user_id, email, user_timezone FROM account.profile").await);
    assert!(may("SELECT * FROM account.api_key").await);
    assert!(may("INSERT INTO account.key_use VALUES (gen_random_uuid(), now())").await);
    assert!(!may("SELECT password_hash FROM account.profile").await);
    assert!(!may("SELECT answer FROM account.keyed_write").await);
    assert!(!may("SELECT user_id FROM account.device").await);
    assert!(!may("SELECT user_id FROM account.sign_in_link").await);
    assert!(!may("UPDATE account.api_key SET revoked_at = NULL").await);
    assert!(!may("DELETE FROM account.session").await);
}
