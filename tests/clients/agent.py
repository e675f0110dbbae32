"""A sprint as an agent has it, with the released MCP server: every write of a tool is read back by a tool at once.

Called as ``agent.py ADDRESS KEY SLUG``; prints what it did as one JSON object, or fails with an AssertionError.
"""

import asyncio
import json
import re
import sys
import tempfile
from datetime import date, timedelta

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

# An id that nothing has.
NOWHERE = "0192f0c3-77aa-4b21-9c3e-0f1e2d3c4b5a"
ITEMS = 8


async def main(address, key, slug):
    environment = {"PLANE_BASE_URL": address, "PLANE_API_KEY": key, "PLANE_WORKSPACE_SLUG": slug}
    environment["LOG_PAYLOADS"] = "false"
    server = StdioServerParameters(command=sys.executable, args=["-B", "-m", "plane_mcp"], env=environment)
    failure = None
    with tempfile.TemporaryFile("w+") as log:
        async with stdio_client(server, errlog=log) as streams, ClientSession(*streams) as session:
            try:
                print(json.dumps(await sprint(Agent(session))))
            except Exception as error:
                failure = error
        if failure:
            log.seek(0)
            sys.stderr.write("".join(line for line in log if '"INFO"' not in line))
            raise failure


async def sprint(agent):
    await agent.begin()
    me = await agent.do("member", "me")
    project, states, labels = await make_project(agent, me["id"])
    items = await fill_backlog(agent, project, states, labels, me["id"])
    cycle, following = await plan(agent, project, items, me["id"])
    await write_page(agent, project, items[0])
    await file_pages(agent)
    await relate_and_block(agent, project, items)
    await work(agent, project, cycle, items, states, me["id"])
    await triage(agent, project, cycle, items[0], states)
    await gather(agent, project, items, me["id"])
    await end(agent, project, cycle, following, items)
    await tidy(agent, project, items, states, labels)
    await what_is_refused(agent, project, states)
    await what_is_not_there(agent, project, items[0])
    agent.has_used_everything()
    return {"project": project, "items": items, "calls": agent.calls}


class Agent:
    """Calls tools, and remembers which."""

    def __init__(self, session):
        self.session = session
        self.calls = 0

    async def begin(self):
        """Says hello, and asks for the tools with their actions."""
        assert (await self.session.initialize()).serverInfo.name.startswith("Plane MCP Server")
        self.tools = {tool.name: tool for tool in (await self.session.list_tools()).tools}
        self.unused = {(name, action) for name in self.tools for action in self.actions(name)}
        assert len(self.unused) == 207, len(self.unused)

    def actions(self, name):
        """The actions of a tool; None for a tool that does one thing."""
        return self.tools[name].inputSchema["properties"].get("action", {"enum": [None]})["enum"]

    def requires(self, name, action):
        """What an action requires, as the tool's description says it."""
        said = re.search(rf"^  {action} \((.*?)[;)]", self.tools[name].description, re.MULTILINE)[1]
        return [] if said == "no required params" else said.split(", ")

    async def ask(self, tool, action=None, **arguments):
        """The text of an answer, and the answer itself; None instead if it is a refusal."""
        self.unused.discard((tool, action))
        self.calls += 1
        if action:
            arguments["action"] = action
        result = await self.session.call_tool(tool, arguments)
        text = "\n".join(part.text for part in result.content)
        try:
            # What is not JSON is a sentence, by which a tool refuses as well.
            return text, None if result.isError else json.loads(text or "{}")
        except ValueError:
            return text, None

    async def do(self, tool, action=None, **arguments):
        """What a call that has to succeed answers."""
        text, answer = await self.ask(tool, action, **arguments)
        assert answer is not None, f"{tool} {action} {arguments}: {text}"
        return answer

    async def refused(self, words, tool, action, **arguments):
        """Calls what has to be refused with these words."""
        text, answer = await self.ask(tool, action, **arguments)
        assert answer is None and words in text, f"{tool} {action} {arguments}: {text}"

    def has_used_everything(self):
        """Every action of every tool was called, but for those that ask nothing of the server here."""
        assert self.unused == ELSEWHERE, self.unused ^ ELSEWHERE


# What is called by nothing here, and why.
ELSEWHERE = {
    # It fetches an address of another server first.
    ("workitem_attachment", "upload_from_url"),
    # There is nobody else who could be a member.
    *(("collection", action) for action in ("add_member", "update_member", "remove_member")),
}


async def make_project(agent, me):
    assert (await agent.do("workspace", "retrieve"))["connected_via"] == "environment"
    await agent.do("workspace", "update_features", wiki=True)
    assert (await agent.do("workspace", "get_features"))["wiki"]
    made = await agent.do("project", "create", name="Engine room", identifier="ENG", project_lead=me)
    project = made["id"]
    await agent.do("project", "update", project_id=project, description="Where it runs")
    assert (await agent.do("project", "retrieve", project_id=project))["description"] == "Where it runs"
    assert [one["id"] for one in (await agent.do("project", "list"))["results"]] == [project]
    on = {"cycles": True, "modules": True, "pages": True, "intakes": True}
    await agent.do("project", "update_features", project_id=project, **on)
    features = await agent.do("project", "get_features", project_id=project)
    assert {name: features[name] for name in on} == on
    assert [one["id"] for one in await agent.do("member", "list_project", project_id=project)] == [me]
    assert (await agent.do("member", "list_workspace", role_slug="owner"))["total_count"] == 1
    return project, await make_states(agent, project), await make_labels(agent, project)


async def make_states(agent, project):
    made = await agent.do("state", "create", project_id=project, name="Review", color="#abcdef", group="started")
    await agent.do("state", "update", project_id=project, state_id=made["id"], name="In review")
    assert (await agent.do("state", "retrieve", project_id=project, state_id=made["id"]))["name"] == "In review"
    wrong = await agent.do("state", "create", project_id=project, name="Wrong", color="#000000", group="backlog")
    await agent.do("state", "delete", project_id=project, state_id=wrong["id"])
    states = (await agent.do("state", "list", project_id=project))["results"]
    states = {state["name"]: state["id"] for state in states}
    assert set(states) == {"Backlog", "Todo", "In Progress", "In review", "Done", "Cancelled"}
    return states


async def make_labels(agent, project):
    labels = [(await agent.do("label", "create", project_id=project, name=name))["id"] for name in ("bug", "wish")]
    await agent.do("label", "update", project_id=project, label_id=labels[0], color="#ff0000")
    assert (await agent.do("label", "retrieve", project_id=project, label_id=labels[0]))["color"] == "#ff0000"
    assert (await agent.do("label", "list", project_id=project))["total_count"] == 2
    return labels


async def fill_backlog(agent, project, states, labels, me):
    await agent.refused("Estimate not found", "project_estimate", "retrieve", project_id=project)
    estimate = (await agent.do("project_estimate", "create", project_id=project, name="Effort", type="points"))["id"]
    await agent.do("project_estimate", "update", project_id=project, name="Size")
    assert (await agent.do("project_estimate", "retrieve", project_id=project))["name"] == "Size"
    which = {"project_id": project, "estimate_id": estimate}
    points = json.dumps([{"key": number, "value": str(number)} for number in (1, 2, 3)])
    await agent.do("project_estimate", "create_points", points=points, **which)
    points = [point["id"] for point in await agent.do("project_estimate", "list_points", **which)]
    await agent.do("project_estimate", "update_point", estimate_point_id=points[2], value="5", **which)
    await agent.do("project_estimate", "delete_point", estimate_point_id=points[0], **which)
    assert [point["value"] for point in await agent.do("project_estimate", "list_points", **which)] == ["2", "5"]
    assert (await agent.do("project_estimate", "link", **which))["estimate"] == estimate
    items = []
    for number in range(1, ITEMS + 1):
        new = {
            "name": f"Item {number}",
            "description_stripped": f"Number {number}",
            "priority": ("none", "low", "medium", "high", "urgent")[number % 5],
            "state": states["Backlog"],
            "labels": [labels[number % 2]],
            "assignees": [me],
            "estimate_point": points[1],
        }
        items.append((await agent.do("workitem", "create", project_id=project, **new))["id"])
        found = await agent.do("workitem", "retrieve_by_identifier", workitem_identifier=f"ENG-{number}")
        assert (found["id"], found["description_html"]) == (items[-1], f"<p>Number {number}</p>")
    page = await agent.do("workitem", "list", project_id=project, per_page=5, fields="id,name")
    assert (page["total_count"], page["results"][0]["name"]) == (ITEMS, f"Item {ITEMS}")
    rest = await agent.do("workitem", "list", project_id=project, per_page=5, cursor=page["next_cursor"])
    assert [one["id"] for one in rest["results"]] == items[2::-1]
    found = (await agent.do("workitem", "search", query="Item 7"))["issues"]
    assert [one["id"] for one in found] == [items[6]]
    return items


async def plan(agent, project, items, me):
    day = lambda days: (date.today() + timedelta(days)).isoformat()
    new = {"project_id": project, "owned_by": me}
    cycle = await agent.do("cycle", "create", name="Sprint", start_date=day(-3), end_date=day(11), **new)
    following = await agent.do("cycle", "create", name="Sprint 2", start_date=day(12), end_date=day(25), **new)
    which = {"project_id": project, "cycle_id": cycle["id"]}
    await agent.do("cycle", "update", name="Sprint 1", description="The pump is tight", **which)
    await agent.do("cycle", "manage_workitems", add_ids=",".join(items[:6]), **which)
    await agent.do("cycle", "manage_workitems", remove_ids=items[5], **which)
    inside = await agent.do("cycle", "list_workitems", **which)
    assert [one["id"] for one in inside["results"]] == items[:5]
    found = await agent.do("cycle", "retrieve", **which)
    assert (found["name"], found["description"]) == ("Sprint 1", "The pump is tight")
    assert (found["total_issues"], found["backlog_issues"]) == (5, 5)
    current = await agent.do("cycle", "list", project_id=project, status="current")
    assert [one["id"] for one in current["results"]] == [cycle["id"]]
    assert (await agent.do("cycle", "list", project_id=project))["total_count"] == 2
    return cycle["id"], following["id"]


async def write_page(agent, project, item):
    text = "<p>We mend the <b>pump</b>.</p>"
    page = (await agent.do("page", "create", project_id=project, name="Sprint 1", description_html=text))["id"]
    which = {"project_id": project, "page_id": page}
    assert (await agent.do("page", "retrieve", **which))["description_html"] == text
    new = {"project_id": project, "name": "Retro", "description_html": "<p>-</p>", "parent_id": page}
    below = await agent.do("page", "create", **new)
    await agent.do("page", "update", name="Sprint 1: the pump", **which)
    found = await agent.do("page", "retrieve", **which)
    assert (found["name"], found["description_html"]) == ("Sprint 1: the pump", text)
    await agent.do("page", "update", description_html="<p>It is tight.</p>", **which)
    assert (await agent.do("page", "retrieve", **which))["description_html"] == "<p>It is tight.</p>"
    assert (await agent.do("page", "list", project_id=project))["total_count"] == 2
    at = {"project_id": project, "workitem_id": item}
    link = await agent.do("page", "attach_to_workitem", page_id=page, **at)
    linked = await agent.do("page", "list_workitem_pages", **at)
    assert [one["page"]["id"] for one in linked] == [page]
    await agent.do("page", "detach_from_workitem", workitem_page_id=link["id"], **at)
    assert not await agent.do("page", "list_workitem_pages", **at)
    gone = {"project_id": project, "page_id": below["id"]}
    await agent.do("page", "archive", **gone)
    await agent.do("page", "archive", archive=False, **gone)
    await agent.do("page", "archive", **gone)
    await agent.do("page", "delete", **gone)
    await agent.refused("The requested resource does not exist.", "page", "retrieve", **gone)
    rules = await agent.do("page", "create", name="Rules", description_html="<p>Be kind</p>")
    assert (await agent.do("page", "update", page_id=rules["id"], name="Our rules"))["name"] == "Our rules"
    assert [one["name"] for one in (await agent.do("page", "list"))["results"]] == ["Our rules"]


async def file_pages(agent):
    handbook = (await agent.do("collection", "create", name="Handbook", access="public"))["id"]
    which = {"collection_id": handbook}
    await agent.do("collection", "update", name="The handbook", **which)
    assert (await agent.do("collection", "retrieve", **which))["name"] == "The handbook"
    assert [one["id"] for one in await agent.do("collection", "list")] == [handbook]
    assert len(await agent.do("collection", "list_members", **which)) == 1
    new = {"description_html": "<p>x</p>"}
    oil = (await agent.do("page", "create", name="Oil", collection_id=handbook, **new))["id"]
    fuel = (await agent.do("page", "create", name="Fuel", **new))["id"]
    assert [one["id"] for one in await agent.do("collection", "search_pages", search="FUE", **which)] == [fuel]
    await agent.do("collection", "add_pages", page_ids=fuel, **which)
    inside = (await agent.do("collection", "list_pages", **which))["results"]
    assert {one["page"]["name"] for one in inside} == {"Oil", "Fuel"}
    place = next(one["page_collection_id"] for one in inside if one["page"]["id"] == fuel)
    await agent.do("collection", "remove_page", page_collection_id=place, **which)
    assert (await agent.do("page", "retrieve", page_id=fuel)).get("collection_id") is None
    await agent.do("page", "set_collection", page_id=fuel, collection_id=handbook)
    assert (await agent.do("page", "retrieve", page_id=fuel))["collection_id"] == handbook
    await agent.do("collection", "delete", **which)
    assert not await agent.do("collection", "list")
    for page in (oil, fuel):
        await agent.do("page", "delete", page_id=page)


async def relate_and_block(agent, project, items):
    relation = lambda item: {"project_id": project, "workitem_id": item}
    known = await agent.do("workitem_relation", "list_definitions")
    assert "blocking" in known["built_in_dependencies"] and known["custom_definitions"] == []
    blocks = {"workitem_ids": items[1:3], "relation_type": "blocking"}
    await agent.do("workitem_relation", "create", **relation(items[0]), **blocks)
    found = await agent.do("workitem_relation", "list", **relation(items[0]))
    assert {one["id"] for one in found["dependencies"]["blocking"]} == set(items[1:3])
    found = await agent.do("workitem_relation", "list", **relation(items[1]))
    assert [one["id"] for one in found["dependencies"]["blocked_by"]] == [items[0]]
    blocks = {"workitem_ids": [items[3]], "relation_type": "blocking"}
    await agent.do("workitem_relation", "create", **relation(items[1]), **blocks)
    circle = {"workitem_ids": [items[0]], "relation_type": "blocking"}
    await agent.refused("ENG-1", "workitem_relation", "create", **relation(items[3]), **circle)
    over = {"related_workitem_id": items[2], "is_dependency": True}
    await agent.do("workitem_relation", "delete", **relation(items[0]), **over)
    found = await agent.do("workitem_relation", "list", **relation(items[2]))
    assert (found["dependencies"]["blocked_by"], found["custom"]) == ([], {})


async def work(agent, project, cycle, items, states, me):
    for item, path in zip(items, (("In Progress", "In review", "Done"), ("In Progress",), ("Cancelled",))):
        which = {"project_id": project, "workitem_id": item}
        for name in path:
            await agent.do("workitem", "update", state=states[name], **which)
            assert (await agent.do("workitem", "retrieve", expand="state", **which))["state"]["name"] == name
    rows = (await agent.do("workitem_activity", "list", project_id=project, workitem_id=items[0]))["results"]
    moves = [(row["old_value"], row["new_value"]) for row in rows if row["field"] == "state"]
    assert moves == [("Backlog", "In Progress"), ("In Progress", "In review"), ("In review", "Done")]
    one = {"project_id": project, "workitem_id": items[0], "activity_id": rows[-1]["id"]}
    assert (await agent.do("workitem_activity", "retrieve", **one))["id"] == rows[-1]["id"]
    found = await agent.do("cycle", "retrieve", project_id=project, cycle_id=cycle)
    counts = ("backlog", "unstarted", "started", "completed", "cancelled")
    assert [found[f"{group}_issues"] for group in counts] == [2, 0, 1, 1, 1]
    await talk(agent, {"project_id": project, "workitem_id": items[1]}, me)


async def talk(agent, item, me):
    said = await agent.do("workitem_comment", "create", comment_html=f"<p>@[{me}] it drips</p>", **item)
    which = {"comment_id": said["id"], **item}
    # The server writes the mention's element, and reads it back as what was sent.
    assert (await agent.do("workitem_comment", "retrieve", **which))["comment_html"] == f"<p>@[{me}] it drips</p>"
    await agent.do("workitem_comment", "update", comment_html="<p>No more</p>", **which)
    listed = (await agent.do("workitem_comment", "list", **item))["results"]
    assert [one["comment_html"] for one in listed] == ["<p>No more</p>"]
    await agent.do("workitem_comment", "delete", **which)
    assert (await agent.do("workitem_comment", "list", **item))["results"] == []
    link = await agent.do("workitem_link", "create", url="https://example.com/a", title="Drawing", **item)
    which = {"link_id": link["id"], **item}
    await agent.do("workitem_link", "update", url="https://example.com/b", **which)
    assert (await agent.do("workitem_link", "retrieve", **which))["url"] == "https://example.com/b"
    assert len((await agent.do("workitem_link", "list", **item))["results"]) == 1
    await agent.do("workitem_link", "delete", **which)
    assert (await agent.do("workitem_link", "list", **item))["results"] == []


async def triage(agent, project, cycle, item, states):
    names = ("A leak", "A wish", "Noise", "A leak again")
    leak, wish, noise, again = [await submit(agent, project, name) for name in names]
    listed = await agent.do("intake", "list", project_id=project)
    assert {one["issue"]: one["status"] for one in listed["results"]} == {leak: -2, wish: -2, noise: -2, again: -2}
    # What is not accepted is no work item yet.
    assert {one["id"] for one in (await agent.do("workitem", "list"))["results"]}.isdisjoint({leak, wish, noise, again})
    await decide(agent, project, leak, status=1)
    await decide(agent, project, wish, status=0, snoozed_till="2099-01-01T00:00:00Z")
    await decide(agent, project, noise, status=-1)
    await decide(agent, project, again, status=2, duplicate_to=item)
    await decide(agent, project, again, status=-2)
    await agent.do("intake", "update", project_id=project, workitem_id=again, source="mail")
    assert (await agent.do("intake", "retrieve", project_id=project, workitem_id=again))["source"] == "mail"
    await agent.do("cycle", "manage_workitems", project_id=project, cycle_id=cycle, add_ids=leak)
    await agent.do("workitem", "update", project_id=project, workitem_id=leak, state=states["Done"])
    inside = await agent.do("cycle", "list_workitems", project_id=project, cycle_id=cycle, expand="state")
    assert [one["state"]["name"] for one in inside["results"] if one["id"] == leak] == ["Done"]
    for gone in (leak, wish, noise, again):
        tool = "workitem" if gone == leak else "intake"
        await agent.do(tool, "delete", project_id=project, workitem_id=gone)
        await agent.refused("404", "intake", "retrieve", project_id=project, workitem_id=gone)


async def submit(agent, project, name):
    new = {"name": name, "description_html": f"<p>{name}</p>", "priority": "high"}
    item = (await agent.do("intake", "create", project_id=project, **new))["issue"]
    found = await agent.do("intake", "retrieve", project_id=project, workitem_id=item)
    assert (found["status"], found["issue_detail"]["name"], found["issue_detail"]["priority"]) == (-2, name, "high")
    return item


async def decide(agent, project, item, **decision):
    await agent.do("intake", "update", project_id=project, workitem_id=item, **decision)
    found = await agent.do("intake", "retrieve", project_id=project, workitem_id=item)
    assert {name: found[name] for name in decision} == decision, found


async def gather(agent, project, items, me):
    module = (await agent.do("module", "create", project_id=project, name="Hull", status="planned", lead=me))["id"]
    which = {"project_id": project, "module_id": module}
    await agent.do("module", "update", name="The hull", **which)
    await agent.do("module", "manage_workitems", add_ids=",".join(items[:3]), **which)
    await agent.do("module", "manage_workitems", remove_ids=items[2], **which)
    inside = await agent.do("module", "list_workitems", **which)
    assert [one["id"] for one in inside["results"]] == items[:2]
    found = await agent.do("module", "retrieve", **which)
    assert (found["name"], found["total_issues"], found["completed_issues"]) == ("The hull", 2, 1)
    await agent.do("module", "update", status="completed", **which)
    await agent.do("module", "archive", **which)
    assert (await agent.do("module", "list", project_id=project))["results"] == []
    await agent.do("module", "unarchive", **which)
    assert len((await agent.do("module", "list", project_id=project))["results"]) == 1
    await agent.do("module", "delete", **which)
    await agent.refused("The requested resource does not exist.", "module", "retrieve", **which)


async def end(agent, project, cycle, following, items):
    which = {"project_id": project, "cycle_id": cycle}
    words = "The old cycle is not completed yet"
    await agent.refused(words, "cycle", "transfer_workitems", new_cycle_id=following, **which)
    await agent.do("cycle", "complete", **which)
    await agent.do("cycle", "transfer_workitems", new_cycle_id=following, **which)
    left = await agent.do("cycle", "list_workitems", project_id=project, cycle_id=following)
    assert {one["id"] for one in left["results"]} == {items[1], items[3], items[4]}
    done = await agent.do("cycle", "list_workitems", **which)
    assert {one["id"] for one in done["results"]} == {items[0], items[2]}
    assert (await agent.do("cycle", "retrieve", **which))["progress_snapshot"]["total_issues"] == 5
    rows = (await agent.do("workitem_activity", "list", project_id=project, workitem_id=items[3]))["results"]
    assert [row["verb"] for row in rows if row["field"] == "cycles"] == ["created", "updated"]
    await agent.do("cycle", "archive", **which)
    archived = await agent.do("cycle", "list", project_id=project, archived=True)
    assert [one["id"] for one in archived["results"]] == [cycle]
    await agent.do("cycle", "unarchive", **which)
    await agent.do("cycle", "delete", **which)
    assert (await agent.do("cycle", "list", project_id=project))["total_count"] == 1


async def tidy(agent, project, items, states, labels):
    which = {"project_id": project, "workitem_id": items[0]}
    await agent.do("workitem", "manage_label", add_label_id=labels[0], remove_label_id=labels[1], **which)
    assert (await agent.do("workitem", "retrieve", **which))["labels"] == [labels[0]]
    someone = (await agent.do("workitem", "retrieve", **which))["assignees"][0]
    await agent.do("workitem", "manage_assignee", remove_user_id=someone, **which)
    assert (await agent.do("workitem", "retrieve", **which))["assignees"] == []
    await agent.do("workitem", "update", target_date="2099-01-01", **which)
    await agent.do("workitem", "update", target_date=None, **which)
    assert (await agent.do("workitem", "retrieve", **which))["target_date"] is None
    await agent.do("workitem", "archive", **which)
    archived = await agent.do("workitem", "list_archived", project_id=project)
    assert [one["id"] for one in archived["results"]] == [items[0]]
    await agent.do("workitem", "archive", archive=False, **which)
    await agent.do("workitem", "delete", project_id=project, workitem_id=items[7])
    assert (await agent.do("workitem", "list"))["total_count"] == ITEMS - 1
    await agent.do("label", "delete", project_id=project, label_id=labels[1])
    assert (await agent.do("label", "list", project_id=project))["total_count"] == 1
    await agent.do("project_estimate", "delete", project_id=project)
    assert (await agent.do("workitem", "retrieve", **which))["estimate_point"] is None
    await agent.do("project", "archive", project_id=project)
    assert (await agent.do("project", "list"))["results"] == []
    await agent.do("project", "unarchive", project_id=project)
    other = await agent.do("project", "create", name="Mistake", identifier="MIS")
    await agent.do("project", "delete", project_id=other["id"])
    assert (await agent.do("project", "list"))["total_count"] == 1


async def what_is_refused(agent, project, states):
    await agent.refused("already taken", "project", "create", name="Other", identifier="ENG")
    backwards = {"start_date": "2027-01-02", "target_date": "2027-01-01"}
    await agent.refused("400", "workitem", "create", project_id=project, name="Late", **backwards)
    assert "Plane Query Language" in (await agent.do("get_pql_reference"))["reference"]
    # A query that makes no sense is refused with the words of the language, so that the agent mends it.
    text, answer = await agent.ask("workitem", "list", project_id=project, pql='priority = "hihg"')
    assert "Did you mean high?" in text, text
    high = await agent.do("workitem", "list", project_id=project, pql='priority = "high"')
    assert all(found["priority"] == "high" for found in high["results"]), high
    query = 'stateGroup = "started" OR NOT stateGroup = "started"'
    counts = await agent.do("workitem", "count", project_id=project, pql=query, group_by="priority")
    counted = sum(group["count"] for group in counts["grouped_counts"].values())
    assert counted == counts["total_count"] > 0, counts
    wrong = "The requested resource does not exist."
    await agent.refused(wrong, "workitem", "retrieve", project_id=project, workitem_id=NOWHERE)
    await agent.refused(wrong, "cycle", "retrieve", project_id=project, cycle_id=NOWHERE)


# The tools of what is not there, with the actions of others; all of them are called.
NOT_THERE = {
    "customer": "customers",
    "customer_property": "customers",
    "customer_request": "customers",
    "initiative": "initiatives",
    "milestone": "milestones",
    "release": "releases",
    "release_label": "releases",
    "release_tag": "releases",
    "template": "templates",
    "work_log": "worklogs",
    "workitem_attachment": "attachments",
    "workitem_property": "properties of work items",
    "workitem_type": "types of work items",
    ("member", "list_roles"): "a list of roles",
    ("member", "retrieve_role"): "a list of roles",
    ("project", "worklog_summary"): "worklogs",
    ("workitem_relation", "create_definition"): "relations that a workspace defines",
    ("workitem_relation", "update_definition"): "relations that a workspace defines",
    ("workitem_relation", "delete_definition"): "relations that a workspace defines",
}

# What an action wants to have seen before it asks the server.
WANTED = {
    ("customer", "delete"): {"customer_id": NOWHERE},
    ("customer", "manage_workitems"): {"link_ids": NOWHERE},
    ("customer_property", "create"): {"property_type": "TEXT"},
    ("customer_property", "set_values"): {"values": json.dumps({NOWHERE: ["x"]})},
    ("initiative", "manage_workitems"): {"add_ids": NOWHERE},
    ("milestone", "manage_workitems"): {"add_ids": NOWHERE},
    ("release", "manage_workitems"): {"add_ids": NOWHERE},
    ("release", "update_changelog"): {"description_html": "<p>x</p>"},
    ("template", "create"): {"kind": "workitem", "template_data": "{}"},
    ("template", "delete"): {"kind": "page"},
    ("template", "list"): {"kind": "project"},
    ("template", "update"): {"kind": "workitem", "name": "x"},
    ("workitem_property", "create"): {"property_type": "TEXT"},
    ("workitem_property", "manage_type_properties"): {"attach_ids": NOWHERE},
    ("workitem_property", "set_value"): {"value": "x"},
}


# What an action of a tool asks for before its own.
ASKED_FIRST = {("workitem_property", "manage_type_properties"): "types of work items"}


async def what_is_not_there(agent, project, item):
    # The server asks whether the workspace has initiatives, and only then for them.
    await agent.do("workspace", "update_features", initiatives=True)
    for tool, what in NOT_THERE.items():
        tool, actions = (tool, agent.actions(tool)) if isinstance(tool, str) else (tool[0], [tool[1]])
        for action in actions:
            if (tool, action) in ELSEWHERE:
                continue
            there = {"project_id": project, "workitem_id": item}
            arguments = {name: there.get(name) or made_up(agent, tool, name) for name in agent.requires(tool, action)}
            arguments |= WANTED.get((tool, action), {})
            what_first = ASKED_FIRST.get((tool, action), what)
            await agent.refused(f"Tidemark does not have {what_first} yet.", tool, action, **arguments)


def made_up(agent, tool, name):
    """A value for a parameter."""
    schema = json.dumps(agent.tools[tool].inputSchema["properties"][name])
    return 5 if '"integer"' in schema else [NOWHERE] if '"array"' in schema else NOWHERE


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
