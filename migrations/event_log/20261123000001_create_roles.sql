-- The roles the services connect with. Roles belong to the whole server, so another database may have made them
-- already, even this instant: the lock makes concurrent migrations of two databases take turns.
DO $$
DECLARE
    service text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('tidemark.create_roles'));
    FOREACH service IN ARRAY ARRAY['tidemark_command', 'tidemark_projector', 'tidemark_query'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', service);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
    END LOOP;
END
$$;
