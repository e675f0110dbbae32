//! Random bulks end where the same single requests end.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::issue::Issue;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{BULK, new};
use crate::fixture::{Fixture, WORKSPACE};
use crate::people::{ADMIN, MEMBER, OTHER_MEMBER};
use crate::seed::{BACKLOG, BUG, DONE, URGENT};
use crate::{cycles, ids, modules};

/// How many work items there are before.
const BEFORE: usize = 6;
/// How many items a bulk has.
const ITEMS: usize = 40;

/// Numbers that look random and follow from a seed.
struct Dice(u64);

impl Dice {
    /// A number below another.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    /// One of some values.
    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())].clone()
    }
}

/// A project with work items, a cycle and a module; the ids are the same each time.
struct World {
    api: Fixture,
    items: Vec<String>,
    cycle: String,
    module: String,
}

impl World {
    async fn new() -> Self {
        let api = Fixture::new().await;
        let cycle = cycles::made(&api, json!({ "name": "Sprint" })).await;
        let (module, _) = modules::furnished(&api).await;
        let mut items: Vec<Value> = Vec::new();
        for n in 0..BEFORE {
            let by = if n % 2 == 0 { MEMBER } else { OTHER_MEMBER };
            let mut body = json!({ "name": format!("Item {n}"), "external_source": "s" });
            body["external_id"] = format!("{n}").into();
            if n % 3 == 2 {
                body["parent"] = items[n - 1].clone();
            }
            let item: Value = body;
            let call = api.call("POST", "work-items/").by(by).json(&item);
            items.push(Value::from(call.send().await.expect(201).id()));
        }
        api.catch_up().await;
        let items = items.iter().map(|id| id.as_str().unwrap().to_owned()).collect();
        Self { api, items, cycle, module }
    }

    /// What is there in the end, by the names that work items are known by in the test.
    async fn state(&self, names: &BTreeMap<String, String>) -> String {
        let mut lines = String::new();
        for (id, name) in names {
            let id: Uuid = id.parse().unwrap();
            let issue = self.api.side.app.store().get_fresh::<Issue>(WORKSPACE, id).await.unwrap();
            let mut state = serde_json::to_value(&issue.state).unwrap();
            // Numbers have gaps, and with them the places that follow from them.
            for key in ["number", "sort_order"] {
                state.as_object_mut().unwrap().remove(key);
            }
            let mut text = state.to_string();
            for (id, name) in names {
                text = text.replace(id, name);
            }
            writeln!(lines, "{name} {}", without_keys(&text)).unwrap();
        }
        let mut lines: Vec<&str> = lines.lines().collect();
        lines.sort_unstable();
        lines.join("\n")
    }
}

/// A text without the keys of work items, which have their numbers.
fn without_keys(text: &str) -> String {
    let mut parts = text.split("ENG-");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// A work item: one that was there, or the one that an item of the bulk creates.
#[derive(Clone, Copy)]
enum Which {
    Before(usize),
    CreatedBy(usize),
}

/// An item of a bulk with the work items not yet named.
struct Draft {
    action: &'static str,
    which: Which,
    fields: Value,
    parent: Option<Which>,
}

/// Random items.
fn drafts(dice: &mut Dice) -> Vec<Draft> {
    let mut created = Vec::new();
    let mut drafts = Vec::new();
    for place in 0..ITEMS {
        let action = dice.one(&[
            "create",
            "create",
            "update",
            "update",
            "update",
            "update",
            "archive",
            "unarchive",
            "delete",
            "add_to_cycle",
            "remove_from_cycle",
            "add_to_module",
            "remove_from_module",
        ]);
        let any = |dice: &mut Dice, created: &[usize]| {
            let which = dice.roll(BEFORE + created.len());
            if which < BEFORE {
                Which::Before(which)
            } else {
                Which::CreatedBy(created[which - BEFORE])
            }
        };
        let parent = (dice.roll(3) == 0).then(|| any(dice, &created));
        let mut fields = json!({});
        for _ in 0..=dice.roll(2) {
            match dice.roll(7) {
                0 => fields["name"] = dice.one(&["", "x", "y"]).into(),
                1 => fields["priority"] = dice.one(&["high", "low", "lowest"]).into(),
                2 => fields["state"] = json!(dice.one(&[BACKLOG, DONE, DONE])),
                3 => fields["labels"] = json!(dice.one(&[vec![BUG], vec![BUG, URGENT], vec![]])),
                4 => fields["assignees"] = json!([dice.one(&[MEMBER, ADMIN, OTHER_MEMBER])]),
                5 => fields["target_date"] = dice.one(&["2026-01-01", "2026-02-01"]).into(),
                _ => {
                    fields["external_source"] = "s".into();
                    fields["external_id"] = format!("{}", dice.roll(8)).into();
                }
            }
        }
        let which = if action == "create" {
            if fields.get("name").is_none() {
                fields["name"] = "new".into();
            }
            created.push(place);
            Which::CreatedBy(place)
        } else {
            any(dice, &created)
        };
        drafts.push(Draft { action, which, fields, parent });
    }
    drafts
}

/// The id of a work item, where the id of a created one is that of its key.
fn id(world: &World, which: Which, created: impl Fn(usize) -> Uuid) -> String {
    match which {
        Which::Before(n) => world.items[n].clone(),
        Which::CreatedBy(place) => created(place).to_string(),
    }
}

/// The names of all work items that there may be, by their ids.
fn names(world: &World, created: impl Fn(usize) -> Uuid) -> BTreeMap<String, String> {
    let before = world.items.iter().enumerate().map(|(n, id)| (id.clone(), format!("<{n}>")));
    let new = (0..ITEMS).map(|place| (created(place).to_string(), format!("<new {place}>")));
    before.chain(new).collect()
}

/// The fields of a draft.
fn fields(draft: &Draft, parent: Option<String>) -> Value {
    let mut fields = draft.fields.clone();
    if let Some(parent) = parent {
        fields["parent"] = parent.into();
    }
    fields
}

/// Carries out everything in one bulk; the statuses, and the state then.
async fn in_bulk(world: &World, drafts: &[Draft]) -> (Vec<u64>, String) {
    let created = |place: usize| new("bulk", u32::try_from(place).unwrap());
    let item = |draft: &Draft| {
        let parent = draft.parent.map(|parent| id(world, parent, created));
        let mut item = json!({ "action": draft.action });
        if draft.action != "create" {
            item["id"] = id(world, draft.which, created).into();
        }
        match draft.action {
            "create" | "update" => item["fields"] = fields(draft, parent),
            "add_to_cycle" | "remove_from_cycle" => item["cycle"] = (&*world.cycle).into(),
            "add_to_module" | "remove_from_module" => item["module"] = (&*world.module).into(),
            _ => {}
        }
        item
    };
    let body = json!({ "items": drafts.iter().map(item).collect::<Vec<_>>() });
    let call = world.api.call("POST", BULK).header("idempotency-key", "bulk").json(&body);
    let reply = call.send().await.expect(200);
    let state = world.state(&names(world, created)).await;
    (super::statuses(&reply), state)
}

/// Carries out everything one by one.
async fn alone(world: &World, drafts: &[Draft]) -> (Vec<u64>, String) {
    let created = |place: usize| {
        ids::computed(WORKSPACE.uuid(), MEMBER.uuid(), &format!("single {place}"), 0)
    };
    let mut statuses = Vec::new();
    for (place, draft) in drafts.iter().enumerate() {
        let api = &world.api;
        let item = id(world, draft.which, created);
        let parent = draft.parent.map(|parent| id(world, parent, created));
        let at = format!("work-items/{item}/");
        let (cycle, module) = (&world.cycle, &world.module);
        let issues = json!({ "issues": [item] });
        let (method, path, body) = match draft.action {
            "create" => ("POST", "work-items/".to_owned(), fields(draft, parent)),
            "update" => ("PATCH", at, fields(draft, parent)),
            "archive" => ("POST", format!("{at}archive/"), json!({})),
            "unarchive" => ("DELETE", format!("{at}unarchive/"), json!({})),
            "delete" => ("DELETE", at, json!({})),
            "add_to_cycle" => ("POST", format!("cycles/{cycle}/cycle-issues/"), issues),
            "remove_from_cycle" => {
                ("DELETE", format!("cycles/{cycle}/cycle-issues/{item}/"), json!({}))
            }
            "add_to_module" => ("POST", format!("modules/{module}/module-issues/"), issues),
            _ => ("DELETE", format!("modules/{module}/module-issues/{item}/"), json!({})),
        };
        let key = format!("single {place}");
        let reply = api.call(method, &path).header("idempotency-key", &key).json(&body).send();
        let reply = reply.await;
        let left_out = draft.action == "add_to_module" && reply.body == json!([]);
        statuses.push(if left_out { 404 } else { reply.status.into() });
        api.catch_up().await;
    }
    let state = world.state(&names(world, created)).await;
    (statuses, state)
}

#[tokio::test]
async fn a_random_bulk_ends_where_the_single_requests_end() {
    let mut seen = BTreeMap::new();
    for seed in 1..=3 {
        let drafts = drafts(&mut Dice(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed)));
        let (one, other) = (World::new().await, World::new().await);
        assert_eq!(one.items, other.items);
        let (statuses, state) = in_bulk(&one, &drafts).await;
        let (wanted, wanted_state) = alone(&other, &drafts).await;
        assert_eq!(statuses, wanted, "seed {seed}");
        for (line, wanted) in state.lines().zip(wanted_state.lines()) {
            assert_eq!(line, wanted, "seed {seed}");
        }
        for (draft, status) in drafts.iter().zip(statuses) {
            seen.entry(draft.action).or_insert([0, 0])[usize::from(status >= 300)] += 1;
        }
    }
    // Every action was carried out, and refused.
    for (action, [done, refused]) in seen {
        assert!(done > 0 && refused > 0, "{action}: {done} done, {refused} refused");
    }
}
