/** The answer for what does not exist, or does not exist for this actor. Throw it. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: 'Not Found' });
}
