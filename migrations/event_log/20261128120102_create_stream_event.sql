-- Streams as they are loaded: the event table in the form that postgres-es reads, whose metadata also says which event
-- it is, so that a version that is in memory names one history.
CREATE VIEW stream_event AS
SELECT
    aggregate_type,
    aggregate_id,
    sequence,
    event_type,
    event_version,
    payload,
    json_build_object('event_id', event_id, 'recorded_at', recorded_at, 'stored', metadata) AS metadata
FROM event;
GRANT SELECT ON stream_event TO tidemark_command;
