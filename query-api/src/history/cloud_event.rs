//! An event as a CloudEvent 1.0 in the structured mode of its JSON format: the attributes are those of the messages of the
//! stream (`nats::envelope`), and the data and metadata are the bytes that were stored.

use chrono::SecondsFormat;
use event_store::RecordedEvent;
use serde::Serialize;
use serde_json::value::RawValue;
use service::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

/// An event of the log as a CloudEvent.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CloudEvent {
    /// The version of CloudEvents, `1.0`.
    specversion: &'static str,
    /// The event's id.
    id: Uuid,
    /// Whose log it is in: `/workspaces/` and the workspace's id.
    source: String,
    /// What happened, behind a prefix, for example `tidemark.v1.IssueRenamed`.
    r#type: String,
    /// The version of the form of the data.
    typeversion: String,
    /// The thing that it happened to.
    subject: Uuid,
    /// The kind of that thing, for example `issue`.
    kind: String,
    /// When it was recorded, in UTC with microseconds.
    time: String,
    /// Its position in the workspace's log.
    position: u64,
    /// The version of its stream after it.
    streamversion: u64,
    /// The epoch of the log.
    epoch: Uuid,
    /// Who did it.
    actor: Uuid,
    /// The command it came from.
    command: Uuid,
    /// The project it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<Uuid>,
    /// The work item whose activity shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    issue: Option<Uuid>,
    /// SHA-256 over the hash before and everything that was stored, hexadecimal.
    hash: String,
    /// Who, when and why: the text of JSON that was stored.
    metadata: String,
    /// The trace and span that appended it, if they were recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    traceparent: Option<String>,
    /// What other systems said of that trace.
    #[serde(skip_serializing_if = "Option::is_none")]
    tracestate: Option<String>,
    /// The media type of the data.
    datacontenttype: &'static str,
    /// What the event says, exactly as it was stored.
    #[schema(value_type = Object)]
    data: Box<RawValue>,
}

impl CloudEvent {
    /// An event of a log of this epoch.
    pub(super) fn new(event: RecordedEvent, epoch: Uuid) -> Result<Self, Problem> {
        let trace = event.trace();
        let (traceparent, tracestate) = trace.map(|trace| (trace.parent, trace.state)).unzip();
        Ok(Self {
            specversion: "1.0",
            id: event.event_id,
            source: format!("/workspaces/{}", event.workspace),
            r#type: format!("tidemark.v1.{}", event.name),
            typeversion: event.type_version,
            subject: event.entity,
            kind: event.kind,
            time: event.recorded_at.to_rfc3339_opts(SecondsFormat::Micros, true),
            position: event.position,
            streamversion: event.version,
            epoch,
            actor: event.actor,
            command: event.command_id,
            project: event.project,
            issue: event.issue,
            hash: hex::encode(event.hash),
            metadata: event.metadata,
            traceparent,
            tracestate: tracestate.flatten(),
            datacontenttype: "application/json",
            data: RawValue::from_string(event.payload).map_err(Problem::internal)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::DateTime;
    use domain::WorkspaceId;
    use serde_json::{Value, json};
    use service::http::Query;

    use super::*;

    /// An event of a work item.
    fn event(project: Option<u128>) -> RecordedEvent {
        let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        RecordedEvent {
            workspace: WorkspaceId(Uuid::from_u128(1)),
            position: 7,
            kind: "issue".to_owned(),
            entity: Uuid::from_u128(2),
            version: 3,
            name: "IssueRenamed".to_owned(),
            type_version: "1".to_owned(),
            payload: r#"{"type":"IssueRenamed",  "to":"ä"}"#.to_owned(),
            metadata: json!({
                "actor": Uuid::from_u128(6), "at": "2026-11-23T04:18:08Z",
                "command_id": Uuid::from_u128(5), "traceparent": trace, "tracestate": "a=b",
            })
            .to_string(),
            event_id: Uuid::from_u128(4),
            command_id: Uuid::from_u128(5),
            actor: Uuid::from_u128(6),
            project: project.map(Uuid::from_u128),
            issue: Some(Uuid::from_u128(8)),
            recorded_at: DateTime::from_timestamp_micros(1_795_400_000_120_000).unwrap(),
            hash: [7; 32],
        }
    }

    /// What a header of a message says.
    fn unescaped(value: &str) -> String {
        Query::parse(&format!("x={value}")).get("x").unwrap().to_owned()
    }

    #[test]
    fn its_attributes_are_those_of_the_message_of_the_stream() {
        for event in [event(None), event(Some(9))] {
            let epoch = Uuid::from_u128(10);
            let message = nats::encode(&event, epoch);
            let shown = CloudEvent::new(event.clone(), epoch).unwrap();
            let Value::Object(mut shown) = json!(shown) else { panic!("no object") };
            shown.remove("data");
            let shown = shown.into_iter().map(|(name, value)| match value {
                Value::String(text) => (name, text),
                other => (name, other.to_string()),
            });
            let headers = message.headers.iter().filter_map(|(name, values)| {
                let name: &str = name.as_ref();
                let name = name.strip_prefix("ce-")?.to_owned();
                Some((name, unescaped(values[0].as_str())))
            });
            assert_eq!(shown.collect::<BTreeMap<_, _>>(), headers.collect::<BTreeMap<_, _>>());
        }
    }

    #[test]
    fn its_data_are_the_bytes_that_were_stored() {
        let event = event(None);
        let payload = event.payload.clone();
        let shown = CloudEvent::new(event, Uuid::nil()).unwrap();
        assert!(serde_json::to_string(&shown).unwrap().ends_with(&format!("\"data\":{payload}}}")));
    }
}
