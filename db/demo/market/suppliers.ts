/** A seller of inputs from outside the programme. Names and numbers are made up. */
export interface Supplier {
  code: string;
  name: string;
  country: string;
  district: string;
  /** Categories of inputs it sells; the demo's offers of these in its country are its own. */
  categories: readonly string[];
  /** Days before the demo's day; null for one that staff have not vetted yet. */
  vettedDaysAgo: number | null;
  vettedBy: string;
  phone: string;
}

export const suppliers: readonly Supplier[] = [
  supplier('SUP-IN-01', 'Velan Packaging', 'IN', 'Erode', ['packaging'], 210, 'M. Anand', '+91 0000 700 101'),
  supplier(
    'SUP-IN-02',
    'Kongu Yarn and Cloth',
    'IN',
    'Tiruppur',
    ['textile-craft-inputs'],
    164,
    'D. Latha',
    '+91 0000 700 102',
  ),
  supplier(
    'SUP-IN-03',
    'Narmada Machines and Farm Supply',
    'IN',
    'Jabalpur',
    ['equipment', 'farm-inputs', 'food-inputs'],
    95,
    'P. Soni',
    '+91 0000 700 103',
  ),
  supplier(
    'SUP-KE-01',
    'Savanna Jars and Labels',
    'KE',
    'Nairobi',
    ['packaging'],
    188,
    'J. Mutiso',
    '+254 0000 700 201',
  ),
  supplier('SUP-KE-02', 'Cherehani Machines', 'KE', 'Nairobi', ['equipment'], 120, 'A. Njoki', '+254 0000 700 202'),
  supplier(
    'SUP-KE-03',
    'Ukulima Agrovet',
    'KE',
    'Nakuru',
    ['farm-inputs', 'food-inputs'],
    66,
    'D. Gitau',
    '+254 0000 700 203',
  ),
  supplier(
    'SUP-KE-04',
    'Lakeside Craft Materials',
    'KE',
    'Kisumu',
    ['textile-craft-inputs'],
    143,
    'C. Oloo',
    '+254 0000 700 204',
  ),
  supplier(
    'SUP-TZ-01',
    'Mkulima Pembejeo',
    'TZ',
    'Morogoro',
    ['farm-inputs', 'food-inputs'],
    101,
    'H. Mushi',
    '+255 0000 700 301',
  ),
  supplier(
    'SUP-TZ-02',
    'Pwani Vifungashio na Mashine',
    'TZ',
    'Dar es Salaam',
    ['packaging', 'equipment', 'textile-craft-inputs'],
    77,
    'A. Kimaro',
    '+255 0000 700 302',
  ),
  supplier(
    'SUP-ZW-01',
    'Msasa Inputs',
    'ZW',
    'Harare',
    ['farm-inputs', 'food-inputs', 'packaging', 'equipment', 'textile-craft-inputs'],
    131,
    'K. Phiri',
    '+263 0000 700 401',
  ),
  supplier(
    'SUP-AF-01',
    'Pamir Tools and Materials',
    'AF',
    'Mazar-e Sharif',
    ['farm-inputs', 'food-inputs', 'packaging', 'equipment', 'textile-craft-inputs'],
    152,
    'M. Sarwari',
    '+93 0000 700 501',
  ),
  supplier(
    'SUP-KH-01',
    'Mekong Packing and Tools',
    'KH',
    'Phnom Penh',
    ['farm-inputs', 'food-inputs', 'packaging', 'equipment', 'textile-craft-inputs'],
    58,
    'C. Rithy',
    '+855 0000 700 601',
  ),
  supplier('SUP-KE-05', 'Highland Hardware', 'KE', 'Eldoret', [], null, '', '+254 0000 700 205'),
];

function supplier(
  code: string,
  name: string,
  country: string,
  district: string,
  categories: readonly string[],
  vettedDaysAgo: number | null,
  vettedBy: string,
  phone: string,
): Supplier {
  return { code, name, country, district, categories, vettedDaysAgo, vettedBy, phone };
}
