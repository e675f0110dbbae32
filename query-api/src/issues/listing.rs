//! What a request asks of a list of work items: which of them, in which order, which page, and what of each.

use axum::response::Response;
use lists::{Known, Of, Scope, Sql, are_named_in, look_up, plan_for_values};
use serde::Serialize;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::filter::{Field, Filter, Today, json, parameters, pql};
use wire::shapes::WorkspaceLite;
use wire::{Expand, PageRequest, Selection, nearest};

use super::order;
use super::page::{self, Found, Wanted};
use super::place::Start;
use crate::filter::{Asked, FILTERS};
use crate::membership::{self, ProjectMembership, WorkspaceMembership};
use crate::order::SqlOrder;
use crate::params::{Params, invalid};
use crate::rows::expansion::{self, Expansion};
use crate::rows::listed::Shown;
use crate::rows::{expand, view, work_item};
use crate::seen::Look;
use crate::{App, ReadRequest};

/// The parameters of every list.
pub(super) const OF_LISTS: [&str; 5] = ["per_page", "cursor", "order_by", "fields", "expand"];

/// What a request asks of a list.
pub(super) struct Listing {
    of: Of,
    pub(super) page: PageRequest,
    pub(super) fields: Selection,
    expand: Expand,
    filter: Filter,
    order: Vec<SqlOrder>,
    /// Whether the request says in which order.
    is_ordered: bool,
}

impl Listing {
    /// Reads the parameters of a list.
    pub(super) fn read(params: &Params, of: Of, today: Today) -> Result<Self, Problem> {
        Self::read_beside(params, of, today, &[])
    }

    /// Reads the parameters of a list beside those of the endpoint's own (`own`), which are not filters.
    pub(super) fn read_beside(
        params: &Params,
        of: Of,
        today: Today,
        own: &[&'static str],
    ) -> Result<Self, Problem> {
        refuse_unknown(params, &[&OF_LISTS, own].concat())?;
        let Asked { filter, order } = Asked::read(params, own, today)?;
        let is_ordered = !order.is_empty() || params.filled("order_by").is_some();
        let order = match params.filled("order_by") {
            None if !order.is_empty() => order::of_query(&order)?,
            wanted => order::parse(wanted.unwrap_or(of.usual_order()))?,
        };
        let page = params.page_filtered_by_anything()?;
        let (fields, expand) = (params.fields(), params.expand());
        Ok(Self { of, page, fields, expand, filter, order, is_ordered })
    }

    /// The list of what a view shows, in the view's order unless the request has one.
    pub(super) fn of_view(self, view: &view::Row, today: Today) -> Result<Self, Problem> {
        let (filters, query, order_by) = view.shows();
        let filters = json::read(filters, today)?;
        let query = pql::parse(query, today)?;
        let order = match (self.is_ordered, query.order.as_slice()) {
            (true, _) => self.order,
            (false, []) => order::parse(order_by)?,
            (false, order) => order::of_query(order)?,
        };
        let filter = self.filter.and(filters).and(query.filter);
        Ok(Self { filter, order, ..self })
    }

    /// The list at another page.
    pub(super) fn of_page(self, page: PageRequest) -> Self {
        Self { page, ..self }
    }

    /// A connection for its statements.
    pub(super) async fn look(&self, app: &App) -> Result<Look, sqlx::Error> {
        if self.filter.is_everything() {
            app.look_for(&self.expand).await
        } else {
            Look::snapshot(&app.pool).await
        }
    }

    /// A snapshot for several of its statements.
    pub(super) async fn snapshot(&self, app: &App) -> Result<Look, sqlx::Error> {
        Look::snapshot(&app.pool).await
    }

    /// Fetches its page, and what the foreign keys of the rows lead to; 403 when the caller may not ask.
    pub(super) async fn fetch(
        &self,
        db: &mut PgConnection,
        request: &ReadRequest,
        slug: &str,
    ) -> Result<Fetched, Problem> {
        let filter = self.filter(db, request, slug).await?;
        let behind = self.behind(&request.params)?;
        let wanted = self.wanted(request, slug, &filter, behind.as_ref());
        let found = page::fetch(db, wanted).await?;
        let expansion = self.expansion(db, request, &found.workspace, &found.rows).await?;
        Ok(Fetched { found, expansion })
    }

    /// Its filter, after its names have been looked up.
    pub(super) async fn filter(
        &self,
        db: &mut PgConnection,
        request: &ReadRequest,
        slug: &str,
    ) -> Result<Sql, Problem> {
        let (of, asked) = (self.of, (slug, request.user()));
        filter(&self.filter, db, asked, of.project(), of.first_free()).await
    }

    /// The row that its page begins behind, if the cursor says so.
    fn behind(&self, params: &Params) -> Result<Option<Start>, Problem> {
        match params.filled("cursor") {
            Some(cursor) if self.page.after.is_some() => Start::read(cursor, &self.order),
            _ => Ok(None),
        }
    }

    /// What is to be fetched.
    pub(super) fn wanted<'q>(
        &'q self,
        request: &ReadRequest,
        slug: &'q str,
        filter: &'q Sql,
        behind: Option<&'q Start>,
    ) -> Wanted<'q> {
        Wanted {
            slug,
            caller: request.user(),
            of: self.of,
            filter,
            order: &self.order,
            page: self.page,
            behind,
            descriptions: self.fields.wants("description_html"),
        }
    }

    /// What the foreign keys of some rows lead to.
    pub(super) async fn expansion(
        &self,
        db: &mut PgConnection,
        request: &ReadRequest,
        workspace: &WorkspaceLite,
        rows: &[work_item::Row],
    ) -> Result<Expansion, sqlx::Error> {
        let wanted = expansion::Wanted::new(&self.expand, request.user(), workspace);
        expand::of_rows(db, rows, wanted, request.zone()).await
    }

    /// Answers with a page, perhaps with one more key beside those that every page has.
    pub(super) fn answer(
        &self,
        request: &ReadRequest,
        fetched: Fetched,
        beside: Option<(&str, &impl Serialize)>,
    ) -> Result<Response, Problem> {
        let Fetched { found, expansion } = fetched;
        // Each is made when it is asked for, so that what they share is there once.
        let rows = found.rows.into_iter().map(|row| row.shape(request.zone(), &expansion));
        let counted = (found.total, found.behind);
        request.answer_page_before(found.seen, self.page, counted, rows, &self.fields, beside)
    }
}

/// A page that was fetched.
pub(super) struct Fetched {
    /// The rows, and who may see them.
    pub(super) found: Found,
    /// What the foreign keys of the rows lead to.
    expansion: Expansion,
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
    let known = if are_named_in(filter) {
        // How rare what is named is decides which index is the right one.
        plan_for_values(&mut *db).await?;
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

/// Refuses parameters that neither filter nor are of the list's own: rows that do not match must not look as if they did.
pub(super) fn refuse_unknown(params: &Params, own: &[&'static str]) -> Result<(), Problem> {
    let is_known = |name: &str| own.contains(&name) || is_filter(name);
    let Some(name) = params.filled_names().find(|name| !is_known(name)) else { return Ok(()) };
    let known = || own.iter().copied().chain(FILTERS).chain(Field::names());
    let what = if let Some(meant) = nearest(name, known()) {
        format!("Did you mean {meant}?")
    } else {
        format!("Known are {}.", known().collect::<Vec<_>>().join(", "))
    };
    Err(invalid(name, &format!("There is no such parameter. {what}")))
}

/// Whether a parameter says which work items are wanted.
pub(super) fn is_filter(name: &str) -> bool {
    FILTERS.contains(&name) || parameters::is_filter(name)
}
