// `npm start`: builds if needed, then runs the built server in this process.
import { createServer } from 'node:net';
import { pathToFileURL } from 'node:url';
import { clientFolder, ensureBuilt, serverFile } from './build.mjs';

const worker = process.argv[2] === 'worker';

/** Asked before anything is touched, so that a second start beside a running one changes nothing. */
function assertPortFree() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT=${process.env.PORT} is not a port.`);
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken ? new Error(`Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`) : error,
      );
    });
    probe.listen(port, process.env.HOST || '127.0.0.1', () => probe.close(resolve));
  });
}

try {
  if (!worker) await assertPortFree();
  process.env.NODE_ENV ||= 'production';
  await ensureBuilt();
  const server = await import(pathToFileURL(serverFile).href);
  await (worker ? server.work() : server.serve({ clientFolder }));
} catch (error) {
  process.stderr.write(`${error.message.split('\n')[0]}\n`);
  process.exit(1);
}
