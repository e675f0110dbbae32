-- no-transaction
-- Work items in a state are found by work_item_state_order.
DROP INDEX CONCURRENTLY IF EXISTS work_item_state;
