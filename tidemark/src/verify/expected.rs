//! An end of a log that was kept elsewhere: a position and the hash of the event there.

use std::str::FromStr;

/// An end of a workspace's log that was noted earlier, as `WORKSPACE@POSITION:HASH` or `POSITION:HASH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The workspace's slug or id; the one that is verified, if it is not said.
    pub workspace: Option<String>,
    /// The position.
    pub position: u64,
    /// The hash of the event there, in lower-case hexadecimal.
    pub hash: String,
}

impl FromStr for Expected {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (workspace, end) = match text.rsplit_once('@') {
            Some((workspace, end)) => (Some(workspace.to_owned()), end),
            None => (None, text),
        };
        let form =
            "must be WORKSPACE@POSITION:HASH, or POSITION:HASH of the workspace that is named";
        let (position, hash) = end.split_once(':').ok_or(form)?;
        let position = position.parse().ok().filter(|position| *position > 0);
        let position = position.ok_or("the position must be a number from 1 on")?;
        let hash = hash.to_ascii_lowercase();
        if hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err("the hash must have 64 hexadecimal digits".to_owned());
        }
        Ok(Self { workspace, position, hash })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_read_with_and_without_its_workspace() {
        let hash = "AB".repeat(32);
        let end = Expected::from_str(&format!("acme@12:{hash}")).unwrap();
        assert_eq!((end.workspace.as_deref(), end.position), (Some("acme"), 12));
        assert_eq!(end.hash, hash.to_lowercase());
        assert_eq!(Expected::from_str(&format!("1:{hash}")).unwrap().workspace, None);
    }

    #[test]
    fn what_is_wrong_with_an_end_is_said() {
        let hash = "ab".repeat(32);
        for (text, says) in [
            ("acme", "WORKSPACE@POSITION:HASH"),
            (&format!("acme@0:{hash}"), "position"),
            (&format!("x:{hash}"), "position"),
            ("acme@1:ab", "64"),
            (&format!("acme@1:{}", "x".repeat(64)), "64"),
        ] {
            let error = Expected::from_str(text).unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
