# The released clients that tests/clients/ works with, beside the Python one: the Node SDK, and the MCP server with the
# protocol's own client.
# Sets TIDEMARK_NODE_SDK, the folder of its packages, and TIDEMARK_AGENT_PYTHON, a Python that can import the others.
# shellcheck shell=bash

# Finds or fetches both.
provision_clients() {
  provision_node
  provision_node_sdk
  provision_agent
}

# Installs the packages of the Node SDK as the lock file has them. None of them runs a script of its own.
provision_node_sdk() {
  local locked=tests/clients part log="$tools/npm-node-sdk.log"
  TIDEMARK_NODE_SDK="$tools/node-sdk-$(cat "$locked/package.json" "$locked/package-lock.json" | sha256sum | cut -c1-12)"
  export TIDEMARK_NODE_SDK
  [ ! -d "$TIDEMARK_NODE_SDK" ] || return 0
  step "Fetching the Node SDK"
  part="$TIDEMARK_NODE_SDK.part"
  rm -rf "$part"
  mkdir "$part"
  cp "$locked/package.json" "$locked/package-lock.json" "$locked/.npmrc" "$part/"
  if ! (cd "$part" && PATH="$(dirname "$TIDEMARK_NODE"):$PATH" "${npm[@]}" ci) >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    fail "could not fetch the Node SDK" "Check the network and npm's settings, then try again."
  fi
  mv "$part" "$TIDEMARK_NODE_SDK"
}

# Finds or fetches the MCP server.
provision_agent() {
  local locked=scripts/python/agent.txt environment
  environment="$tools/agent-$(sha256sum "$locked" | cut -c1-12)"
  TIDEMARK_AGENT_PYTHON="$environment/python"
  export TIDEMARK_AGENT_PYTHON
  if ! [ -x "$TIDEMARK_AGENT_PYTHON" ] || ! "$TIDEMARK_AGENT_PYTHON" -c 'import mcp, plane_mcp' 2>/dev/null; then
    find_python
    find_pip
    create_python_environment "$environment" "$locked" "the MCP server"
  fi
}
