//! The index: what is written into it, and how far it shows the log of each workspace.

use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use tantivy::collector::DocSetCollector;
use tantivy::directory::MmapDirectory;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{
    IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term,
};
use uuid::Uuid;

use crate::encoding::Words;
use crate::entry::Entry;
use crate::schema::{FORM, Fields, WORDS, read_note};

/// How many bytes are gathered before they are written, if no commit comes first.
const BUFFER: usize = 64 << 20;
/// A segment of which a larger part than this is removed is written anew.
const MOST_REMOVED: f32 = 0.3;

/// Where an index is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Storage {
    /// In memory: it is made anew with each start.
    Memory,
    /// In a directory, which no other process may use at the same time.
    Directory(PathBuf),
}

/// Why an index cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Another process has it.
    #[error("the search directory {} is in use by another process", .0.display())]
    InUse(PathBuf),
    /// Its directory cannot be read or written.
    #[error("the search directory {} cannot be used", .0.display())]
    Directory(PathBuf, #[source] io::Error),
    /// It is broken, or the disk is full.
    #[error("the search index cannot be used")]
    Broken(#[from] TantivyError),
}

/// What is taken out of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// All of a workspace, and how far the index shows its log.
    Workspace(Uuid),
    /// All of a project: its work items, comments and pages.
    Project(Uuid),
    /// A work item and all that belongs to it.
    WorkItem(Uuid),
    /// A comment or a page.
    Entry(Uuid),
}

/// An index of all texts of an instance, in one life of its log.
pub struct Index {
    pub(crate) fields: Fields,
    epoch: Uuid,
    tables: String,
    writer: RwLock<IndexWriter>,
    reader: IndexReader,
    positions: Mutex<HashMap<Uuid, u64>>,
    /// Keeps other processes away.
    _lock: Option<File>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Index").field("epoch", &self.epoch).finish_non_exhaustive()
    }
}

impl Index {
    /// Opens the index for one life of the log, and for the tables that it is made from; an empty one if there is none yet, or one of
    /// another life, of other tables or of another form, or one that cannot be read.
    ///
    /// # Errors
    /// [`IndexError`] if another process uses the directory, or it cannot be written.
    pub fn open(storage: &Storage, epoch: Uuid, tables: &str) -> Result<Self, IndexError> {
        let label = label(epoch, tables);
        let Storage::Directory(directory) = storage else {
            let (fields, schema) = Fields::new();
            let index = tantivy::Index::create_in_ram(schema);
            return Self::over(&index, fields, (epoch, tables), None);
        };
        let lock = lock(directory)?;
        let within = directory.join("index");
        let found = Self::stored(&within, &label).inspect_err(|error| {
            tracing::warn!(error = %error, "the search index cannot be read, and is made anew");
        });
        let (index, fields) = match found {
            Ok(Some(found)) => found,
            Ok(None) | Err(_) => Self::create(directory, &within)?,
        };
        Self::over(&index, fields, (epoch, tables), Some(lock))
    }

    /// The index that is there, if it is of this life and form.
    fn stored(
        within: &Path,
        label: &str,
    ) -> Result<Option<(tantivy::Index, Fields)>, TantivyError> {
        if !within.exists() {
            return Ok(None);
        }
        let (fields, schema) = Fields::new();
        let index = tantivy::Index::open(MmapDirectory::open(within)?)?;
        let is_same = index.schema() == schema
            && index.load_metas()?.payload.is_some_and(|payload| payload == label);
        // Files that are missing or cut off are noticed now and not by whoever searches.
        Ok((is_same && index.validate_checksum()?.is_empty()).then_some((index, fields)))
    }

    /// An empty index in the place of whatever is there.
    fn create(directory: &Path, within: &Path) -> Result<(tantivy::Index, Fields), IndexError> {
        let unusable = |error| IndexError::Directory(directory.to_owned(), error);
        match fs::remove_dir_all(within) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unusable(error)),
            _ => fs::create_dir_all(within).map_err(unusable)?,
        }
        let (fields, schema) = Fields::new();
        Ok((tantivy::Index::create_in_dir(within, schema)?, fields))
    }

    /// Over an index that was opened.
    fn over(
        index: &tantivy::Index,
        fields: Fields,
        (epoch, tables): (Uuid, &str),
        lock: Option<File>,
    ) -> Result<Self, IndexError> {
        index.tokenizers().register(WORDS, TextAnalyzer::from(Words));
        let writer: IndexWriter = index.writer_with_num_threads(1, BUFFER)?;
        let mut merging = LogMergePolicy::default();
        merging.set_del_docs_ratio_before_merge(MOST_REMOVED);
        writer.set_merge_policy(Box::new(merging));
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let positions = Mutex::new(positions(&reader.searcher(), &fields)?);
        let (tables, writer) = (tables.to_owned(), RwLock::new(writer));
        Ok(Self { fields, epoch, tables, writer, reader, positions, _lock: lock })
    }

    /// The life of the log that it shows.
    #[must_use]
    pub fn epoch(&self) -> Uuid {
        self.epoch
    }

    /// The tables that it was made from.
    #[must_use]
    pub fn tables(&self) -> &str {
        &self.tables
    }

    /// How far it shows the log of a workspace; `None` if it knows nothing of it.
    #[must_use]
    pub fn position(&self, workspace: Uuid) -> Option<u64> {
        self.known().get(&workspace).copied()
    }

    /// Takes things out and puts others in, in this order; both are seen with the next commit.
    ///
    /// # Errors
    /// [`IndexError`] if it is broken, or the disk is full.
    pub fn write(&self, removals: &[Removal], entries: &[Entry]) -> Result<(), IndexError> {
        let writer = self.writer.read().unwrap_or_else(PoisonError::into_inner);
        for removal in removals {
            if let Removal::Workspace(workspace) = removal {
                self.known().remove(workspace);
            }
            writer.delete_term(self.term(removal));
        }
        for entry in entries {
            writer.delete_term(Term::from_field_bytes(self.fields.id, entry.id.as_bytes()));
            writer.add_document(self.fields.document(entry))?;
        }
        Ok(())
    }

    /// Shows everything that was written, and notes up to which positions that is.
    ///
    /// # Errors
    /// [`IndexError`] if it is broken, or the disk is full.
    pub fn commit(&self, positions: &[(Uuid, u64)]) -> Result<(), IndexError> {
        let mut writer = self.writer.write().unwrap_or_else(PoisonError::into_inner);
        for (workspace, position) in positions {
            writer.delete_term(self.fields.note_of(*workspace));
            writer.add_document(self.fields.note(*workspace, *position))?;
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&label(self.epoch, &self.tables));
        commit.commit()?;
        self.reader.reload()?;
        self.known().extend(positions.iter().copied());
        Ok(())
    }

    /// What is found right now.
    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// What a removal takes out.
    fn term(&self, removal: &Removal) -> Term {
        let (field, id) = match removal {
            Removal::Workspace(id) => (self.fields.workspace, id),
            Removal::Project(id) => (self.fields.place, id),
            Removal::WorkItem(id) => (self.fields.work_item, id),
            Removal::Entry(id) => (self.fields.id, id),
        };
        Term::from_field_bytes(field, id.as_bytes())
    }

    /// The positions, which no holder leaves half changed.
    fn known(&self) -> MutexGuard<'_, HashMap<Uuid, u64>> {
        self.positions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Locks a directory, which is made if it is missing.
fn lock(directory: &Path) -> Result<File, IndexError> {
    let unusable = |error| IndexError::Directory(directory.to_owned(), error);
    fs::create_dir_all(directory).map_err(unusable)?;
    let file = File::create(directory.join("lock")).map_err(unusable)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(IndexError::InUse(directory.to_owned())),
        Err(TryLockError::Error(error)) => Err(unusable(error)),
    }
}

/// The label of an index: by it the index of another epoch, of other tables or of another form is told apart.
fn label(epoch: Uuid, tables: &str) -> String {
    format!("form {FORM}, epoch {epoch}, tables {tables}")
}

/// How far an index shows each workspace's log.
fn positions(searcher: &Searcher, fields: &Fields) -> Result<HashMap<Uuid, u64>, TantivyError> {
    let notes = TermQuery::new(fields.notes(), IndexRecordOption::Basic);
    let notes = searcher.search(&notes, &DocSetCollector)?;
    let note = |address| {
        let document: TantivyDocument = searcher.doc(address)?;
        let stored = document.get_first(fields.stored).and_then(|stored| stored.as_bytes());
        Ok(stored.and_then(read_note))
    };
    notes.into_iter().filter_map(|address| note(address).transpose()).collect()
}
