//! Slugs: a workspace's own in every path, and those derived from names.

use super::error::ValueError;
use super::text::{check_text, text_value};

/// Words that a workspace cannot be called by, because the web application has pages there.
const RESERVED: &str = "
    404 accounts admin api billing business calendar channels chat config configuration
    create-workspace dashboard desktop disco drive enterprise epic epics flags god-mode import
    importers ingest initiative initiatives installations instance instances integration
    integrations invitations license licenses live m mobile monitor monitoring onboarding one
    onload pages password plane-enterprise plane-pro plane-ultimate pro profile real-time
    settings sign-in sign-up signin signup silo spaces story upgrade workflow workflows
    workspace-invitations
";

fn check_slug(text: &str) -> Result<String, ValueError> {
    let slug = check_text(text, 48)?;
    let allowed = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    if !slug.chars().all(allowed) {
        return Err(ValueError::SlugCharacters);
    }
    if RESERVED.split_whitespace().any(|word| word.eq_ignore_ascii_case(&slug)) {
        return Err(ValueError::SlugReserved);
    }
    Ok(slug)
}

text_value! {
    /// A workspace's name in paths: 1 to 48 of letters, digits, `-` and `_`, and not reserved.
    WorkspaceSlug, check_slug
}

/// The most characters that a derived slug keeps.
const SLUG_LENGTH: usize = 100;

/// Derives a slug from a name: lower case, words joined by `-`, accents of Latin letters dropped.
#[must_use]
pub fn slugify(name: &str) -> String {
    let mut slug = String::new();
    for character in name.chars().flat_map(char::to_lowercase).map(without_accent) {
        if character.is_ascii_alphanumeric() || character == '_' {
            slug.push(character);
        } else if (character.is_whitespace() || character == '-') && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(SLUG_LENGTH);
    slug.trim_matches(['-', '_']).to_owned()
}

/// The plain letter under a Latin letter's accent.
const fn without_accent(character: char) -> char {
    match character {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'į' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' => 's',
        'ť' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_slug_has_letters_digits_hyphens_and_underscores_only() {
        assert!("Acme_1-b".parse::<WorkspaceSlug>().is_ok());
        assert_eq!("a b".parse::<WorkspaceSlug>(), Err(ValueError::SlugCharacters));
        assert_eq!("é".parse::<WorkspaceSlug>(), Err(ValueError::SlugCharacters));
        assert_eq!("a".repeat(49).parse::<WorkspaceSlug>(), Err(ValueError::TooLong { max: 48 }));
    }

    #[test]
    fn a_reserved_word_is_no_workspace_slug_in_any_case() {
        for word in RESERVED.split_whitespace() {
            assert_eq!(word.to_uppercase().parse::<WorkspaceSlug>(), Err(ValueError::SlugReserved));
        }
    }

    #[test]
    fn a_name_becomes_a_slug() {
        assert_eq!(slugify("  In  Review (2)! "), "in-review-2");
        assert_eq!(slugify("Révision — à faire"), "revision-a-faire");
        assert_eq!(slugify("待办"), "");
        assert_eq!(slugify("_x - y_"), "x-y");
    }
}
