/** A record that machines read and browsers do not run; whatever stands in it cannot end its element. */
export function StructuredData({ of }: { of: object }) {
  const text = JSON.stringify(of).replace(/</g, '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
