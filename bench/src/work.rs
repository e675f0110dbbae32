//! What clients ask for, in places and about work items that are there.

use std::sync::Arc;

use domain::IssueId;
use serde_json::json;

use crate::http::Ask;
use crate::load::Work;
use crate::stage::Place;

/// A place with work items in it.
#[derive(Debug, Clone)]
pub struct Furnished {
    pub place: Place,
    pub items: Vec<IssueId>,
}

/// The places of furnished ones.
pub fn places(furnished: &[Furnished]) -> Vec<Place> {
    furnished.iter().map(|furnished| furnished.place.clone()).collect()
}

/// Creates work items; a client's next one is in the next place.
pub fn creates(places: &[Place]) -> Arc<dyn Work> {
    let paths: Vec<String> = places.iter().map(Place::items).collect();
    Arc::new(move |client: usize, number: u64| {
        let body = json!({
            "name": format!("Repair the pump of ship {client}-{number}"),
            "priority": "high",
        });
        Ask::post(paths[spread(client, number) % paths.len()].clone(), body.to_string())
    })
}

/// Renames work items; no two clients change the same one.
pub fn renames(furnished: &[Furnished], clients: usize) -> Arc<dyn Work> {
    let paths = interleaved(furnished);
    let each = (paths.len() / clients).max(1);
    Arc::new(move |client: usize, number: u64| {
        let own = spread(client, number) % each;
        let path = &paths[(client + own * clients) % paths.len()];
        Ask::patch(path.clone(), json!({ "name": format!("Ship {client}-{number}") }).to_string())
    })
}

/// Comments on work items, all over the place.
pub fn comments(furnished: &[Furnished]) -> Arc<dyn Work> {
    let paths: Vec<String> =
        interleaved(furnished).iter().map(|item| format!("{item}comments/")).collect();
    Arc::new(move |client: usize, number: u64| {
        let text = format!("<p>Seen on ship {client}-{number}; it is getting worse.</p>");
        let path = paths[scattered(client, number) % paths.len()].clone();
        Ask::post(path, json!({ "comment_html": text }).to_string())
    })
}

/// Gets work items, all over the place.
pub fn gets(furnished: &[Furnished]) -> Arc<dyn Work> {
    reads(interleaved(furnished))
}

/// Lists what happened to work items, all over the place.
pub fn activities(furnished: &[Furnished]) -> Arc<dyn Work> {
    let items = interleaved(furnished);
    reads(items.iter().map(|item| format!("{item}activities/?per_page=50")).collect())
}

/// Lists the comments on work items, over all places.
pub fn listed_comments(furnished: &[Furnished]) -> Arc<dyn Work> {
    let items = interleaved(furnished);
    reads(items.iter().map(|item| format!("{item}comments/?per_page=50")).collect())
}

/// Lists the first work items of projects, all over the place.
pub fn lists(furnished: &[Furnished]) -> Arc<dyn Work> {
    let projects = furnished.iter().map(|furnished| furnished.place.items());
    reads(projects.map(|items| format!("{items}?per_page=50")).collect())
}

/// Searches workspaces, all over the place.
pub fn searches(furnished: &[Furnished]) -> Arc<dyn Work> {
    let places = furnished.iter().map(|furnished| furnished.place.search());
    reads(places.map(|search| format!("{search}?search=rudder")).collect())
}

/// Reads one of several, all over the place.
pub fn reads(paths: Vec<String>) -> Arc<dyn Work> {
    Arc::new(move |client: usize, number: u64| {
        Ask::get(paths[scattered(client, number) % paths.len()].clone())
    })
}

/// The paths of all work items, those of the same place far from each other.
fn interleaved(furnished: &[Furnished]) -> Vec<String> {
    let most = furnished.iter().map(|place| place.items.len()).max().unwrap_or_default();
    let nth = |index: usize| {
        furnished.iter().filter_map(move |Furnished { place, items }| {
            Some(format!("{}{}/", place.items(), items.get(index)?))
        })
    };
    (0..most).flat_map(nth).collect()
}

/// A number that counts up, from another beginning for each client.
pub fn spread(client: usize, number: u64) -> usize {
    usize::try_from(number).unwrap_or_default().wrapping_add(client.wrapping_mul(7))
}

/// A number that jumps about, the same in every run.
pub fn scattered(client: usize, number: u64) -> usize {
    let seed = (client as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(number);
    let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    usize::try_from((mixed ^ (mixed >> 27)) >> 16).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_clients_rename_the_same_work_item() {
        let furnished = |slug: &str| Furnished {
            place: Place {
                slug: slug.to_owned(),
                workspace: String::new(),
                project: "p".to_owned(),
            },
            items: (0..40).map(|n| IssueId(uuid::Uuid::from_u128(n))).collect(),
        };
        let work = renames(&[furnished("a"), furnished("b")], 8);
        let paths = |client| -> HashSet<String> {
            (0..100).map(|number| work.next(client, number).path).collect()
        };
        assert!(paths(0).is_disjoint(&paths(1)));
        assert_eq!(paths(3).len(), 10);
    }

    #[test]
    fn scattered_numbers_reach_everything() {
        let reached: HashSet<usize> = (0..2_000).map(|number| scattered(3, number) % 100).collect();
        assert_eq!(reached.len(), 100);
    }
}
