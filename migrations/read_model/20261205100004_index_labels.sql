-- no-transaction
-- The work items with a label.
CREATE INDEX CONCURRENTLY work_item_labels ON work_item USING gin (label_ids);
