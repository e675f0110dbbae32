//! What a request asks of a list of work items: which of them, in which order, which page, and what of each.

use chrono::{DateTime, Utc};
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::filter::{Field, Filter, Today, json, nearest, parameters, pql};
use wire::{Expand, PageRequest, Selection};

use super::order;
use super::page::{Of, Wanted};
use super::place::Behind;
use crate::filter::{self, Asked, FILTERS, Known, Scope, Sql, are_named_in, look_up};
use crate::membership::{self, ProjectMembership, WorkspaceMembership};
use crate::order::SqlOrder;
use crate::params::{Params, invalid};
use crate::rows::view;
use crate::seen::Look;
use crate::{App, ReadRequest};

/// The parameters of every list.
const OF_LISTS: [&str; 5] = ["per_page", "cursor", "order_by", "fields", "expand"];

/// What a request asks of a list.
pub(super) struct Listing {
    pub(super) page: PageRequest,
    pub(super) fields: Selection,
    pub(super) expand: Expand,
    filter: Filter,
    order: Vec<SqlOrder>,
    /// Whether the request says in which order.
    is_ordered: bool,
}

impl Listing {
    /// Reads the parameters of a list, but for some that mean something of their own there.
    pub(super) fn read(
        request: &ReadRequest,
        of: Of,
        now: DateTime<Utc>,
        own: &[&'static str],
    ) -> Result<Self, Problem> {
        let params = &request.params;
        refuse_unknown(params, &OF_LISTS, own)?;
        let Asked { filter, order } = Asked::read(params, own, (now, request.zone()))?;
        let is_ordered = !order.is_empty() || params.filled("order_by").is_some();
        let order = match params.filled("order_by") {
            None if !order.is_empty() => order::of_query(&order)?,
            wanted => order::parse(wanted.unwrap_or(of.usual_order()))?,
        };
        let page = params.page_filtered_by_anything()?;
        let (fields, expand) = (params.fields(), params.expand());
        Ok(Self { page, fields, expand, filter, order, is_ordered })
    }

    /// The same of another page.
    pub(super) fn of_page(self, page: PageRequest) -> Self {
        Self { page, ..self }
    }

    /// The same of what a view shows, in its order unless the request has one.
    pub(super) fn of_view(
        self,
        view: &view::Row,
        request: &ReadRequest,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let today = Today { now, zone: request.zone() };
        let (filters, query, order_by) = view.shows();
        let filters = json::read(filters, today).map_err(filter::problem)?;
        let query = pql::parse(query, today).map_err(filter::problem)?;
        let order = match (self.is_ordered, query.order.as_slice()) {
            (true, _) => self.order,
            (false, []) => order::parse(order_by)?,
            (false, order) => order::of_query(order)?,
        };
        let filter = self.filter.and(filters).and(query.filter);
        Ok(Self { filter, order, ..self })
    }

    /// A connection for its statements.
    pub(super) async fn look(&self, app: &App) -> Result<Look, sqlx::Error> {
        if self.filter.is_everything() {
            app.look_for(&self.expand).await
        } else {
            Look::for_filters(&app.pool).await
        }
    }

    /// The same for several statements.
    pub(super) async fn snapshot(&self, app: &App) -> Result<Look, sqlx::Error> {
        if self.filter.is_everything() {
            Look::snapshot(&app.pool).await
        } else {
            Look::for_filters(&app.pool).await
        }
    }

    /// Its filter, after its names have been looked up.
    pub(super) async fn filter(
        &self,
        db: &mut PgConnection,
        request: &ReadRequest,
        slug: &str,
        of: Of,
    ) -> Result<Sql, Problem> {
        filter(&self.filter, db, (slug, request.user()), of.project(), of.first_free()).await
    }

    /// The row that its page begins behind, if the cursor says so.
    pub(super) fn behind(&self, params: &Params) -> Result<Option<Behind>, Problem> {
        match params.filled("cursor") {
            Some(cursor) if self.page.after.is_some() => Behind::read(cursor, &self.order),
            _ => Ok(None),
        }
    }

    /// What is to be fetched.
    pub(super) fn wanted<'q>(
        &'q self,
        request: &ReadRequest,
        slug: &'q str,
        of: Of,
        (filter, behind): (&'q Sql, Option<&'q Behind>),
    ) -> Wanted<'q> {
        Wanted {
            slug,
            caller: request.user(),
            of,
            filter,
            order: &self.order,
            page: self.page,
            behind,
            descriptions: self.fields.wants("description_html"),
        }
    }
}

/// A filter in SQL, after its names have been looked up in a workspace or in one of its projects; 403 when the caller is
/// not in there.
pub(super) async fn filter(
    filter: &Filter,
    db: &mut PgConnection,
    (slug, caller): (&str, Uuid),
    project: Option<Uuid>,
    first_free: usize,
) -> Result<Sql, Problem> {
    if filter.is_everything() {
        return Ok(Sql::everything());
    }
    let known = if are_named_in(filter) {
        let found = WorkspaceMembership::find(&mut *db, slug, caller).await?;
        let workspace = found.ok_or_else(Problem::forbidden)?.workspace.id;
        if let Some(project) = project {
            let asked = membership::Asked { slug: slug.to_owned(), project, caller };
            ProjectMembership::find(&mut *db, &asked).await?;
        }
        look_up(db, Scope { workspace, project, caller }, filter).await?
    } else {
        Known::default()
    };
    Ok(Sql::of(filter, &known, caller, first_free))
}

/// Refuses parameters that mean nothing here: rows that do not match must not look as if they did.
pub(super) fn refuse_unknown(
    params: &Params,
    of_lists: &[&'static str],
    own: &[&'static str],
) -> Result<(), Problem> {
    let is_known = |name: &str| {
        of_lists.contains(&name)
            || FILTERS.contains(&name)
            || own.contains(&name)
            || parameters::is_filter(name)
    };
    let Some(name) = params.filled_names().find(|name| !is_known(name)) else { return Ok(()) };
    let known = || {
        let lists = of_lists.iter().copied().chain(FILTERS).chain(own.iter().copied());
        lists.chain(Field::names())
    };
    let what = if let Some(meant) = nearest(name, known()) {
        format!("Did you mean {meant}?")
    } else {
        format!("Known are {}.", known().collect::<Vec<_>>().join(", "))
    };
    Err(invalid(name, &format!("There is no such parameter. {what}")))
}
