FROM node:22-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts ./scripts
RUN node scripts/ensure-installed.mjs
COPY . .
RUN npm run build && mkdir /files .cache .data && chown -R node:node /files .cache .data build
USER node
EXPOSE 3000
CMD ["npm", "start"]
