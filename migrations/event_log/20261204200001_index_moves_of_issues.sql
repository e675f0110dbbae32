-- no-transaction
-- The projects that an issue has been in, whose changes of many issues are in its activity.
CREATE INDEX CONCURRENTLY event_issue_moved ON event (issue_id, position)
    WHERE event_type = 'IssueMoved';
