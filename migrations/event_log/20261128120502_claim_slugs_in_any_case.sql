-- Slugs that differ by case only are taken for each other, so each is claimed in lower case as well.
-- Of workspaces that share one already, the one that is written so has it; the others stay as they are.
INSERT INTO claim (workspace_id, scope, name, owner_id)
SELECT DISTINCT ON (lower(name)) workspace_id, 'workspace-slug-in-any-case', lower(name), owner_id
FROM claim
WHERE workspace_id = '00000000-0000-0000-0000-000000000000'
  AND scope = 'workspace-slug'
ORDER BY lower(name), name <> lower(name), name
ON CONFLICT DO NOTHING;
