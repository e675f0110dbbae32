-- A slug is claimed in lower case as well, and both are given up together, whoever takes the one that is written: a
-- version before 20261128120502 knows only that. Others may have the slug in lower case already, and keep it.
CREATE FUNCTION claim_slug_in_any_case() RETURNS trigger LANGUAGE plpgsql
SET search_path = event_log, pg_temp
AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO claim (workspace_id, scope, name, owner_id)
        VALUES (NEW.workspace_id, 'workspace-slug-in-any-case', lower(NEW.name COLLATE "C"), NEW.owner_id)
        ON CONFLICT DO NOTHING;
    ELSE
        DELETE FROM claim
        WHERE workspace_id = OLD.workspace_id
          AND scope = 'workspace-slug-in-any-case'
          AND name = lower(OLD.name COLLATE "C")
          AND owner_id = OLD.owner_id;
    END IF;
    RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION claim_slug_in_any_case FROM PUBLIC;

CREATE TRIGGER slug_taken AFTER INSERT ON claim FOR EACH ROW
WHEN (NEW.scope = 'workspace-slug') EXECUTE FUNCTION claim_slug_in_any_case();
CREATE TRIGGER slug_given_up AFTER DELETE ON claim FOR EACH ROW
WHEN (OLD.scope = 'workspace-slug') EXECUTE FUNCTION claim_slug_in_any_case();
