//! What has a text, and who may find it.

use uuid::Uuid;

/// What sort of thing has a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A work item: its name and its description.
    WorkItem,
    /// A comment on a work item.
    Comment,
    /// A page: its name and its text.
    Page,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::WorkItem, Self::Comment, Self::Page];

    /// As it is stored.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::WorkItem => 1,
            Self::Comment => 2,
            Self::Page => 3,
        }
    }

    /// From what is stored.
    pub(crate) fn of_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A right by which a thing is found: an entry has some, a caller has some, and one in common is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reach {
    /// Seeing all work items of a project.
    WorkItems {
        /// The project.
        project: Uuid,
    },
    /// Seeing all comments of a project but the internal ones.
    Comments {
        /// The project.
        project: Uuid,
    },
    /// Seeing the internal comments of a project.
    InternalComments {
        /// The project.
        project: Uuid,
    },
    /// Seeing the public pages of a place.
    Pages {
        /// The project, or the workspace.
        place: Uuid,
    },
    /// Seeing one's own private pages of a place.
    PrivatePages {
        /// The project, or the workspace.
        place: Uuid,
        /// Whose they are.
        owner: Uuid,
    },
    /// Seeing one work item, whatever else of its project is seen.
    WorkItem {
        /// The work item.
        work_item: Uuid,
    },
    /// Seeing the comments on one work item but the internal ones.
    CommentsOn {
        /// The work item.
        work_item: Uuid,
    },
}

/// The bit that the rights to archived things have in their code.
const ARCHIVED: u8 = 0x80;

impl Reach {
    /// As it is stored, for things that are archived or for those that are not.
    pub(crate) fn bytes(&self, is_archived: bool) -> Vec<u8> {
        let (code, ids) = match self {
            Self::WorkItems { project } => (1, vec![project]),
            Self::Comments { project } => (2, vec![project]),
            Self::InternalComments { project } => (3, vec![project]),
            Self::Pages { place } => (4, vec![place]),
            Self::PrivatePages { place, owner } => (5, vec![place, owner]),
            Self::WorkItem { work_item } => (6, vec![work_item]),
            Self::CommentsOn { work_item } => (7, vec![work_item]),
        };
        let code = if is_archived { code | ARCHIVED } else { code };
        let ids = ids.into_iter().flat_map(Uuid::as_bytes);
        [code].iter().chain(ids).copied().collect()
    }
}

/// A thing that has a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The id of the work item, the comment or the page.
    pub id: Uuid,
    /// The kind of thing that the id is of.
    pub kind: Kind,
    /// The workspace.
    pub workspace: Uuid,
    /// The project; the workspace's own id for a page of the workspace.
    pub place: Uuid,
    /// The work item that it is, or belongs to.
    pub work_item: Option<Uuid>,
    /// The rights by any of which it is found.
    pub reaches: Vec<Reach>,
    /// Whether it is archived: only searches that want archived things find it then.
    pub is_archived: bool,
    /// When it changed last, in seconds since 1970: of two that fit alike the later one is found first.
    pub changed_at: i64,
    /// Its name; empty for a comment.
    pub name: String,
    /// Its text without tags.
    pub text: String,
}
