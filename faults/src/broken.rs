//! The append without the check of what a decision has only read, made in the run's own database.
//!
//! Other broken systems are patches (`broken/*.patch`), because nothing outside of the programs acts like them.

use sqlx::PgPool;

/// The end of the check, as each form of the function has it.
const CHECK: &str = "<> v_stream.version THEN";
/// The end of the check for streams that are written only, so that two writers of one stream still get in each other's way.
const INSTEAD: &str = "<> v_stream.version
    AND EXISTS (SELECT FROM unnest(events[v_e : v_e_end - 1]) AS e WHERE e.stream = s)
THEN";

/// Cuts the check of the read set out of every form of the append that has one; the others call those.
///
/// # Errors
/// The function is not what it was when this was written, or the database refuses.
pub async fn without_read_set(pool: &PgPool) -> Result<(), String> {
    let definitions = "SELECT pg_get_functiondef(oid)
        FROM pg_proc
        WHERE proname = 'append'
          AND pronamespace = 'event_log'::regnamespace
          AND prosrc LIKE '%LOOP%'";
    let definitions: Vec<String> =
        sqlx::query_scalar(definitions).fetch_all(pool).await.map_err(|error| error.to_string())?;
    if definitions.is_empty() {
        return Err("there is no append: mend faults/src/broken.rs".to_owned());
    }
    for definition in definitions {
        let broken = cut(&definition)?;
        sqlx::raw_sql(&broken).execute(pool).await.map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// The function without the check.
fn cut(definition: &str) -> Result<String, String> {
    match definition.matches(CHECK).count() {
        1 => Ok(definition.replace(CHECK, INSTEAD)),
        times => Err(format!("the append has its check {times} times: mend faults/src/broken.rs")),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use embedded::testing::Database;
    use sqlx::postgres::PgConnectOptions;

    use super::{CHECK, cut, without_read_set};

    #[tokio::test]
    async fn the_append_as_it_is_can_be_broken() {
        let database = Database::create().await;
        let options: PgConnectOptions = database.url().parse().unwrap();
        event_store::migrate(&options).await.unwrap();
        let pool = event_store::pool(options, 1);
        without_read_set(&pool).await.unwrap();
        assert!(without_read_set(&pool).await.is_err(), "it is broken already");
    }

    #[test]
    fn another_append_is_not_broken_by_guess() {
        assert!(cut("BEGIN END").is_err());
        assert!(cut(&format!("{CHECK} {CHECK}")).is_err());
    }

    /// What a patch changes, file by file: each hunk with the lines that it wants to find.
    fn wanted(patch: &str) -> Vec<(String, String)> {
        let (mut file, mut hunks): (&str, Vec<(String, String)>) = ("", Vec::new());
        for line in patch.lines() {
            if let Some(path) = line.strip_prefix("+++ b/") {
                file = path;
            } else if line.starts_with("@@") {
                hunks.push((file.to_owned(), String::new()));
            } else if let (Some(text), Some((_, hunk))) =
                (line.strip_prefix(' ').or_else(|| line.strip_prefix('-')), hunks.last_mut())
                && !line.starts_with("---")
            {
                hunk.push_str(text);
                hunk.push('\n');
            }
        }
        hunks
    }

    #[test]
    fn every_patch_still_fits_the_code() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let patches = fs::read_dir(root.join("broken")).unwrap();
        for patch in patches.map(|entry| entry.unwrap().path()) {
            let hunks = wanted(&fs::read_to_string(&patch).unwrap());
            assert!(!hunks.is_empty(), "{}", patch.display());
            for (file, lines) in hunks {
                let code = fs::read_to_string(root.join("..").join(&file)).unwrap();
                assert!(code.contains(&lines), "{}: {file}:\n{lines}", patch.display());
            }
        }
    }
}
