import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';

/**
 * What a request could cost at best on this machine: node:http that answers with one prepared, indexed query through
 * `pg`, and nothing else. Run with DATABASE_URL; prints the address it serves, as our own server does.
 */
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 12 });

const LIST = `
  select coalesce(json_agg(hit), '[]')::text as body
  from (select hit from search_document order by listed_at desc, id desc limit 20) page`;

const OFFER = `
  select row_to_json(o)::text as body from (
    select o.id, o.code, o.title, o.description, o.product_type, o.unit, o.price_minor, o.currency, o.min_quantity,
      o.stock, o.lead_time_days, e.name, e.country, e.district
    from offer o join enterprise e on e.id = o.enterprise_id where o.id = $1) o`;

/** All words of the query in the texts, newest first, with three facets over everything that was found. */
const SEARCH = `
  with found as materialized (
    select id, product_type, category, country, listed_at from search_document
    where words @@ search_all_query(regexp_split_to_array(search_fold($1), ' ')))
  select json_build_object(
    'hits', (select json_agg(d.hit) from (select id from found order by listed_at desc, id desc limit 20) page
      join search_document d using (id)),
    'total', (select count(*) from found),
    'category', (select json_object_agg(category, n) from (select category, count(*) as n from found group by 1) c),
    'country', (select json_object_agg(country, n) from (select country, count(*) as n from found group by 1) c),
    'productType', (select json_object_agg(product_type, n) from (select product_type, count(*) as n from found
      group by 1) c))::text as body`;

async function bodyFor(url: URL): Promise<string> {
  const [, kind, id] = url.pathname.split('/');
  const query =
    kind === 'search'
      ? { name: 'search', text: SEARCH, values: [url.searchParams.get('q')] }
      : kind === 'offer'
        ? { name: 'offer', text: OFFER, values: [id] }
        : { name: 'list', text: LIST };
  const { rows } = await pool.query<{ body: string }>(query);
  return rows[0]?.body ?? 'null';
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  bodyFor(url).then(
    (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

await pool.query('select 1');
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`The limit serves http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
