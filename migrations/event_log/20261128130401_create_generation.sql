-- Which life of the database server this is. A crash empties an unlogged table, and a standby or a restored backup has
-- nothing in it; a row of another start of the server does not count. So who knows the present id knows that nothing
-- was lost since, not even what did not wait for the disk.
CREATE UNLOGGED TABLE generation (
    is_the_only_one boolean PRIMARY KEY DEFAULT true CHECK (is_the_only_one),
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    started_at timestamptz NOT NULL DEFAULT pg_postmaster_start_time()
);
