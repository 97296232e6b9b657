# syntax=docker/dockerfile:1

# The version of the npm package `node` in package.json: change both together.
ARG NODE=node:24.21.0-bookworm-slim

# Everything, to build what browsers load. The image brings its Node, so the npm package `node` need not fetch one:
# --ignore-scripts.
FROM ${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages packages
RUN npm ci --ignore-scripts
COPY vite.config.ts tsconfig.json ./
COPY web web
COPY src src
RUN node node_modules/vite/bin/vite.js build

# Only what runs. Optional packages are the embedded PostgreSQL; the npm package `node` is needed in a checkout alone.
FROM ${NODE} AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages packages
RUN npm ci --omit=dev --omit=optional --ignore-scripts \
 && npm uninstall --no-save --omit=dev --omit=optional --ignore-scripts node

FROM ${NODE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=modules /app/node_modules node_modules
COPY package.json LICENSE ./
COPY packages packages
COPY migrations migrations
COPY demo demo
COPY src src
COPY --from=build /app/dist dist
RUN install -d -m 0700 -o node -g node /data
VOLUME /data
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/app/main.ts"]
