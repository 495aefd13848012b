// `npm run dev`: the server's own pieces on sources that Vite compiles as they change; open pages reload by themselves.
import { createServer } from 'vite';

const SCRIPT = `new EventSource('/@reload/events').onmessage = () => location.reload();`;
const watching = new Set();

/** Answers for the reloading script, then lets Vite serve sources; all else is the server's. */
function middleware(vite) {
  return (request, response, next) => {
    if (request.url === '/@reload/script') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(SCRIPT);
    } else if (request.url === '/@reload/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': watching\n\n');
      watching.add(response);
      response.once('close', () => watching.delete(response));
    } else vite.middlewares(request, response, next);
  };
}

process.env.NODE_ENV = 'development';
const vite = await createServer({ appType: 'custom', server: { middlewareMode: true, hmr: false, ws: false } });
vite.watcher.on('change', () => {
  for (const response of watching) response.write('data: changed\n\n');
});

try {
  const { serve } = await vite.ssrLoadModule('/server.ts');
  await serve({
    middleware: middleware(vite),
    scripts: ['/@reload/script'],
    currentBuild: () => vite.ssrLoadModule('virtual:remix/server-build'),
    close: () => {
      for (const response of watching) response.destroy();
      return vite.close();
    },
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
