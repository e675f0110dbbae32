# The published schema of compose files, against which compose.yaml is checked.
# shellcheck shell=bash

# Fetches the schema and sets `compose_schema` to its path.
provision_compose_schema() {
  local fetched="$tools/compose-schema-$compose_schema_version"
  compose_schema="$fetched/compose/config/compose_spec.json"
  [ -f "$compose_schema" ] && return
  step "Fetching the compose schema"
  unpack_wheel "$fetched" scripts/python/compose-schema.txt
}
