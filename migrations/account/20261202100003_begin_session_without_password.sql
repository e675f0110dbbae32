-- As before, but nothing is verified where `p_verified` is NULL, for a link that signs in; and with a session its last use
-- is forgotten, which is noted as that of keys.
CREATE OR REPLACE FUNCTION begin_session(
    p_id uuid, p_user uuid, p_verified text, p_token_hash bytea, p_network text, p_created_at timestamptz,
    p_expires_at timestamptz, p_most bigint, p_most_networks bigint)
RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = account, pg_temp
AS $$
BEGIN
    -- Waits for a change of the password or an end of the account that is under way, and makes the next one wait.
    PERFORM FROM profile
    WHERE user_id = p_user
      AND (p_verified IS NULL OR password_hash = p_verified)
      AND (closed_until IS NULL OR closed_until <= p_created_at)
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    WITH gone AS (
        DELETE FROM session
        WHERE user_id = p_user
          AND (expires_at <= p_created_at
              OR revoked_at IS NOT NULL
              OR id IN (
                  SELECT id FROM session
                  WHERE user_id = p_user
                    AND expires_at > p_created_at
                    AND revoked_at IS NULL
                  ORDER BY created_at DESC, id DESC
                  OFFSET p_most - 1))
        RETURNING id),
    -- In the order in which uses are noted, so that neither waits for the other.
    used AS (
        SELECT key_id FROM key_use
        WHERE key_id IN (SELECT id FROM gone)
        ORDER BY key_id
        FOR UPDATE)
    DELETE FROM key_use
    WHERE key_id IN (SELECT key_id FROM used);
    INSERT INTO session (id, user_id, token_hash, created_at, expires_at)
    VALUES (p_id, p_user, p_token_hash, p_created_at, p_expires_at);
    INSERT INTO known_network (user_id, network, seen_at)
    VALUES (p_user, p_network, p_created_at)
    ON CONFLICT (user_id, network) DO UPDATE
    SET seen_at = excluded.seen_at;
    DELETE FROM known_network
    WHERE user_id = p_user
      AND network IN (
          SELECT network FROM known_network
          WHERE user_id = p_user
          ORDER BY seen_at DESC, network
          OFFSET p_most_networks);
    RETURN true;
END
$$;
