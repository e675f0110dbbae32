-- no-transaction
-- Keys whose time is over.
CREATE INDEX CONCURRENTLY keyed_write_kept_until_idx ON keyed_write (kept_until)
    WHERE kept_until IS NOT NULL;
