-- Whether somebody sees a work item of a project that they see, where they may be limited to their own. The planner puts the
-- expression in the place of the call.
CREATE FUNCTION is_seen (is_limited boolean, person uuid, created_by uuid, assignee_ids uuid[])
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT NOT is_limited OR created_by = person OR person = ANY (assignee_ids)
$$;
