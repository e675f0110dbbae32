//! Exports spans over OTLP, if the settings name a collector.

use std::time::Duration;

use opentelemetry::KeyValue;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};
use telemetry::trace;
use tracing::Subscriber;
use tracing_opentelemetry::OpenTelemetryLayer;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{FilterFn, filter_fn};
use tracing_subscriber::registry::LookupSpan;

use super::client::Client;
use crate::Ids;
use crate::config::TraceSettings;

/// How long the last spans may take on their way at the end.
const PATIENCE: Duration = Duration::from_secs(3);

/// Traces cannot be exported.
#[derive(Debug, thiserror::Error)]
#[error("traces cannot be exported as the settings `OTEL_…` want")]
pub struct ExportError(#[from] ExporterBuildError);

/// The traces of a process, if they are exported. Cheap to clone.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Traces(Option<SdkTracerProvider>);

/// The layer that makes spans of the exporter's own kind.
type Spans<S> = tracing_subscriber::filter::Filtered<
    OpenTelemetryLayer<S, SdkTracer>,
    FilterFn<fn(&tracing::Metadata<'_>) -> bool>,
    S,
>;

impl Traces {
    /// Begins to export, if the settings name a collector; needs a runtime then.
    ///
    /// # Errors
    /// [`ExportError`] when the settings are wrong.
    pub fn start(settings: &TraceSettings, name: &'static str) -> Result<Self, ExportError> {
        let Some(endpoint) = settings.endpoint() else { return Ok(Self::default()) };
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(Client::new())
            .with_endpoint(endpoint)
            .build()?;
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(exporter)
            .with_sampler(settings.sampler())
            .with_resource(resource(settings.service_name(name)))
            .build();
        trace::turn_on();
        Ok(Self(Some(provider)))
    }

    /// Whether spans are exported.
    #[must_use]
    pub const fn are_exported(&self) -> bool {
        self.0.is_some()
    }

    /// The layer that takes the spans, if they are exported.
    #[must_use]
    pub fn layer<S>(&self) -> Option<Spans<S>>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
    {
        let tracer = self.0.as_ref()?.tracer("tidemark");
        let layer = OpenTelemetryLayer::new(tracer)
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_tracked_inactivity(false);
        let ours: fn(&tracing::Metadata<'_>) -> bool = trace::is_exported;
        Some(layer.with_filter(filter_fn(ours)))
    }

    /// Exports what is still to be exported, within reason.
    pub async fn finish(self) {
        let Some(provider) = self.0 else { return };
        // It waits for its own thread, which in turn needs this runtime.
        let ended = tokio::task::spawn_blocking(move || provider.shutdown_with_timeout(PATIENCE));
        if !matches!(ended.await, Ok(Ok(()))) {
            tracing::warn!("the last spans were not exported");
        }
    }
}

/// The exporting service; `OTEL_RESOURCE_ATTRIBUTES` can add attributes.
fn resource(name: String) -> Resource {
    Resource::builder()
        .with_service_name(name)
        .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
        .with_attribute(KeyValue::new("service.instance.id", Ids::system().next().to_string()))
        .build()
}
