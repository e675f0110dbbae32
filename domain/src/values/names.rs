//! Names of things.

use super::error::ValueError;
use super::text::{check_text, text_value};

/// What neither a project's name nor its identifier may contain.
const SPECIAL: &str = "&+,:;$^}{*=?@#|'<>.()%!-";

/// Whether the text has a character that project names and identifiers must not have.
pub(super) fn has_special_characters(text: &str) -> bool {
    text.contains(|character| SPECIAL.contains(character))
}

fn check_project_name(text: &str) -> Result<String, ValueError> {
    let name = check_text(text, 255)?;
    if has_special_characters(&name) {
        return Err(ValueError::ProjectNameCharacters);
    }
    Ok(name)
}

text_value! {
    /// What a workspace is called: 1 to 80 characters.
    WorkspaceName, |text| check_text(text, 80)
}
text_value! {
    /// What a project is called: 1 to 255 characters, none of them special.
    ProjectName, check_project_name
}
text_value! {
    /// What a workflow state is called: 1 to 255 characters.
    StateName, |text| check_text(text, 255)
}
text_value! {
    /// What a label is called: 1 to 255 characters.
    LabelName, |text| check_text(text, 255)
}
text_value! {
    /// What an estimate is called: 1 to 255 characters.
    EstimateName, |text| check_text(text, 255)
}
text_value! {
    /// What a point of an estimate is worth: 1 to 20 characters.
    EstimateValue, |text| check_text(text, 20)
}
text_value! {
    /// What a cycle is called: 1 to 255 characters.
    CycleName, |text| check_text(text, 255)
}
text_value! {
    /// What a module is called: 1 to 255 characters.
    ModuleName, |text| check_text(text, 255)
}
text_value! {
    /// What a collection of pages is called: 1 to 255 characters.
    CollectionName, |text| check_text(text, 255)
}
text_value! {
    /// What a page is called: 1 to 255 characters.
    PageName, |text| check_text(text, 255)
}
text_value! {
    /// What a saved view is called: 1 to 255 characters.
    ViewName, |text| check_text(text, 255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_name_has_no_special_characters() {
        for character in SPECIAL.chars() {
            let name = format!("Road{character}map");
            assert_eq!(name.parse::<ProjectName>(), Err(ValueError::ProjectNameCharacters));
        }
        assert!("Road map_2 / \"é\"".parse::<ProjectName>().is_ok());
    }

    #[test]
    fn a_workspace_name_has_at_most_80_characters() {
        assert!("x".repeat(80).parse::<WorkspaceName>().is_ok());
        assert_eq!("x".repeat(81).parse::<WorkspaceName>(), Err(ValueError::TooLong { max: 80 }));
    }

    #[test]
    fn the_value_of_a_point_has_at_most_20_characters() {
        assert!("x".repeat(20).parse::<EstimateValue>().is_ok());
        assert_eq!("x".repeat(21).parse::<EstimateValue>(), Err(ValueError::TooLong { max: 20 }));
    }

    #[test]
    fn states_and_labels_may_have_special_characters() {
        assert!("In review (2)".parse::<StateName>().is_ok());
        assert!("area: api".parse::<LabelName>().is_ok());
    }
}
