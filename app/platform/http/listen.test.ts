import { expect, it } from 'vitest';
import { listen } from './listen.server';

it('finishes the requests in hand while it drains, tells their clients to come no more, and then is gone', async () => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let allIn: () => void = () => undefined;
  const received = new Promise<void>((resolve) => (allIn = resolve));
  let count = 0;
  const listening = await listen({ port: 0, host: '127.0.0.1' }, () => (_request, response) => {
    count += 1;
    if (count === 20) allIn();
    void released.then(() => response.end('done'));
  });
  const address = `http://127.0.0.1:${listening.port}`;
  const answers = Array.from({ length: 20 }, () => fetch(address));
  await received;
  const drained = listening.drain();
  release();
  for (const answer of await Promise.all(answers)) {
    expect([answer.status, await answer.text(), answer.headers.get('connection')]).toEqual([200, 'done', 'close']);
  }
  await drained;
  await expect(fetch(address)).rejects.toThrow();
});

it('says in one line that a port is taken', async () => {
  const first = await listen({ port: 0, host: '127.0.0.1' }, () => () => undefined);
  await expect(listen({ port: first.port, host: '127.0.0.1' }, () => () => undefined)).rejects.toThrow(
    `Port ${first.port} is taken. Stop what uses it, or choose another with PORT.`,
  );
  await first.drain();
});
