-- no-transaction
-- What changes many issues of a project at once without events of their own; it is in the activity of each.
CREATE INDEX CONCURRENTLY event_shared_change ON event (entity_id, position)
    WHERE event_type IN ('LabelDeleted', 'StateRegrouped');
