//! How a project looks in lists.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Decision, Project};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::ShortText;

/// Gives a project another emoji, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeProjectEmoji {
    /// The new emoji.
    pub to: Option<ShortText>,
}

/// A project got another emoji, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectEmojiChanged {
    /// The old emoji.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<ShortText>,
    /// The new emoji.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ShortText>,
}

/// Replaces what clients keep of an icon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeProjectIcon {
    /// The new value, of any shape.
    pub to: Option<Value>,
}

/// What clients keep of an icon was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectIconChanged {
    /// The new value, of any shape.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Value>,
}

/// Gives a project another picture, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeProjectCover {
    /// The address of the new picture.
    pub to: Option<String>,
}

/// A project got another picture, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectCoverChanged {
    /// The address of the old picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The address of the new picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

impl Decide<ChangeProjectEmoji> for Project {
    fn decide(&self, command: ChangeProjectEmoji) -> Decision {
        let from = self.editable()?.emoji.clone();
        if command.to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectEmojiChanged { from, to: command.to }.into()])
    }
}

impl Decide<ChangeProjectIcon> for Project {
    fn decide(&self, command: ChangeProjectIcon) -> Decision {
        let details = self.editable()?;
        let to = command.to.filter(|icon| !icon.is_null());
        if to == details.icon_prop {
            return Ok(vec![]);
        }
        Ok(vec![ProjectIconChanged { to }.into()])
    }
}

impl Decide<ChangeProjectCover> for Project {
    fn decide(&self, command: ChangeProjectCover) -> Decision {
        let from = self.editable()?.cover_image.clone();
        let to = command.to;
        Ok(if from == to { vec![] } else { vec![ProjectCoverChanged { from, to }.into()] })
    }
}

impl Evolve<ProjectEmojiChanged> for Project {
    fn evolve(&mut self, event: ProjectEmojiChanged, stamp: Stamp) {
        self.change_details(stamp, |details| details.emoji = event.to);
    }
}

impl Evolve<ProjectIconChanged> for Project {
    fn evolve(&mut self, event: ProjectIconChanged, stamp: Stamp) {
        self.change_details(stamp, |details| details.icon_prop = event.to);
    }
}

impl Evolve<ProjectCoverChanged> for Project {
    fn evolve(&mut self, event: ProjectCoverChanged, stamp: Stamp) {
        self.change_details(stamp, |details| details.cover_image = event.to);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::project::examples::given;

    #[test]
    fn a_project_gets_another_emoji() {
        let to = Some("128640".parse::<ShortText>().unwrap());
        given(vec![])
            .when(ChangeProjectEmoji { to: to.clone() }.into())
            .then_expect_events(vec![ProjectEmojiChanged { from: None, to }.into()]);
    }

    #[test]
    fn a_project_gets_another_icon() {
        let to = Some(json!({"name": "rocket"}));
        given(vec![])
            .when(ChangeProjectIcon { to: to.clone() }.into())
            .then_expect_events(vec![ProjectIconChanged { to }.into()]);
    }

    #[test]
    fn null_is_no_icon() {
        let null = ChangeProjectIcon { to: Some(Value::Null) };
        given(vec![]).when(null.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_project_gets_another_picture() {
        let to = Some("https://example.org/a.png".to_owned());
        given(vec![])
            .when(ChangeProjectCover { to: to.clone() }.into())
            .then_expect_events(vec![ProjectCoverChanged { from: None, to }.into()]);
    }

    #[test]
    fn the_same_looks_are_no_change() {
        given(vec![]).when(ChangeProjectEmoji { to: None }.into()).then_expect_events(vec![]);
        given(vec![]).when(ChangeProjectIcon { to: None }.into()).then_expect_events(vec![]);
        given(vec![]).when(ChangeProjectCover { to: None }.into()).then_expect_events(vec![]);
    }
}
