//! A report for people.

use std::fmt::Write as _;

use super::Report;
use crate::results::{Outcome, Row, Verdict};
use crate::usage::Usage;

/// The whole report.
pub fn render(report: &Report) -> String {
    let mut text = String::from("# Bench\n\n");
    // Writing to a string cannot fail.
    let _ = write_head(&mut text, report);
    let _ = write_limits(&mut text, report);
    for outcome in &report.outcomes {
        let _ = write_outcome(&mut text, outcome);
    }
    let _ = write_targets(&mut text, report);
    text
}

/// Where and of what.
fn write_head(text: &mut String, report: &Report) -> std::fmt::Result {
    let (machine, versions) = (&report.machine, &report.versions);
    writeln!(text, "| | |\n| --- | --- |")?;
    writeln!(text, "| began | {} |", report.began_at.format("%Y-%m-%d %H:%M:%S UTC"))?;
    writeln!(text, "| arguments | `{}` |", report.arguments.join(" "))?;
    writeln!(text, "| processor | {} cores of {} |", machine.cores, machine.processor)?;
    writeln!(text, "| memory | {} MiB |", machine.memory_mib)?;
    writeln!(text, "| kernel, file system | {}, {} |", machine.kernel, machine.file_system)?;
    writeln!(text, "| commit | {} |", versions.commit)?;
    writeln!(text, "| compiler | {} |", versions.rustc)?;
    writeln!(text, "| Postgres, NATS | {}, {} |", versions.postgres, versions.nats)?;
    let settings: Vec<String> =
        report.settings.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    writeln!(text, "| settings of Postgres | {} |", settings.join(", "))?;
    writeln!(text, "| measured for | {} s each |", report.seconds)?;
    if report.divisor > 1 {
        writeln!(text, "| sizes | divided by {}: no figures to compare |", report.divisor)?;
    }
    Ok(())
}

/// What is compared with.
fn write_limits(text: &mut String, report: &Report) -> std::fmt::Result {
    if report.limits.is_empty() {
        return Ok(());
    }
    writeln!(text, "\n## Limits\n\n| limit | per second | mean ms |\n| --- | ---: | ---: |")?;
    for (name, found) in &report.limits {
        writeln!(text, "| {name} | {:.0} | {:.3} |", found.per_second, found.mean_ms)?;
    }
    Ok(())
}

/// What a scenario has found out.
fn write_outcome(text: &mut String, outcome: &Outcome) -> std::fmt::Result {
    writeln!(text, "\n## {}", outcome.scenario)?;
    if !outcome.rows.is_empty() {
        write_rows(text, &outcome.rows)?;
        write_usage(text, &outcome.rows)?;
    }
    if !outcome.figures.is_empty() {
        writeln!(text, "\n| figure | value | unit |\n| --- | ---: | --- |")?;
        for figure in &outcome.figures {
            writeln!(text, "| {} | {} | {} |", figure.name, number(figure.value), figure.unit)?;
        }
    }
    Ok(())
}

/// Rates and latencies.
fn write_rows(text: &mut String, rows: &[Row]) -> std::fmt::Result {
    let head = "what | load | per second | p50 ms | p95 ms | p99 ms | p99.9 ms | errors | × limit";
    writeln!(text, "\n| {head} |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |")?;
    for Row { name, load, measured, limit } in rows {
        let latency = &measured.latency;
        let limit = limit.as_ref();
        let limit = limit.map(|limit| format!("{:.3} × {}", limit.ratio, limit.limit));
        writeln!(
            text,
            "| {name} | {load} | {:.0} | {:.2} | {:.2} | {:.2} | {:.2} | {} | {} |",
            measured.per_second,
            latency.p50,
            latency.p95,
            latency.p99,
            latency.p999,
            measured.errors,
            limit.unwrap_or_default(),
        )?;
    }
    Ok(())
}

/// What each process used: cores and memory.
fn write_usage(text: &mut String, rows: &[Row]) -> std::fmt::Result {
    let Some(first) = rows.iter().find(|row| !row.measured.usage.is_empty()) else {
        return Ok(());
    };
    let names = first.measured.usage.iter().map(|usage| usage.process.as_str());
    let names: Vec<&str> = names.collect();
    writeln!(
        text,
        "\nOf each process: cores (CPU seconds a second), CPU µs for each answer, memory in MiB (PSS):\n"
    )?;
    writeln!(text, "| what | load | {} |", names.join(" | "))?;
    writeln!(text, "| --- | --- |{}", " ---: |".repeat(names.len()))?;
    for Row { name, load, measured, .. } in rows {
        let cell = |usage: &Usage| {
            let each = measured.micros_each(usage.cpu_seconds);
            format!("{:.2}, {each:.0}, {:.0}", usage.cores, usage.pss_mib)
        };
        let cells: Vec<String> = measured.usage.iter().map(cell).collect();
        writeln!(text, "| {name} | {load} | {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// Which targets are met.
fn write_targets(text: &mut String, report: &Report) -> std::fmt::Result {
    let mut verdicts = report.outcomes.iter().flat_map(|outcome| &outcome.verdicts).peekable();
    if verdicts.peek().is_none() {
        return Ok(());
    }
    writeln!(
        text,
        "\n## Targets\n\n| target | wanted | found | met |\n| --- | ---: | ---: | --- |"
    )?;
    for verdict in verdicts {
        let Verdict { target, found, bound, .. } = verdict;
        let (sign, met) = (verdict.sign(), if verdict.is_met() { "yes" } else { "**no**" });
        writeln!(text, "| {target} | {sign} {} | {} | {met} |", number(*bound), number(*found))?;
    }
    Ok(())
}

/// A number with three digits that mean something, or as a whole one.
pub fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_have_the_digits_that_matter() {
        let shown = [12_345.6, 123.4, 12.34, 1.234, 0.1234].map(number);
        assert_eq!(shown, ["12346", "123", "12.3", "1.23", "0.123"]);
    }
}
