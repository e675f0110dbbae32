-- What pgbench writes and reads: the log's own table without its triggers, and a small one with rows as large as the
-- answer to a GET.
CREATE SCHEMA bench;
CREATE TABLE bench.event (LIKE event_log.event INCLUDING ALL);
CREATE SEQUENCE bench.number CACHE 100;
CREATE TABLE bench.item (id bigint PRIMARY KEY, body text NOT NULL);
INSERT INTO bench.item SELECT n, rpad(n::text, 900, 'item ') FROM generate_series(1, 10000) AS n;
VACUUM ANALYZE bench.item;
