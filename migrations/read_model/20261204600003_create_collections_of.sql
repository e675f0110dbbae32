-- Who may see a collection, and what they may do with it: a public one the members of the workspace but its guests, a private
-- one those of them who own it or are its members. What IS NOT DISTINCT is not looked for by an index.
CREATE FUNCTION collections_of (in_workspace uuid, person uuid)
RETURNS TABLE (id uuid, my_access text)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT c.id, CASE WHEN c.access = 'PUBLIC' OR c.owner_id = person THEN 'edit' ELSE m.access END
    FROM collection c
    LEFT JOIN collection_member m
        ON m.workspace_id IS NOT DISTINCT FROM in_workspace
        AND m.collection_id = c.id
        AND m.member_id = person
    WHERE c.workspace_id = in_workspace
      AND (c.access = 'PUBLIC' OR c.owner_id = person OR m.id IS NOT NULL)
      AND EXISTS (
          SELECT
          FROM workspaces_of(person) w
          WHERE w.workspace_id = in_workspace
            AND w.role <> 'guest'
      )
$$;
