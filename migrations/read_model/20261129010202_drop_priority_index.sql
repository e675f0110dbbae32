-- no-transaction
-- Lists by priority have work_item_priority_order.
DROP INDEX CONCURRENTLY IF EXISTS work_item_priority;
