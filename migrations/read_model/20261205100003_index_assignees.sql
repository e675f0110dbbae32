-- no-transaction
-- The work items of somebody.
CREATE INDEX CONCURRENTLY work_item_assignees ON work_item USING gin (assignee_ids);
