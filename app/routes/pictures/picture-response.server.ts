const THIRTY_DAYS_SECONDS = 2_592_000;
const KEPT = `public, max-age=${THIRTY_DAYS_SECONDS}`;

/** A drawing of ours, kept by browsers for a month. It runs nothing, even when it is opened by itself. */
export function svgResponse(svg: string): Response {
  return new Response(svg, {
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': KEPT,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

/** A drawing as a JPEG, kept as long. */
export function jpegResponse(jpeg: Buffer): Response {
  return new Response(new Uint8Array(jpeg), { headers: { 'Content-Type': 'image/jpeg', 'Cache-Control': KEPT } });
}
