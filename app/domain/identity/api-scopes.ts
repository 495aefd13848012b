/** What a program may do with a token; each stands for routes that there are. */
export const API_SCOPES = ['offers:read', 'suppliers:read', 'product-types:read'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** Tokens of one account that can let programs in at once. */
export const MOST_TOKENS = 20;
