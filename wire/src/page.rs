//! The envelope of lists and the cursor that walks them (contract §1.5).

use std::fmt;

use serde::Serialize;
use utoipa::ToSchema;

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
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InvalidPerPage => "Invalid per_page parameter.",
            Self::TooManyPerPage => "Invalid per_page value. Cannot exceed 1000.",
            Self::InvalidCursor => "Invalid cursor parameter.",
            Self::NegativePage => "Error in parsing",
        })
    }
}

impl std::error::Error for PageError {}

/// Which rows of a list are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// How many rows a page has, 1 to 1000.
    pub per_page: u32,
    /// The page's number, from 0.
    pub page: u32,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { per_page: MOST_PER_PAGE, page: 0 }
    }
}

impl PageRequest {
    /// Reads the query parameters `per_page` and `cursor`; pages have 1000 rows unless asked otherwise.
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
        let per_page = per_page.map_or(Ok(default), read_per_page)?;
        let page = cursor.filter(|cursor| !cursor.is_empty()).map_or(Ok(0), read_page)?;
        Ok(Self { per_page, page })
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

/// Reads `per_page`.
fn read_per_page(text: &str) -> Result<u32, PageError> {
    let number: i64 = text.trim().parse().map_err(|_| PageError::InvalidPerPage)?;
    match u32::try_from(number) {
        Ok(0) | Err(_) if number <= 0 => Err(PageError::InvalidPerPage),
        Ok(number) if number <= MOST_PER_PAGE => Ok(number),
        _ => Err(PageError::TooManyPerPage),
    }
}

/// Reads the page's number out of a cursor; the cursor's value and direction do not matter.
fn read_page(cursor: &str) -> Result<u32, PageError> {
    let mut parts = cursor.split(':').map(str::trim);
    let (Some(value), Some(page), Some(is_prev), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(PageError::InvalidCursor);
    };
    value.parse::<f64>().map_err(|_| PageError::InvalidCursor)?;
    is_prev.parse::<i8>().map_err(|_| PageError::InvalidCursor)?;
    let page: i64 = page.parse().map_err(|_| PageError::InvalidCursor)?;
    if page < 0 {
        return Err(PageError::NegativePage);
    }
    u32::try_from(page).map_err(|_| PageError::InvalidCursor)
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
        let PageRequest { per_page, page } = request;
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
        assert_eq!(cursor("10:-1:1"), PageError::NegativePage);
    }

    #[test]
    fn the_cursors_value_does_not_matter() {
        let request = PageRequest::parse(Some("10"), Some("7.5:3:1")).unwrap();
        assert_eq!(request, PageRequest { per_page: 10, page: 3 });
    }
}
