-- no-transaction
-- The end of a module takes many issues of its project out of it, without events of their own; it is in the activity of each.
CREATE INDEX CONCURRENTLY event_module_deleted ON event (project_id, position) WHERE event_type = 'ModuleDeleted';
