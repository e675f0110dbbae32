"""A working day with the official Python client: every write is read back at once, without a pause.

Called as ``session.py ADDRESS KEY SLUG``; prints what it did as one JSON object, or fails with an AssertionError.
"""

import json
import sys

from plane import PlaneClient
from plane.errors import HttpError
from plane.models.cycles import CreateCycle, TransferCycleWorkItemsRequest, UpdateCycle
from plane.models.labels import CreateLabel, UpdateLabel
from plane.models.projects import CreateProject, ProjectFeature, UpdateProject
from plane.models.query_params import RetrieveQueryParams, WorkItemQueryParams
from plane.models.states import CreateState, UpdateState
from plane.models.work_items import (
    AdvancedSearchWorkItem,
    CreateWorkItem,
    CreateWorkItemComment,
    CreateWorkItemLink,
    UpdateWorkItem,
    UpdateWorkItemComment,
    UpdateWorkItemLink,
)

ITEMS = 50


def main(address, key, slug):
    client = PlaneClient(base_url=address, api_key=key)
    me = client.users.get_me()
    project = make_project(client, slug)
    states = make_states(client, slug, project.id)
    labels = make_labels(client, slug, project.id)
    items = [make_item(client, slug, project.id, n, states, labels, me.id) for n in range(1, ITEMS + 1)]
    read_lists(client, slug, project, items)
    change_item(client, slug, project, items[0], states, labels)
    comment(client, slug, project.id, items[1], me.id)
    link(client, slug, project.id, items[2])
    plan_cycles(client, slug, project.id, items, me.id)
    archive_and_delete(client, slug, project, items)
    what_is_refused(client, slug, project, items[0])
    print(json.dumps({"project": project.id, "items": [item.id for item in items]}))


def make_project(client, slug):
    project = client.projects.create(slug, CreateProject(name="Engine room", identifier="ENG"))
    found = client.projects.retrieve(slug, project.id)
    assert (found.name, found.identifier) == ("Engine room", "ENG")
    assert project.id in [p.id for p in client.projects.list(slug).results]
    client.projects.update(slug, project.id, UpdateProject(description="Where it runs"))
    assert client.projects.retrieve(slug, project.id).description == "Where it runs"
    client.projects.update_features(slug, project.id, ProjectFeature(cycles=True))
    features = client.projects.get_features(slug, project.id)
    assert features.cycles and not features.modules
    assert len(client.projects.get_members(slug, project.id)) == 1
    assert client.states.list(slug, project.id).total_count == 5
    return project


def make_states(client, slug, project):
    review = client.states.create(slug, project, CreateState(name="Review", color="#abcdef", group="started"))
    client.states.update(slug, project, review.id, UpdateState(name="In review"))
    assert client.states.retrieve(slug, project, review.id).name == "In review"
    throwaway = client.states.create(slug, project, CreateState(name="Wrong", color="#000000", group="backlog"))
    client.states.delete(slug, project, throwaway.id)
    states = {state.name: state for state in client.states.list(slug, project).results}
    assert set(states) == {"Backlog", "Todo", "In Progress", "Done", "Cancelled", "In review"}
    return states


def make_labels(client, slug, project):
    labels = [client.labels.create(slug, project, CreateLabel(name=name)) for name in ("bug", "wish", "chore")]
    client.labels.update(slug, project, labels[0].id, UpdateLabel(color="#ff0000"))
    assert client.labels.retrieve(slug, project, labels[0].id).color == "#ff0000"
    assert client.labels.list(slug, project).total_count == 3
    return labels


def make_item(client, slug, project, n, states, labels, me):
    data = CreateWorkItem(
        name=f"Item {n}",
        description_html=f"<p>Number <b>{n}</b></p>",
        priority=("none", "low", "medium", "high", "urgent")[n % 5],
        state=states["Todo"].id,
        labels=[labels[n % 3].id],
        assignees=[me],
        start_date="2026-01-01",
        target_date="2026-02-01",
    )
    item = client.work_items.create(slug, project, data)
    found = client.work_items.retrieve(slug, project, item.id)
    assert (found.name, found.sequence_id) == (f"Item {n}", n)
    assert found.assignees == [me] and found.labels == [labels[n % 3].id]
    by_identifier = client.work_items.retrieve_by_identifier(slug, "ENG", n)
    assert by_identifier.id == item.id
    return item


def read_lists(client, slug, project, items):
    page = client.work_items.list(slug, project.id, WorkItemQueryParams(per_page=20))
    assert (page.total_count, page.count, page.total_pages) == (ITEMS, 20, 3)
    assert [item.sequence_id for item in page.results] == list(range(ITEMS, ITEMS - 20, -1))
    names, cursor = set(), None
    while True:
        page = client.work_items.list(slug, project.id, WorkItemQueryParams(per_page=20, cursor=cursor))
        names.update(item.name for item in page.results)
        if not page.next_page_results:
            break
        cursor = page.next_cursor
    assert names == {item.name for item in items}
    expanded = client.work_items.retrieve(
        slug, project.id, items[0].id, RetrieveQueryParams(expand="state,labels,assignees")
    )
    assert expanded.state.name == "Todo"
    assert expanded.labels[0].name == "wish"
    hits = client.work_items.search(slug, "Item 17")
    assert [hit.sequence_id for hit in hits.issues] == [17]
    # A read that is a POST: the proxy has to know it by name.
    found = client.work_items.advanced_search(slug, AdvancedSearchWorkItem(query="Item 17"))
    assert [hit.sequence_id for hit in found] == [17]


def change_item(client, slug, project, item, states, labels):
    done = states["Done"].id
    client.work_items.update(
        slug, project.id, item.id, UpdateWorkItem(name="Renamed", state=done, labels=[labels[0].id, labels[2].id])
    )
    found = client.work_items.retrieve(slug, project.id, item.id)
    assert (found.name, found.state) == ("Renamed", done)
    assert found.completed_at is not None
    assert set(found.labels) == {labels[0].id, labels[2].id}
    rows = client.work_items.activities.list(slug, project.id, item.id).results
    assert rows[0].comment == "created the issue"
    changed = {row.field: (row.old_value, row.new_value) for row in rows if row.field in ("name", "state")}
    assert changed == {"name": ("Item 1", "Renamed"), "state": ("Todo", "Done")}
    assert sum(row.field == "labels" for row in rows) == 3
    one = client.work_items.activities.retrieve(slug, project.id, item.id, rows[-1].id)
    assert one.id == rows[-1].id


def comment(client, slug, project, item, me):
    comments = client.work_items.comments
    made = comments.create(slug, project, item.id, CreateWorkItemComment(comment_html="<p>Seen</p>"))
    assert comments.retrieve(slug, project, item.id, made.id).actor == me
    comments.update(slug, project, item.id, made.id, UpdateWorkItemComment(comment_html="<p>Seen twice</p>"))
    assert comments.list(slug, project, item.id).results[0].comment_html == "<p>Seen twice</p>"
    other = comments.create(slug, project, item.id, CreateWorkItemComment(comment_html="<p>Oops</p>"))
    comments.delete(slug, project, item.id, other.id)
    assert comments.list(slug, project, item.id).total_count == 1


def link(client, slug, project, item):
    links = client.work_items.links
    made = links.create(slug, project, item.id, CreateWorkItemLink(url="https://example.com/a"))
    links.update(slug, project, item.id, made.id, UpdateWorkItemLink(url="https://example.com/b"))
    assert links.retrieve(slug, project, item.id, made.id).url == "https://example.com/b"
    assert links.list(slug, project, item.id).total_count == 1
    links.delete(slug, project, item.id, made.id)
    assert links.list(slug, project, item.id).total_count == 0


def plan_cycles(client, slug, project, items, me):
    def make(name, **dates):
        return client.cycles.create(slug, project, CreateCycle(name=name, owned_by=me, project_id=project, **dates))

    sprint, following = make("Sprint 1"), make("Sprint 2", start_date="2099-01-01", end_date="2099-01-14")
    assert (following.start_date, following.end_date) == ("2099-01-01T00:00:01Z", "2099-01-14T23:59:00Z")
    client.cycles.update(slug, project, sprint.id, UpdateCycle(name="Sprint one"))
    wanted = [item.id for item in items[3:6]]
    client.cycles.add_work_items(slug, project, sprint.id, wanted)
    found = client.cycles.retrieve(slug, project, sprint.id)
    assert (found.name, found.total_issues, found.unstarted_issues) == ("Sprint one", 3, 3)
    listed = client.cycles.list_work_items(slug, project, sprint.id).results
    assert [item.id for item in listed] == wanted
    client.cycles.remove_work_item(slug, project, sprint.id, wanted[0])
    to = TransferCycleWorkItemsRequest(new_cycle_id=following.id)
    client.cycles.transfer_work_items(slug, project, sprint.id, to)
    assert client.cycles.retrieve(slug, project, following.id).total_issues == 2
    assert client.cycles.retrieve(slug, project, sprint.id).progress_snapshot["total_issues"] == 2
    rows = client.work_items.activities.list(slug, project, wanted[1]).results
    assert [row.verb for row in rows if row.field == "cycles"] == ["created", "updated"]
    assert client.cycles.list(slug, project).total_count == 2
    assert [cycle.name for cycle in client.cycles.list_lite(slug, project).results] == ["Sprint 2", "Sprint one"]
    assert client.cycles.list_archived(slug, project).total_count == 0
    assert client.cycles.list(slug, project, {"status": "current"}) == []
    client.cycles.delete(slug, project, sprint.id)


def archive_and_delete(client, slug, project, items):
    client.work_items.delete(slug, project.id, items[-1].id)
    assert client.work_items.list(slug, project.id).total_count == ITEMS - 1
    status(404, lambda: client.work_items.retrieve(slug, project.id, items[-1].id))
    client.projects.archive(slug, project.id)
    assert client.work_items.list(slug, project.id).total_count == 0
    client.projects.unarchive(slug, project.id)
    assert client.work_items.list(slug, project.id).total_count == ITEMS - 1


def what_is_refused(client, slug, project, item):
    status(400, lambda: client.work_items.create(slug, project.id, CreateWorkItem(name=" ")))
    status(409, lambda: client.projects.create(slug, CreateProject(name="Other", identifier="ENG")))
    backwards = UpdateWorkItem(start_date="2027-01-01")
    status(400, lambda: client.work_items.update(slug, project.id, item.id, backwards))
    stranger = PlaneClient(base_url=client.config.base_path.split("/api/")[0], api_key="plane_api_" + "0" * 32)
    status(403, lambda: stranger.users.get_me())


def status(code, call):
    try:
        call()
    except HttpError as error:
        assert error.status_code == code, error
        return
    raise AssertionError(f"expected {code}")


if __name__ == "__main__":
    main(*sys.argv[1:])
