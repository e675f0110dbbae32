-- no-transaction
-- Nothing compares names as they are written any more.
DROP INDEX CONCURRENTLY IF EXISTS work_item_name;
