//! Lines as clients see them.

use std::collections::{BTreeSet, HashMap};

use service::Problem;
use uuid::Uuid;
use wire::shapes::{Activity, UserLite};
use wire::{Expand, Zone};

use super::entry::{Entry, Said};
use crate::expansion::{Expansion, Wanted};
use crate::scope::Place;
use crate::seen::Look;
use crate::{App, Reader, people};

/// The names of today, by user.
pub(super) type Names = HashMap<Uuid, UserLite>;

/// Lines as the reader sees them. Each is made when it is asked for, so that what they share is there once.
pub(super) async fn shape<'a>(
    app: &App,
    reader: &Reader,
    place: &'a Place,
    issue: Uuid,
    entries: &'a [&'a Entry],
) -> Result<impl ExactSizeIterator<Item = Activity> + use<'a>, Problem> {
    let expand = reader.params.expand();
    let names = names(app, place, entries).await?;
    let expansion = if expand.is_empty() {
        Expansion::default()
    } else {
        let mut look = Look::once(&app.kept).await?;
        let wanted = wanted(entries, &expand, place, issue);
        wanted.load(look.db(), place.workspace.id, reader.zone()).await?
    };
    let whole = Whole { zone: reader.zone(), place, issue, names, expansion };
    Ok(entries.iter().map(move |entry| whole.line(entry)))
}

/// The names of everybody whom a line names.
pub(super) async fn names(
    app: &App,
    place: &Place,
    entries: &[&Entry],
) -> Result<Names, sqlx::Error> {
    let said = entries.iter().flat_map(|entry| [&entry.line.old, &entry.line.new]);
    let persons: BTreeSet<Uuid> = said.filter_map(Said::person).collect();
    if persons.is_empty() {
        return Ok(Names::new());
    }
    let mut look = Look::once(&app.kept).await?;
    let persons: Vec<Uuid> = persons.into_iter().collect();
    let names = people::by_ids(look.db(), place.workspace.id, place.caller, &persons).await?;
    look.keep(&app.kept);
    Ok(names)
}

/// A value as text; who has been erased has no name.
pub(super) fn text<'a>(said: &'a Said, names: &'a Names) -> Option<&'a str> {
    match said {
        Said::Nothing => None,
        Said::Text(text) => Some(text),
        Said::Person(user) => Some(names.get(user).map_or("", |user| user.display_name.as_str())),
    }
}

/// The foreign keys that the client wants to see as objects.
fn wanted(entries: &[&Entry], expand: &Expand, place: &Place, issue: Uuid) -> Wanted {
    let mut wanted = Wanted::new(expand, place.caller);
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

impl Whole<'_> {
    /// A line as clients see it.
    fn line(&self, entry: &Entry) -> Activity {
        let line = &entry.line;
        Activity {
            id: entry.id,
            created_at: self.zone.at(entry.created_at),
            updated_at: self.zone.at(entry.updated_at),
            deleted_at: None,
            verb: line.verb.into(),
            field: line.field.map(Into::into),
            old_value: text(&line.old, &self.names).map(str::to_owned),
            new_value: text(&line.new, &self.names).map(str::to_owned),
            comment: line.comment.into(),
            attachments: [],
            old_identifier: line.old_id,
            new_identifier: line.new_id,
            epoch: seconds(entry.epoch),
            project: self.expansion.project(self.place.project),
            workspace: self.expansion.workspace(&self.place.workspace),
            issue: Some(self.expansion.issue(self.issue)),
            issue_comment: entry.about,
            actor: Some(self.expansion.user("actor", entry.actor)),
            imported_by: entry.imported.map(|(user, _)| user),
            imported_at: entry.imported.map(|(_, at)| self.zone.at(at)),
        }
    }
}

/// Whole seconds as the contract's float.
#[expect(clippy::cast_precision_loss, reason = "exact for the next hundred million years")]
const fn seconds(epoch: i64) -> f64 {
    epoch as f64
}
