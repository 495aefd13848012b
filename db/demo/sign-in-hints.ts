import { demoAccounts, demoPassword, type DemoAccount } from './people';

const ROLES: Record<DemoAccount['role']['kind'], string> = {
  seller: 'seller',
  buyer: 'buyer',
  supplier: 'supplier',
  staff: 'staff',
};

/** Lines for the terminal: which accounts the demo has and how to sign in to them. */
export function signInHints(origin: string): string {
  const lines = demoAccounts.map(({ email, role, displayName, organisation, office }) => {
    const who = [displayName, organisation, office].filter(Boolean).join(', ');
    return `  ${email.padEnd(24)} ${ROLES[role.kind].padEnd(8)} ${who}`;
  });
  return [`Sign in at ${origin}/sign-in with the password ${demoPassword} as`, ...lines, ''].join('\n');
}
