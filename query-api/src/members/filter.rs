//! Which members are wanted (contract §8.6).

use service::Problem;
use wire::shapes::Member;

use crate::params::Params;
use crate::rows::member::Ranked;

/// What members have to be like; nothing lets everybody pass.
#[derive(Debug, Default)]
pub(super) struct Filter {
    first_name: Option<String>,
    last_name: Option<String>,
    email: Option<String>,
    display_name: Option<String>,
    role_slug: Option<String>,
    is_active: Option<bool>,
    is_bot: Option<bool>,
}

impl Filter {
    /// Reads the parameters.
    pub(super) fn parse(params: &Params) -> Result<Self, Problem> {
        params.refuse_filters(&[])?;
        // Without blanks around, as names are stored.
        let text = |name: &str| params.filled(name).map(|text| text.trim().to_lowercase());
        Ok(Self {
            first_name: text("first_name"),
            last_name: text("last_name"),
            email: text("email"),
            display_name: text("display_name"),
            role_slug: params.filled("role_slug").map(str::to_owned),
            is_active: params.switch("is_active")?,
            is_bot: params.switch("is_bot")?,
        })
    }

    /// The members that the filter finds.
    pub(super) fn apply(self, members: Vec<Ranked>) -> impl Iterator<Item = Ranked> {
        members.into_iter().filter(move |ranked| self.lets(&ranked.member))
    }

    /// Whether a member is wanted.
    fn lets(&self, member: &Member) -> bool {
        contains(&member.user.first_name, self.first_name.as_deref())
            && contains(&member.user.last_name, self.last_name.as_deref())
            && contains(&member.user.email, self.email.as_deref())
            && contains(&member.user.display_name, self.display_name.as_deref())
            && self.role_slug.as_ref().is_none_or(|role| role == member.role_slug)
            && self.is_active.is_none_or(|active| active == member.is_active)
            && self.is_bot.is_none_or(|bot| bot == member.is_bot)
    }
}

/// Whether a text contains a lower-case one, in any case.
fn contains(text: &str, part: Option<&str>) -> bool {
    part.is_none_or(|part| text.to_lowercase().contains(part))
}

#[cfg(test)]
mod tests {
    use domain::Role;
    use uuid::Uuid;
    use wire::shapes::UserLite;

    use super::*;

    /// Whether Ada, an active admin, is wanted.
    fn lets(query: &str) -> bool {
        let user = UserLite {
            id: Uuid::nil(),
            first_name: "Ada".into(),
            last_name: "Lovelace".into(),
            email: "ada@example.com".into(),
            avatar: String::new(),
            avatar_url: None,
            display_name: "ada".into(),
        };
        let filter = Filter::parse(&Params::parse(query).unwrap()).unwrap();
        filter.lets(&Member::new(user, Role::Admin, true, false))
    }

    #[test]
    fn names_are_found_by_a_part_in_any_case() {
        assert!(lets("") && lets("first_name=AD&email=EXAMPLE"));
        assert!(!lets("last_name=byron"));
    }

    #[test]
    fn roles_and_switches_are_exact() {
        assert!(lets("role_slug=admin&is_active=true&is_bot=false"));
        assert!(!lets("role_slug=adm") && !lets("is_active=false") && !lets("is_bot=true"));
    }
}
