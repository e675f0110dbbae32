//! Lines as clients see them.

use std::collections::{BTreeSet, HashMap};

use service::Problem;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{Activity, UserLite};

use crate::feed::{Entry, Value};
use crate::membership::ProjectMembership;
use crate::rows::expansion::{Expansion, Wanted};
use crate::rows::{expand, person};
use crate::seen::Look;
use crate::{App, ReadRequest};

/// The names of today, by user.
pub(super) type Names = HashMap<Uuid, UserLite>;

/// The names of everybody whom a line names.
pub(super) async fn names(
    app: &App,
    project: &ProjectMembership,
    entries: &[&Entry],
) -> Result<Names, sqlx::Error> {
    let said = entries.iter().flat_map(|entry| [&entry.line.old, &entry.line.new]);
    let persons: BTreeSet<Uuid> = said.filter_map(Value::person).collect();
    if persons.is_empty() {
        return Ok(Names::new());
    }
    let mut look = Look::once(&app.kept).await?;
    let persons: Vec<Uuid> = persons.into_iter().collect();
    let names = person::by_ids(look.db(), project.workspace.id, project.caller, &persons).await?;
    look.keep(&app.kept);
    Ok(names)
}

/// A value as text; who has been erased has no name.
pub(super) fn text<'a>(said: &'a Value, names: &'a Names) -> Option<&'a str> {
    match said {
        Value::Nothing => None,
        Value::Text(text) => Some(text),
        Value::Person(user) => Some(names.get(user).map_or("", |user| user.display_name.as_str())),
    }
}

/// What the lines of a feed have in common.
pub(super) struct Shaped<'a> {
    zone: Zone,
    project: &'a ProjectMembership,
    issue: Uuid,
    names: Names,
    expansion: Expansion,
}

impl<'a> Shaped<'a> {
    /// Looks up what some lines have in common.
    pub(super) async fn of(
        app: &App,
        request: &ReadRequest,
        project: &'a ProjectMembership,
        issue: Uuid,
        entries: &[&Entry],
    ) -> Result<Self, Problem> {
        let (expand, zone) = (request.params.expand(), request.zone());
        let names = names(app, project, entries).await?;
        let expansion = if expand.is_empty() {
            Expansion::default()
        } else {
            let mut wanted = Wanted::new(&expand, project.caller, &project.workspace);
            wanted.project(project.project);
            wanted.issue(issue);
            for entry in entries {
                wanted.user("actor", Some(entry.actor));
            }
            expand::load(Look::once(&app.kept).await?.db(), wanted, zone).await?
        };
        Ok(Self { zone, project, issue, names, expansion })
    }

    /// A line as clients see it.
    pub(super) fn line(&self, entry: &Entry) -> Activity {
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
            comment: line.comment.clone(),
            attachments: [],
            old_identifier: line.old_id,
            new_identifier: line.new_id,
            epoch: seconds(entry.epoch),
            project: self.expansion.project(self.project.project),
            workspace: self.expansion.workspace(self.project.workspace.id),
            issue: Some(self.expansion.issue(self.issue)),
            issue_comment: entry.about,
            actor: Some(self.expansion.user("actor", entry.actor)),
            command: entry.command,
            position: entry.position,
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
