-- The epochs that there are, oldest first; the only time that their rows are changed.
SET LOCAL lock_timeout = '10s';
ALTER TABLE epoch DISABLE TRIGGER append_only;
DO $$
DECLARE
    v_hash bytea := decode(repeat('00', 32), 'hex');
    v_epoch record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('tidemark.epoch'));
    FOR v_epoch IN SELECT epoch, number, began_at, reason FROM epoch ORDER BY number LOOP
        v_hash := epoch_hash(v_hash, v_epoch.epoch, v_epoch.number, v_epoch.began_at, v_epoch.reason);
        UPDATE epoch SET hash = v_hash WHERE epoch = v_epoch.epoch;
    END LOOP;
END
$$;
ALTER TABLE epoch ENABLE TRIGGER append_only;
ALTER TABLE epoch ALTER COLUMN hash SET NOT NULL;
