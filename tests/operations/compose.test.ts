import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readEnv } from '~/platform/env.server';

const service = z.strictObject({
  build: z.string().optional(),
  image: z.string().optional(),
  command: z.array(z.string()).optional(),
  restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']).optional(),
  init: z.boolean().optional(),
  stop_grace_period: z.string().optional(),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string().regex(/^[\w.-]+:\/[\w/.-]+$/)).optional(),
  ports: z.array(z.string().regex(/^([\d.]+:)?\d+:\d+$/)).optional(),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.enum(['service_started', 'service_healthy']) }))
    .optional(),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()).min(2),
      interval: z.string().optional(),
      start_period: z.string().optional(),
    })
    .optional(),
});

const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(readFileSync('compose.yaml', 'utf8'), { merge: true }));
const services = Object.entries(compose.services);

describe('compose.yaml', () => {
  it('describes the web server, the worker, PostgreSQL and Meilisearch', () => {
    expect(services.map(([name]) => name)).toEqual(['web', 'worker', 'database', 'search']);
  });

  it.each(services)('gives %s either an image or a build, and only volumes that are declared', (_name, described) => {
    expect(Number('image' in described) + Number('build' in described)).toBe(1);
    for (const volume of described.volumes ?? []) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
  });

  it.each(services)(
    'lets %s wait only for services that exist, healthy ones only with a health check',
    (_name, described) => {
      for (const [name, { condition }] of Object.entries(described.depends_on ?? {})) {
        expect(compose.services[name]).toBeDefined();
        if (condition === 'service_healthy') expect(compose.services[name]?.healthcheck).toBeDefined();
      }
    },
  );

  it('configures the market with variables that it understands', () => {
    const known = Object.keys(readEnv({ NODE_ENV: 'production' }));
    for (const name of ['web', 'worker']) {
      const environment = compose.services[name]?.environment ?? {};
      expect(readEnv({ NODE_ENV: 'production', ...environment }).HOST).toBe('0.0.0.0');
      for (const variable of Object.keys(environment)) {
        expect([...known, 'DATABASE_URL', 'MEILISEARCH_URL', 'MEILISEARCH_MASTER_KEY']).toContain(variable);
      }
    }
  });

  it('publishes nothing but the web server, and that on the loopback address', () => {
    expect(services.flatMap(([, { ports }]) => ports ?? [])).toEqual(['127.0.0.1:3000:3000']);
  });
});
