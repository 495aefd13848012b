/** What a seller of one category is called and which other categories she may also sell from. */
export interface Trade {
  /** Sellers combine categories of one family only. */
  family: string;
  /** The sector in the enterprise register. */
  sector: string;
  /** How an enterprise of this trade is named after its owner. */
  phrases: readonly string[];
}

/** By category of `categories.csv`; input categories are there for what groups themselves make. */
export const trades: Readonly<Record<string, Trade>> = {
  spices: { family: 'dry-food', sector: 'spices', phrases: ['spices', 'spice mill', 'masala and spices'] },
  'pickles-preserves': {
    family: 'dry-food',
    sector: 'pickles and preserves',
    phrases: ['pickles', 'pickles and sauces', 'jams and pickles'],
  },
  oils: { family: 'dry-food', sector: 'edible oils', phrases: ['oil press', 'cold-pressed oils'] },
  'grains-flours': {
    family: 'grain',
    sector: 'grains and flours',
    phrases: ['grains and flour', 'flour mill', 'whole grains'],
  },
  'pulses-nuts': {
    family: 'grain',
    sector: 'pulses, nuts and dried fruit',
    phrases: ['pulses and nuts', 'beans and nuts', 'nuts and dried fruit'],
  },
  dairy: { family: 'animal-food', sector: 'dairy', phrases: ['dairy', 'milk and curd', 'village dairy'] },
  'meat-fish-eggs': {
    family: 'animal-food',
    sector: 'meat, fish and eggs',
    phrases: ['poultry and eggs', 'meat and eggs', 'fish and eggs'],
  },
  livestock: { family: 'animal-food', sector: 'livestock', phrases: ['livestock', 'animals and fodder'] },
  'honey-sweeteners': {
    family: 'honey',
    sector: 'honey and sweeteners',
    phrases: ['honey', 'honey and jaggery', 'bee keeping'],
  },
  'candles-incense': {
    family: 'care',
    sector: 'candles and incense',
    phrases: ['candles and incense', 'candle makers'],
  },
  'bakery-snacks': {
    family: 'kitchen',
    sector: 'bakery and snacks',
    phrases: ['bakery', 'snacks and sweets', 'home bakery'],
  },
  'food-services': { family: 'kitchen', sector: 'catering', phrases: ['catering', 'home kitchen'] },
  'fruit-veg': {
    family: 'garden',
    sector: 'fruit and vegetables',
    phrases: ['vegetables', 'fruit and vegetables', 'kitchen garden'],
  },
  beverages: { family: 'garden', sector: 'tea, coffee and juice', phrases: ['tea and juice', 'hot and cold drinks'] },
  nursery: { family: 'garden', sector: 'nursery', phrases: ['nursery', 'seedlings and plants'] },
  manure: { family: 'garden', sector: 'organic manure', phrases: ['compost', 'organic manure'] },
  fabrics: { family: 'cloth', sector: 'weaving', phrases: ['handloom', 'weaving', 'fabrics'] },
  garments: { family: 'cloth', sector: 'garments', phrases: ['tailoring', 'garments', 'ready-made clothes'] },
  'home-textiles': {
    family: 'cloth',
    sector: 'home textiles',
    phrases: ['home textiles', 'quilts and covers', 'rugs and covers'],
  },
  'sewing-services': { family: 'cloth', sector: 'tailoring', phrases: ['tailoring', 'stitching and embroidery'] },
  'baskets-mats': {
    family: 'craft',
    sector: 'baskets and mats',
    phrases: ['baskets', 'baskets and mats', 'weaving of mats'],
  },
  pottery: { family: 'craft', sector: 'pottery', phrases: ['pottery', 'clay works'] },
  'leather-jewellery': {
    family: 'craft',
    sector: 'handicrafts',
    phrases: ['handicrafts', 'crafts and gifts', 'leather and beads'],
  },
  'furniture-household': {
    family: 'building',
    sector: 'furniture and household',
    phrases: ['furniture', 'wood works', 'household goods'],
  },
  'building-materials': {
    family: 'building',
    sector: 'building materials',
    phrases: ['building materials', 'brick works'],
  },
  'soap-cosmetics': {
    family: 'care',
    sector: 'soap and cosmetics',
    phrases: ['soap making', 'soaps and oils', 'herbal care'],
  },
  'other-services': { family: 'service', sector: 'services', phrases: ['services', 'village services'] },
  'farm-inputs': { family: 'farm-making', sector: 'farm inputs', phrases: ['farm inputs', 'seed and feed'] },
  'food-inputs': { family: 'grain', sector: 'ingredients', phrases: ['ingredients'] },
  'textile-craft-inputs': { family: 'cloth', sector: 'yarn and fibre', phrases: ['yarn and dyes', 'spinning'] },
  packaging: { family: 'building', sector: 'packaging', phrases: ['packaging'] },
  equipment: { family: 'building', sector: 'tools and machines', phrases: ['tool making', 'workshop'] },
};

/** Product types that name their seller better than their category does. */
export const phraseByProductType: Readonly<Record<string, string>> = {
  'turmeric-powder': 'turmeric and spices',
  'turmeric-root': 'turmeric',
  saffron: 'saffron',
  'black-pepper': 'pepper',
  'health-mix': 'health mix and millets',
  'idli-batter': 'idli batter',
  'porridge-flour': 'porridge flours',
  'maize-flour': 'maize milling',
  rice: 'rice',
  groundnuts: 'groundnuts',
  'peanut-butter': 'peanut butter',
  honey: 'honey',
  mushrooms: 'mushrooms',
  eggs: 'eggs and poultry',
  'fresh-fish': 'fish pond',
  'dried-fish': 'dried fish',
  bread: 'bakery',
  coffee: 'coffee',
  tea: 'tea',
  'school-uniform': 'school uniforms',
  'school-sweater': 'school sweaters',
  'silk-saree': 'silk weaving',
  'cotton-saree': 'handloom sarees',
  carpet: 'carpets',
  'sisal-basket': 'sisal baskets',
  'leaf-plates': 'leaf plates',
  'sanitary-pads': 'sanitary pads',
  'handmade-soap': 'handmade soap',
  'laundry-soap': 'soap works',
  'incense-sticks': 'incense',
  'leather-sandals': 'leather works',
  'beaded-jewellery': 'beadwork',
  'clay-bricks': 'brick works',
  vermicompost: 'vermicompost',
  'fruit-seedlings': 'tree nursery',
  catering: 'catering',
  'grain-milling': 'grinding mill',
  'oil-pressing': 'oil press',
  'event-decoration': 'flowers and decoration',
  'beauty-service': 'beauty at home',
  'laundry-service': 'laundry',
  'cleaning-service': 'cleaning team',
  'transport-service': 'transport',
  'tractor-hire': 'ploughing team',
  'training-service': 'training team',
  beehive: 'bee keeping',
  'day-old-chicks': 'chick hatchery',
  'fish-fingerlings': 'fish hatchery',
};

/** Inputs that the programme's own enterprises make; every other input is sold by a supplier. */
export const inputsMadeByGroups: ReadonlySet<string> = new Set([
  'vegetable-seed',
  'day-old-chicks',
  'fish-fingerlings',
  'mushroom-spawn',
  'beehive',
  'oil-cake',
  'cattle-feed',
  'poultry-feed',
  'hand-tools',
  'silk-yarn',
  'wool-yarn',
  'natural-dye',
  'sisal-fibre',
]);

/** Product types that belong with another family than their category does. */
const familyByProductType: Readonly<Record<string, string>> = {
  'silk-cocoons': 'cloth',
  'raw-wool': 'cloth',
  'fodder-grass': 'garden',
};

/** The family of what is sold: sellers combine products of one family only. */
export function familyOf(product: { productType: string; category: string }): string {
  return familyByProductType[product.productType] ?? tradeOf(product.category).family;
}

/** The trade of a category; throws RangeError for a category that no seller has. */
export function tradeOf(category: string): Trade {
  const trade = trades[category];
  if (!trade) throw new RangeError(`no trade for the category ${category}`);
  return trade;
}
