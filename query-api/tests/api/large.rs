//! Pages whose rows are large: none is lost, and no answer is.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::{ADMIN, MEMBER};
use crate::seed::{
    BARE, PROJECT, WORKSPACE, bare, cycle_created, of_comment, of_cycle, of_issue, of_page,
    of_project, of_view, page, view,
};

/// A text that is large, and so many that a page with all of them would be too large.
const LARGE: usize = 3 << 20;
const MANY: u128 = 8;
/// The most that a page of several rows has.
const MOST: usize = 16 << 20;

/// A large text that is another for each number.
fn text(n: u128) -> String {
    format!("<p>{n:04}{}</p>", "x".repeat(LARGE))
}

/// The id of the `n`-th thing.
fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x9000 + n)
}

/// `ENG-2` with comments by turns of two people.
async fn commented(fixture: &mut Fixture, html: impl Fn(u128) -> String) {
    for n in 0..MANY {
        let comment = json!({
            "type": "CommentCreated", "id": id(n), "project": PROJECT, "issue": BARE,
            "html": html(n), "access": "INTERNAL",
        });
        fixture.happen(of_comment(id(n), BARE), ADMIN, &[comment]).await;
    }
    fixture.catch_up(WORKSPACE).await;
}

/// All rows of a list whose page is too large, read by pages of as many rows as the refusal says.
async fn all(fixture: &Fixture, path: &str) -> Vec<Value> {
    let refused = fixture.get(path).await.expect(400);
    let detail = refused.body["detail"].as_str().unwrap();
    let fits = detail.rsplit("per_page=").next().unwrap().strip_suffix('.').unwrap();
    assert_eq!(
        detail,
        format!(
            "Invalid per_page value. The rows of this page have more than {MOST} bytes together; \
            try per_page={fits}."
        )
    );
    let (mut rows, mut cursor) = (Vec::new(), format!("{fits}:0:0"));
    let and = if path.contains('?') { '&' } else { '?' };
    loop {
        let page = fixture.get(&format!("{path}{and}per_page={fits}&cursor={cursor}")).await;
        let page = page.expect(200);
        rows.extend(page.rows().iter().cloned());
        if page.body["next_page_results"] == false {
            assert_eq!(page.body["total_count"], rows.len());
            return rows;
        }
        page.body["next_cursor"].as_str().unwrap().clone_into(&mut cursor);
    }
}

/// Whether each large text is in one row, under a key.
fn has_all(rows: &[Value], texts: impl Fn(&Value) -> &str) -> bool {
    let is_in = |n| rows.iter().filter(|row| texts(row) == text(n)).count() == 1;
    (0..MANY).all(is_in)
}

#[tokio::test]
async fn comments_that_are_too_large_together_are_read_by_smaller_pages() {
    let mut fixture = Fixture::new().await;
    commented(&mut fixture, text).await;
    let path = format!("work-items/{BARE}/comments/");
    let rows = all(&fixture, &path).await;
    assert!(has_all(&rows, |row| row["comment_html"].as_str().unwrap()));
    let history = all(&fixture, &format!("work-items/{BARE}/history/")).await;
    let html = |row: &'_ Value| row["data"]["html"].as_str().unwrap_or_default().to_owned();
    assert_eq!((0..MANY).filter(|n| history.iter().any(|row| html(row) == text(*n))).count(), 8);
}

#[tokio::test]
async fn what_many_rows_share_counts_for_each() {
    let mut fixture = Fixture::new().await;
    let described = json!({"type": "IssueDescribed", "to": text(0)});
    fixture.happen(of_issue(BARE), ADMIN, &[described]).await;
    commented(&mut fixture, |n| format!("<p>{n}</p>")).await;
    let path = format!("work-items/{BARE}/comments/");
    assert_eq!(fixture.get(&path).await.expect(200).rows().len(), 8);
    let rows = all(&fixture, &format!("{path}?expand=issue")).await;
    assert!(rows.iter().all(|row| row["issue"]["description_html"] == text(0)));
}

#[tokio::test]
async fn work_items_with_large_descriptions_are_read_by_smaller_pages_or_without_them() {
    let mut fixture = Fixture::new().await;
    for n in 0..MANY {
        let mut created = bare(id(n), 10 + u32::try_from(n).unwrap(), "Large");
        created["description"] = json!(text(n));
        fixture.happen(of_issue(id(n)), ADMIN, &[created]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let rows = all(&fixture, "work-items/").await;
    assert!(has_all(&rows, |row| row["description_html"].as_str().unwrap()));
    let everywhere = all(&fixture, "/api/v1/workspaces/acme/work-items/").await;
    assert!(has_all(&everywhere, |row| row["description_html"].as_str().unwrap()));
    let names = fixture.get("work-items/?fields=id,name").await.expect(200);
    assert_eq!(names.rows().len(), rows.len());
}

#[tokio::test]
async fn pages_with_large_texts_are_read_by_smaller_pages_or_without_them() {
    let mut fixture = Fixture::new().await;
    for n in 0..MANY {
        let mut created = page(id(n), "Large", "PUBLIC", MEMBER);
        // Its words are about as long as its HTML, and a row has both.
        created["description"] = json!(text(n));
        fixture.happen(of_page(id(n)), MEMBER, &[created]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let rows = all(&fixture, "pages/").await;
    assert!(has_all(&rows, |row| row["description_html"].as_str().unwrap()));
    let names = fixture.get("pages/?fields=id,name").await.expect(200);
    assert_eq!(names.rows().len(), rows.len());
}

#[tokio::test]
async fn views_with_large_texts_are_read_by_smaller_pages() {
    let mut fixture = Fixture::new().await;
    for n in 0..MANY {
        let mut created = view(id(n), "Large", "PUBLIC", MEMBER);
        created["description"] = json!(text(n));
        fixture.happen(of_view(id(n)), MEMBER, &[created]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let rows = all(&fixture, "views/").await;
    assert!(has_all(&rows, |row| row["description"].as_str().unwrap()));
}

#[tokio::test]
async fn a_feed_of_large_texts_is_read_by_smaller_pages() {
    let mut fixture = Fixture::new().await;
    for n in 0..MANY {
        let described = json!({"type": "IssueDescribed", "to": text(n)});
        let user = if n % 2 == 0 { ADMIN } else { MEMBER };
        fixture.happen(of_issue(BARE), user, &[described]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let rows = all(&fixture, &format!("work-items/{BARE}/activities/")).await;
    assert!(has_all(&rows, |row| row["new_value"].as_str().unwrap_or_default()));
    let history = all(&fixture, &format!("work-items/{BARE}/history/")).await;
    assert!(has_all(&history, |row| row["data"]["to"].as_str().unwrap_or_default()));
}

#[tokio::test]
async fn plain_descriptions_count_as_well() {
    let mut fixture = Fixture::new().await;
    // The longest that there is.
    let long = "𝄞".repeat(65_536);
    let label = |n: u128| {
        let (id, name) = (id(n), format!("label {n}"));
        json!({
            "type": "LabelCreated", "id": id, "name": name, "colour": "red", "sort_order": 1.0,
            "description": long,
        })
    };
    let state = |n: u128| {
        let (id, name) = (id(100 + n), format!("state {n}"));
        json!({
            "type": "StateCreated", "id": id, "name": name, "colour": "red", "group": "started",
            "sequence": 1.0, "is_default": false, "description": long,
        })
    };
    let events: Vec<Value> = (0..70).flat_map(|n| [label(n), state(n)]).collect();
    fixture.happen(of_project(PROJECT), ADMIN, &events).await;
    for n in 0..70 {
        let mut created = cycle_created(id(200 + n), "Sprint", None);
        created["description"] = json!(long);
        fixture.happen(of_cycle(id(200 + n)), MEMBER, &[created]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    for (path, count) in [("labels/", 72), ("states/", 75), ("cycles/", 70), ("cycles-lite/", 70)] {
        let rows = all(&fixture, path).await;
        assert_eq!(rows.len(), count, "{path}");
        let long = rows.iter().filter(|row| row["description"] == *long).count();
        assert_eq!(long, 70, "{path}");
    }
}

#[tokio::test]
async fn a_page_of_the_log_ends_where_it_would_be_too_large_and_says_so() {
    let mut fixture = Fixture::new().await;
    commented(&mut fixture, text).await;
    let (mut after, mut seen, mut pages) = (0, Vec::new(), 0);
    loop {
        let path = format!("/api/v1/workspaces/acme/events/?limit=1000&after={after}");
        let page = fixture.get(&path).await.expect(200);
        assert!(page.body.to_string().len() < MOST);
        pages += 1;
        seen.extend(page.rows().iter().cloned());
        let next = page.body["next"].as_u64().unwrap();
        assert!(next > after);
        after = next;
        if page.body["has_more"] == false {
            break;
        }
    }
    assert!(pages > 2);
    assert!(has_all(&seen, |row| row["data"]["html"].as_str().unwrap_or_default()));
    let positions: Vec<u64> = seen.iter().map(|row| row["position"].as_u64().unwrap()).collect();
    assert!(positions.is_sorted_by(|one, next| one < next));
}
