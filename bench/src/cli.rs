//! The command line.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Parser;

use crate::effort::Effort;
use crate::failure::Failure;
use crate::limits::{self, Limit};
use crate::report::{Report, compare};
use crate::run::Run;
use crate::scenarios::{SCENARIOS, Scenario};
use crate::{progress, stage};

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  ./dev bench                     every scenario (about 20 minutes on two cores)
  ./dev bench get list            some of them, with those whose figures they are compared with
  ./dev bench --quick             everything small and short, to see that it works
  ./dev bench --compare A.json B.json";

/// Measures the whole system under load, and the limits of the machine to compare with.
#[derive(Debug, Parser)]
#[command(name = "bench", version, after_help = EXAMPLES)]
pub struct Cli {
    /// The scenarios; all if none is named
    #[arg(value_name = "SCENARIO")]
    scenarios: Vec<String>,
    /// Print the scenarios and what they measure
    #[arg(long)]
    list: bool,
    /// Small sizes and windows of two seconds, to see that everything works
    #[arg(long)]
    quick: bool,
    /// How long each load is measured
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..))]
    seconds: u64,
    /// Where reports are written, each into a directory of its own
    #[arg(long, value_name = "DIRECTORY", default_value = "target/bench")]
    output: PathBuf,
    /// Print how each figure of the second report differs from that of the first, and measure nothing
    #[arg(long, num_args = 2, value_names = ["A.json", "B.json"], conflicts_with = "scenarios")]
    compare: Vec<PathBuf>,
    /// Serve the constant to compare with; started by the bench itself
    #[arg(long, hide = true)]
    serve_constant: bool,
}

impl Cli {
    /// Does what the arguments ask for: lists the scenarios, compares two reports, or measures.
    pub async fn run(self) -> Result<(), Failure> {
        if self.serve_constant {
            return limits::serve_constant().await;
        }
        if self.list {
            list();
            return Ok(());
        }
        if let [first, second] = &self.compare[..] {
            print!("{}", compare(&Report::read(first)?, &Report::read(second)?));
            return Ok(());
        }
        self.measure().await
    }

    /// Measures, and reports also what was found before something failed.
    async fn measure(self) -> Result<(), Failure> {
        let effort = if self.quick { Effort::quick() } else { Effort::full(self.seconds) };
        let wanted = wanted(&self.scenarios)?;
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let system = stage::bare(&[], false, &[]).await?;
        let mut report = Report::begin(arguments, &system, &effort).await?;
        let limits = wanted.iter().flat_map(|scenario| scenario.limits).copied();
        let limits: BTreeSet<Limit> = limits.chain([Limit::Sync]).collect();
        let mut run = Run::new(effort, limits::measure(&system, &limits, &effort).await?);
        drop(system);
        let measured = measure_all(&mut run, &wanted).await;
        (report.limits, report.outcomes) = (run.limits, run.outcomes);
        let written = report.publish(&self.output)?;
        progress::note(&format!("written: {}/report.{{md,json}}", written.display()));
        measured
    }
}

/// Prints the scenarios.
fn list() {
    for scenario in SCENARIOS {
        println!("{:12} {}", scenario.name, scenario.about);
    }
}

/// Runs scenarios one after another.
async fn measure_all(run: &mut Run, wanted: &[&'static Scenario]) -> Result<(), Failure> {
    for scenario in wanted {
        if !scenario.uses_large {
            run.leave_large();
        }
        run.begin(scenario.name);
        let measured = (scenario.run)(run).await;
        measured.map_err(|failure| failure.within(scenario.name))?;
    }
    Ok(())
}

/// The scenarios of these names with those that they need, in the order in which they run; all if none is named.
fn wanted(names: &[String]) -> Result<Vec<&'static Scenario>, Failure> {
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    for name in names {
        let Some(scenario) = SCENARIOS.iter().find(|scenario| scenario.name == name) else {
            let known: Vec<&str> = SCENARIOS.iter().map(|scenario| scenario.name).collect();
            return Err(Failure::new(format!("there is no scenario `{name}`"))
                .next(format!("The scenarios are: {}.", known.join(", "))));
        };
        wanted.insert(scenario.name);
        wanted.extend(scenario.after);
    }
    let is_wanted = |scenario: &&Scenario| names.is_empty() || wanted.contains(scenario.name);
    Ok(SCENARIOS.iter().filter(is_wanted).collect())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_scenario_brings_those_that_it_is_compared_with() {
        for scenario in SCENARIOS {
            let names = [scenario.name.to_owned()];
            let chosen: Vec<&str> = wanted(&names).unwrap().iter().map(|s| s.name).collect();
            assert_eq!(chosen.last(), Some(&scenario.name));
            assert!(scenario.after.iter().all(|name| chosen.contains(name)));
        }
        assert_eq!(wanted(&[]).unwrap().len(), SCENARIOS.len());
    }

    #[test]
    fn an_unknown_scenario_is_named_with_the_known_ones() {
        assert!(wanted(&["gte".to_owned()]).is_err());
    }
}
