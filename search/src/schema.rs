//! What the index has of each entry.

use tantivy::TantivyDocument;
use tantivy::Term;
use tantivy::schema::{
    BytesOptions, FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing,
    TextOptions,
};
use uuid::Uuid;

use crate::entry::Entry;

/// The tokenizer's name in the schema.
pub(crate) const WORDS: &str = "words";

/// The form of the index. An index of another one is made anew: to be raised with every change of what is stored, and of
/// how texts are cut into words.
pub(crate) const FORM: u32 = 1;

/// The name of the field by which equal ones are ordered.
pub(crate) const CHANGED_AT: &str = "changed_at";

/// The name of the field by which those are ordered that are equal in all else.
pub(crate) const PLACE_OF_ID: &str = "place_of_id";

/// What marks the notes of how far the index is.
const NOTE: &[u8] = b"note";

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// The entry's id.
    pub(crate) id: Field,
    pub(crate) workspace: Field,
    /// Its project, or the workspace.
    pub(crate) place: Field,
    /// The work item that it is or belongs to.
    pub(crate) work_item: Field,
    /// By what it is found.
    pub(crate) reach: Field,
    /// What is read of it: its kind and its id.
    pub(crate) stored: Field,
    /// When it changed last.
    pub(crate) changed_at: Field,
    /// The first bytes of its id.
    pub(crate) place_of_id: Field,
    pub(crate) name: Field,
    pub(crate) text: Field,
}

impl Fields {
    /// The fields, and the schema of them.
    pub(crate) fn new() -> (Self, Schema) {
        let mut schema = Schema::builder();
        let words = TextFieldIndexing::default()
            .set_tokenizer(WORDS)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = TextOptions::default().set_indexing_options(words);
        let known = || BytesOptions::from(INDEXED);
        let fields = Self {
            id: schema.add_bytes_field("id", known()),
            workspace: schema.add_bytes_field("workspace", known()),
            place: schema.add_bytes_field("place", known()),
            work_item: schema.add_bytes_field("work_item", known()),
            reach: schema.add_bytes_field("reach", known()),
            stored: schema.add_bytes_field("stored", STORED),
            changed_at: schema.add_i64_field(CHANGED_AT, FAST),
            place_of_id: schema.add_u64_field(PLACE_OF_ID, FAST),
            name: schema.add_text_field("name", text.clone()),
            text: schema.add_text_field("text", text),
        };
        (fields, schema.build())
    }

    /// What the index has of an entry.
    pub(crate) fn document(&self, entry: &Entry) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_bytes(self.id, entry.id.as_bytes());
        document.add_bytes(self.workspace, entry.workspace.as_bytes());
        document.add_bytes(self.place, entry.place.as_bytes());
        if let Some(work_item) = entry.work_item {
            document.add_bytes(self.work_item, work_item.as_bytes());
        }
        for reach in &entry.reaches {
            document.add_bytes(self.reach, &reach.bytes(entry.is_archived));
        }
        let stored = [&[entry.kind.code()], &entry.id.as_bytes()[..]].concat();
        document.add_bytes(self.stored, &stored);
        document.add_i64(self.changed_at, entry.changed_at);
        document.add_u64(self.place_of_id, entry.id.as_u64_pair().0);
        document.add_text(self.name, &entry.name);
        document.add_text(self.text, &entry.text);
        document
    }

    /// The note of how far the index shows a workspace's log.
    pub(crate) fn note(&self, workspace: Uuid, position: u64) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_bytes(self.id, &note_id(workspace));
        document.add_bytes(self.workspace, workspace.as_bytes());
        document.add_bytes(self.reach, NOTE);
        let stored = [&workspace.as_bytes()[..], &position.to_be_bytes()].concat();
        document.add_bytes(self.stored, &stored);
        document
    }

    /// The note of a workspace.
    pub(crate) fn note_of(&self, workspace: Uuid) -> Term {
        Term::from_field_bytes(self.id, &note_id(workspace))
    }

    /// All notes.
    pub(crate) fn notes(&self) -> Term {
        Term::from_field_bytes(self.reach, NOTE)
    }
}

/// What a note says: a workspace, and the position.
pub(crate) fn read_note(stored: &[u8]) -> Option<(Uuid, u64)> {
    let (workspace, position) = stored.split_at_checked(16)?;
    Some((Uuid::from_slice(workspace).ok()?, u64::from_be_bytes(position.try_into().ok()?)))
}

/// By what the note of a workspace is known: no entry's id is as long.
fn note_id(workspace: Uuid) -> Vec<u8> {
    [NOTE, workspace.as_bytes()].concat()
}
