-- Begins a session as `begin_session` does, and notes the device that it begins on: a new one, or one that is known and
-- whose tries are forgotten. Forgets the user's devices that were last seen before `p_device_since` or tried too often,
-- and those above `p_most_devices` that were seen longest ago.
CREATE FUNCTION begin_session_on_device(
    p_id uuid, p_user uuid, p_verified text, p_token_hash bytea, p_network text, p_created_at timestamptz,
    p_expires_at timestamptz, p_most bigint, p_most_networks bigint, p_device_hash bytea,
    p_device_since timestamptz, p_most_tries integer, p_most_devices bigint)
RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = account, pg_temp
AS $$
BEGIN
    -- Locks the profile, so that devices of a user are changed one at a time.
    IF NOT begin_session(
        p_id, p_user, p_verified, p_token_hash, p_network, p_created_at, p_expires_at, p_most, p_most_networks)
    THEN
        RETURN false;
    END IF;
    DELETE FROM device
    WHERE user_id = p_user
      AND token_hash <> p_device_hash
      AND (seen_at < p_device_since OR tries >= p_most_tries);
    DELETE FROM device
    WHERE token_hash IN (
        SELECT token_hash FROM device
        WHERE user_id = p_user
          AND token_hash <> p_device_hash
        ORDER BY seen_at DESC, token_hash
        OFFSET p_most_devices - 1);
    INSERT INTO device (token_hash, user_id, seen_at)
    VALUES (p_device_hash, p_user, p_created_at)
    ON CONFLICT (token_hash) DO UPDATE
    SET seen_at = excluded.seen_at, tries = 0
    WHERE device.user_id = excluded.user_id;
    RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION
    begin_session_on_device (
        uuid, uuid, text, bytea, text, timestamptz, timestamptz, bigint, bigint, bytea, timestamptz, integer, bigint)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    begin_session_on_device (
        uuid, uuid, text, bytea, text, timestamptz, timestamptz, bigint, bigint, bytea, timestamptz, integer, bigint)
    TO tidemark_command;
