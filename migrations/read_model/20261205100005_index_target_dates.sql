-- no-transaction
-- The work items that are due in some time.
CREATE INDEX CONCURRENTLY work_item_target_date ON work_item (project_id, target_date)
WHERE target_date IS NOT NULL AND archived_on IS NULL;
