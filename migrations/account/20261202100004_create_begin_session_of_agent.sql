-- Begins a session as `begin_session_on_device` does, and notes what the client calls itself.
CREATE FUNCTION begin_session_of_agent(
    p_id uuid, p_user uuid, p_verified text, p_token_hash bytea, p_network text, p_created_at timestamptz,
    p_expires_at timestamptz, p_most bigint, p_most_networks bigint, p_device_hash bytea,
    p_device_since timestamptz, p_most_tries integer, p_most_devices bigint, p_user_agent text)
RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = account, pg_temp
AS $$
BEGIN
    IF NOT begin_session_on_device(
        p_id, p_user, p_verified, p_token_hash, p_network, p_created_at, p_expires_at, p_most, p_most_networks,
        p_device_hash, p_device_since, p_most_tries, p_most_devices)
    THEN
        RETURN false;
    END IF;
    UPDATE session
    SET user_agent = p_user_agent
    WHERE id = p_id;
    RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION
    begin_session_of_agent (
        uuid, uuid, text, bytea, text, timestamptz, timestamptz, bigint, bigint, bytea, timestamptz, integer, bigint,
        text)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    begin_session_of_agent (
        uuid, uuid, text, bytea, text, timestamptz, timestamptz, bigint, bigint, bytea, timestamptz, integer, bigint,
        text)
    TO tidemark_command;
