-- An issue's activity: its own events and those of its comments, in order.
CREATE INDEX event_issue ON event (workspace_id, issue_id, position) WHERE issue_id IS NOT NULL;
