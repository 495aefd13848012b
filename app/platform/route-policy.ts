/** Who may open a route: anyone, those not signed in, any account, sellers (members and suppliers), members, staff. */
export const policies = ['public', 'visitor', 'account', 'seller', 'member', 'staff'] as const;

export type Policy = (typeof policies)[number];

/** What every route module exports as `handle`. The build fails for a route without a policy. */
export type RouteHandle = {
  policy: Policy;
  /** Sends the framework's script with the page; only for a page that earns it. */
  hydrate?: true;
};
