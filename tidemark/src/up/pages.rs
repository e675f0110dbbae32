//! The web application that is served.

use std::path::Path;

use web::Site;

use crate::failure::{Failure, OrFail};

/// The web application in a folder, else the one in the program; the program may have none, which the log says.
pub fn site(folder: Option<&Path>) -> Result<Site, Failure> {
    let Some(folder) = folder else {
        let site = Site::embedded();
        if !site.is_there() {
            tracing::warn!(
                "this program was built without the web application: only the API is served"
            );
        }
        return Ok(site);
    };
    let shown = folder.display();
    let site = Site::read(folder).or_fail(&format!("{shown} cannot be read"))?;
    if site.is_there() {
        return Ok(site);
    }
    Err(Failure::new(format!("there is no web application in {shown}"))
        .next("Name the folder that its build has made, which has an index.html."))
}

#[cfg(test)]
mod tests {
    use embedded::testing::Scratch;

    use super::*;

    #[test]
    fn a_folder_without_a_page_is_refused() {
        let scratch = Scratch::create();
        assert!(site(Some(scratch.path())).is_err());
        assert!(site(Some(&scratch.path().join("none"))).is_err());
        std::fs::write(scratch.path().join("index.html"), "<!doctype html>").unwrap();
        assert!(site(Some(scratch.path())).unwrap().is_there());
    }
}
