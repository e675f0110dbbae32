//! Making a new cluster.

use std::fs::{self, File};
use std::path::Path;

use super::SUPERUSER;
use super::binaries::Binaries;
use super::place::Place;
use crate::account::give;
use crate::child::{Child, Exit};
use crate::error::{Doing, StartError};
use crate::files::{directory, random, write_secret};
use crate::log::Log;

/// Makes the cluster beside its place and moves it there when it is complete, so that a kill in between leaves no
/// incomplete cluster.
pub async fn run(
    place: &Place,
    binaries: &Binaries,
    durable: bool,
    log: &Log,
) -> Result<(), StartError> {
    let unfinished = clear(place)?;
    let secret = place.cluster.with_extension("password");
    let password = hex::encode(random::<24>().doing("make a password for", &place.data)?);
    write_secret(&place.password_file(), &password)?;
    write_secret(&secret, &password)?;
    give(&secret, place.account.as_ref())?;

    let start = log.end();
    let exit = initdb(place, binaries, &unfinished, &secret, durable, log).await?;
    fs::remove_file(&secret).doing("remove", &secret)?;
    if !exit.success {
        return Err(log.failure("initdb", &format!("ended with {}", exit.status), start));
    }
    publish(&unfinished, &place.cluster)
}

/// An empty directory for the new cluster, without what an interrupted attempt left.
fn clear(place: &Place) -> Result<std::path::PathBuf, StartError> {
    let unfinished = place.cluster.with_extension("unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).doing("remove", &unfinished)?;
    }
    directory(&unfinished, 0o700)?;
    give(&unfinished, place.account.as_ref())?;
    Ok(unfinished)
}

/// Runs `initdb` to its end.
async fn initdb(
    place: &Place,
    binaries: &Binaries,
    cluster: &Path,
    secret: &Path,
    durable: bool,
    log: &Log,
) -> Result<Exit, StartError> {
    let mut command = binaries.command("initdb", "KILL", place.account.as_ref());
    command.args(["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions"]);
    command.args(["--username", SUPERUSER]).arg("--pwfile").arg(secret).arg("-D").arg(cluster);
    if !durable {
        command.arg("--no-sync");
    }
    log.attach(&mut command).doing("write", log.path())?;
    Ok(Child::spawn(command).doing("start", Path::new("initdb"))?.exited().await)
}

/// Moves the complete cluster to its place.
fn publish(unfinished: &Path, cluster: &Path) -> Result<(), StartError> {
    fs::rename(unfinished, cluster).doing("make", cluster)?;
    let parent = cluster.parent().unwrap_or(cluster);
    File::open(parent).and_then(|parent| parent.sync_all()).doing("write", parent)
}
