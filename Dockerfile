# syntax=docker/dockerfile:1
# One build, one small image per program: `docker build --target command-api .`

FROM node:24-bookworm-slim AS web
WORKDIR /src
COPY clients clients
COPY docs/openapi.json docs/openapi.json
COPY scripts/web scripts/web
COPY web web
RUN --mount=type=cache,target=/root/.npm,sharing=locked \
    cd web \
    && npm ci --ignore-scripts --no-audit --no-fund \
    && npm run build \
    && node ../scripts/web/compress.mjs dist \
    && rm -rf dist/.vite \
    && mv dist /dist

FROM rust:1.95-bookworm AS build
WORKDIR /src
# The image's own toolchain, whatever rust-toolchain.toml would download.
ENV RUSTUP_TOOLCHAIN=1.95.0 SQLX_OFFLINE=true CARGO_TARGET_DIR=/target
COPY Cargo.toml Cargo.lock ./
COPY .sqlx .sqlx
COPY bench bench
COPY command-api command-api
COPY docs docs
COPY domain domain
COPY embedded embedded
COPY event-store event-store
COPY faults faults
COPY lists lists
COPY migrations migrations
COPY nats nats
COPY projector projector
COPY query-api query-api
COPY search search
COPY service service
COPY telemetry telemetry
COPY tests tests
COPY tidemark tidemark
COPY web/Cargo.toml web/Cargo.toml
COPY web/rust web/rust
COPY wire wire
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    --mount=type=cache,target=/target,sharing=locked \
    cargo build --profile image --locked \
      --bin tidemark --bin command-api --bin projector --bin query-api \
    && mkdir /programs \
    && cp /target/image/tidemark /target/image/command-api /target/image/projector \
      /target/image/query-api /programs/

FROM debian:bookworm-slim AS runtime
# curl is for the health checks; below /disks compose shows the disks that are watched.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir -p /disks/postgres /disks/nats /var/lib/tidemark/search \
    && useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin tidemark \
    && chown 10001:10001 /var/lib/tidemark/search
USER 10001:10001

FROM runtime AS command-api
COPY --from=build /programs/command-api /usr/local/bin/
EXPOSE 8001
CMD ["command-api"]

FROM runtime AS projector
COPY --from=build /programs/projector /usr/local/bin/
EXPOSE 8002
CMD ["projector"]

FROM runtime AS query-api
COPY --from=build /programs/query-api /usr/local/bin/
EXPOSE 8003
CMD ["query-api"]

FROM runtime AS tidemark
# pg_dump and pg_restore, for backups.
USER root
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/*
USER 10001:10001
COPY --from=build /programs/tidemark /usr/local/bin/
CMD ["tidemark", "--help"]

# Caddy before 2.11.7 loses the bodies of requests to a service that restarts.
FROM caddy:2.11.7-alpine AS proxy
COPY --from=web /dist /srv/web
