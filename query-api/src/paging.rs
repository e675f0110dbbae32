//! Pages: cut out of a list, counted only when the page does not tell, and bounded by bytes.
//!
//! A list's cursor counts rows, so a page that is too large cannot end early: it is refused, and the answer says how
//! many rows fit. A page of one row always fits.

use service::Problem;
use wire::PageRequest;

/// The most bytes that a page of several rows has.
pub(crate) const MOST_BYTES: usize = 16 << 20;
/// [`MOST_BYTES`] as statements are given it.
pub(crate) const MOST_BYTES_OF_TEXT: i64 = MOST_BYTES.cast_signed() as i64;

/// What a row takes beside its text, about.
const AROUND_TEXT: usize = 1024;

/// Refuses a page whose rows' texts are longer than a page may be, by the lengths of each; the question has left them
/// out then.
pub(crate) fn check(texts: impl IntoIterator<Item = i32>) -> Result<(), Problem> {
    let texts: Vec<usize> = texts.into_iter().map(|text| text.unsigned_abs() as usize).collect();
    let (all, largest) = (texts.iter().sum::<usize>(), texts.iter().max().copied());
    if texts.len() < 2 || all <= MOST_BYTES {
        return Ok(());
    }
    Err(too_large(texts.len(), largest.unwrap_or_default() + AROUND_TEXT))
}

/// 400 for a page with too many bytes: how many rows it has, and how many bytes the largest row that was looked at. The
/// advised number of rows is always smaller, so a client that follows the advice comes to a page that fits.
pub(crate) fn too_large(rows: usize, largest: usize) -> Problem {
    let fits = (MOST_BYTES / largest.max(1)).min(rows.saturating_sub(1)).max(1);
    let text = format!(
        "Invalid per_page value. The rows of this page have more than {MOST_BYTES} bytes together; \
        try per_page={fits}."
    );
    Problem::bad_request_detail("request/page-too-large", text)
}

/// How many rows the whole list has, if its page of `rows` rows is the last one and has some.
pub(crate) fn known_total(page: PageRequest, rows: usize) -> Option<u64> {
    let rows = rows as u64;
    let is_last = rows < u64::from(page.per_page);
    let tells = is_last && (rows > 0 || page.page == 0);
    tells.then(|| page.offset().cast_unsigned() + rows)
}

/// The page of a list that is there as a whole, and how many rows that has.
pub(crate) fn slice<T>(page: PageRequest, rows: Vec<T>) -> (Vec<T>, u64) {
    let total = rows.len() as u64;
    let offset = usize::try_from(page.offset()).unwrap_or(usize::MAX);
    let rows = rows.into_iter().skip(offset).take(page.per_page as usize).collect();
    (rows, total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_page_tells() {
        let page = |page| PageRequest::numbered(10, page);
        assert_eq!(known_total(page(0), 0), Some(0));
        assert_eq!(known_total(page(2), 3), Some(23));
        assert_eq!(known_total(page(0), 10), None);
        assert_eq!(known_total(page(2), 0), None);
    }

    #[test]
    fn a_page_is_cut_out_of_a_list() {
        let cut = |page| slice(PageRequest::numbered(2, page), vec![1, 2, 3]);
        assert_eq!(cut(1), (vec![3], 3));
        assert_eq!(cut(5), (vec![], 3));
    }
}
