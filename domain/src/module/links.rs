//! Links from a module to the web, by the rules of an issue's.

use serde::{Deserialize, Serialize};

use super::{Module, ModuleEvent, ModuleRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::LinkId;
use crate::issue::LinkUrl;
use crate::values::ShortText;

/// A link of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleLink {
    /// The link.
    pub id: LinkId,
    /// Where it leads, unlike every other link of the module.
    pub url: LinkUrl,
    /// What it is called.
    pub title: Option<ShortText>,
    /// Who made and last changed it.
    pub audit: Audit,
}

/// Adds a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddModuleLink {
    /// The new link.
    pub id: LinkId,
    /// Where it leads.
    pub url: LinkUrl,
    /// What it is called.
    pub title: Option<ShortText>,
}

/// Lets a link lead elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeModuleLinkUrl {
    /// The link.
    pub id: LinkId,
    /// Where it leads from now on.
    pub to: LinkUrl,
}

/// Gives a link another title, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeModuleLinkTitle {
    /// The link.
    pub id: LinkId,
    /// What it is called from now on.
    pub to: Option<ShortText>,
}

/// Removes a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveModuleLink {
    /// The link.
    pub id: LinkId,
}

/// A module got a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleLinkAdded {
    /// The new link.
    pub id: LinkId,
    /// Where it leads.
    pub url: LinkUrl,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<ShortText>,
}

/// A link leads elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleLinkUrlChanged {
    /// The link.
    pub link: LinkId,
    /// Where it led before.
    pub from: LinkUrl,
    /// Where it leads after.
    pub to: LinkUrl,
}

/// A link is called otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleLinkTitleChanged {
    /// The link.
    pub link: LinkId,
    /// The title before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<ShortText>,
    /// The title after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ShortText>,
}

/// A module lost a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleLinkRemoved {
    /// The link.
    pub link: LinkId,
    /// Where it led.
    pub url: LinkUrl,
}

impl Module {
    /// The link, if the module has it.
    #[must_use]
    pub fn link(&self, id: LinkId) -> Option<&ModuleLink> {
        self.links.iter().find(|link| link.id == id)
    }

    /// The link of a module that can be edited.
    fn editable_link(&self, id: LinkId) -> Result<&ModuleLink, ModuleRefusal> {
        self.must_be_editable()?;
        self.link(id).ok_or(ModuleRefusal::LinkMissing)
    }

    /// Refuses an address that a link has already.
    fn check_url(&self, url: &LinkUrl) -> Result<(), ModuleRefusal> {
        let taken = self.links.iter().any(|link| link.url == *url);
        if taken { Err(ModuleRefusal::LinkUrlTaken) } else { Ok(()) }
    }

    /// Changes a link, and notes at it and at the module who did it and when.
    fn change_link(&mut self, id: LinkId, stamp: Stamp, change: impl FnOnce(&mut ModuleLink)) {
        if let Some(link) = self.links.iter_mut().find(|link| link.id == id) {
            change(link);
            link.audit.touch(stamp);
        }
        self.audit.touch(stamp);
    }
}

impl Decide<AddModuleLink> for Module {
    fn decide(&self, command: AddModuleLink) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_editable()?;
        self.check_url(&command.url)?;
        let AddModuleLink { id, url, title } = command;
        Ok(vec![ModuleLinkAdded { id, url, title }.into()])
    }
}

impl Decide<ChangeModuleLinkUrl> for Module {
    fn decide(&self, command: ChangeModuleLinkUrl) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        let ChangeModuleLinkUrl { id: link, to } = command;
        let from = self.editable_link(link)?.url.clone();
        if from == to {
            return Ok(vec![]);
        }
        self.check_url(&to)?;
        Ok(vec![ModuleLinkUrlChanged { link, from, to }.into()])
    }
}

impl Decide<ChangeModuleLinkTitle> for Module {
    fn decide(&self, command: ChangeModuleLinkTitle) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        let ChangeModuleLinkTitle { id: link, to } = command;
        let from = self.editable_link(link)?.title.clone();
        Ok(if from == to { vec![] } else { vec![ModuleLinkTitleChanged { link, from, to }.into()] })
    }
}

impl Decide<RemoveModuleLink> for Module {
    fn decide(&self, command: RemoveModuleLink) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        let url = self.editable_link(command.id)?.url.clone();
        Ok(vec![ModuleLinkRemoved { link: command.id, url }.into()])
    }
}

impl Evolve<ModuleLinkAdded> for Module {
    fn evolve(&mut self, event: ModuleLinkAdded, stamp: Stamp) {
        let ModuleLinkAdded { id, url, title } = event;
        self.links.push(ModuleLink { id, url, title, audit: Audit::created(stamp) });
        self.audit.touch(stamp);
    }
}

impl Evolve<ModuleLinkUrlChanged> for Module {
    fn evolve(&mut self, event: ModuleLinkUrlChanged, stamp: Stamp) {
        self.change_link(event.link, stamp, |link| link.url = event.to);
    }
}

impl Evolve<ModuleLinkTitleChanged> for Module {
    fn evolve(&mut self, event: ModuleLinkTitleChanged, stamp: Stamp) {
        self.change_link(event.link, stamp, |link| link.title = event.to);
    }
}

impl Evolve<ModuleLinkRemoved> for Module {
    fn evolve(&mut self, event: ModuleLinkRemoved, stamp: Stamp) {
        self.links.retain(|link| link.id != event.link);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::module::examples::{after, archived, at, finished, given};

    /// An id.
    const fn id(number: u128) -> LinkId {
        LinkId(Uuid::from_u128(number))
    }

    /// An address.
    fn url(path: &str) -> LinkUrl {
        format!("https://a.test/{path}").parse().unwrap()
    }

    /// The command to add a link.
    fn add(number: u128, path: &str) -> AddModuleLink {
        AddModuleLink { id: id(number), url: url(path), title: None }
    }

    /// A link was added.
    fn added(number: u128, path: &str) -> ModuleEvent {
        ModuleLinkAdded { id: id(number), url: url(path), title: None }.into()
    }

    #[test]
    fn a_link_is_added() {
        given(vec![]).when(add(1, "a").into()).then_expect_events(vec![added(1, "a")]);
    }

    #[test]
    fn an_address_is_linked_only_once() {
        given(vec![added(1, "a")])
            .when(add(2, "a").into())
            .then_expect_error_message("URL already exists for this Module");
        given(vec![added(1, "a"), added(2, "b")])
            .when(ChangeModuleLinkUrl { id: id(2), to: url("a") }.into())
            .then_expect_error(ModuleRefusal::LinkUrlTaken);
    }

    #[test]
    fn a_link_is_changed_piece_by_piece() {
        let (link, title) = (id(1), "Docs".parse().ok());
        given(vec![added(1, "a")])
            .when(ChangeModuleLinkUrl { id: link, to: url("b") }.into())
            .then_expect_events(vec![
                ModuleLinkUrlChanged { link, from: url("a"), to: url("b") }.into(),
            ]);
        given(vec![added(1, "a")])
            .when(ChangeModuleLinkTitle { id: link, to: title.clone() }.into())
            .then_expect_events(vec![
                ModuleLinkTitleChanged { link, from: None, to: title }.into(),
            ]);
    }

    #[test]
    fn the_same_address_and_title_change_nothing() {
        given(vec![added(1, "a")])
            .when(ChangeModuleLinkUrl { id: id(1), to: url("a") }.into())
            .then_expect_events(vec![]);
        given(vec![added(1, "a")])
            .when(ChangeModuleLinkTitle { id: id(1), to: None }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_removed_link_frees_its_address_and_is_missing_afterwards() {
        let removed = ModuleLinkRemoved { link: id(1), url: url("a") };
        let remove = || RemoveModuleLink { id: id(1) }.into();
        given(vec![added(1, "a")]).when(remove()).then_expect_events(vec![removed.clone().into()]);
        given(vec![added(1, "a"), removed.clone().into()])
            .when(remove())
            .then_expect_error(ModuleRefusal::LinkMissing);
        given(vec![added(1, "a"), removed.into()])
            .when(add(2, "a").into())
            .then_expect_events(vec![added(2, "a")]);
    }

    #[test]
    fn the_links_of_an_archived_module_stay_as_they_are() {
        given(vec![added(1, "a"), finished(), archived()])
            .when(RemoveModuleLink { id: id(1) }.into())
            .then_expect_error(ModuleRefusal::Archived);
    }

    #[test]
    fn a_changed_link_knows_who_changed_it_and_is_a_change_of_its_module() {
        let mut module = after(vec![added(1, "a")], at(1));
        module.evolve(ModuleLinkUrlChanged { link: id(1), from: url("a"), to: url("b") }, at(2));
        let link = module.link(id(1)).unwrap();
        assert_eq!((link.audit.created_at, link.audit.updated_at), (at(1).at, at(2).at));
        assert_eq!(module.audit.updated_at, at(2).at);
    }
}
