//! Cycles that scenarios put work items into.

use std::sync::Arc;

use bytes::Bytes;
use domain::IssueId;
use end_to_end::Client;
use end_to_end::system::text;
use hyper::StatusCode;
use serde_json::{Value, json};

use crate::failure::{Failure, caught};
use crate::http::Ask;
use crate::load::Work;
use crate::stage::{Place, Stage};

/// Cycles of a place.
pub struct Cycles {
    client: Client,
    /// The path of the place's cycles.
    pub all: String,
    /// Their ids.
    pub ids: Vec<String>,
}

impl Cycles {
    /// Switches cycles on in a place, and makes so many without dates.
    pub async fn make(stage: &mut Stage, place: &Place, count: usize) -> Result<Self, Failure> {
        let client = stage.system.client("command-api", &stage.tenant.key);
        let project = format!("/api/v1/workspaces/{}/projects/{}/", place.slug, place.project);
        let all = format!("{project}cycles/");
        let ids = caught(async {
            let _: Value = client.patch(&project, &json!({ "cycle_view": true })).await.ok();
            let mut ids = Vec::with_capacity(count);
            for number in 1..=count {
                let cycle = json!({ "name": format!("Voyage {number}") });
                ids.push(text(&client.post(&all, &cycle).await.created(), "id").to_owned());
            }
            ids
        });
        let ids = ids.await?;
        Ok(Self { client, all, ids })
    }

    /// Puts work items into a cycle.
    pub async fn put(&self, cycle: usize, items: &[IssueId]) -> Result<(), Failure> {
        let path = self.path(cycle);
        caught(async {
            let _: Value = self.client.post(&path, &json!({ "issues": items })).await.ok();
        })
        .await
    }

    /// Puts the same work items into one cycle after the other, so that every request changes each of them.
    pub fn turns(&self, items: &[IssueId]) -> Arc<dyn Work> {
        let paths: Vec<String> = (0..self.ids.len()).map(|cycle| self.path(cycle)).collect();
        let body = Bytes::from(json!({ "issues": items }).to_string());
        let all = u64::try_from(paths.len()).unwrap_or(1);
        Arc::new(move |_, number: u64| {
            let path = &paths[usize::try_from(number % all).unwrap_or_default()];
            Ask { expected: StatusCode::OK, ..Ask::post(path.clone(), body.clone()) }
        })
    }

    /// The path of what is in a cycle.
    fn path(&self, cycle: usize) -> String {
        format!("{}{}/cycle-issues/", self.all, self.ids[cycle])
    }
}
