-- Whether somebody sees only the work items of a project that they created or are assigned to: its guests do, unless it
-- shows them all. The planner puts the expression in the place of the call.
CREATE FUNCTION is_limited (is_guest boolean, features text[])
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT is_guest AND NOT 'guests_see_all' = ANY (features)
$$;
