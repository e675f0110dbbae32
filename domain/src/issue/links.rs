//! Links from an issue to the web.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Issue, IssueEvent, IssueRefusal, LinkUrl};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::{LinkId, UserId};
use crate::values::ShortText;

/// What a client has found out about the page behind a link; empty at first.
pub type LinkMetadata = Map<String, Value>;

/// A link of an issue to a page of the web.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The link.
    pub id: LinkId,
    /// Where it leads, unlike every other link of the issue.
    pub url: LinkUrl,
    /// What it is called.
    pub title: Option<ShortText>,
    /// What is known of the page.
    pub metadata: LinkMetadata,
    /// Who made and last changed it.
    pub audit: Audit,
}

/// Adds a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddIssueLink {
    /// The new link.
    pub id: LinkId,
    /// Where it leads.
    pub url: LinkUrl,
    /// What it is called.
    pub title: Option<ShortText>,
    /// What is known of the page.
    pub metadata: LinkMetadata,
    /// When it was made, if not now (imports).
    pub created_at: Option<DateTime<Utc>>,
    /// Who made it, if not the actor (imports).
    pub created_by: Option<UserId>,
}

/// Lets a link lead elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeIssueLinkUrl {
    /// The link.
    pub id: LinkId,
    /// Where it leads from now on.
    pub to: LinkUrl,
}

/// Gives a link another title, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeIssueLinkTitle {
    /// The link.
    pub id: LinkId,
    /// What it is called from now on.
    pub to: Option<ShortText>,
}

/// Notes what is known of the page behind a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeIssueLinkMetadata {
    /// The link.
    pub id: LinkId,
    /// All that is known.
    pub to: LinkMetadata,
}

/// Removes a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveIssueLink {
    /// The link.
    pub id: LinkId,
}

/// An issue got a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueLinkAdded {
    /// The new link.
    pub id: LinkId,
    /// Where it leads.
    pub url: LinkUrl,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<ShortText>,
    /// What is known of the page.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub metadata: LinkMetadata,
    /// When it was made, if not at the time of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime<Utc>>,
    /// Who made it, if not the actor of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<UserId>,
}

/// A link leads elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueLinkUrlChanged {
    /// The link.
    pub link: LinkId,
    /// Where it led before.
    pub from: LinkUrl,
    /// Where it leads after.
    pub to: LinkUrl,
}

/// A link is called otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueLinkTitleChanged {
    /// The link.
    pub link: LinkId,
    /// The title before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<ShortText>,
    /// The title after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ShortText>,
}

/// More or less is known of the page behind a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueLinkMetadataChanged {
    /// The link.
    pub link: LinkId,
    /// All that is known after.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub to: LinkMetadata,
}

/// An issue lost a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueLinkRemoved {
    /// The link.
    pub link: LinkId,
    /// Where it led.
    pub url: LinkUrl,
}

impl Issue {
    /// The link, if the issue has it.
    #[must_use]
    pub fn link(&self, id: LinkId) -> Option<&Link> {
        self.links.iter().find(|link| link.id == id)
    }

    /// The link of a live issue.
    fn live_link(&self, id: LinkId) -> Result<&Link, IssueRefusal> {
        self.must_be_live()?;
        self.link(id).ok_or(IssueRefusal::LinkMissing)
    }

    /// Refuses an address that a link has already.
    fn check_url(&self, url: &LinkUrl) -> Result<(), IssueRefusal> {
        let taken = self.links.iter().any(|link| link.url == *url);
        if taken { Err(IssueRefusal::LinkUrlTaken) } else { Ok(()) }
    }

    /// Changes a link, and notes at it and at the issue who did it and when.
    fn change_link(&mut self, id: LinkId, stamp: Stamp, change: impl FnOnce(&mut Link)) {
        if let Some(link) = self.links.iter_mut().find(|link| link.id == id) {
            change(link);
            link.audit.touch(stamp);
        }
        self.audit.touch(stamp);
    }
}

impl Decide<AddIssueLink> for Issue {
    fn decide(&self, command: AddIssueLink) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        self.check_url(&command.url)?;
        let AddIssueLink { id, url, title, metadata, created_at, created_by } = command;
        Ok(vec![IssueLinkAdded { id, url, title, metadata, created_at, created_by }.into()])
    }
}

impl Decide<ChangeIssueLinkUrl> for Issue {
    fn decide(&self, command: ChangeIssueLinkUrl) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let ChangeIssueLinkUrl { id: link, to } = command;
        let from = self.live_link(link)?.url.clone();
        if from == to {
            return Ok(vec![]);
        }
        self.check_url(&to)?;
        Ok(vec![IssueLinkUrlChanged { link, from, to }.into()])
    }
}

impl Decide<ChangeIssueLinkTitle> for Issue {
    fn decide(&self, command: ChangeIssueLinkTitle) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let ChangeIssueLinkTitle { id: link, to } = command;
        let from = self.live_link(link)?.title.clone();
        Ok(if from == to { vec![] } else { vec![IssueLinkTitleChanged { link, from, to }.into()] })
    }
}

impl Decide<ChangeIssueLinkMetadata> for Issue {
    fn decide(&self, command: ChangeIssueLinkMetadata) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let ChangeIssueLinkMetadata { id: link, to } = command;
        if self.live_link(link)?.metadata == to {
            return Ok(vec![]);
        }
        Ok(vec![IssueLinkMetadataChanged { link, to }.into()])
    }
}

impl Decide<RemoveIssueLink> for Issue {
    fn decide(&self, command: RemoveIssueLink) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let url = self.live_link(command.id)?.url.clone();
        Ok(vec![IssueLinkRemoved { link: command.id, url }.into()])
    }
}

impl Evolve<IssueLinkAdded> for Issue {
    fn evolve(&mut self, event: IssueLinkAdded, stamp: Stamp) {
        self.links.push(Link {
            id: event.id,
            url: event.url,
            title: event.title,
            metadata: event.metadata,
            audit: Audit::created_as(stamp, event.created_at, event.created_by),
        });
        self.audit.touch(stamp);
    }
}

impl Evolve<IssueLinkUrlChanged> for Issue {
    fn evolve(&mut self, event: IssueLinkUrlChanged, stamp: Stamp) {
        self.change_link(event.link, stamp, |link| link.url = event.to);
    }
}

impl Evolve<IssueLinkTitleChanged> for Issue {
    fn evolve(&mut self, event: IssueLinkTitleChanged, stamp: Stamp) {
        self.change_link(event.link, stamp, |link| link.title = event.to);
    }
}

impl Evolve<IssueLinkMetadataChanged> for Issue {
    fn evolve(&mut self, event: IssueLinkMetadataChanged, stamp: Stamp) {
        self.change_link(event.link, stamp, |link| link.metadata = event.to);
    }
}

impl Evolve<IssueLinkRemoved> for Issue {
    fn evolve(&mut self, event: IssueLinkRemoved, stamp: Stamp) {
        self.links.retain(|link| link.id != event.link);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::issue::examples::{after, at, given, user};

    /// An id.
    const fn id(number: u128) -> LinkId {
        LinkId(Uuid::from_u128(number))
    }

    /// An address.
    fn url(path: &str) -> LinkUrl {
        format!("https://a.test/{path}").parse().unwrap()
    }

    /// The command to add a link.
    fn add(number: u128, path: &str) -> AddIssueLink {
        AddIssueLink {
            id: id(number),
            url: url(path),
            title: None,
            metadata: Map::new(),
            created_at: None,
            created_by: None,
        }
    }

    /// The event that it comes to.
    fn link_added(number: u128, path: &str) -> IssueLinkAdded {
        let AddIssueLink { id, url, title, metadata, created_at, created_by } = add(number, path);
        IssueLinkAdded { id, url, title, metadata, created_at, created_by }
    }

    /// A link was added.
    fn added(number: u128, path: &str) -> IssueEvent {
        link_added(number, path).into()
    }

    #[test]
    fn a_link_is_added() {
        given(vec![]).when(add(1, "a").into()).then_expect_events(vec![added(1, "a")]);
    }

    #[test]
    fn an_address_is_linked_only_once() {
        given(vec![added(1, "a")])
            .when(add(2, "a").into())
            .then_expect_error_message("URL already exists for this Issue");
        given(vec![added(1, "a"), added(2, "b")])
            .when(ChangeIssueLinkUrl { id: id(2), to: url("a") }.into())
            .then_expect_error(IssueRefusal::LinkUrlTaken);
    }

    #[test]
    fn a_link_is_changed_piece_by_piece() {
        let (link, title) = (id(1), "Docs".parse().ok());
        given(vec![added(1, "a")])
            .when(ChangeIssueLinkUrl { id: link, to: url("b") }.into())
            .then_expect_events(vec![
                IssueLinkUrlChanged { link, from: url("a"), to: url("b") }.into(),
            ]);
        given(vec![added(1, "a")])
            .when(ChangeIssueLinkTitle { id: link, to: title.clone() }.into())
            .then_expect_events(vec![IssueLinkTitleChanged { link, from: None, to: title }.into()]);
    }

    #[test]
    fn the_same_address_title_and_metadata_change_nothing() {
        let commands: [crate::issue::IssueCommand; 3] = [
            ChangeIssueLinkUrl { id: id(1), to: url("a") }.into(),
            ChangeIssueLinkTitle { id: id(1), to: None }.into(),
            ChangeIssueLinkMetadata { id: id(1), to: Map::new() }.into(),
        ];
        for command in commands {
            given(vec![added(1, "a")]).when(command).then_expect_events(vec![]);
        }
    }

    #[test]
    fn a_removed_link_frees_its_address_and_is_missing_afterwards() {
        let removed = IssueLinkRemoved { link: id(1), url: url("a") };
        given(vec![added(1, "a")])
            .when(RemoveIssueLink { id: id(1) }.into())
            .then_expect_events(vec![removed.clone().into()]);
        given(vec![added(1, "a"), removed.clone().into()])
            .when(RemoveIssueLink { id: id(1) }.into())
            .then_expect_error(IssueRefusal::LinkMissing);
        given(vec![added(1, "a"), removed.into()])
            .when(add(2, "a").into())
            .then_expect_events(vec![added(2, "a")]);
    }

    #[test]
    fn a_changed_link_knows_who_made_and_who_changed_it() {
        let (created_at, created_by) = (Some(at(0).at), Some(user(5)));
        let made = IssueLinkAdded { created_at, created_by, ..link_added(1, "a") };
        let mut issue = after(vec![made.into()], at(1));
        let Value::Object(to) = json!({"title": "A"}) else { unreachable!() };
        issue.evolve(IssueLinkMetadataChanged { link: id(1), to: to.clone() }, at(2));
        let link = issue.link(id(1)).unwrap();
        assert_eq!((&link.metadata, link.audit.created_by), (&to, user(5)));
        assert_eq!(link.audit.created_at, at(0).at);
        assert_eq!((link.audit.updated_at, link.audit.updated_by), (at(2).at, Some(at(2).actor)));
        assert_eq!(issue.audit.updated_at, at(2).at);
    }
}
