//! What an error says with everything that caused it.

use std::error::Error;
use std::iter::successors;

/// An error with everything that caused it, outermost first, in one line; a text that follows itself is shown once.
#[must_use]
pub fn causes(error: &(dyn Error + 'static)) -> String {
    let causes = successors(Some(error), |&error| error.source());
    let mut texts: Vec<String> = causes.map(ToString::to_string).collect();
    texts.dedup();
    texts.join(": ")
}

#[cfg(test)]
mod tests {
    use std::fmt;

    use super::*;

    /// An error that another one caused.
    #[derive(Debug)]
    struct Failed(&'static str, Option<Box<Failed>>);

    impl fmt::Display for Failed {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Failed {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1.as_deref().map(|cause| cause as &(dyn Error + 'static))
        }
    }

    #[test]
    fn every_cause_is_named_once() {
        let cause = Failed("no answer", None);
        let again = Failed("no answer", Some(Box::new(cause)));
        assert_eq!(causes(&Failed("not read", Some(Box::new(again)))), "not read: no answer");
        assert_eq!(causes(&Failed("not read", None)), "not read");
    }
}
