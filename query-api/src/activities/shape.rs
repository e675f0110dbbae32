//! Lines as clients see them.

use service::Problem;
use uuid::Uuid;
use wire::shapes::{Activity, UserLite};
use wire::{Expand, Zone};

use super::entry::{Entry, Said};
use super::feed;
use crate::expansion::{Expansion, Wanted};
use crate::scope::Place;
use crate::seen::Look;
use crate::{App, Reader, log, people};

/// The names of today, by user.
type Names = std::collections::HashMap<Uuid, UserLite>;

/// The whole feed of an issue.
pub(super) async fn feed(
    app: &App,
    reader: &Reader,
    place: &Place,
    issue: Uuid,
) -> Result<Vec<Activity>, Problem> {
    let events = log::of_issue(&app.pool, place, issue).await?;
    let entries = feed::entries(&events).map_err(Problem::internal)?;
    let expand = reader.params.expand();
    let persons = persons(&entries);
    if persons.is_empty() && expand.is_empty() {
        return Ok(Whole::bare(reader.zone(), place, issue).shape(entries));
    }
    let mut look = Look::once(&app.pool).await?;
    let names = people::by_ids(look.db(), &persons).await?;
    let expansion = wanted(&entries, &expand, place, issue)
        .load(look.db(), place.workspace.id, reader.zone())
        .await?;
    Ok(Whole { zone: reader.zone(), place, issue, names, expansion }.shape(entries))
}

/// Everybody whom a line names.
fn persons(entries: &[Entry]) -> Vec<Uuid> {
    let said = entries.iter().flat_map(|entry| [&entry.line.old, &entry.line.new]);
    let mut persons: Vec<Uuid> = said
        .filter_map(|said| if let Said::Person(user) = said { Some(*user) } else { None })
        .collect();
    persons.sort_unstable();
    persons.dedup();
    persons
}

/// The foreign keys that the client wants to see as objects.
fn wanted(entries: &[Entry], expand: &Expand, place: &Place, issue: Uuid) -> Wanted {
    let mut wanted = Wanted::new(expand);
    wanted.project(place.project);
    wanted.issue(issue);
    for entry in entries {
        wanted.user("actor", Some(entry.actor));
    }
    wanted
}

/// What all lines of a feed have in common.
struct Whole<'a> {
    zone: Zone,
    place: &'a Place,
    issue: Uuid,
    names: Names,
    expansion: Expansion,
}

impl<'a> Whole<'a> {
    /// Without names and objects.
    fn bare(zone: Zone, place: &'a Place, issue: Uuid) -> Self {
        let (names, expansion) = (Names::new(), Expansion::default());
        Self { zone, place, issue, names, expansion }
    }

    /// The lines as clients see them.
    fn shape(&self, entries: Vec<Entry>) -> Vec<Activity> {
        entries.into_iter().map(|entry| self.line(entry)).collect()
    }

    /// A line as clients see it.
    fn line(&self, entry: Entry) -> Activity {
        let line = entry.line;
        Activity {
            id: entry.id,
            created_at: self.zone.at(entry.created_at),
            updated_at: self.zone.at(entry.updated_at),
            deleted_at: None,
            verb: line.verb.into(),
            field: line.field.map(Into::into),
            old_value: self.said(line.old),
            new_value: self.said(line.new),
            comment: line.comment.into(),
            attachments: [],
            old_identifier: line.old_id,
            new_identifier: line.new_id,
            epoch: seconds(entry.epoch),
            project: self.expansion.project(self.place.project),
            workspace: self.expansion.workspace(&self.place.workspace),
            issue: Some(self.expansion.issue(self.issue)),
            issue_comment: None,
            actor: Some(self.expansion.user("actor", entry.actor)),
        }
    }

    /// A value as text; who has been erased has no name.
    fn said(&self, said: Said) -> Option<String> {
        match said {
            Said::Nothing => None,
            Said::Text(text) => Some(text),
            Said::Person(user) => Some(
                self.names.get(&user).map(|user| user.display_name.clone()).unwrap_or_default(),
            ),
        }
    }
}

/// Whole seconds as the contract's float.
#[expect(clippy::cast_precision_loss, reason = "exact for the next hundred million years")]
const fn seconds(epoch: i64) -> f64 {
    epoch as f64
}
