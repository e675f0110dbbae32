//! An issue with all issues below it, and with what their comments are called in other systems: what ends or moves together.

use std::collections::BTreeSet;

use cqrs_es::Aggregate;
use domain::comment::{Comment, CommentCreated, CommentExternalReferenceChanged, CommentUndeleted};
use domain::issue::{Issue, IssueCreated, IssueDeleted, IssueParentChanged, IssueUndeleted};
use domain::{IssueId, Named};
use event_store::{Claim, NoneSince};

use super::facts::{DEEPEST, parent_of};
use crate::app::App;
use crate::claims::Scope;
use crate::error::Result;
use crate::paths::IssuePath;
use crate::unit::Unit;

/// How many work items end or move at once, sub-items included.
pub const MOST: usize = 1000;

/// The most work items that are looked at to find those that this unit of work itself has brought below another, or away.
const MOST_LOOKED_AT: usize = 10 * MOST;

/// The events by which an issue comes below another.
const ENTERING: &[&str] = &[IssueCreated::NAME, IssueUndeleted::NAME, IssueParentChanged::NAME];
/// The events by which an issue is no longer below another.
const LEAVING: &[&str] = &[IssueDeleted::NAME, IssueParentChanged::NAME];
/// The events by which a comment comes to be, perhaps with an external reference.
const WRITING: &[&str] = &[CommentCreated::NAME, CommentUndeleted::NAME];
/// The events by which a comment gets another external reference.
const NAMING: &[&str] = &[CommentExternalReferenceChanged::NAME];

/// An issue and all issues below it, itself first; or how many are below it, if they are too many. The append makes sure that
/// none has come or gone since, also to another project.
///
/// # Errors
/// The read tables cannot be asked.
pub async fn of(
    app: &App,
    unit: &mut Unit<'_>,
    issue: IssueId,
) -> Result<std::result::Result<Vec<IssueId>, usize>> {
    let moved: Vec<_> = unit.decided::<Issue>(ENTERING).collect();
    let known = moved.iter().filter(|(_, is_new)| !is_new).map(|(id, _)| IssueId(*id));
    let tops: Vec<_> = [issue].into_iter().chain(known).collect();
    let below = app.read_model().descendants(unit.workspace(), &tops).await?;
    let found = if moved.is_empty() {
        below.found
    } else {
        let perhaps = below.found.into_iter().chain(moved.iter().map(|(id, _)| IssueId(*id)));
        those_below(unit, issue, perhaps.collect()).await?
    };
    let family: Vec<_> = [issue].into_iter().chain(found).collect();
    let since = |names, mentions| NoneSince {
        position: below.position,
        project: None,
        kind: Some(Issue::TYPE),
        names,
        mentions,
    };
    if family.len() > MOST {
        // Whatever makes the family smaller does not mention all of it.
        unit.none_since(since(LEAVING, Vec::new()));
        return Ok(Err(family.len() - 1));
    }
    let ids = family.iter().map(|id| id.uuid()).collect();
    unit.none_since(since(ENTERING, ids));
    Ok(Ok(family))
}

/// The issues among `perhaps` that are below `top` as this unit of work leaves them; all of `perhaps` if they are too many
/// to be looked at, which is too many anyway.
async fn those_below(
    unit: &mut Unit<'_>,
    top: IssueId,
    perhaps: BTreeSet<IssueId>,
) -> Result<Vec<IssueId>> {
    if perhaps.len() > MOST_LOOKED_AT {
        return Ok(perhaps.into_iter().collect());
    }
    unit.load::<Issue>(perhaps.iter().copied()).await?;
    let mut below = Vec::new();
    for id in perhaps {
        if id != top && is_below(unit, id, top).await? {
            below.push(id);
        }
    }
    Ok(below)
}

/// Whether an issue is below another, at any depth.
async fn is_below(unit: &mut Unit<'_>, issue: IssueId, top: IssueId) -> Result<bool> {
    let mut next = issue;
    for _ in 0..=DEEPEST {
        match parent_of(&unit.read::<Issue>(next).await?.state) {
            Some(parent) if parent == top => return Ok(true),
            Some(parent) => next = parent,
            None => return Ok(false),
        }
    }
    Ok(false)
}

/// The external references of all comments on issues of a project; the append makes sure that there is no other one.
///
/// # Errors
/// The log cannot be asked.
pub async fn names_of_comments(
    app: &App,
    unit: &mut Unit<'_>,
    path: &IssuePath,
    family: &[IssueId],
) -> Result<Vec<Claim>> {
    let scope = Scope::CommentExternal(path.project).stored();
    let (log, workspace) = (app.store().reads(), unit.workspace());
    let held = event_store::claims::held_by_comments(log, workspace, &scope, family).await?;
    let since = |names, mentions| NoneSince {
        position: held.position,
        project: Some(path.project),
        kind: Some(Comment::TYPE),
        names,
        mentions,
    };
    let issues = family.iter().map(|id| id.uuid()).collect();
    unit.none_since(since(WRITING, issues));
    // This event does not mention the issue, so any one of the project counts; they are rare.
    unit.none_since(since(NAMING, Vec::new()));
    Ok(held.claims)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::changing;

    /// What an issue is below, while there is the issue.
    fn parent(issue: &Issue) -> Option<IssueId> {
        issue.is_live().then(|| issue.parent.as_ref().map(|parent| parent.id)).flatten()
    }

    /// What a comment is called in another system, while there is the comment.
    fn external(comment: &Comment) -> Option<String> {
        let id = comment.external.id.as_ref().map(ToString::to_string);
        comment.is_live().then_some(id).flatten()
    }

    #[test]
    fn whatever_brings_issues_below_another_or_away_is_known() {
        let (into, out) = changing(parent);
        assert_eq!(into, ENTERING.iter().copied().collect());
        assert_eq!(out, LEAVING.iter().copied().collect());
    }

    #[test]
    fn whatever_gives_a_comment_an_external_reference_is_known() {
        let (into, _) = changing(external);
        assert_eq!(into, [WRITING, NAMING].concat().into_iter().collect::<BTreeSet<_>>());
    }
}
