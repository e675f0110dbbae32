//! How a project is set up.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::features::ProjectFeature;
use crate::ids::UserId;
use crate::values::{
    ExternalRef, Logo, Months, ProjectIdentifier, ProjectName, ShortText, TimeZone,
};

/// Everything about a project that a client chooses at its creation and may change later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectDetails {
    /// What it is called.
    pub name: ProjectName,
    /// What its issues' keys begin with.
    pub identifier: ProjectIdentifier,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<UserId>,
    /// Who gets issues that name nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_assignee: Option<UserId>,
    /// A sign for lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emoji: Option<ShortText>,
    /// Whatever a client wants to keep of an icon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icon_prop: Option<Value>,
    /// The address of a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover_image: Option<String>,
    /// The icon drawn at creation.
    #[serde(default)]
    pub logo: Logo,
    /// What is switched on.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub features: BTreeSet<ProjectFeature>,
    /// How long closed issues wait untouched until they are archived.
    #[serde(default, skip_serializing_if = "Months::is_off")]
    pub archive_in: Months,
    /// How long open issues wait untouched until they are closed.
    #[serde(default, skip_serializing_if = "Months::is_off")]
    pub close_in: Months,
    /// The time zone of its dates.
    #[serde(default = "TimeZone::utc")]
    pub time_zone: TimeZone,
    /// What it is called in another system.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub external: ExternalRef,
}

impl ProjectDetails {
    /// The details of a project of which only the name and the identifier are given.
    #[must_use]
    pub fn new(name: ProjectName, identifier: ProjectIdentifier) -> Self {
        Self {
            name,
            identifier,
            description: String::new(),
            lead: None,
            default_assignee: None,
            emoji: None,
            icon_prop: None,
            cover_image: None,
            logo: Logo::default(),
            features: BTreeSet::new(),
            archive_in: Months::default(),
            close_in: Months::default(),
            time_zone: TimeZone::utc(),
            external: ExternalRef::default(),
        }
    }
}
