"""Checks a Grafana dashboard as far as that is possible without Grafana.

Usage: check_dashboard.py <dashboard.json>
"""

import json
import sys
from pathlib import Path

KINDS = {"row", "stat", "table", "timeseries"}
WIDTH = 24


def panel_errors(panel):
    """A panel is of a kind that Grafana has, has a place, and asks something unless it is a title."""
    title = panel.get("title", "?")
    if panel.get("type") not in KINDS:
        yield f"{title}: unknown kind {panel.get('type')}"
    place = panel.get("gridPos", {})
    if not {"x", "y", "w", "h"} <= place.keys() or place["x"] + place["w"] > WIDTH:
        yield f"{title}: its place {place} is none"
    if panel.get("type") == "row":
        return
    if not panel.get("targets"):
        yield f"{title}: asks nothing"
    for target in panel.get("targets", []):
        if not target.get("expr") or target["expr"].count("(") != target["expr"].count(")"):
            yield f"{title}: cannot ask {target.get('expr')}"
        if target.get("datasource", {}).get("uid") != "${datasource}":
            yield f"{title}: names a data source of its own"


def overlap_errors(panels):
    """No two panels share a place."""
    taken = {}
    for panel in panels:
        place = panel["gridPos"]
        for x in range(place["x"], place["x"] + place["w"]):
            for y in range(place["y"], place["y"] + place["h"]):
                other = taken.setdefault((x, y), panel["title"])
                if other != panel["title"]:
                    yield f"{panel['title']}: lies on {other}"
                    return


def main():
    """Prints every error; fails if there is one."""
    dashboard = json.loads(Path(sys.argv[1]).read_text())
    panels = dashboard["panels"]
    errors = [error for panel in panels for error in panel_errors(panel)]
    errors = errors or list(overlap_errors(panels))
    if len({panel["id"] for panel in panels}) != len(panels):
        errors.append("panels share an id")
    if not {"title", "uid", "schemaVersion", "templating"} <= dashboard.keys():
        errors.append("it is no dashboard")
    for error in errors:
        print(error, file=sys.stderr)
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
