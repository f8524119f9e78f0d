# The bot as an image. Its settings come from the environment (see .env.example), its articles from /app/articles:
#   docker build -t kiosque .
#   docker run -d --name kiosque --init --restart unless-stopped --env-file .env \
#     -v /path/to/articles:/app/articles:ro -v kiosque:/app/.kiosque kiosque

# better-sqlite3 and hnswlib-node are compiled; the compiler stays in this stage.
FROM node:20-bookworm-slim AS modules
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends g++ make python3
COPY package.json package-lock.json .npmrc ./
COPY tools/check-compiler ./tools/check-compiler
# The sources come later, and are compiled then.
RUN npm pkg delete scripts.prepare && npm ci --omit=dev

FROM node:20-bookworm-slim
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY package.json tsconfig.json ./
COPY commands ./commands
COPY embeddings ./embeddings
COPY src ./src
# Compiled here, for it may write nothing later. The index and what the bot keeps: a new volume takes over who owns it.
RUN node src/run.js && mkdir .kiosque && chown node:node .kiosque
USER node
VOLUME /app/.kiosque
# Healthy while the bot is connected. The first index of a large folder may take a while.
HEALTHCHECK --interval=30s --timeout=10s --start-period=15m --retries=2 \
  CMD ["node", "src/run.js", "discord/process/health.ts"]
# What is freed is kept in fewer places: see docs/operations.md.
ENV MALLOC_ARENA_MAX=2
CMD ["node", "--max-semi-space-size=4", "src/run.js", "discord/process/main.ts"]
