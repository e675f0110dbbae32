//! An issue with all issues below it, and with what their comments are called in other systems: what ends or moves together.

use cqrs_es::Aggregate;
use domain::comment::{Comment, CommentCreated, CommentExternalReferenceChanged};
use domain::issue::{Issue, IssueCreated, IssueDeleted, IssueParentChanged};
use domain::{IssueId, Named};
use event_store::{Claim, NoneSince};

use crate::app::App;
use crate::claims::Scope;
use crate::error::Result;
use crate::paths::IssuePath;
use crate::unit::Unit;

/// How many work items end or move at once, sub-items included.
pub const MOST: usize = 1000;

/// The events by which an issue comes below another.
const ENTERING: &[&str] = &[IssueCreated::NAME, IssueParentChanged::NAME];
/// The events by which an issue is no longer below another.
const LEAVING: &[&str] = &[IssueDeleted::NAME, IssueParentChanged::NAME];
/// The events by which a comment comes to be, perhaps with an external reference.
const WRITING: &[&str] = &[CommentCreated::NAME];
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
    let below = app.read_model().descendants(unit.workspace(), issue).await?;
    let family: Vec<_> = [issue].into_iter().chain(below.found).collect();
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
    use std::collections::BTreeSet;

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
