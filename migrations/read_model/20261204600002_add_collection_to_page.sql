-- The collection that a page of the workspace is in, if it is below no other.
ALTER TABLE page ADD COLUMN collection_id uuid;
CREATE INDEX page_collection ON page (collection_id) WHERE collection_id IS NOT NULL;
