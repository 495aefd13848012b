import { Client, type Pool } from 'pg';

/** First half of the advisory locks that living workers hold; the second half is made of their ids. */
const LIVING = 404_405;

export type WorkerLocks = {
  /** Marks a pool of workers of this process as living, for as long as this process is connected. */
  hold(id: string): void;
  /** Resolves when the connection, and so every mark, is lost. */
  lost: Promise<void>;
  close(): Promise<void>;
};

/** Opens the connection that tells other processes which workers live. */
export async function openWorkerLocks(url: string): Promise<WorkerLocks> {
  const client = new Client({ connectionString: url, application_name: 'step-four worker', keepAlive: true });
  client.on('error', () => undefined);
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  await client.connect();
  return {
    hold(id) {
      client.query('select pg_advisory_lock($1, hashtext($2))', [LIVING, id]).catch(() => undefined);
    },
    lost,
    close: () => client.end(),
  };
}

/**
 * Gives the jobs of workers that died (killed, or cut off from the database) back to the queue, where they would
 * otherwise wait for hours. Returns how many workers were found dead.
 */
export async function releaseJobsOfDeadWorkers(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ dead: string[] | null }>(
    `select array_agg(distinct locked_by) as dead from graphile_worker._private_jobs job
     where locked_by is not null and locked_at < now() - interval '2 seconds' and not exists (
       select from pg_locks
       where locktype = 'advisory' and classid = $1::int::oid and objid = hashtext(job.locked_by)::oid
         and database = (select oid from pg_database where datname = current_database())
     )`,
    [LIVING],
  );
  const dead = rows[0]?.dead ?? [];
  if (dead.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1)', [dead]);
  return dead.length;
}
