//! Starts a throwaway Postgres with every migration applied, prints its URL, and lives until stdin closes.
//! Given a file, it writes there what the migrations have made.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use embedded::testing::{Scratch, start_postgres};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::spawn_blocking;

/// Runs until stdin closes or a signal asks for the end; the server and its files go with the process.
#[tokio::main]
async fn main() -> ExitCode {
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dev-database: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Starts and migrates the server, says where it is, and waits for the end.
async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let (mut terminate, mut interrupt) =
        (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let scratch = Scratch::create();
    let server = start_postgres(&scratch).await?;
    let url = server.url("postgres");
    let database = url.parse()?;
    migrations::all(&database).await?;
    if let Some(file) = std::env::args_os().nth(1) {
        write_form(&database, Path::new(&file)).await?;
    }
    migrations::set_search_path(&database).await?;
    writeln!(io::stdout(), "{url}")?;
    let closed = spawn_blocking(|| io::copy(&mut io::stdin(), &mut io::sink()));
    tokio::select! {
        _ = closed => {}
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    drop((server, scratch));
    // Without waiting for the thread that still reads stdin.
    std::process::exit(0)
}

/// Writes what the migrations have made.
async fn write_form(
    database: &PgConnectOptions,
    file: &Path,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = database.connect().await?;
    let form = migrations::form::form(&mut connection).await?;
    connection.close().await?;
    Ok(std::fs::write(file, migrations::form::write(&form))?)
}
