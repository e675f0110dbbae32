-- no-transaction
-- Activities have event_issue_position.
DROP INDEX CONCURRENTLY IF EXISTS event_issue;
