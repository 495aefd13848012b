import { sql, type Kysely } from 'kysely';

/** How many people each kept figure is about, cell by cell; what was kept before is reckoned anew when it is asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from portfolio_figure;
    alter table portfolio_figure drop column borrowers, drop column shared_borrowers;

    -- How many people a figure is about: borrowers ('out', of each source too), those by days past due (0, to 30, to 90,
    -- more), with a new schedule or the first one, with a loan written off, with instalments due. 'shared' are those of them
    -- with loans in another branch too, who count once where branches are added up.
    create table portfolio_people (
      branch_id uuid not null,
      as_of date not null,
      source text not null,
      cell text not null check (cell in ('out', 'band0', 'band1', 'band2', 'band3', 'anew', 'planned', 'lost', 'due')),
      people integer not null,
      shared uuid[] not null default '{}',
      primary key (as_of, branch_id, source, cell),
      foreign key (as_of, branch_id, source) references portfolio_figure on delete cascade
    );
  `.execute(db);
}
