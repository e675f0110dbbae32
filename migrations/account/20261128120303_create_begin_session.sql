-- Begins a session of a user whose password is still the one that was verified, and answers whether it did.
-- Forgets the user's sessions that are over, ends the oldest above `p_most`, and notes where they signed in from.
CREATE FUNCTION begin_session(
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
      AND password_hash = p_verified
      AND (closed_until IS NULL OR closed_until <= p_created_at)
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM session
    WHERE user_id = p_user
      AND (expires_at <= p_created_at OR revoked_at IS NOT NULL);
    DELETE FROM session
    WHERE id IN (
        SELECT id FROM session
        WHERE user_id = p_user
        ORDER BY created_at DESC, id DESC
        OFFSET p_most - 1);
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
REVOKE EXECUTE ON FUNCTION
    begin_session (uuid, uuid, text, bytea, text, timestamptz, timestamptz, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    begin_session (uuid, uuid, text, bytea, text, timestamptz, timestamptz, bigint, bigint) TO tidemark_command;
