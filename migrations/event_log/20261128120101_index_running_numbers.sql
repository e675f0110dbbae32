-- no-transaction
-- The running numbers of a project's issues: the append looks here whether one was given out before. Deleting an issue
-- takes nothing away from it, and it holds for every issue that was ever created.
CREATE INDEX CONCURRENTLY event_number
ON event (workspace_id, project_id, ((payload ->> 'number')::bigint))
WHERE event_type = 'IssueCreated';
