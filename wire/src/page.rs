//! The envelope of lists and the cursor that walks them (contract §1.5).

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Datelike, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The most rows a page may have, and the number it has unless asked otherwise.
const MOST_PER_PAGE: u32 = 1000;

/// What a client cannot have asked for; `Display` is the contract's text for the key `detail`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageError {
    /// `per_page` is no positive whole number.
    InvalidPerPage,
    /// `per_page` is above 1000.
    TooManyPerPage,
    /// `cursor` is not `<value>:<page>:<is_prev>`.
    InvalidCursor,
    /// The cursor's page is negative.
    NegativePage,
    /// The cursor counts pages of so many rows, and `per_page` says otherwise: its page has other rows then.
    OtherPageSize(u32),
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InvalidPerPage => "Invalid per_page parameter.",
            Self::TooManyPerPage => "Invalid per_page value. Cannot exceed 1000.",
            Self::InvalidCursor => "Invalid cursor parameter.",
            Self::NegativePage => "Error in parsing",
            Self::OtherPageSize(rows) => {
                return write!(
                    f,
                    "Invalid cursor parameter. It counts pages of {rows} rows: send per_page={rows}, or none."
                );
            }
        })
    }
}

impl std::error::Error for PageError {}

/// Where a row stands in a list that is ordered by when its rows were made: rows come and go, and this stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowKey {
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// Its id, which comes first of those made at the same time if it is smaller.
    pub id: Uuid,
}

impl RowKey {
    /// Reads `<microseconds since 1970>.<id>`.
    fn parse(text: &str) -> Option<Self> {
        let (micros, id) = text.split_once('.')?;
        let created_at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
        let is_of_calendar = (1..=9999).contains(&created_at.year());
        is_of_calendar.then_some(Self { created_at, id: Uuid::parse_str(id).ok()? })
    }
}

impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.created_at.timestamp_micros(), self.id.simple())
    }
}

/// Where a row stands in a list of any order: by what the list is ordered by, and among those alike by when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPlace {
    /// When it was made.
    pub key: RowKey,
    /// What it has of each thing that the list is ordered by before that, as texts; nothing where it has none.
    pub by: Vec<Option<String>>,
}

impl RowPlace {
    /// The row that a page begins behind, if its cursor names one.
    ///
    /// # Errors
    /// [`PageError::InvalidCursor`] when it names one in a way that no answer does.
    pub fn of_cursor(cursor: &str) -> Result<Option<Self>, PageError> {
        let mut parts = cursor.split(':').map(str::trim).skip(3);
        let (Some(key), by) = (parts.next(), parts.next()) else { return Ok(None) };
        Self::parse(key, by).map(Some).ok_or(PageError::InvalidCursor)
    }

    /// Reads `<key of a row>`, perhaps with `<what it has>` behind, which is JSON in Base64.
    fn parse(key: &str, by: Option<&str>) -> Option<Self> {
        let values = |text| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok();
        let by = by.map_or_else(|| Some(Vec::new()), values)?;
        Some(Self { key: RowKey::parse(key)?, by })
    }
}

impl fmt::Display for RowPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { key, by } = self;
        if by.is_empty() {
            return write!(f, "{key}");
        }
        let by = serde_json::to_vec(by).map_err(|_| fmt::Error)?;
        write!(f, "{key}:{}", URL_SAFE_NO_PAD.encode(by))
    }
}

/// Which rows of a list are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// How many rows a page has, 1 to 1000.
    pub per_page: u32,
    /// The page's number, from 0.
    pub page: u32,
    /// The last row of the page before it, if the cursor says so and the list knows such keys: the page begins behind it,
    /// wherever that is by now.
    pub after: Option<RowKey>,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self::numbered(MOST_PER_PAGE, 0)
    }
}

impl PageRequest {
    /// The page with a number, from 0, of pages of so many rows.
    #[must_use]
    pub const fn numbered(per_page: u32, page: u32) -> Self {
        Self { per_page, page, after: None }
    }

    /// Reads the query parameters `per_page` and `cursor`; pages have the cursor's number of rows, or 1000, unless asked
    /// otherwise.
    ///
    /// # Errors
    /// [`PageError`] when one of them is malformed.
    pub fn parse(per_page: Option<&str>, cursor: Option<&str>) -> Result<Self, PageError> {
        Self::parse_with_default(per_page, cursor, MOST_PER_PAGE)
    }

    /// Like [`Self::parse`], for the lists whose pages are smaller by default.
    ///
    /// # Errors
    /// [`PageError`] when one of them is malformed.
    pub fn parse_with_default(
        per_page: Option<&str>,
        cursor: Option<&str>,
        default: u32,
    ) -> Result<Self, PageError> {
        let per_page = per_page.map(read_per_page).transpose()?;
        let cursor = cursor.filter(|cursor| !cursor.is_empty()).map(Cursor::read).transpose()?;
        match cursor {
            Some(cursor) => cursor.request(per_page, default),
            None => Ok(Self::numbered(per_page.unwrap_or(default), 0)),
        }
    }

    /// How many rows to fetch.
    #[must_use]
    pub const fn limit(self) -> i64 {
        self.per_page as i64
    }

    /// How many rows to leave out before them.
    #[must_use]
    pub const fn offset(self) -> i64 {
        self.per_page as i64 * self.page as i64
    }
}

fn read_per_page(text: &str) -> Result<u32, PageError> {
    let number: i64 = text.trim().parse().map_err(|_| PageError::InvalidPerPage)?;
    match u32::try_from(number) {
        Ok(0) | Err(_) if number <= 0 => Err(PageError::InvalidPerPage),
        Ok(number) if number <= MOST_PER_PAGE => Ok(number),
        _ => Err(PageError::TooManyPerPage),
    }
}

#[derive(Debug, Clone, Copy)]
struct Cursor {
    /// How many rows the pages have that it counts; none if that is no number of rows.
    per_page: Option<u32>,
    /// The page's number.
    page: u32,
    /// The last row of the page before it.
    after: Option<RowKey>,
}

impl Cursor {
    /// Reads `<rows of a page>:<page>:<is_prev>`, perhaps with `:<key of a row>` and `:<what it has>` behind. Before the
    /// first page is the first one.
    fn read(cursor: &str) -> Result<Self, PageError> {
        let mut parts = cursor.split(':').map(str::trim);
        let (Some(value), Some(page), Some(is_prev)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(PageError::InvalidCursor);
        };
        if parts.nth(2).is_some() {
            return Err(PageError::InvalidCursor);
        }
        let key = RowPlace::of_cursor(cursor)?.map(|place| place.key);
        value.parse::<f64>().map_err(|_| PageError::InvalidCursor)?;
        let is_prev: i8 = is_prev.parse().map_err(|_| PageError::InvalidCursor)?;
        let page: i64 = page.parse().map_err(|_| PageError::InvalidCursor)?;
        let page = if page == -1 && is_prev == 1 { 0 } else { page };
        if page < 0 {
            return Err(PageError::NegativePage);
        }
        let page = u32::try_from(page).map_err(|_| PageError::InvalidCursor)?;
        Ok(Self { per_page: read_per_page(value).ok(), page, after: key })
    }

    /// The page that it is of. On the first page rows are the same however many a page has.
    fn request(self, per_page: Option<u32>, default: u32) -> Result<PageRequest, PageError> {
        let Self { per_page: counted, page, after } = self;
        if page == 0 {
            return Ok(PageRequest::numbered(per_page.or(counted).unwrap_or(default), 0));
        }
        let counted = counted.ok_or(PageError::InvalidCursor)?;
        if per_page.is_some_and(|wanted| wanted != counted) {
            return Err(PageError::OtherPageSize(counted));
        }
        Ok(PageRequest { per_page: counted, page, after })
    }
}

/// A page of a list: exactly these twelve keys, always all of them.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Page<T> {
    /// Always null.
    #[schema(value_type = Option<String>)]
    pub grouped_by: (),
    /// Always null.
    #[schema(value_type = Option<String>)]
    pub sub_grouped_by: (),
    /// Rows of the whole list.
    pub total_count: u64,
    /// The cursor of the page after this one, also when there is none.
    #[schema(example = "1000:1:0")]
    pub next_cursor: String,
    /// The cursor of the page before this one, `N:-1:1` on the first.
    #[schema(example = "1000:-1:1")]
    pub prev_cursor: String,
    /// Whether there is a row beyond this page.
    pub next_page_results: bool,
    /// Whether there is a page before this one.
    pub prev_page_results: bool,
    /// Rows of this page.
    pub count: usize,
    /// Pages of the whole list, 0 for an empty one.
    pub total_pages: u64,
    /// The same as `total_count`.
    pub total_results: u64,
    /// Always null.
    #[schema(value_type = Option<String>)]
    pub extra_stats: (),
    /// The rows.
    pub results: Vec<T>,
}

impl<T> Page<T> {
    /// The envelope around the rows that were asked for, out of `total`.
    #[must_use]
    pub fn new(request: PageRequest, total: u64, results: Vec<T>) -> Self {
        let PageRequest { per_page, page, .. } = request;
        let end = (u64::from(page) + 1) * u64::from(per_page);
        Self {
            grouped_by: (),
            sub_grouped_by: (),
            total_count: total,
            next_cursor: format!("{per_page}:{}:0", u64::from(page) + 1),
            prev_cursor: format!("{per_page}:{}:1", i64::from(page) - 1),
            next_page_results: total > end,
            prev_page_results: page > 0,
            count: results.len(),
            total_pages: total.div_ceil(u64::from(per_page)),
            total_results: total,
            extra_stats: (),
            results,
        }
    }

    /// The page with what is known of the rows behind it.
    #[must_use]
    pub fn before(self, behind: Behind) -> Self {
        let Behind { last, is_more } = behind;
        let next_cursor = match last {
            Some(last) => format!("{}:{last}", self.next_cursor),
            None => self.next_cursor,
        };
        let next_page_results = is_more.unwrap_or(self.next_page_results);
        Self { next_cursor, next_page_results, ..self }
    }
}

/// What is known of the rows behind a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Behind {
    /// The place of the last row, which the cursor of the next page names.
    pub last: Option<RowPlace>,
    /// Whether there are any; how many pages were walked tells it only while no rows come or go.
    pub is_more: Option<bool>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_first_page_says_so_in_twelve_keys() {
        let page = Page::<u8>::new(PageRequest::default(), 0, Vec::new());
        insta::assert_json_snapshot!(page, @r#"
        {
          "grouped_by": null,
          "sub_grouped_by": null,
          "total_count": 0,
          "next_cursor": "1000:1:0",
          "prev_cursor": "1000:-1:1",
          "next_page_results": false,
          "prev_page_results": false,
          "count": 0,
          "total_pages": 0,
          "total_results": 0,
          "extra_stats": null,
          "results": []
        }
        "#);
    }

    #[test]
    fn a_page_in_the_middle_points_both_ways() {
        let request = PageRequest::parse(Some("2"), Some("2:1:0")).unwrap();
        let page = Page::new(request, 5, vec![3, 4]);
        assert_eq!((page.next_cursor.as_str(), page.prev_cursor.as_str()), ("2:2:0", "2:0:1"));
        assert_eq!((page.next_page_results, page.prev_page_results), (true, true));
        assert_eq!((page.total_pages, request.offset(), request.limit()), (3, 2, 2));
    }

    #[test]
    fn malformed_parameters_are_refused_with_the_contracts_texts() {
        let per_page = |text| PageRequest::parse(Some(text), None).unwrap_err();
        let cursor = |text| PageRequest::parse(None, Some(text)).unwrap_err();
        for text in ["x", "", "0", "-1"] {
            assert_eq!(per_page(text), PageError::InvalidPerPage, "{text}");
        }
        assert_eq!(per_page("1001"), PageError::TooManyPerPage);
        assert_eq!(per_page("99999999999"), PageError::TooManyPerPage);
        for text in ["x", "1:2", "1:x:0", "1:2:3:4", "::", "1:99999999999:0"] {
            assert_eq!(cursor(text), PageError::InvalidCursor, "{text}");
        }
        assert_eq!(cursor("10:-1:0"), PageError::NegativePage);
    }

    #[test]
    fn a_cursor_knows_how_many_rows_its_pages_have() {
        let request = |per_page, cursor| PageRequest::parse(per_page, Some(cursor));
        let page = |per_page, page| Ok(PageRequest::numbered(per_page, page));
        assert_eq!(request(None, "10:3:0"), page(10, 3));
        assert_eq!(request(Some("10"), "10:3:1"), page(10, 3));
        assert_eq!(request(Some("20"), "10:3:0"), Err(PageError::OtherPageSize(10)));
        assert_eq!(request(Some("20"), "10:0:0"), page(20, 0));
        for strange in ["7.5:3:0", "0:3:0", "1001:3:0"] {
            assert_eq!(request(None, strange), Err(PageError::InvalidCursor), "{strange}");
            assert_eq!(request(Some("20"), strange), Err(PageError::InvalidCursor), "{strange}");
        }
        assert_eq!(request(None, "7.5:0:0"), page(MOST_PER_PAGE, 0));
        assert_eq!(
            PageError::OtherPageSize(10).to_string(),
            "Invalid cursor parameter. It counts pages of 10 rows: send per_page=10, or none."
        );
    }

    #[test]
    fn a_cursor_can_name_the_row_that_it_begins_behind() {
        let created_at = DateTime::from_timestamp_micros(1_767_323_405_000_001).unwrap();
        let after = RowKey { created_at, id: Uuid::from_u128(0x401) };
        let place = RowPlace { key: after, by: Vec::new() };
        let page = Page::<u8>::new(PageRequest::numbered(10, 2), 90, Vec::new())
            .before(Behind { last: Some(place), is_more: None });
        assert_eq!(page.next_cursor, "10:3:0:1767323405000001.00000000000000000000000000000401");
        let request = PageRequest::parse(None, Some(&page.next_cursor)).unwrap();
        assert_eq!(request, PageRequest { after: Some(after), ..PageRequest::numbered(10, 3) });
        let wrong = [
            "",
            "x",
            "1.x",
            "x.0",
            "1.0:1",
            "1.0:W10:",
            "999999999999999999.0",
            "9999999999999999999.0",
        ];
        for wrong in wrong.map(|key| format!("10:3:0:{key}")) {
            assert_eq!(PageRequest::parse(None, Some(&wrong)), Err(PageError::InvalidCursor));
        }
    }

    #[test]
    fn a_cursor_can_say_what_its_row_has() {
        let key = RowKey { created_at: DateTime::UNIX_EPOCH, id: Uuid::from_u128(1) };
        let place = RowPlace { key, by: vec![Some("Ä: b".to_owned()), None] };
        let page = Page::<u8>::new(PageRequest::numbered(10, 0), 90, Vec::new());
        let cursor = page.before(Behind { last: Some(place.clone()), is_more: None }).next_cursor;
        assert_eq!(cursor, "10:1:0:0.00000000000000000000000000000001:WyLDhDogYiIsbnVsbF0");
        assert_eq!(RowPlace::of_cursor(&cursor), Ok(Some(place)));
        let request = PageRequest::parse(None, Some(&cursor)).unwrap();
        assert_eq!(request, PageRequest { after: Some(key), ..PageRequest::numbered(10, 1) });
        assert_eq!(RowPlace::of_cursor("10:1:0"), Ok(None));
        let is_more = |is_more| {
            Page::<u8>::new(PageRequest::numbered(10, 0), 90, Vec::new())
                .before(Behind { last: None, is_more })
                .next_page_results
        };
        assert_eq!([None, Some(true), Some(false)].map(is_more), [true, true, false]);
    }

    #[test]
    fn before_the_first_page_is_the_first_page() {
        let first = Page::<u8>::new(PageRequest::numbered(10, 0), 30, Vec::new());
        let before = PageRequest::parse(None, Some(&first.prev_cursor));
        assert_eq!(before, Ok(PageRequest::numbered(10, 0)));
        for wrong in ["10:-2:1", "10:-1:0"] {
            assert_eq!(PageRequest::parse(None, Some(wrong)), Err(PageError::NegativePage));
        }
    }
}
