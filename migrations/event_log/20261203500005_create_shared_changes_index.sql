-- no-transaction
-- What changes many issues of a project at once without events of their own, removed points of estimates included; the
-- index event_shared_change, of labels and states alone, is for the version before.
CREATE INDEX CONCURRENTLY event_shared_changes ON event (entity_id, position)
    WHERE event_type IN ('LabelDeleted', 'StateRegrouped', 'EstimatePointRemoved', 'EstimateDeleted');
