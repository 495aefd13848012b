type Asked = { q: string; category?: string; country?: string; sort: string; cursor?: string };

/** The address of a list of offers; what is not asked for is left out. */
export function offersAddress({ q, category, country, sort, cursor }: Asked): string {
  const asked = new URLSearchParams();
  if (q) asked.set('q', q);
  if (category) asked.set('category', category);
  if (country) asked.set('country', country);
  if (sort !== 'best') asked.set('sort', sort);
  if (cursor) asked.set('cursor', cursor);
  const text = asked.toString();
  return text ? `/offers?${text}` : '/offers';
}
