-- What each service may do with the log: append through the function, read, and nothing else.
GRANT USAGE ON SCHEMA event_log TO tidemark_command, tidemark_projector, tidemark_query;
GRANT SELECT ON event, log_head, epoch TO tidemark_command, tidemark_projector, tidemark_query;
GRANT SELECT ON command, claim, counter TO tidemark_command;
GRANT SELECT ON claim TO tidemark_query;
GRANT SELECT, INSERT, UPDATE, DELETE ON relay_progress TO tidemark_command;
GRANT SELECT ON relay_progress TO tidemark_projector, tidemark_query;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA event_log FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append, reserve_numbers, stream_version TO tidemark_command;
