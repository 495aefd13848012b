const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: [string, string][] = [
  ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

const HTTPS_ONLY: [string, string] = ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'];

/**
 * Headers that every answer carries besides its own; a route may set its own content security policy (a drawing's, say).
 * Pages hold no inline script or style, so ours needs no nonces.
 */
export function securityHeaders(https: boolean, own: [string, string][]): [string, string][] {
  const added = https ? [...HEADERS, HTTPS_ONLY] : HEADERS;
  return own.some(([name]) => name === 'content-security-policy') ? added.slice(1) : added;
}
