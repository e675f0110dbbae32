-- Uses a link up and begins a session of its user as `begin_session_of_agent` does, and answers whether it did.
CREATE FUNCTION begin_session_by_link(
    p_link_hash bytea, p_id uuid, p_user uuid, p_token_hash bytea, p_network text, p_created_at timestamptz,
    p_expires_at timestamptz, p_most bigint, p_most_networks bigint, p_device_hash bytea,
    p_device_since timestamptz, p_most_tries integer, p_most_devices bigint, p_user_agent text)
RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = account, pg_temp
AS $$
BEGIN
    -- Waits for a change of the password that is under way, which ends links, before it looks at the link.
    PERFORM FROM profile
    WHERE user_id = p_user
    FOR NO KEY UPDATE;
    -- Of several at once the first one deletes the row, and the others find none.
    DELETE FROM sign_in_link
    WHERE token_hash = p_link_hash
      AND user_id = p_user
      AND expires_at > p_created_at;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    RETURN begin_session_of_agent(
        p_id, p_user, NULL, p_token_hash, p_network, p_created_at, p_expires_at, p_most, p_most_networks,
        p_device_hash, p_device_since, p_most_tries, p_most_devices, p_user_agent);
END
$$;
REVOKE EXECUTE ON FUNCTION
    begin_session_by_link (
        bytea, uuid, uuid, bytea, text, timestamptz, timestamptz, bigint, bigint, bytea, timestamptz, integer, bigint,
        text)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    begin_session_by_link (
        bytea, uuid, uuid, bytea, text, timestamptz, timestamptz, bigint, bigint, bytea, timestamptz, integer, bigint,
        text)
    TO tidemark_command;
