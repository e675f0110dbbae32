-- Indexes lead with the entity, not with its workspace, which every primary key leads with: so a row is looked up by its
-- key through no other index, even while a table is so new that all of them seem to cost the same, and entries are
-- shorter. What is counted is in work_item_count; nobody needs work_item_listed any more.
DROP INDEX project_identifier, project_member_project, project_member_member, state_project, label_project,
    work_item_created, work_item_number, work_item_priority, work_item_state, work_item_parent, work_item_external,
    work_item_listed, work_item_link_work_item, comment_work_item, comment_external;
CREATE INDEX project_identifier ON project (identifier, workspace_id);
CREATE INDEX project_member_project ON project_member (project_id, member_id);
CREATE INDEX project_member_member ON project_member (member_id, workspace_id);
CREATE INDEX state_project ON state (project_id, sequence);
CREATE INDEX label_project ON label (project_id, created_at DESC);
CREATE INDEX work_item_created ON work_item (project_id, created_at DESC, id);
CREATE INDEX work_item_number ON work_item (project_id, number);
CREATE INDEX work_item_priority ON work_item (project_id, priority_rank, created_at DESC);
CREATE INDEX work_item_state ON work_item (state_id);
CREATE INDEX work_item_parent ON work_item (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX work_item_external ON work_item (project_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX work_item_link_work_item ON work_item_link (work_item_id, created_at DESC);
CREATE INDEX work_item_link_project ON work_item_link (project_id);
CREATE INDEX comment_work_item ON comment (work_item_id, created_at DESC);
CREATE INDEX comment_project ON comment (project_id);
CREATE INDEX comment_external ON comment (project_id, external_id) WHERE external_id IS NOT NULL;
