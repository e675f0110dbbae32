//! The decision about undoing a command: what it deleted comes back, what it changed is set back, what it made is deleted.

use domain::{CommentId, IssueId, ProjectId};

use super::command::{Told, Touch};
use super::fact::{Fact, Subject};
use super::sides::Sides;
use crate::app::App;
use crate::error::Result;
use crate::paths::{IssuePath, ProjectPath};
use crate::unit::{EnteredProject, Unit};

/// What undoing a command is decided with.
#[derive(Clone, Copy)]
pub struct Undoing<'a> {
    /// The parts of the service.
    pub app: &'a App,
    /// The project.
    pub path: &'a ProjectPath,
    /// The project and the rights in it.
    pub entered: &'a EnteredProject,
}

/// A work item that the command changed.
pub struct Item {
    pub id: IssueId,
    /// Before and after, and now.
    pub sides: Sides,
    /// What its facts are about.
    pub subject: Subject,
}

/// The work items that a command changed, by what it did to them.
#[derive(Default)]
struct Items {
    deleted: Vec<Item>,
    changed: Vec<Item>,
    made: Vec<Item>,
}

impl Undoing<'_> {
    /// Decides about every fact that a command made.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn decide(&self, unit: &mut Unit<'_>, told: &Told) -> Result<Vec<Fact>> {
        let of_kind = |kind: &'static str| told.touched.iter().filter(move |t| t.kind == kind);
        let mut facts = Vec::new();
        let Items { deleted, changed, made } = self.items(unit, of_kind("issue")).await?;
        self.bring_back(unit, &deleted, &mut facts).await?;
        for item in &changed {
            self.set_back(unit, item, &mut facts).await?;
        }
        for touch in of_kind("comment") {
            self.undo_comment(unit, touch, &mut facts).await?;
        }
        let comments = of_kind("comment").map(|touch| CommentId(touch.entity)).collect();
        self.unmake(unit, &made, &comments, &mut facts).await?;
        let others = told.touched.iter();
        let others = others.filter(|touch| !matches!(touch.kind.as_str(), "issue" | "comment"));
        facts.extend(others.map(of_another_kind));
        Ok(facts)
    }

    /// The project.
    pub const fn project(&self) -> ProjectId {
        self.path.project
    }

    /// The path of one of its work items.
    pub fn path_of(&self, issue: IssueId) -> IssuePath {
        IssuePath { slug: self.path.slug.clone(), project: self.path.project, issue }
    }

    /// The project's identifier, the `ENG` of `ENG-42`, by which facts name work items.
    ///
    /// # Errors
    /// The project is not there.
    pub fn identifier(&self) -> Result<String> {
        Ok(self.entered.project.state.details()?.identifier.to_string())
    }

    /// The work items that a command changed.
    async fn items(
        &self,
        unit: &mut Unit<'_>,
        touched: impl Iterator<Item = &Touch>,
    ) -> Result<Items> {
        let touched: Vec<&Touch> = touched.collect();
        let (identifier, mut items) = (self.identifier()?, Items::default());
        for (touch, sides) in touched.iter().zip(Sides::read(unit, &touched).await?) {
            let id = IssueId(touch.entity);
            let subject = sides.subject(id, &identifier);
            let [was, is] = [&sides.before, &sides.after].map(|side| side.state.is_live());
            let item = Item { id, sides, subject };
            match (was, is) {
                (true, false) => items.deleted.push(item),
                (true, true) => items.changed.push(item),
                (false, true) => items.made.push(item),
                (false, false) => {}
            }
        }
        Ok(items)
    }
}

/// The fact of a kind of thing that is not undone here.
fn of_another_kind(touch: &Touch) -> Fact {
    let subject = Subject { entity: touch.kind.clone(), id: touch.entity, key: None };
    let field = touch.names.first().map_or("", String::as_str);
    let reason = "Only what happened to work items and comments is undone.";
    subject.fact(field, None, None).impossible(reason)
}
