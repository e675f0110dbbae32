-- Makes a key of a user, if the credential that asks for it still works and there are not too many; answers with
-- `made`, `known` (it was made before), `ended` (the credential or the account) or `many`.
-- The operator asks with no credential (NULL) and may make any number (NULL).
CREATE FUNCTION create_key(
    p_id uuid, p_user uuid, p_label text, p_description text, p_token_hash bytea, p_token_prefix text,
    p_is_service boolean, p_created_at timestamptz, p_expires_at timestamptz, p_credential uuid, p_most bigint,
    p_scope text)
RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = account, pg_temp
AS $$
BEGIN
    -- One at a time, so that they are counted, and none while the account is being closed.
    PERFORM FROM profile
    WHERE user_id = p_user
      AND (closed_until IS NULL OR closed_until <= p_created_at)
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN 'ended';
    END IF;
    IF p_credential IS NOT NULL AND NOT credential_holds(p_user, p_credential, p_created_at) THEN
        RETURN 'ended';
    END IF;
    IF EXISTS (SELECT FROM api_key WHERE id = p_id) THEN
        RETURN 'known';
    END IF;
    IF p_most <= (
        SELECT count(*) FROM api_key
        WHERE user_id = p_user
          AND revoked_at IS NULL
          AND (expires_at IS NULL OR expires_at > p_created_at))
    THEN
        RETURN 'many';
    END IF;
    INSERT INTO api_key (
        id, user_id, label, description, token_hash, token_prefix, is_service, created_at, expires_at, scope)
    VALUES (
        p_id, p_user, p_label, p_description, p_token_hash, p_token_prefix, p_is_service, p_created_at, p_expires_at,
        p_scope);
    RETURN 'made';
END
$$;
REVOKE EXECUTE ON FUNCTION
    create_key (uuid, uuid, text, text, bytea, text, boolean, timestamptz, timestamptz, uuid, bigint, text)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    create_key (uuid, uuid, text, text, bytea, text, boolean, timestamptz, timestamptz, uuid, bigint, text)
    TO tidemark_command;
