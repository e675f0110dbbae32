-- no-transaction
-- Nobody looks running numbers up among the events any more, and keeping them cost every append.
DROP INDEX CONCURRENTLY IF EXISTS event_number;
