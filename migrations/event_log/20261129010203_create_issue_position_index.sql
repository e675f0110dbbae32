-- no-transaction
-- An issue's activity: its own events and those of its comments, in order. It leads with the issue, not with the workspace,
-- so that nothing else looks as good while the table is new.
CREATE INDEX CONCURRENTLY event_issue_position ON event (issue_id, position) WHERE issue_id IS NOT NULL;
