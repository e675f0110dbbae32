//! Bars and spinners on the terminal while something takes long; nothing where stderr is no terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// How a bar looks.
const BAR: &str = "{msg:24} {wide_bar} {human_pos}/{human_len} {per_sec} {eta}";
/// How a spinner looks.
const SPINNER: &str = "{spinner} {msg} ({elapsed})";
/// How often a spinner turns.
const TICK: Duration = Duration::from_millis(100);

/// A bar for `total` events.
pub fn bar(what: &str, total: u64) -> ProgressBar {
    styled(ProgressBar::new(total), BAR, what)
}

/// A spinner for work of unknown length.
pub fn spinner(what: &str) -> ProgressBar {
    let spinner = styled(ProgressBar::new_spinner(), SPINNER, what);
    spinner.enable_steady_tick(TICK);
    spinner
}

/// Gives it its looks; a template that is wrong would only be ugly.
fn styled(bar: ProgressBar, template: &str, what: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_message(what.to_owned())
}
