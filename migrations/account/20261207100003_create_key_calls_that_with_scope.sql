-- For the version before, whose keys are good for everything, until it is replaced.
CREATE OR REPLACE FUNCTION create_key(
    p_id uuid, p_user uuid, p_label text, p_description text, p_token_hash bytea, p_token_prefix text,
    p_is_service boolean, p_created_at timestamptz, p_expires_at timestamptz, p_credential uuid, p_most bigint)
RETURNS text
LANGUAGE sql VOLATILE
SET search_path = account, pg_temp
AS $$
    SELECT create_key(
        p_id, p_user, p_label, p_description, p_token_hash, p_token_prefix, p_is_service, p_created_at, p_expires_at,
        p_credential, p_most, 'admin')
$$;
