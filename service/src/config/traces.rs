//! Where traces go, by OpenTelemetry's own names; an empty setting counts as none.
//!
//! The library that exports them reads more by itself: `OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_EXPORTER_OTLP_TIMEOUT`,
//! `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_BSP_…` and `OTEL_SPAN_…_LIMIT`.

use std::str::FromStr;

use clap::Args;
use opentelemetry_sdk::trace::Sampler as SdkSampler;
use url::Url;

/// Where traces go, and which ones; without an endpoint there are none.
#[derive(Debug, Clone, Default, Args)]
pub struct TraceSettings {
    /// Address of an OTLP collector that takes http/protobuf, for example `http://localhost:4318`.
    #[arg(
        long,
        env = "OTEL_EXPORTER_OTLP_ENDPOINT",
        default_value = "",
        hide_default_value = true
    )]
    pub otlp_endpoint: Endpoint,
    /// The whole address for traces, if it is not `/v1/traces` below the other.
    #[arg(
        long,
        env = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        default_value = "",
        hide_default_value = true
    )]
    pub otlp_traces_endpoint: Endpoint,
    /// What this service is called in traces.
    #[arg(long, env = "OTEL_SERVICE_NAME", default_value = "", hide_default_value = true)]
    pub otel_service_name: String,
    /// Which traces are recorded: `always_on`, `always_off`, `traceidratio`, or those after `parentbased_`, which
    /// do as the caller does if there is one.
    #[arg(long, env = "OTEL_TRACES_SAMPLER", default_value = "parentbased_always_on")]
    pub otel_traces_sampler: SamplerName,
    /// Which part of the traces `traceidratio` takes, from 0 to 1.
    #[arg(long, env = "OTEL_TRACES_SAMPLER_ARG", default_value = "1")]
    pub otel_traces_sampler_arg: Ratio,
    /// Exports nothing, regardless of other settings.
    #[arg(long, env = "OTEL_SDK_DISABLED", default_value = "false", action = clap::ArgAction::Set,
          value_parser = clap::builder::FalseyValueParser::new())]
    pub otel_sdk_disabled: bool,
}

impl TraceSettings {
    /// The address that traces are sent to, if any.
    #[must_use]
    pub fn endpoint(&self) -> Option<String> {
        if self.otel_sdk_disabled {
            return None;
        }
        let whole = self.otlp_traces_endpoint.0.as_ref().map(Url::to_string);
        whole.or_else(|| {
            let base = self.otlp_endpoint.0.as_ref()?;
            Some(format!("{}/v1/traces", base.as_str().trim_end_matches('/')))
        })
    }

    /// The configured name of the service; `otherwise` if there is none.
    #[must_use]
    pub fn service_name(&self, otherwise: &str) -> String {
        let name = Some(self.otel_service_name.as_str()).filter(|name| !name.is_empty());
        name.unwrap_or(otherwise).to_owned()
    }

    /// Which traces are recorded.
    #[must_use]
    pub fn sampler(&self) -> SdkSampler {
        let ratio = SdkSampler::TraceIdRatioBased(self.otel_traces_sampler_arg.0);
        let based = |root| SdkSampler::ParentBased(Box::new(root));
        match self.otel_traces_sampler {
            SamplerName::AlwaysOn => SdkSampler::AlwaysOn,
            SamplerName::AlwaysOff => SdkSampler::AlwaysOff,
            SamplerName::Ratio => ratio,
            SamplerName::ParentBasedAlwaysOn => based(SdkSampler::AlwaysOn),
            SamplerName::ParentBasedAlwaysOff => based(SdkSampler::AlwaysOff),
            SamplerName::ParentBasedRatio => based(ratio),
        }
    }
}

/// An address, or none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Endpoint(Option<Url>);

impl FromStr for Endpoint {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Ok(Self(None));
        }
        let url = text.trim().parse::<Url>().ok().filter(Url::has_host);
        let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
        url.map(|url| Self(Some(url))).ok_or_else(|| "must be http://host:port".to_owned())
    }
}

/// A way to choose traces, by its name in OpenTelemetry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SamplerName {
    /// All traces.
    AlwaysOn,
    /// No trace.
    AlwaysOff,
    /// A part of all traces, chosen by their ids.
    Ratio,
    /// As the caller does, else all.
    #[default]
    ParentBasedAlwaysOn,
    /// As the caller does, else none.
    ParentBasedAlwaysOff,
    /// As the caller does, else a part.
    ParentBasedRatio,
}

impl FromStr for SamplerName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.trim() {
            "always_on" => Ok(Self::AlwaysOn),
            "always_off" => Ok(Self::AlwaysOff),
            "traceidratio" => Ok(Self::Ratio),
            "" | "parentbased_always_on" => Ok(Self::ParentBasedAlwaysOn),
            "parentbased_always_off" => Ok(Self::ParentBasedAlwaysOff),
            "parentbased_traceidratio" => Ok(Self::ParentBasedRatio),
            other => Err(format!(
                "there is no sampler `{other}`: always_on, always_off, traceidratio, \
                 parentbased_always_on, parentbased_always_off or parentbased_traceidratio"
            )),
        }
    }
}

/// A part of a whole, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio(f64);

impl Default for Ratio {
    fn default() -> Self {
        Self(1.0)
    }
}

impl FromStr for Ratio {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let number = text.trim().parse().ok().filter(|number| (0.0..=1.0).contains(number));
        number.map(Self).ok_or_else(|| "must be a number from 0 to 1".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct All {
        #[command(flatten)]
        traces: TraceSettings,
    }

    /// The settings that these arguments make.
    fn settings(arguments: &[&str]) -> TraceSettings {
        All::parse_from(["x"].iter().chain(arguments)).traces
    }

    #[test]
    fn without_an_endpoint_there_are_no_traces() {
        assert_eq!(settings(&[]).endpoint(), None);
        assert_eq!(settings(&["--otlp-endpoint", ""]).endpoint(), None);
        let disabled = ["--otlp-endpoint", "http://c:4318", "--otel-sdk-disabled", "true"];
        assert_eq!(settings(&disabled).endpoint(), None);
    }

    #[test]
    fn the_path_for_traces_is_added_unless_the_whole_address_is_given() {
        let base = settings(&["--otlp-endpoint", "http://c:4318/"]);
        assert_eq!(base.endpoint().as_deref(), Some("http://c:4318/v1/traces"));
        let whole = settings(&["--otlp-traces-endpoint", "https://c/otlp"]);
        assert_eq!(whole.endpoint().as_deref(), Some("https://c/otlp"));
    }

    #[test]
    fn wrong_settings_are_refused_and_empty_ones_are_none() {
        let refused = |name: &str, value: &str| {
            All::try_parse_from(["x", name, value]).unwrap_err().to_string()
        };
        assert!(refused("--otlp-endpoint", "c:4318").contains("http://host:port"));
        assert!(refused("--otel-traces-sampler", "sometimes").contains("traceidratio"));
        assert!(refused("--otel-traces-sampler-arg", "2").contains("from 0 to 1"));
        let empty = settings(&["--otel-traces-sampler", "", "--otel-traces-sampler-arg", ""]);
        assert_eq!(empty.otel_traces_sampler, SamplerName::ParentBasedAlwaysOn);
        assert_eq!(empty.service_name("x"), "x");
    }
}
