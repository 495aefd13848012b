type Point = { latitude: number; longitude: number };
type NamedPoint = Point & { name: string };

const SIDE = 320;
const EDGE = 24;
const GRID = 4;

/** Where degrees lie on the sheet: north is up, and a degree of longitude as wide as it is in the middle of the country. */
function projection(points: Point[]) {
  const latitudes = points.map(({ latitude }) => latitude);
  const longitudes = points.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (SIDE - 2 * EDGE) / Math.max((east - west) * narrow, north - south, 0.1);
  const [width, height] = [(east - west) * narrow * scale, (north - south) * scale];
  return {
    width: Math.round(width) + 2 * EDGE,
    height: Math.round(height) + 2 * EDGE,
    at: ({ latitude, longitude }: Point) => ({
      x: Math.round(EDGE + (longitude - west) * narrow * scale),
      y: Math.round(EDGE + (north - latitude) * scale),
    }),
  };
}

/** A country drawn by its districts, a dot each, with the named ones marked. Nothing of it comes from elsewhere. */
export function CountryMap({ districts, named }: { districts: Point[]; named: NamedPoint[] }) {
  const { width, height, at } = projection([...districts, ...named]);
  const snapped = districts.map(at).map(({ x, y }) => `M${x - (x % GRID)} ${y - (y % GRID)}h0`);
  const marks = named.map((point) => ({ name: point.name, ...at(point) }));
  const [first, second] = marks;
  const touching = first && second && Math.abs(first.y - second.y) < 18 && Math.abs(first.x - second.x) < 120;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <rect width={width} height={height} rx="8" fill="#f4e8d8" />
      <path d={[...new Set(snapped)].join('')} stroke="#9b8b76" strokeWidth="3" strokeLinecap="round" />
      {first && second && (
        <path d={`M${first.x} ${first.y}L${second.x} ${second.y}`} stroke="#2b3a67" strokeDasharray="3 4" />
      )}
      {marks.map(({ name, x, y }, index) => (
        <g key={name} fontFamily="sans-serif" fontSize="14" fontWeight="700">
          <circle cx={x} cy={y} r="6" fill={index === 0 ? '#a5361f' : '#2b3a67'} stroke="#fffefb" strokeWidth="2" />
          <text
            x={x > width / 2 ? x - 10 : x + 10}
            y={touching && index === 1 ? y + (y >= first.y ? 20 : -10) : y + 5}
            textAnchor={x > width / 2 ? 'end' : 'start'}
            fill="#1f1b16"
            stroke="#f4e8d8"
            strokeWidth="4"
            paintOrder="stroke"
          >
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}
