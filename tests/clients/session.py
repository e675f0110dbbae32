"""A working day with the official Python client: every write is read back at once, without a pause.

Called as ``session.py ADDRESS KEY SLUG``; prints what it did as one JSON object, or fails with an AssertionError.
"""

import json
import sys

from plane import PlaneClient
from plane.errors import HttpError
from plane.models.collections import (
    AddCollectionPages,
    CreateCollection,
    UpdateCollection,
    UpdateCollectionPage,
)
from plane.models.estimates import CreateEstimate, CreateEstimatePoint, UpdateEstimate, UpdateEstimatePoint
from plane.models.cycles import CreateCycle, TransferCycleWorkItemsRequest, UpdateCycle
from plane.models.labels import CreateLabel, UpdateLabel
from plane.models.modules import CreateModule, UpdateModule
from plane.models.pages import CreatePage
from plane.models.projects import CreateProject, ProjectFeature, UpdateProject
from plane.models.query_params import CollectionPageQueryParams, LiteListQueryParams, RetrieveQueryParams, WorkItemQueryParams
from plane.models.states import CreateState, UpdateState
from plane.models.work_item_pages import CreateWorkItemPage
from plane.models.work_items import (
    AdvancedSearchWorkItem,
    CreateWorkItem,
    CreateWorkItemComment,
    CreateWorkItemDependency,
    CreateWorkItemLink,
    CreateWorkItemRelation,
    RemoveWorkItemRelation,
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
    estimate(client, slug, project.id, items[3])
    comment(client, slug, project.id, items[1], me.id)
    link(client, slug, project.id, items[2])
    relate(client, slug, project.id, *items[3:6])
    module(client, slug, project.id, items[:3], me.id)
    pages(client, slug, project.id, items[3])
    collect(client, slug, me.id)
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


def estimate(client, slug, project, item):
    estimates = client.estimates
    status(404, lambda: estimates.retrieve(slug, project))
    made = estimates.create(slug, project, CreateEstimate(name="Effort", type="points"))
    assert estimates.retrieve(slug, project).name == "Effort"
    estimates.update(slug, project, UpdateEstimate(name="Size"))
    assert estimates.retrieve(slug, project).name == "Size"
    sent = [CreateEstimatePoint(key=n, value=value) for n, value in enumerate(("1", "2", "3"))]
    points = estimates.create_points(slug, project, made.id, sent)
    assert [point.value for point in points] == ["1", "2", "3"]
    estimates.update_point(slug, project, made.id, points[2].id, UpdateEstimatePoint(value="5"))
    assert [point.value for point in estimates.list_points(slug, project, made.id)] == ["1", "2", "5"]
    assert estimates.link_to_project(slug, project, made.id).estimate == made.id
    assert client.projects.retrieve(slug, project).estimate == made.id
    client.work_items.update(slug, project, item.id, UpdateWorkItem(estimate_point=points[2].id))
    assert client.work_items.retrieve(slug, project, item.id).estimate_point == points[2].id
    rows = client.work_items.activities.list(slug, project, item.id).results
    assert (rows[-1].field, rows[-1].new_value) == ("estimate_points", "5")
    estimates.delete_point(slug, project, made.id, points[2].id)
    assert client.work_items.retrieve(slug, project, item.id).estimate_point is None
    estimates.delete(slug, project)
    assert client.projects.retrieve(slug, project).estimate is None


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


def relate(client, slug, project, item, other, third):
    relations = client.work_items.relations
    blocking = lambda one: CreateWorkItemRelation(relation_type="blocking", issues=[one.id])
    relations.create(slug, project, item.id, blocking(other))
    relations.create(slug, project, other.id, blocking(third))
    status(400, lambda: relations.create(slug, project, third.id, blocking(item)))
    relations.delete(slug, project, other.id, RemoveWorkItemRelation(related_issue=third.id))
    # It cannot read the list: it expects texts where the server, like Plane's, has objects.
    dependencies = client.work_items.dependencies
    assert [one.id for one in dependencies.list(slug, project, item.id).blocking] == [other.id]
    rows = client.work_items.activities.list(slug, project, other.id).results
    assert ("blocked_by", f"ENG-{item.sequence_id}") in [(row.field, row.new_value) for row in rows]
    relations.delete(slug, project, item.id, RemoveWorkItemRelation(related_issue=other.id))
    assert dependencies.list(slug, project, item.id).blocking == []
    after = CreateWorkItemDependency(relation_type="start_after", work_item_ids=[other.id])
    assert [one.relation_type for one in dependencies.create(slug, project, item.id, after)] == ["start_after"]
    dependencies.remove(slug, project, other.id, item.id)
    assert dependencies.list(slug, project, item.id).start_after == []


def module(client, slug, project, items, me):
    modules = client.modules
    status(400, lambda: modules.create(slug, project, CreateModule(name="Hull")))
    client.projects.update_features(slug, project, ProjectFeature(modules=True))
    made = modules.create(slug, project, CreateModule(name="Hull", status="planned", lead=me, members=[me]))
    assert (made.lead, made.members) == (me, [me])
    status(400, lambda: modules.create(slug, project, CreateModule(name="Hull")))
    changed = modules.update(slug, project, made.id, UpdateModule(name="The hull", target_date="2027-01-01"))
    assert (changed.id, changed.name, changed.status) == (made.id, "The hull", "planned")
    rows = modules.add_work_items(slug, project, made.id, [item.id for item in items])
    assert {row["issue"] for row in rows} == {item.id for item in items}
    modules.remove_work_item(slug, project, made.id, items[2].id)
    inside = modules.list_work_items(slug, project, made.id, WorkItemQueryParams(expand="state"))
    assert [item.sequence_id for item in inside.results] == [1, 2]
    found = modules.retrieve(slug, project, made.id)
    assert (found.total_issues, found.completed_issues, found.unstarted_issues) == (2, 1, 1)
    assert modules.list(slug, project).total_count == 1
    lite = modules.list_lite(slug, project, LiteListQueryParams(order_by="name"))
    assert lite.results[0].members == [me]
    rows = client.work_items.activities.list(slug, project, items[2].id).results
    assert [row.comment for row in rows[-2:]] == ["added module The hull", "removed this issue from The hull"]
    status(400, lambda: modules.archive(slug, project, made.id))
    modules.update(slug, project, made.id, UpdateModule(status="completed"))
    modules.archive(slug, project, made.id)
    assert modules.list_archived(slug, project).results[0].total_issues == 2
    status(404, lambda: modules.retrieve(slug, project, made.id))
    modules.unarchive(slug, project, made.id)
    modules.delete(slug, project, made.id)
    status(404, lambda: modules.retrieve(slug, project, made.id))


def pages(client, slug, project, item):
    plan = CreatePage(name="Plan", description_html="<p>In <b>May</b></p>", color="#abcdef", logo_props={"in_use": "icon"})
    made = client.pages.create_project_page(slug, project, plan)
    found = client.pages.retrieve_project_page(slug, project, made.id)
    assert (found.name, found.description_html, found.description_stripped) == ("Plan", "<p>In <b>May</b></p>", "In May")
    assert found.projects == [project]
    below = CreatePage(name="Part", description_html="<p>First</p>", access=1, parent_id=made.id)
    below = client.pages.create_project_page(slug, project, below)
    assert client.pages.list_project_pages(slug, project).total_count == 2
    rules = client.pages.create_workspace_page(slug, CreatePage(name="Rules", description_html="<p>Be kind</p>"))
    assert client.pages.retrieve_workspace_page(slug, rules.id).projects == []
    assert [page.id for page in client.pages.list_workspace_pages(slug).results] == [rules.id]
    links = client.work_items.pages
    linked = links.create(slug, project, item.id, CreateWorkItemPage(page_id=made.id))
    assert links.retrieve(slug, project, item.id, linked.id).page.name == "Plan"
    assert links.list(slug, project, item.id).total_count == 1
    links.delete(slug, project, item.id, linked.id)
    assert links.list(slug, project, item.id).total_count == 0
    client.pages.delete_project_page(slug, project, made.id)
    status(404, lambda: client.pages.retrieve_project_page(slug, project, made.id))
    client.pages.delete_project_page(slug, project, below.id)
    client.pages.delete_workspace_page(slug, rules.id)
    assert client.pages.list_workspace_pages(slug).total_count == 0


def collect(client, slug, me):
    collections = client.collections
    made = collections.create(slug, CreateCollection(name="Handbook", access=1, logo_props={"in_use": "icon"}))
    assert (made.access, made.current_user_access, made.has_pages, made.owned_by_id) == (1, 2, False, me)
    assert collections.update(slug, made.id, UpdateCollection(name="Guides")).name == "Guides"
    other = collections.create(slug, CreateCollection(name="Other"))
    assert [row.name for row in collections.list(slug)] == ["Guides", "Other"]
    assert [(row.member, row.access) for row in collections.members.list(slug, made.id)] == [(me, 2)]
    within = CreatePage(name="Rules", description_html="<p>Be kind</p>", collection_id=made.id)
    rules = client.pages.create_workspace_page(slug, within)
    loose = client.pages.create_workspace_page(slug, CreatePage(name="Loose", description_html="<p>x</p>"))
    below = CreatePage(name="Below", description_html="<p>x</p>", parent_id=rules.id)
    below = client.pages.create_workspace_page(slug, below)
    pages = collections.pages
    assert [row.id for row in pages.search(slug, made.id, "LOO")] == [loose.id]
    added = pages.add(slug, made.id, AddCollectionPages(page_ids=[loose.id], sort_orders={loose.id: 1.5}))
    assert [(row.page, row.sort_order) for row in added] == [(loose.id, 1.5)]
    inside = pages.list(slug, made.id)
    assert [row.page["name"] for row in inside.results] == ["Loose", "Rules"]
    lower = pages.list(slug, made.id, CollectionPageQueryParams(parent_id=rules.id))
    assert [row.page["id"] for row in lower.results] == [below.id]
    row = inside.results[0].page_collection_id
    assert pages.update(slug, made.id, row, UpdateCollectionPage(sort_order=9)).sort_order == 9
    assert pages.update(slug, made.id, row, UpdateCollectionPage(collection=other.id)).collection == other.id
    pages.remove(slug, other.id, row)
    assert collections.retrieve(slug, made.id).has_pages
    collections.delete(slug, other.id, archive_pages=False)
    collections.delete(slug, made.id)
    assert [page.id for page in client.pages.list_workspace_pages(slug).results] == [loose.id]
    for page in (below, rules, loose):
        client.pages.delete_workspace_page(slug, page.id)


def plan_cycles(client, slug, project, items, me):
    def make(name, **dates):
        return client.cycles.create(slug, project, CreateCycle(name=name, owned_by=me, project_id=project, **dates))

    client.projects.update_features(slug, project, ProjectFeature(cycles=True))
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
