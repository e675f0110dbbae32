//! The table as a page of the documentation, `docs/rights.md`.

use std::fmt::Write;

use domain::{Access, Right, Role, UserId};
use uuid::Uuid;

use super::scope::needed;
use super::{Row, is_read, rows};

/// What comes before the tables.
const HEAD: &str = "\
# Rights, route by route

This page is made by `./dev openapi` from the table that both services read with every request (`service/src/http/rights/table.rs`); [access.md](access.md) explains the roles.
A route that is in no row of that table cannot be answered.

## Rights

| right | who has it |
| --- | --- |
";

/// What comes between the rights and their routes.
const ROUTES: &str = "
The columns of the tables below are what callers are: in the workspace and in no project of it (`owner`, `admin`, `member`, `guest`), in the project and the workspace (its `project admin` and `project member` are members of the workspace, its `project guest` a guest of it), or in neither (`others`, with a key or a session of their own).
`yes` means that they may, `own` that they may if the thing is theirs, and `–` that they may not and are answered 403.
`scope` is what a key has to be good for besides, `read` for all that is only read.
A list shows each caller the rows that they may see, and a thing that they may not see is not there for them; of what is changed, some fields need more than the row says: see [access.md](access.md).
";

/// Who asks in the tables, with their roles in the workspace and in the project.
const CALLERS: [(&str, Option<Role>, Option<Role>); 8] = [
    ("owner", Some(Role::Owner), None),
    ("admin", Some(Role::Admin), None),
    ("member", Some(Role::Member), None),
    ("guest", Some(Role::Guest), None),
    ("project admin", Some(Role::Member), Some(Role::Admin)),
    ("project member", Some(Role::Member), Some(Role::Member)),
    ("project guest", Some(Role::Guest), Some(Role::Guest)),
    ("others", None, None),
];

/// The whole page.
#[must_use]
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    for right in Right::ALL {
        let _ = writeln!(page, "| {} | {} |", right.name(), right.who());
    }
    page.push_str(ROUTES);
    let (reads, writes): (Vec<_>, Vec<_>) = rows().partition(|row| is_read(&row.method, row.path));
    for (heading, rows) in [("Reads", reads), ("Writes", writes)] {
        let names = CALLERS.map(|(name, ..)| name).join(" | ");
        let _ = write!(page, "\n## {heading}\n\n| route | right | scope | {names} |\n");
        let _ = writeln!(page, "|{}", " --- |".repeat(CALLERS.len() + 3));
        for row in rows {
            let cells = CALLERS.map(|(_, workspace, project)| cell(row.right, workspace, project));
            let Row { method, path, right } = row;
            let cells = cells.join(" | ");
            let scope = scope(row);
            let _ = writeln!(page, "| `{method} /{path}` | {} | {scope} | {cells} |", right.name());
        }
    }
    page
}

/// What a key has to be good for; nothing where no key is needed.
fn scope(row: &Row) -> &'static str {
    let scope = needed(&row.method, row.path, row.right).name();
    if row.right == Right::Everyone { "–" } else { scope }
}

/// What a right means for a caller.
fn cell(right: Right, workspace: Option<Role>, project: Option<Role>) -> &'static str {
    let [caller, other] = [1, 2].map(|n| UserId(Uuid::from_u128(n)));
    let access = Access::new(caller, workspace, project);
    let permits = |owner| right.permits(&access, owner).is_ok();
    match (permits(caller), permits(other)) {
        (_, true) => "yes",
        (true, false) => "own",
        (false, false) => "–",
    }
}
