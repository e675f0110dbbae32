-- Ends all sessions and keys of a user, and lets none begin for a while: meanwhile the log learns that they are gone.
CREATE FUNCTION close_account(p_user uuid, p_until timestamptz, p_now timestamptz)
RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = account, pg_temp
AS $$
BEGIN
    UPDATE profile
    SET closed_until = p_until
    WHERE user_id = p_user;
    -- Statements of their own see what began while the first one waited.
    UPDATE session
    SET revoked_at = p_now
    WHERE user_id = p_user
      AND revoked_at IS NULL;
    UPDATE api_key
    SET revoked_at = p_now
    WHERE user_id = p_user
      AND revoked_at IS NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION close_account (uuid, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION close_account (uuid, timestamptz, timestamptz) TO tidemark_command;
