-- Whoever begins an epoch links it to the one before, also an operator or an earlier version that knows no hashes. Two
-- that begin at the same time take turns, before the first of them has its number.
CREATE FUNCTION link_epoch() RETURNS trigger LANGUAGE plpgsql
SET search_path = event_log, pg_temp
AS $$
BEGIN
    IF TG_LEVEL = 'STATEMENT' THEN
        PERFORM pg_advisory_xact_lock(hashtext('tidemark.epoch'));
        RETURN NULL;
    END IF;
    NEW.hash := epoch_hash(
        COALESCE((SELECT hash FROM epoch ORDER BY number DESC LIMIT 1), decode(repeat('00', 32), 'hex')),
        NEW.epoch, NEW.number, NEW.began_at, NEW.reason);
    RETURN NEW;
END
$$;
REVOKE EXECUTE ON FUNCTION link_epoch FROM PUBLIC;

CREATE TRIGGER in_turn BEFORE INSERT ON epoch FOR EACH STATEMENT EXECUTE FUNCTION link_epoch();
CREATE TRIGGER linked BEFORE INSERT ON epoch FOR EACH ROW EXECUTE FUNCTION link_epoch();
