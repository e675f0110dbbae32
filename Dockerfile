# syntax=docker/dockerfile:1
# One build, one small image per program: `docker build --target command-api .`

FROM rust:1.95-bookworm AS build
WORKDIR /src
# The image's own toolchain, whatever rust-toolchain.toml would download.
ENV RUSTUP_TOOLCHAIN=1.95.0 SQLX_OFFLINE=true CARGO_TARGET_DIR=/target
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    --mount=type=cache,target=/target,sharing=locked \
    cargo build --release --locked \
      --bin tidemark --bin command-api --bin projector --bin query-api \
    && mkdir /programs \
    && cp /target/release/tidemark /target/release/command-api /target/release/projector \
      /target/release/query-api /programs/

FROM debian:bookworm-slim AS runtime
# curl is for the health checks.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin tidemark
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
