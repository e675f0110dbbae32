//! The links of a work item, and the pages that it is linked with.

use domain::issue::{
    AddIssueLink, ChangeIssueLinkMetadata, ChangeIssueLinkTitle, ChangeIssueLinkUrl, Issue,
    IssueCommand, Link, LinkIssuePage, PageLink, RemoveIssueLink, UnlinkIssuePage,
};
use domain::{LinkId, PageLinkId};

use super::fact::Fact;
use super::fields::Part;
use super::undoing::{Item, Undoing};
use crate::error::Result;
use crate::pages;
use crate::unit::Unit;

/// What makes a link what it is.
fn said(link: &Link) -> impl PartialEq + use<> {
    (link.url.clone(), link.title.clone(), link.metadata.clone())
}

/// A link of a work item.
fn link_of(issue: &Issue, id: LinkId) -> Option<&Link> {
    issue.links.iter().find(|link| link.id == id)
}

/// A command that adds a link again, as it was.
pub fn again(link: &Link) -> IssueCommand {
    AddIssueLink {
        id: link.id,
        url: link.url.clone(),
        title: link.title.clone(),
        metadata: link.metadata.clone(),
        created_at: Some(link.audit.created_at),
        created_by: Some(link.audit.created_by),
    }
    .into()
}

/// The commands that change a link from what it is now to what it was before the command that is undone.
fn commands(id: LinkId, now: Option<&Link>, before: Option<&Link>) -> Vec<IssueCommand> {
    match (now, before) {
        (Some(_), None) => vec![RemoveIssueLink { id }.into()],
        (None, Some(link)) => vec![again(link)],
        (Some(_), Some(link)) => vec![
            ChangeIssueLinkUrl { id, to: link.url.clone() }.into(),
            ChangeIssueLinkTitle { id, to: link.title.clone() }.into(),
            ChangeIssueLinkMetadata { id, to: link.metadata.clone() }.into(),
        ],
        (None, None) => Vec::new(),
    }
}

/// The ids in two lists, each once.
fn each<T: PartialEq + Copy>(before: Vec<T>, after: Vec<T>) -> Vec<T> {
    let mut all = before;
    for id in after {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

impl Undoing<'_> {
    /// Its links.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn set_back_links(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let ids = |issue: &Issue| -> Vec<LinkId> { issue.links.iter().map(|l| l.id).collect() };
        let [before, after, _] = item.sides.each(ids);
        for id in each(before, after) {
            let Some(standing) = item.sides.standing(|issue| link_of(issue, id).map(said)) else {
                continue;
            };
            let (now, before) = (&item.sides.now.state, &item.sides.before.state);
            let commands = Ok(commands(id, link_of(now, id), link_of(before, id)));
            let url = |issue| link_of(issue, id).map(|link| link.url.to_string());
            let values = (url(now), url(before));
            let part = Part { field: "link", standing, values, commands };
            self.settle_part(unit, item, part, facts).await?;
        }
        Ok(())
    }

    /// The pages that it is linked with.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn set_back_pages(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let ids =
            |issue: &Issue| -> Vec<PageLinkId> { issue.pages.iter().map(|link| link.id).collect() };
        let [before, after, _] = item.sides.each(ids);
        for id in each(before, after) {
            let Some(standing) = item.sides.standing(|issue| issue.page_link(id).is_some()) else {
                continue;
            };
            let [before, after] = [&item.sides.before.state, &item.sides.after.state];
            let was = before.page_link(id);
            let Some(link) = was.or_else(|| after.page_link(id)) else { continue };
            let again = self.page_again(unit, link).await?;
            // Not everybody who sees the work item is told which page it is.
            let name = again.is_ok().then(|| link.page.name.clone());
            let values = if was.is_some() { (None, name) } else { (name, None) };
            let commands = again.map(|link| match was {
                Some(_) => link,
                None => vec![UnlinkIssuePage { id }.into()],
            });
            let part = Part { field: "page", standing, values, commands };
            self.settle_part(unit, item, part, facts).await?;
        }
        Ok(())
    }

    /// What links a page again, if the caller sees it and it is not archived.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn page_again(
        &self,
        unit: &mut Unit<'_>,
        link: &PageLink,
    ) -> Result<Result<Vec<IssueCommand>, String>> {
        let at = (self.project(), link.page.id);
        match pages::linkable(unit, &self.entered.access, at).await {
            Ok(page) => {
                let page = page.state.reference()?;
                Ok(Ok(vec![LinkIssuePage { id: link.id, page }.into()]))
            }
            Err(error) if error.rests_on_state() => {
                Ok(Err("The page is not there any more, or archived.".to_owned()))
            }
            Err(error) => Err(error),
        }
    }
}
