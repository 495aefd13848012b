import { sql } from 'kysely';

/** The name of the group that bought the order `o` together, null for any other: members' names are the group's own matter. */
export const GROUP_OF_ORDER = sql<string | null>`(select c.name from group_purchase p
  join self_help_group c on c.id = p.group_id where p.order_id = o.id)`;
