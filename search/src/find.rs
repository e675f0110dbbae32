//! Finding: what was sought, within what may be found, the best first.

use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    Bm25StatisticsProvider, BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur,
    PhrasePrefixQuery, PhraseQuery, Query, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument, TantivyError, Term};
use uuid::Uuid;

use crate::entry::{Kind, Reach};
use crate::index::{Index, IndexError};
use crate::schema::{CHANGED_AT, PLACE_OF_ID};
use crate::sought::{Part, Sought};

/// How many times as much a word in a name counts.
const NAME: f32 = 3.0;
/// The weight of a word of which only the beginning was typed: less than that of any word that was typed whole.
const BEGUN: f32 = 0.1;
/// How many words a beginning stands for within a phrase.
const MOST_ENDINGS: u32 = 1000;
/// A beginning within a phrase that is shorter than this, in characters, narrows nothing.
const SHORTEST_ENDING: usize = 3;
/// Up to so many reaches are looked up one by one; more are looked up as one set.
const FEW: usize = 64;

/// Which part of what is found is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many of the best are left out.
    pub offset: usize,
    /// How many are wanted then.
    pub limit: usize,
}

/// The answer of a search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The things, the best first.
    pub entries: Vec<(Kind, Uuid)>,
    /// Whether nothing has the words as they were typed, so that they were taken for mistyped ones.
    pub is_mistyped: bool,
}

/// What a search looks at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Among {
    /// The caller's rights: a thing is found if its entry has one of them.
    pub reaches: Vec<Reach>,
    /// Whether archived things are found too.
    pub with_archived: bool,
    /// These are not found, because they are known already.
    pub but: Vec<Uuid>,
}

/// The statistics that ranking gets about the index: fixed ones, so that the order of what a caller finds tells nothing of
/// texts that the caller may not read.
struct Nobodys;

/// How many things ranking takes the index to have, and how many of them a word is in.
const THINGS: u64 = 1_000_000;
const THINGS_WITH_A_WORD: u64 = 10_000;
/// How many words ranking takes a text to have.
const WORDS_OF_A_TEXT: u64 = 50;

impl Bm25StatisticsProvider for Nobodys {
    fn total_num_tokens(&self, _: Field) -> tantivy::Result<u64> {
        Ok(THINGS * WORDS_OF_A_TEXT)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(THINGS)
    }

    fn doc_freq(&self, _: &Term) -> tantivy::Result<u64> {
        Ok(THINGS_WITH_A_WORD)
    }
}

/// How words are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    Exact,
    Mistyped,
}

impl Index {
    /// Finds what was sought. Words may be mistyped if that is said, and nothing has them as they are.
    ///
    /// # Errors
    /// [`IndexError`] if the index is broken.
    pub fn find(
        &self,
        sought: &Sought,
        among: &Among,
        may_be_mistyped: bool,
        window: Window,
    ) -> Result<Found, IndexError> {
        if sought.is_empty() || among.reaches.is_empty() || window.limit == 0 {
            return Ok(Found::default());
        }
        let searcher = self.searcher();
        let find = |spelling| -> Result<Vec<(Kind, Uuid)>, TantivyError> {
            let query = self.query(sought, among, spelling);
            let best = TopDocs::with_limit(window.limit).and_offset(window.offset);
            let newest = SortByStaticFastValue::<i64>::for_field(CHANGED_AT);
            let by_id = SortByStaticFastValue::<u64>::for_field(PLACE_OF_ID);
            let best = best.order_by((SortBySimilarityScore, newest, by_id));
            let found = searcher.search_with_statistics_provider(&query, &best, &Nobodys)?;
            let read = |address| self.read(&searcher, address);
            found.into_iter().filter_map(|(_, address)| read(address).transpose()).collect()
        };
        let entries = find(Spelling::Exact)?;
        if !entries.is_empty() || !may_be_mistyped || !sought.can_be_mistyped() {
            return Ok(Found { entries, is_mistyped: false });
        }
        // With an offset it may be that there are some, but no more.
        let has_some = window.offset > 0
            && searcher.search(&self.query(sought, among, Spelling::Exact), &Count)? > 0;
        if has_some {
            return Ok(Found::default());
        }
        Ok(Found { entries: find(Spelling::Mistyped)?, is_mistyped: true })
    }

    /// The whole question.
    fn query(&self, sought: &Sought, among: &Among, spelling: Spelling) -> BooleanQuery {
        let wanted = sought.wanted.iter().map(|part| (Occur::Must, self.part(part, spelling)));
        let unwanted = sought.unwanted.iter();
        let unwanted = unwanted.map(|part| (Occur::MustNot, self.part(part, Spelling::Exact)));
        let known =
            among.but.iter().map(|id| Term::from_field_bytes(self.fields.id, id.as_bytes()));
        let known: Box<dyn Query> = Box::new(TermSetQuery::new(known));
        let known = (!among.but.is_empty()).then_some((Occur::MustNot, known));
        let allowed = (Occur::Must, self.allowed(among));
        BooleanQuery::new(wanted.chain(unwanted).chain(known).chain([allowed]).collect())
    }

    /// Words that follow one another, in a name or in a text.
    fn part(&self, part: &Part, spelling: Spelling) -> Box<dyn Query> {
        let name = BoostQuery::new(words(part, self.fields.name, spelling), NAME);
        let text = words(part, self.fields.text, spelling);
        Box::new(BooleanQuery::union(vec![Box::new(name), text]))
    }

    /// What may be found at all, which says nothing about how well it fits.
    fn allowed(&self, among: &Among) -> Box<dyn Query> {
        let present = among.reaches.iter().map(|reach| reach.bytes(false));
        let archived = among.reaches.iter().filter(|_| among.with_archived);
        let archived = archived.map(|reach| reach.bytes(true));
        let term = |bytes: Vec<u8>| Term::from_field_bytes(self.fields.reach, &bytes);
        let terms: Vec<Term> = present.chain(archived).map(term).collect();
        let all: Box<dyn Query> = if terms.len() <= FEW {
            let one = |term| -> Box<dyn Query> {
                Box::new(TermQuery::new(term, IndexRecordOption::Basic))
            };
            Box::new(BooleanQuery::union(terms.into_iter().map(one).collect()))
        } else {
            Box::new(TermSetQuery::new(terms))
        };
        Box::new(ConstScoreQuery::new(all, 0.0))
    }

    /// What is at an address.
    fn read(
        &self,
        searcher: &Searcher,
        address: DocAddress,
    ) -> Result<Option<(Kind, Uuid)>, TantivyError> {
        let document: TantivyDocument = searcher.doc(address)?;
        let stored = document.get_first(self.fields.stored).and_then(|stored| stored.as_bytes());
        let read =
            |(code, id): (&u8, &[u8])| Some((Kind::of_code(*code)?, Uuid::from_slice(id).ok()?));
        Ok(stored.and_then(<[u8]>::split_first).and_then(read))
    }
}

impl Sought {
    /// Whether one of its words is long enough to be mistyped.
    fn can_be_mistyped(&self) -> bool {
        self.wanted.iter().any(|part| part.mistypes().is_some())
    }
}

impl Part {
    /// How many letters of its word may be wrong; `None` if they have to be right.
    pub(crate) fn mistypes(&self) -> Option<u8> {
        let [(_, word)] = &self.words[..] else { return None };
        match word.chars().count() {
            0..=3 => None,
            4..=7 => Some(1),
            _ => Some(2),
        }
    }
}

/// Words that follow one another, in one field.
fn words(part: &Part, field: Field, spelling: Spelling) -> Box<dyn Query> {
    let term = |word: &String| Term::from_field_text(field, word);
    let mut terms: Vec<_> = part.words.iter().map(|(at, word)| (*at, term(word))).collect();
    let mut is_begun = part.is_begun;
    if is_begun && terms.len() > 1 && part.words.last().is_some_and(|(_, word)| is_short(word)) {
        terms.pop();
        is_begun = false;
    }
    if terms.len() > 1 {
        return if is_begun {
            let mut phrase = PhrasePrefixQuery::new_with_offset(terms);
            phrase.set_max_expansions(MOST_ENDINGS);
            Box::new(phrase)
        } else {
            Box::new(PhraseQuery::new_with_offset(terms))
        };
    }
    let Some((_, term)) = terms.pop() else { return Box::new(tantivy::query::EmptyQuery) };
    if let (Spelling::Mistyped, Some(wrong)) = (spelling, part.mistypes()) {
        return Box::new(if is_begun {
            FuzzyTermQuery::new_prefix(term, wrong, true)
        } else {
            FuzzyTermQuery::new(term, wrong, true)
        });
    }
    let whole = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
    if !is_begun {
        return Box::new(whole);
    }
    let begun = ConstScoreQuery::new(Box::new(FuzzyTermQuery::new_prefix(term, 0, false)), BEGUN);
    Box::new(BooleanQuery::union(vec![Box::new(whole), Box::new(begun)]))
}

/// Whether a beginning stands for so many words that it says little.
fn is_short(word: &str) -> bool {
    word.chars().count() < SHORTEST_ENDING
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, Removal, Storage};

    const EPOCH: Uuid = Uuid::from_u128(1);
    const WORKSPACE: Uuid = Uuid::from_u128(2);
    const PROJECT: Uuid = Uuid::from_u128(3);
    const ALL: &[Reach] = &[
        Reach::WorkItems { project: PROJECT },
        Reach::Comments { project: PROJECT },
        Reach::Pages { place: PROJECT },
    ];

    /// A work item of the project.
    fn item(id: u128, name: &str, text: &str) -> Entry {
        let id = Uuid::from_u128(id);
        Entry {
            id,
            kind: Kind::WorkItem,
            workspace: WORKSPACE,
            place: PROJECT,
            work_item: Some(id),
            reaches: vec![Reach::WorkItems { project: PROJECT }, Reach::WorkItem { work_item: id }],
            is_archived: false,
            changed_at: 0,
            name: name.into(),
            text: text.into(),
        }
    }

    /// A comment on a work item, internal or not.
    fn comment(id: u128, on: u128, text: &str, is_internal: bool) -> Entry {
        let work_item = Uuid::from_u128(on);
        let reaches = if is_internal {
            vec![Reach::InternalComments { project: PROJECT }]
        } else {
            vec![Reach::Comments { project: PROJECT }, Reach::CommentsOn { work_item }]
        };
        let kind = Kind::Comment;
        Entry { kind, work_item: Some(work_item), reaches, ..item(id, "", text) }
    }

    /// An index of some things.
    fn index(entries: &[Entry]) -> Index {
        let index = Index::open(&Storage::Memory, EPOCH, "1 2").unwrap();
        index.write(&[], entries).unwrap();
        index.commit(&[(WORKSPACE, 7)]).unwrap();
        index
    }

    /// Things that are found by these.
    fn among(reaches: &[Reach]) -> Among {
        Among { reaches: reaches.to_vec(), ..Among::default() }
    }

    /// What a text finds, by number, and whether it was taken for mistyped.
    fn found(index: &Index, text: &str, reaches: &[Reach]) -> (Vec<u128>, bool) {
        let window = Window { offset: 0, limit: 20 };
        let found = index.find(&Sought::parse(text), &among(reaches), true, window).unwrap();
        (found.entries.iter().map(|(_, id)| id.as_u128()).collect(), found.is_mistyped)
    }

    #[test]
    fn words_are_found_in_any_order_and_names_first() {
        let index = index(&[
            item(11, "Kettle", "The pump in the cellar drips, says the plumber"),
            item(12, "The pump drips", ""),
            item(13, "The pump is new", ""),
            item(14, "Pumpkin soup", ""),
        ]);
        assert_eq!(found(&index, "drips pump ", ALL), (vec![12, 11], false));
        assert_eq!(found(&index, "DRÏPS", ALL).0, [12, 11]);
        assert_eq!(found(&index, "pump", ALL).0[3], 14, "what is only begun comes last");
        assert_eq!(found(&index, "pump ", ALL).0.len(), 3);
        assert_eq!(found(&index, "\"pump drips\"", ALL).0, [12]);
        assert_eq!(found(&index, "pump -drips ", ALL).0, [13]);
        assert_eq!(found(&index, "pump -\"the pump\" soup", ALL).0, [0_u128; 0]);
    }

    #[test]
    fn mistyped_words_are_found_where_nothing_has_them() {
        let index = index(&[item(11, "The pump drips", ""), item(12, "Configuration", "")]);
        assert_eq!(found(&index, "pmup drips", ALL), (vec![11], true));
        assert_eq!(found(&index, "confgiurtion ", ALL), (vec![12], true));
        assert_eq!(found(&index, "confugur", ALL), (vec![12], true), "the beginning of it");
        assert_eq!(found(&index, "the", ALL), (vec![11], false));
        assert_eq!(found(&index, "tha ", ALL), (vec![], false), "short words are what they are");
        assert_eq!(found(&index, "\"pmup drips\"", ALL), (vec![], false), "so are phrases");
    }

    #[test]
    fn any_script_is_found() {
        let index = index(&[
            item(11, "Не работает насос", ""),
            item(12, "Η αντλία στάζει", ""),
            item(13, "日本語のテスト", "水漏れを直す"),
            item(14, "ปั๊มน้ำรั่ว", ""),
            item(15, "المضخّة تسرّب", ""),
        ]);
        for (text, number) in [
            ("НАСОС", 11),
            ("раб", 11),
            ("ΑΝΤΛΙΑ", 12),
            ("日本", 13),
            ("本語", 13),
            ("語", 13),
            ("ﾃｽﾄ", 13),
            ("水漏れ", 13),
            ("น้ำ", 14),
            ("المضخة", 15),
        ] {
            assert_eq!(found(&index, text, ALL), (vec![number], false), "{text}");
        }
        for text in ["日本語のテスト", "日本語の", "日本 テスト"] {
            assert_eq!(found(&index, text, ALL).0, [13], "{text}");
        }
        assert_eq!(found(&index, "日語", ALL).0, [0_u128; 0], "these do not follow one another");
    }

    #[test]
    fn what_belongs_together_is_found_together() {
        let index = index(&[
            item(11, "Release v2.1", ""),
            item(12, "1 of 2, v2 not 1", ""),
            item(13, "日本語api e-mail", ""),
        ]);
        for text in ["日本語api", "日本語ap", "e-mai", "e-m", "e-mail "] {
            assert_eq!(found(&index, text, ALL).0, [13], "{text}");
        }
        assert_eq!(found(&index, "v2.1", ALL).0, [11]);
        assert_eq!(found(&index, "v2 1", ALL).0.len(), 2);
    }

    #[test]
    fn of_equal_ones_the_last_changed_is_first() {
        let at = |id, changed_at| Entry { changed_at, ..item(id, "Pump", "") };
        let index = index(&[at(11, 1), at(12, 3), at(13, 2)]);
        assert_eq!(found(&index, "pump ", ALL).0, [12, 13, 11]);
        assert_eq!(found(&index, "pu", ALL).0, [12, 13, 11]);
        let window = Window { offset: 1, limit: 1 };
        let second = index.find(&Sought::parse("pu"), &among(ALL), true, window).unwrap();
        assert_eq!(second.entries, [(Kind::WorkItem, Uuid::from_u128(13))]);
        let beyond = Window { offset: 5, limit: 1 };
        let beyond = index.find(&Sought::parse("pump"), &among(ALL), true, beyond).unwrap();
        assert_eq!(beyond, Found::default(), "more of it is not something else");
    }

    #[test]
    fn only_what_is_reached_is_found() {
        let private = |id, owner| {
            let owner = Uuid::from_u128(owner);
            let reaches = vec![Reach::PrivatePages { place: PROJECT, owner }];
            Entry { kind: Kind::Page, work_item: None, reaches, ..item(id, "Pump", "") }
        };
        let index = index(&[
            item(11, "Pump", ""),
            item(12, "Pump", ""),
            comment(13, 11, "pump", false),
            comment(14, 11, "pump", true),
            private(15, 5),
            private(16, 6),
            Entry { is_archived: true, ..item(17, "Pump", "") },
        ]);
        let only = |reaches: &[Reach]| {
            let mut numbers = found(&index, "pump", reaches).0;
            numbers.sort_unstable();
            numbers
        };
        let work_item = Uuid::from_u128(11);
        assert_eq!(only(ALL), [11, 12, 13]);
        assert_eq!(only(&[Reach::InternalComments { project: PROJECT }]), [14]);
        assert_eq!(
            only(&[Reach::WorkItem { work_item }, Reach::CommentsOn { work_item }]),
            [11, 13]
        );
        let owner = Uuid::from_u128(5);
        assert_eq!(only(&[Reach::PrivatePages { place: PROJECT, owner }]), [15]);
        assert_eq!(only(&[Reach::WorkItems { project: WORKSPACE }]), [0_u128; 0]);
        assert_eq!(only(&[]), [0_u128; 0]);
        // The same where there are so many that they are one set.
        let many: Vec<_> = (1000..1200)
            .map(|number| Reach::WorkItems { project: Uuid::from_u128(number) })
            .chain(ALL.iter().copied())
            .collect();
        assert_eq!(only(&many), [11, 12, 13]);
        let window = Window { offset: 0, limit: 20 };
        let archived = Among { with_archived: true, ..among(&many) };
        let all = index.find(&Sought::parse("pump"), &archived, true, window).unwrap();
        assert_eq!(all.entries.len(), 4, "with the archived one");
        let but = Among { but: vec![Uuid::from_u128(11), Uuid::from_u128(99)], ..archived };
        let all = index.find(&Sought::parse("pump"), &but, true, window).unwrap();
        assert_eq!(all.entries.len(), 3, "without what is known");
    }

    #[test]
    fn what_is_taken_out_is_found_no_more() {
        let all = [
            item(11, "Pump", ""),
            comment(12, 11, "pump", false),
            item(13, "Pump", ""),
            comment(14, 13, "pump", false),
        ];
        let index = index(&all);
        let sorted = |index: &Index| {
            let mut numbers = found(index, "pump", ALL).0;
            numbers.sort_unstable();
            numbers
        };
        index.write(&[Removal::WorkItem(Uuid::from_u128(11))], &[]).unwrap();
        assert_eq!(sorted(&index), [11, 12, 13, 14], "not before the commit");
        index.commit(&[(WORKSPACE, 8)]).unwrap();
        assert_eq!((sorted(&index), index.position(WORKSPACE)), (vec![13, 14], Some(8)));
        index.write(&[Removal::Entry(Uuid::from_u128(14))], &[]).unwrap();
        index.commit(&[]).unwrap();
        assert_eq!(sorted(&index), [13]);
        // Put in again, it is there once.
        index.write(&[], &all).unwrap();
        index.write(&[], &all).unwrap();
        index.commit(&[]).unwrap();
        assert_eq!(sorted(&index), [11, 12, 13, 14]);
        index.write(&[Removal::Project(PROJECT)], &all[..1]).unwrap();
        index.commit(&[]).unwrap();
        assert_eq!((sorted(&index), index.position(WORKSPACE)), (vec![11], Some(8)));
        index.write(&[Removal::Workspace(WORKSPACE)], &[]).unwrap();
        index.commit(&[]).unwrap();
        assert_eq!((sorted(&index), index.position(WORKSPACE)), (vec![], None));
    }

    #[test]
    fn on_disk_it_outlives_the_process_and_no_life_of_the_log() {
        let directory = tempfile::tempdir().unwrap();
        let storage = Storage::Directory(directory.path().join("search"));
        let open = |epoch| Index::open(&storage, epoch, "1 2");
        let first = open(EPOCH).unwrap();
        first.write(&[], &[item(11, "Pump", "")]).unwrap();
        first.commit(&[(WORKSPACE, 7)]).unwrap();
        // What was written and not committed is lost.
        first.write(&[], &[item(12, "Pump", "")]).unwrap();
        assert!(matches!(open(EPOCH), Err(IndexError::InUse(_))));
        drop(first);
        let second = open(EPOCH).unwrap();
        assert_eq!(
            (found(&second, "pump", ALL).0, second.position(WORKSPACE)),
            (vec![11], Some(7))
        );
        drop(second);
        let swapped = Index::open(&storage, EPOCH, "3 4").unwrap();
        assert_eq!(swapped.position(WORKSPACE), None, "tables that were made anew");
        drop(swapped);
        let other = open(Uuid::from_u128(9)).unwrap();
        assert_eq!((found(&other, "pump", ALL).0, other.position(WORKSPACE)), (vec![], None));
        other.write(&[], &[item(13, "Pump", "")]).unwrap();
        other.commit(&[(WORKSPACE, 1)]).unwrap();
        drop(other);
        // A file that was cut off, and one that is missing.
        for is_missing in [false, true] {
            let files = std::fs::read_dir(directory.path().join("search/index")).unwrap();
            let files = files.map(|file| file.unwrap().path());
            let store =
                files.into_iter().find(|path| path.extension().is_some_and(|e| e == "store"));
            if is_missing {
                std::fs::remove_file(store.unwrap()).unwrap();
            } else {
                std::fs::write(store.unwrap(), "x").unwrap();
            }
            let anew = open(Uuid::from_u128(9)).unwrap();
            assert_eq!(anew.position(WORKSPACE), None);
            anew.write(&[], &[item(13, "Pump", "")]).unwrap();
            anew.commit(&[(WORKSPACE, 1)]).unwrap();
        }
    }
}
