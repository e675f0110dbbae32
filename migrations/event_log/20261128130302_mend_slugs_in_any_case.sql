-- What earlier versions did to slugs between 20261128120502 and the triggers: workspaces they made have their slug in
-- lower case too, and those they deleted have none.
DELETE FROM claim
WHERE workspace_id = '00000000-0000-0000-0000-000000000000'
  AND scope = 'workspace-slug-in-any-case'
  AND NOT EXISTS (
      SELECT FROM claim AS written
      WHERE written.workspace_id = claim.workspace_id
        AND written.scope = 'workspace-slug'
        AND lower(written.name COLLATE "C") = claim.name
        AND written.owner_id = claim.owner_id
  );
INSERT INTO claim (workspace_id, scope, name, owner_id)
SELECT DISTINCT ON (lower(name COLLATE "C"))
    workspace_id, 'workspace-slug-in-any-case', lower(name COLLATE "C"), owner_id
FROM claim
WHERE workspace_id = '00000000-0000-0000-0000-000000000000'
  AND scope = 'workspace-slug'
ORDER BY lower(name COLLATE "C"), name <> lower(name COLLATE "C"), name
ON CONFLICT DO NOTHING;
