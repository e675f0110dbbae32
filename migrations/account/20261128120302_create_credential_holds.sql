-- Whether a session or key of a user still works; what ends it waits for the end of this transaction.
CREATE FUNCTION credential_holds(p_user uuid, p_credential uuid, p_at timestamptz)
RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = account, pg_temp
AS $$
BEGIN
    PERFORM FROM session
    WHERE id = p_credential
      AND user_id = p_user
      AND revoked_at IS NULL
      AND expires_at > p_at
    FOR SHARE;
    IF FOUND THEN
        RETURN true;
    END IF;
    PERFORM FROM api_key
    WHERE id = p_credential
      AND user_id = p_user
      AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > p_at)
    FOR SHARE;
    RETURN FOUND;
END
$$;
REVOKE EXECUTE ON FUNCTION credential_holds (uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION credential_holds (uuid, uuid, timestamptz) TO tidemark_command;
