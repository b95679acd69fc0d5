# syntax=docker/dockerfile:1

FROM node:24-slim AS build
WORKDIR /stele
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
# The embedded PostgreSQL stays: a drill restores a backup into one of its own.
# Without --no-save, npm changes package-lock.json, and each start would take the build for outdated and build again.
RUN node bin/start/generate.mjs \
 && node --import tsx bin/start/build.ts \
 && rm -rf .next/cache \
 && npm prune --omit=dev --no-save --no-audit --no-fund \
 && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-slim
WORKDIR /stele
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    STELE_HOST=0.0.0.0 \
    PORT=3000 \
    MEDIA_DIR=/var/lib/stele/media
COPY --from=build --chown=node:node /stele ./
RUN mkdir -p .stele /var/lib/stele/media /backups && chown node:node .stele /var/lib/stele /var/lib/stele/media /backups
USER node
VOLUME ["/var/lib/stele/media", "/stele/.stele"]
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The steps of `npm start` after the installation. The image contains the packages, the client and the build.
CMD ["node", "--import", "tsx", "bin/start/serve.ts"]
