//! `PATCH /api/v1/users/me/`

use axum::extract::State;
use axum::response::Response;
use domain::UserId;
use service::Problem;
use service::accounts::Profile;
use service::http::IfMatch;
use wire::shapes::Me;
use wire::{Fields, Sent, Zone};

use super::once::{Given, once};
use super::session;
use crate::app::App;
use crate::described::bodies;
use crate::keyed::Keyed;
use crate::pictures::picture;
use crate::request::CommandRequest;

bodies! {
    /// What of the caller's profile is changed.
    ProfileChanges: schema_of_changes(Changes::read), { "first_name": "Ada", "user_timezone": "Europe/London" };
}

const EMAIL: &str = "The address as it is: it cannot be changed yet.";

/// How often the change is made again because the profile has changed meanwhile.
const MOST_TRIES: u32 = 5;

/// Changes the caller's own names, picture and zone. They are not in the log, so they wait for nothing.
#[utoipa::path(
    patch,
    path = "/api/v1/users/me/",
    operation_id = "update_current_user",
    request_body = ProfileChanges,
    responses((status = 200, body = Me)),
)]
pub async fn handler(State(app): State<App>, request: CommandRequest) -> Result<Response, Problem> {
    let changes = Changes::read(request.changes())?;
    let (keyed, if_match) = (request.keyed(), request.if_match());
    let change = change(&app, request.user(), &changes, &if_match, keyed.as_ref());
    once(&app, keyed.as_ref(), change).await
}

struct Changes {
    first_name: Sent<String>,
    last_name: Sent<String>,
    display_name: Sent<String>,
    avatar: Sent<String>,
    zone: Sent<Zone>,
    /// The address, which reads show and which cannot be changed yet.
    email: Sent<String>,
}

impl Changes {
    /// Reads the body.
    fn read(mut fields: Fields) -> Result<Self, Problem> {
        let changes = Self {
            first_name: fields.text("first_name").max(255).allow_blank().read(),
            last_name: fields.text("last_name").max(255).allow_blank().read(),
            display_name: fields.text("display_name").max(255).read(),
            avatar: picture(&mut fields, "avatar"),
            zone: fields.choice("user_timezone", |name| name.parse().ok()).read(),
            email: fields.text("email").doc(EMAIL).allow_blank().nullable().read(),
        };
        fields.finish()?;
        Ok(changes)
    }

    /// Refuses another address.
    fn check_email(&self, before: &Profile) -> Result<(), Problem> {
        let present = before.email.as_deref().unwrap_or_default();
        match &self.email {
            Sent::Value(email) if !email.eq_ignore_ascii_case(present) => {
                Err(Problem::field("email", "The address of an account cannot be changed yet."))
            }
            _ => Ok(()),
        }
    }

    /// The profile with the changes.
    fn applied_to(&self, before: &Profile) -> Profile {
        let mut after = before.clone();
        let texts = [
            (&mut after.first_name, &self.first_name),
            (&mut after.last_name, &self.last_name),
            (&mut after.display_name, &self.display_name),
            (&mut after.avatar, &self.avatar),
        ];
        for (text, sent) in texts {
            if let Sent::Value(new) = sent {
                text.clone_from(new);
            }
        }
        after.zone = self.zone.unwrap_or(before.zone);
        after
    }
}

/// The answer that shows a profile at a version.
fn given(profile: &Profile, version: u64) -> Result<Given, Problem> {
    let user_timezone = profile.zone.name().to_owned();
    Given::shown(version, &Me { user: profile.lite(), user_timezone })
}

/// Makes the change, again if somebody was faster.
async fn change(
    app: &App,
    user: UserId,
    changes: &Changes,
    if_match: &IfMatch,
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    for _ in 0..MOST_TRIES {
        let before = session::profile(app, user).await?;
        if_match.check(before.version)?;
        changes.check_email(&before)?;
        let after = changes.applied_to(&before);
        let is_so_already = after == before;
        let given = given(&after, before.version + u64::from(!is_so_already))?;
        let write = keyed.map(|keyed| keyed.answered(&given)).transpose()?;
        if is_so_already {
            if let Some(write) = &write {
                app.accounts().note_write(user, write).await?;
            }
            return given.response(app);
        }
        if app.accounts().update_profile(&after, write.as_ref()).await?.is_some() {
            return given.response(app);
        }
    }
    let text = "The profile keeps changing, please try again.";
    Err(Problem::unavailable("profile/contended", text, 1))
}
