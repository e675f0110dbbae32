-- no-transaction
-- The order of lists by priority to the last tie, so that no page of them is ever sorted.
CREATE INDEX CONCURRENTLY work_item_priority_order ON work_item (project_id, priority_rank, created_at DESC, id)
WHERE archived_on IS NULL;
