-- The lives of the log as a chain: what each was and what came before it can be checked, like an event.
SET LOCAL lock_timeout = '10s';
ALTER TABLE epoch ADD COLUMN hash bytea CHECK (octet_length(hash) = 32);

-- The hash of one epoch, over a list in which every element is preceded by its length in bytes. The same list is built
-- in event-store/src/audit/epochs.rs.
CREATE FUNCTION epoch_hash(
    p_previous bytea, p_epoch uuid, p_number bigint, p_began_at timestamptz, p_reason text) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    v_reason bytea := convert_to(p_reason, 'UTF8');
BEGIN
    RETURN sha256(
        '\x00000020'::bytea || p_previous
        || '\x00000010'::bytea || uuid_send(p_epoch)
        || '\x00000008'::bytea || int8send(p_number)
        || '\x00000008'::bytea || int8send((extract(epoch FROM p_began_at) * 1000000)::bigint)
        || int4send(octet_length(v_reason)) || v_reason
    );
END
$$;
REVOKE EXECUTE ON FUNCTION epoch_hash FROM PUBLIC;
