-- no-transaction
-- The end of what many issues of a project are planned in; it is in the activity of each.
CREATE INDEX CONCURRENTLY event_shared_deletion ON event (project_id, position)
    WHERE event_type IN ('CycleDeleted', 'ModuleDeleted');
