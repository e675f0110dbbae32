-- Where a change under a key was made, with which its row is erased, and until when the key is kept.
ALTER TABLE keyed_write
    -- NULL for changes of the account itself.
    ADD COLUMN workspace_id uuid,
    -- NULL for keys that stand for their change for ever.
    ADD COLUMN kept_until timestamptz;
-- Answers that showed a sticky, a favourite or a visit say which one from now on, and no longer what was in it.
UPDATE keyed_write w
SET workspace_id = shown.workspace_id,
    kept_until = CASE WHEN shown.thing = 'visit' THEN w.written_at + interval '1 day' END,
    answer = json_build_object(
        'status', shown.status,
        'version', NULL,
        'body', '',
        'shows', json_build_object('thing', shown.thing, 'id', shown.id)
    )::text
FROM (
    SELECT user_id, key, status, body ->> 'id' AS id,
        COALESCE(body ->> 'workspace', body ->> 'workspace_id')::uuid AS workspace_id,
        CASE
            WHEN body -> 'visited_at' IS NOT NULL THEN 'visit'
            WHEN body -> 'is_folder' IS NOT NULL THEN 'favourite'
            ELSE 'sticky'
        END AS thing
    FROM (
        SELECT user_id, key, answer::json -> 'status' AS status,
            NULLIF(answer::json ->> 'body', '')::json AS body
        FROM keyed_write
    ) answered
) shown
WHERE w.user_id = shown.user_id
  AND w.key = shown.key
  AND shown.workspace_id IS NOT NULL;
