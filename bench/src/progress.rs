//! What is said on stderr while it is measured.

use crate::limits::Found;
use crate::load::Measured;
use crate::results::{Against, Verdict};

/// Something begins.
pub fn step(what: &str) {
    eprintln!("==> {what}");
}

/// Something has come out.
pub fn note(what: &str) {
    eprintln!("    {what}");
}

/// A limit was measured.
pub fn limit(name: &str, found: Found) {
    let Found { per_second, mean_ms } = found;
    note(&format!("{name}: {per_second:.0} per second, {mean_ms:.3} ms on average"));
}

/// A load was measured.
pub fn row(name: &str, load: &str, measured: &Measured, against: Option<&Against>) {
    let Measured { per_second, latency, errors, first_error, .. } = measured;
    let against = against.map(|against| format!(", {:.3} × {}", against.ratio, against.limit));
    note(&format!(
        "{name}, {load}: {per_second:.0} per second, p50 {:.2} ms, p99 {:.2} ms{}",
        latency.p50,
        latency.p99,
        against.unwrap_or_default(),
    ));
    if let Some(error) = first_error {
        note(&format!("  {errors} errors, the first: {error}"));
    }
}

/// A target was compared with.
pub fn verdict(verdict: &Verdict) {
    let met = if verdict.is_met() { "met" } else { "NOT met" };
    let (Verdict { target, found, bound, .. }, sign) = (verdict, verdict.sign());
    note(&format!("target {met}: {target}: {found:.3} (wanted {sign} {bound})"));
}
