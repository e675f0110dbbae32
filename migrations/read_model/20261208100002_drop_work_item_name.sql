-- no-transaction
-- Nothing compares names as they are written any more.
DROP INDEX CONCURRENTLY work_item_name;
