-- As before; with the sessions the user's links end.
CREATE OR REPLACE FUNCTION change_password(
    p_user uuid, p_verified text, p_hash text, p_credential uuid, p_now timestamptz)
RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = account, pg_temp
AS $$
BEGIN
    PERFORM FROM profile
    WHERE user_id = p_user
      AND (p_verified IS NULL OR password_hash = p_verified)
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN 'moved';
    END IF;
    IF p_credential IS NOT NULL AND NOT credential_holds(p_user, p_credential, p_now) THEN
        RETURN 'ended';
    END IF;
    UPDATE profile
    SET password_hash = p_hash
    WHERE user_id = p_user;
    -- A statement of its own sees the sessions that began while the first one waited.
    UPDATE session
    SET revoked_at = p_now
    WHERE user_id = p_user
      AND id IS DISTINCT FROM p_credential
      AND revoked_at IS NULL;
    DELETE FROM sign_in_link
    WHERE user_id = p_user;
    RETURN 'changed';
END
$$;
