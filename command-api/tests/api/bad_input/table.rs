//! Every endpoint that takes a body.

use serde_json::{Value, json};

use super::{Write, things};
use crate::collections;
use crate::drafts::{DRAFTS, draft};
use crate::fixture::{Fixture, PROJECT};
use crate::intake;
use crate::modules;
use crate::pages;
use crate::people::{ADMIN, OTHER_MEMBER, OWNER};
use crate::seed::{BACKLOG, BUG};
use crate::stickies::stick;
use crate::views;

/// Every endpoint that takes a body, with something for each to change.
pub async fn writes(api: &Fixture) -> Vec<Write> {
    let [issue, link, comment] = things(api).await;
    let (module, module_link) = modules::furnished(api).await;
    let inside = issue.clone();
    let issue = format!("work-items/{issue}/");
    let mut writes = Vec::new();
    writes.extend(workspaces());
    writes.extend(members());
    writes.push(invitation());
    writes.push(batch());
    writes.push(bulk());
    writes.extend(projects());
    writes.extend(states());
    writes.extend(labels());
    writes.extend(estimates(api).await);
    writes.extend(of_modules(&module, &inside));
    writes.extend(links_of_module(&module, &module_link));
    writes.extend(cycles(api).await);
    writes.extend(work_items(&issue));
    writes.push(moving(&issue));
    writes.extend(links(&issue, &link));
    writes.extend(relations(&issue));
    writes.extend(comments(&issue, &comment));
    writes.extend(intake(api).await);
    writes.extend(pages(api).await);
    writes.extend(views(api).await);
    writes.extend(collections(api).await);
    writes.extend(responses(&issue, &comment));
    writes.extend(own(api).await);
    writes.extend(accounts());
    writes
}

/// The intake.
async fn intake(api: &Fixture) -> [Write; 3] {
    let at = format!("intake-issues/{}/", intake::submitted(api).await);
    let limited =
        &[("source", 255), ("source_email", 255), ("external_source", 255), ("external_id", 255)];
    let others = &["status", "snoozed_till", "duplicate_to"];
    let body = r#"{"issue":{"name":"I ~"}}"#;
    let change = Write {
        limited: &[("source", 255), ("source_email", 255)],
        others,
        ..write("PATCH", at.as_str(), body)
    };
    [
        Write { limited, others, ..write("POST", "intake-issues/", body) },
        change,
        Write { others, ..write("PATCH", format!("{at}status/"), r#"{"status":-1}"#) },
    ]
}

/// An endpoint that only [`ADMIN`] is asked to use, and of which no field is known yet.
fn write(method: &'static str, path: impl Into<String>, body: &str) -> Write {
    Write {
        method,
        path: path.into(),
        by: ADMIN,
        body: body.to_owned(),
        limited: &[],
        html: &[],
        others: &[],
    }
}

/// Workspaces.
fn workspaces() -> [Write; 2] {
    let new = write("POST", "/api/v1/workspaces/", r#"{"name":"W ~","slug":"w-~"}"#);
    let change = write("PATCH", "/api/v1/workspaces/acme/", r#"{"name":"W ~"}"#);
    let others = &["timezone"];
    [
        Write { limited: &[("name", 80), ("slug", 48)], others, ..new },
        Write { limited: &[("name", 80)], others, by: OWNER, ..change },
    ]
}

/// Members of workspace and project.
fn members() -> [Write; 2] {
    let body = json!({ "member": OTHER_MEMBER, "role": 15 }).to_string();
    let others = &["member", "role"];
    let path = "/api/v1/workspaces/acme/members/";
    [
        Write { others, by: OWNER, ..write("POST", path, &body) },
        Write { others, ..write("POST", "members/", &body) },
    ]
}

/// Invitations to the workspace.
fn invitation() -> Write {
    let path = "/api/v1/workspaces/acme/invitations/";
    let body = r#"{"email":"i~@example.com"}"#;
    Write { others: &["email", "role", "projects"], by: OWNER, ..write("POST", path, body) }
}

/// Batches of commands.
fn batch() -> Write {
    let command = json!({
        "key": "k~", "method": "POST", "path": format!("projects/{PROJECT}/labels/"),
        "body": { "name": "B ~" },
    });
    let body = json!({ "mode": "each", "commands": [command] }).to_string();
    let others = &["mode", "commands"];
    Write { others, ..write("POST", "/api/v1/workspaces/acme/commands/", &body) }
}

/// Bulks of changes of work items.
fn bulk() -> Write {
    let body = r#"{"items":[{"action":"create","fields":{"name":"B ~"}}]}"#;
    let others = &["atomic", "items", "where", "change", "preview", "count", "position"];
    Write { others, ..write("POST", "work-items/bulk/", body) }
}

/// Projects.
fn projects() -> [Write; 3] {
    let path = "/api/v1/workspaces/acme/projects/";
    let body = r#"{"name":"P ~","identifier":"P~"}"#;
    let [new, change] = [("POST", path.to_owned()), ("PATCH", format!("{path}{PROJECT}/"))];
    let [new, change] = [new, change].map(|(method, path)| Write {
        limited: &[
            ("name", 255),
            ("identifier", 12),
            ("emoji", 255),
            ("description", 65_536),
            ("external_source", 255),
            ("external_id", 255),
        ],
        others: &[
            "project_lead",
            "default_assignee",
            "archive_in",
            "module_view",
            "timezone",
            "cover_image",
        ],
        ..write(method, path, body)
    });
    let limited = &[("name", 255), ("identifier", 12), ("description", 65_536)];
    let copy = Write { limited, others: &["members"], ..write("POST", "copy/", body) };
    [new, change, copy]
}

/// Workflow states.
fn states() -> [Write; 2] {
    let body = r##"{"name":"S ~","color":"#fff"}"##;
    [("POST", "states/".to_owned()), ("PATCH", format!("states/{BACKLOG}/"))].map(
        |(method, path)| Write {
            limited: &[
                ("name", 255),
                ("color", 255),
                ("description", 65_536),
                ("external_source", 255),
                ("external_id", 255),
            ],
            others: &["sequence", "group", "default"],
            ..write(method, path, body)
        },
    )
}

/// Labels.
fn labels() -> [Write; 2] {
    [("POST", "labels/".to_owned()), ("PATCH", format!("labels/{BUG}/"))].map(|(method, path)| {
        Write {
            limited: &[
                ("name", 255),
                ("color", 255),
                ("description", 65_536),
                ("external_source", 255),
                ("external_id", 255),
            ],
            others: &["parent", "sort_order"],
            ..write(method, path, r#"{"name":"L ~"}"#)
        }
    })
}

/// An estimate and its points.
async fn estimates(api: &Fixture) -> [Write; 2] {
    // A project has one; where there is one already, the refusal names it.
    let estimate = api.post("estimates/", json!({ "name": "E" })).await.id();
    let points = format!("estimates/{estimate}/estimate-points/");
    let point = api.post(&points, json!([{ "value": "1" }])).await.expect(201);
    let point = format!("{points}{}/", point.body[0]["id"].as_str().unwrap());
    let change = write("PATCH", "estimates/", r#"{"name":"E ~"}"#);
    [
        Write { limited: &[("name", 255), ("description", 65_536)], ..change },
        Write {
            limited: &[("description", 1_000)],
            others: &["key"],
            ..write("PATCH", point, r#"{"value":"~"}"#)
        },
    ]
}

/// Modules, and what comes into them.
fn of_modules(module: &str, inside: &str) -> [Write; 3] {
    let limited =
        &[("name", 255), ("description", 65_536), ("external_source", 255), ("external_id", 255)];
    let others = &["start_date", "target_date", "status", "lead", "members", "sort_order"];
    let of = |method, path: String| Write {
        limited,
        others,
        ..write(method, path, r#"{"name":"M ~"}"#)
    };
    let at = format!("modules/{module}/");
    let body = json!({ "issues": [inside] }).to_string();
    let add = write("POST", format!("{at}module-issues/"), &body);
    [of("POST", "modules/".to_owned()), of("PATCH", at), Write { others: &["issues"], ..add }]
}

/// Links of a module.
fn links_of_module(module: &str, link: &str) -> [Write; 2] {
    let (body, at) = (r#"{"url":"https://b.example/~"}"#, format!("modules/{module}/links/"));
    [("POST", at.clone()), ("PATCH", format!("{at}{link}/"))].map(|(method, path)| Write {
        limited: &[("title", 255)],
        others: &["url"],
        ..write(method, path, body)
    })
}

/// Cycles.
async fn cycles(api: &Fixture) -> [Write; 2] {
    let cycle = crate::cycles::made(api, json!({ "name": "C" })).await;
    [("POST", "cycles/".to_owned()), ("PATCH", format!("cycles/{cycle}/"))].map(|(method, path)| {
        Write {
            limited: &[
                ("name", 255),
                ("description", 65_536),
                ("external_source", 255),
                ("external_id", 255),
            ],
            others: &["start_date", "end_date", "owned_by", "timezone", "sort_order"],
            ..write(method, path, r#"{"name":"C ~"}"#)
        }
    })
}

/// Work items.
fn work_items(issue: &str) -> [Write; 2] {
    [("POST", "work-items/"), ("PATCH", issue)].map(|(method, path)| Write {
        limited: &[("name", 255), ("external_source", 255), ("external_id", 255)],
        html: &["description_html"],
        others: &[
            "priority",
            "state",
            "assignees",
            "labels",
            "parent",
            "start_date",
            "target_date",
            "point",
            "estimate_point",
            "sort_order",
            "archived_at",
        ],
        ..write(method, path, r#"{"name":"I ~"}"#)
    })
}

/// Moving a work item; to where it is, so that the others find it there.
fn moving(issue: &str) -> Write {
    let body = json!({ "project_id": PROJECT, "state_id": BACKLOG }).to_string();
    let others = &["project_id", "state_id"];
    Write { others, ..write("POST", format!("{issue}move/"), &body) }
}

/// Links of a work item.
fn links(issue: &str, link: &str) -> [Write; 2] {
    let body = r#"{"url":"https://a.example/~"}"#;
    [("POST", format!("{issue}links/")), ("PATCH", format!("{issue}links/{link}/"))].map(
        |(method, path)| Write {
            limited: &[("title", 255)],
            others: &["url"],
            ..write(method, path, body)
        },
    )
}

/// What a work item is to others.
fn relations(issue: &str) -> [Write; 3] {
    let other = "00000000-0000-7000-8000-00000000dead";
    let body = format!(r#"{{"relation_type":"duplicate","issues":["{other}"]}}"#);
    let relations = write("POST", format!("{issue}relations/"), &body);
    let body = format!(r#"{{"relation_type":"blocking","work_item_ids":["{other}"]}}"#);
    let dependencies = write("POST", format!("{issue}dependencies/"), &body);
    let body = format!(r#"{{"related_issue":"{other}"}}"#);
    let end = write("POST", format!("{issue}relations/remove/"), &body);
    [
        Write { others: &["relation_type", "issues"], ..relations },
        Write { others: &["relation_type", "work_item_ids"], ..dependencies },
        Write { others: &["related_issue"], ..end },
    ]
}

/// Comments on a work item.
fn comments(issue: &str, comment: &str) -> [Write; 2] {
    let body = r#"{"comment_html":"<p>~</p>"}"#;
    [("POST", format!("{issue}comments/")), ("PATCH", format!("{issue}comments/{comment}/"))].map(
        |(method, path)| Write {
            limited: &[("external_source", 255), ("external_id", 255)],
            html: &["comment_html"],
            others: &["access"],
            ..write(method, path, body)
        },
    )
}

/// Collections, and the pages in them.
async fn collections(api: &Fixture) -> [Write; 5] {
    let (collection, _) = collections::furnished(api).await;
    let page = json!({ "name": "Rules", "collection_id": collection });
    let page = api.post("/api/v1/workspaces/acme/pages/", page).await.expect(201).id();
    let at = |below: &str| collections::at(&collection, below);
    let named = |method, path: String| Write {
        limited: &[("name", 255)],
        others: &["access", "sort_order"],
        ..write(method, path, r#"{"name":"C ~"}"#)
    };
    let member = json!({ "member": OTHER_MEMBER, "access": 1 }).to_string();
    let pages = json!({ "page_ids": [page] }).to_string();
    let others = &["page_ids", "placement"];
    let moved = write("PATCH", at(&format!("pages/{page}/")), r#"{"sort_order":~}"#);
    [
        named("POST", "/api/v1/workspaces/acme/collections/".to_owned()),
        named("PATCH", at("")),
        Write {
            others: &["member", "access"],
            by: OWNER,
            ..write("POST", at("members/"), &member)
        },
        Write { others, ..write("POST", at("pages/"), &pages) },
        Write { others: &["collection", "sort_order", "placement"], ..moved },
    ]
}

/// Pages of the project.
async fn pages(api: &Fixture) -> [Write; 2] {
    pages::switch_on(api).await;
    let page = api.post("pages/", json!({ "name": "Roadmap" })).await.expect(201).id();
    [("POST", "pages/".to_owned()), ("PATCH", format!("pages/{page}/"))].map(|(method, path)| {
        Write {
            limited: &[
                ("name", 255),
                ("color", 255),
                ("external_source", 255),
                ("external_id", 255),
            ],
            html: &["description_html"],
            others: &["access", "parent", "sort_order", "is_locked", "archived_at"],
            ..write(method, path, r#"{"name":"P ~"}"#)
        }
    })
}

/// Views of the project.
async fn views(api: &Fixture) -> [Write; 2] {
    views::switch_on(api).await;
    let view = api.post("views/", json!({ "name": "Begun" })).await.expect(201).id();
    [("POST", "views/".to_owned()), ("PATCH", format!("views/{view}/"))].map(|(method, path)| {
        Write {
            limited: &[("name", 255), ("description", 65_536), ("pql", 8_192)],
            others: &[
                "group_by",
                "sub_group_by",
                "order_by",
                "layout",
                "access",
                "is_locked",
                "sort_order",
            ],
            ..write(method, path, r#"{"name":"V ~"}"#)
        }
    })
}

/// What people say to a work item and to a comment without words.
fn responses(issue: &str, comment: &str) -> [Write; 2] {
    [format!("{issue}reactions/"), format!("{issue}comments/{comment}/reactions/")].map(|path| {
        Write { limited: &[("reaction", 50)], ..write("POST", path, r#"{"reaction":"~"}"#) }
    })
}

/// Stickies, drafts, favourites and visits.
async fn own(api: &Fixture) -> Vec<Write> {
    let (stickies, favourites) =
        ("/api/v1/workspaces/acme/stickies/", "/api/v1/workspaces/acme/user-favorites/");
    let sticky = stick(api, ADMIN, json!({})).await.id();
    let folder = r#"{"entity_type":"folder","name":"F ~"}"#;
    let new: Value = serde_json::from_str(folder).unwrap();
    let favourite = api.call("POST", favourites).by(ADMIN).json(&new).send().await.expect(201).id();
    let sticky = format!("{stickies}{sticky}/");
    let limited = &[("name", 255), ("color", 255), ("background_color", 255)];
    let others = &["sort_order"];
    let notes = [("POST", stickies), ("PATCH", &sticky), ("PUT", &sticky)].map(|(method, path)| {
        let note = write(method, path, r#"{"name":"N ~"}"#);
        Write { limited, html: &["description_html"], others, ..note }
    });
    let draft = format!("{DRAFTS}{}/", draft(api, ADMIN, json!({})).await.id());
    let drafts = [("POST", DRAFTS), ("PATCH", &draft)].map(|(method, path)| Write {
        limited: &[("name", 255)],
        html: &["description_html"],
        others: &[
            "project",
            "priority",
            "state",
            "assignees",
            "labels",
            "parent",
            "start_date",
            "target_date",
            "point",
            "estimate_point",
            "cycle",
            "modules",
        ],
        ..write(method, path, r#"{"name":"D ~"}"#)
    });
    let new = write("POST", favourites, folder);
    let change = write("PATCH", format!("{favourites}{favourite}/"), r#"{"name":"F ~"}"#);
    let marks = [new, change].map(|mark| Write {
        limited: &[("name", 255)],
        others: &[
            "entity_type",
            "entity_identifier",
            "project_id",
            "is_folder",
            "parent",
            "sequence",
        ],
        ..mark
    });
    notes.into_iter().chain(drafts).chain(marks).collect()
}

/// People's own accounts.
fn accounts() -> [Write; 3] {
    let limited = &[("first_name", 255), ("last_name", 255), ("display_name", 255)];
    let profile = write("PATCH", "/api/v1/users/me/", r#"{"first_name":"N ~"}"#);
    let body = r#"{"email":"n~@example.com","password":"correct horse"}"#;
    let sign_up = write("POST", "/api/v1/auth/sign-up/", body);
    let key = write("POST", "/api/v1/users/me/api-keys/", r#"{"label":"K ~"}"#);
    [
        Write { limited, others: &["avatar", "user_timezone"], ..profile },
        Write { limited, others: &["email", "password"], ..sign_up },
        Write {
            limited: &[("label", 255), ("description", 65_536)],
            others: &["expired_at"],
            ..key
        },
    ]
}
