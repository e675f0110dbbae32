//! Pages: cut out of a list, or counted only when the page does not tell.

use wire::PageRequest;

/// How many rows the whole list has, if its page of `rows` rows is the last one and has some.
pub(crate) fn known_total(page: PageRequest, rows: usize) -> Option<u64> {
    let rows = u64::try_from(rows).ok()?;
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
        let page = |page| PageRequest { per_page: 10, page };
        assert_eq!(known_total(page(0), 0), Some(0));
        assert_eq!(known_total(page(2), 3), Some(23));
        assert_eq!(known_total(page(0), 10), None);
        assert_eq!(known_total(page(2), 0), None);
    }

    #[test]
    fn a_page_is_cut_out_of_a_list() {
        let cut = |page| slice(PageRequest { per_page: 2, page }, vec![1, 2, 3]);
        assert_eq!(cut(1), (vec![3], 3));
        assert_eq!(cut(5), (vec![], 3));
    }
}
