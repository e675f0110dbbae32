-- no-transaction
-- The work items in a state, newest first, as lists that are filtered by it show them.
CREATE INDEX CONCURRENTLY work_item_state_order ON work_item (state_id, created_at DESC);
