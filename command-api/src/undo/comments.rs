//! Comments: what was written is deleted again, what was changed is set back, and what was deleted comes back.

use domain::comment::{
    AddCommentReaction, ChangeCommentAccess, Comment, CommentCommand, DeleteComment, EditComment,
    UndeleteComment,
};
use domain::issue::Issue;
use domain::values::ExternalRef;
use domain::{CommentId, IssueId};
use event_store::read;

use super::command::Touch;
use super::fact::{Fact, Subject, settle};
use super::sides::{Standing, standing};
use super::undoing::Undoing;
use crate::claims;
use crate::comments::answers;
use crate::error::Result;
use crate::unit::Unit;

/// A comment before and after a command, and now.
struct Sides {
    id: CommentId,
    issue: IssueId,
    before: Comment,
    after: Comment,
    now: Comment,
}

impl Sides {
    /// Reads a comment that a command changed.
    async fn read(unit: &mut Unit<'_>, touch: &Touch) -> Result<Self> {
        let id = CommentId(touch.entity);
        let now = unit.read::<Comment>(id).await?.state.clone();
        let before = match touch.before {
            0 => Comment::default(),
            version => unit.read_at::<Comment>(id, version).await?.state.clone(),
        };
        let after = unit.read_at::<Comment>(id, touch.after).await?.state.clone();
        Ok(Self { id, issue: after.issue, before, after, now })
    }

    /// How something about it stands, if the command changed that.
    fn standing<T: PartialEq>(&self, of: impl Fn(&Comment) -> T) -> Option<Standing> {
        standing(&of(&self.before), &of(&self.after), &of(&self.now))
    }
}

fn words(comment: &Comment) -> String {
    comment.html.text()
}

impl Undoing<'_> {
    /// Undoes what a command did to a comment.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn undo_comment(
        &self,
        unit: &mut Unit<'_>,
        touch: &Touch,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let sides = Sides::read(unit, touch).await?;
        let issue = unit.read::<Issue>(sides.issue).await?;
        let key = format!("{}-{}", self.identifier()?, issue.state.number);
        let subject = Subject { entity: touch.kind.clone(), id: touch.entity, key: Some(key) };
        let is_live = [&sides.before, &sides.after].map(Comment::is_live);
        if !issue.state.is_work_item() || issue.state.project != self.project() {
            let reason = "The work item is not in the project any more.";
            facts
                .push(subject.fact("comment", None, Some(words(&sides.before))).impossible(reason));
            return Ok(());
        }
        match is_live {
            [true, false] => self.restore_comment(unit, &sides, &subject, facts).await,
            [false, true] => self.delete_comment(unit, &sides, &subject, facts).await,
            [true, true] => self.set_comment_back(unit, &sides, &subject, facts).await,
            [false, false] => Ok(()),
        }
    }

    /// Brings a deleted comment back: who might delete it may do that.
    async fn restore_comment(
        &self,
        unit: &mut Unit<'_>,
        sides: &Sides,
        subject: &Subject,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let fact = subject.fact("comment", None, Some(words(&sides.before)));
        if sides.now.is_live() {
            facts.push(fact.already());
            return Ok(());
        }
        let begin = unit.savepoint();
        let decided = match self.entered.access.may_change_comment(sides.now.audit.maker) {
            Ok(()) => self.undelete_comment(unit, sides.id, &sides.now).await,
            Err(refusal) => Err(refusal.into()),
        };
        settle(unit, begin, decided, [fact], facts)
    }

    /// Deletes a comment that was written, unless it was changed or answered since.
    async fn delete_comment(
        &self,
        unit: &mut Unit<'_>,
        sides: &Sides,
        subject: &Subject,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let fact = subject.fact("comment", Some(words(&sides.now)), None);
        if !sides.now.is_live() {
            facts.push(fact.already());
            return Ok(());
        }
        if sides.now.audit.version > sides.after.audit.version {
            facts.push(fact.changed_since(&sides.now.audit, "It was changed since."));
            return Ok(());
        }
        let at = (self.project(), sides.issue, sides.id);
        let answered = answers(self.app, unit, at).await;
        if answered.as_ref().is_ok_and(|answers| !answers.is_empty()) {
            facts.push(fact.changed_since(&sides.now.audit, "It was answered since."));
            return Ok(());
        }
        let begin = unit.savepoint();
        let decided =
            match (answered, self.entered.access.may_change_comment(sides.now.audit.maker)) {
                (Err(error), _) => Err(error),
                (_, Err(refusal)) => Err(refusal.into()),
                (Ok(_), Ok(())) => {
                    let external = &sides.now.external;
                    if let Some(claim) =
                        claims::comment_external(self.project(), external, sides.id)
                    {
                        unit.release(claim);
                    }
                    unit.change_comment(at, [DeleteComment { with: None }.into()]).await.map(drop)
                }
            };
        settle(unit, begin, decided, [fact], facts)
    }

    /// Sets back the words of a comment, and who may read it.
    async fn set_comment_back(
        &self,
        unit: &mut Unit<'_>,
        sides: &Sides,
        subject: &Subject,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let (before, now) = (&sides.before, &sides.now);
        let access = |comment: &Comment| Some(comment.access.name().to_owned());
        let edit: CommentCommand = EditComment { to: before.html.clone() }.into();
        let open: CommentCommand = ChangeCommentAccess { to: before.access }.into();
        let parts = [
            (
                "comment",
                sides.standing(|c| c.html.clone()),
                (Some(words(now)), Some(words(before))),
                edit,
            ),
            ("access", sides.standing(|c| c.access), (access(now), access(before)), open),
        ];
        let known = facts.len();
        for (field, standing, (from, to), command) in parts {
            let Some(standing) = standing else { continue };
            let fact = subject.fact(field, from, to);
            if !now.is_live() {
                facts.push(fact.impossible("The comment is not there any more."));
                continue;
            }
            match standing {
                Standing::AsBefore => facts.push(fact.already()),
                Standing::Otherwise => {
                    facts.push(fact.changed_since(&now.audit, "It was changed since."));
                }
                Standing::AsLeft => {
                    let (at, begin) = ((self.project(), sides.issue, sides.id), unit.savepoint());
                    let decided = match self.entered.access.may_change_comment(now.audit.maker) {
                        Ok(()) => unit.change_comment(at, [command]).await.map(drop),
                        Err(refusal) => Err(refusal.into()),
                    };
                    settle(unit, begin, decided, [fact], facts)?;
                }
            }
        }
        let reactions = |comment: &Comment| -> Vec<_> {
            comment.reactions.all().map(|one| (one.user, one.reaction.clone())).collect()
        };
        if facts.len() == known && sides.standing(reactions).is_some() {
            let reason = "Reactions are taken back by those whose they are.";
            facts.push(subject.fact("comment", None, None).impossible(reason));
        }
        Ok(())
    }

    /// Brings back the comments of work items that came back, but for those that were deleted by themselves.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn bring_comments_back(&self, unit: &mut Unit<'_>, issues: &[IssueId]) -> Result<()> {
        if issues.is_empty() {
            return Ok(());
        }
        let log = self.app.store().reads();
        let comments = read::comments_on(log, unit.workspace(), issues).await?;
        unit.load::<Comment>(comments.iter().copied()).await?;
        for id in comments {
            let comment = unit.read::<Comment>(id).await?;
            if !comment.state.is_live() {
                continue;
            }
            self.undelete_comment(unit, id, &comment.state).await?;
        }
        Ok(())
    }

    /// Brings one comment back.
    async fn undelete_comment(
        &self,
        unit: &mut Unit<'_>,
        id: CommentId,
        comment: &Comment,
    ) -> Result<()> {
        let claim = claims::comment_external(self.project(), &comment.external, id);
        let mut external = comment.external.clone();
        if let Some(claim) = claim {
            if self.is_free(unit, &claim).await? {
                unit.take(claim);
            } else {
                external = ExternalRef::default();
            }
        }
        let parent = match comment.parent {
            Some(parent) if unit.read::<Comment>(parent).await?.state.is_live() => Some(parent),
            _ => None,
        };
        let undelete = UndeleteComment { project: self.project(), parent, external };
        let reactions = comment.reactions.all().map(|one| {
            AddCommentReaction { user: one.user, reaction: one.reaction.clone() }.into()
        });
        let commands: Vec<CommentCommand> =
            std::iter::once(undelete.into()).chain(reactions).collect();
        unit.change_comment((self.project(), comment.issue, id), commands).await?;
        Ok(())
    }
}
