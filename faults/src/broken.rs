//! The append without the check of what a decision has only read, made in the run's own database.
//!
//! The relay that skips is a patch (`broken/relay-skips.patch`), because nothing outside of the relay acts like one.

use sqlx::PgPool;

/// The end of the check, as each form of the function has it.
const CHECK: &str = "<> s_version[s] THEN";
/// The same for streams that are written only, so that two writers of one stream still get in each other's way.
const INSTEAD: &str = "<> s_version[s] AND s = ANY (e_stream[v_e : v_e_end - 1]) THEN";

/// Cuts the check of the read set out of every form of the append.
///
/// # Errors
/// The function is not what it was when this was written, or the database refuses.
pub async fn without_read_set(pool: &PgPool) -> Result<(), String> {
    let definitions = "SELECT pg_get_functiondef(oid)
        FROM pg_proc
        WHERE proname = 'append'
          AND pronamespace = 'event_log'::regnamespace";
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
}
