-- no-transaction
-- Names that contain a text, as filters and searches compare them; the list of new names is as small as that of the index
-- before it (…_index_names_little_by_little.sql).
CREATE INDEX CONCURRENTLY work_item_name_in_capitals ON work_item
USING gin (upper(name COLLATE "und-x-icu") public.gin_trgm_ops) WITH (gin_pending_list_limit = 512);
