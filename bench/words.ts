/** Words that the bench's offers are written with, in the languages of its countries. */
export const writing: Record<string, { before: string[]; after: string[]; sentences: string[] }> = {
  en: {
    before: ['Fresh', 'Sun dried', 'Hand made', 'Stone ground', 'Wild', 'Village', 'Organic', 'Smoked', 'First grade'],
    after: ['from our own fields', 'in 1 kg packs', 'for hotels and shops', 'new harvest', 'in clay jars', 'washed'],
    sentences: [
      'Made by the women of our group every week and packed the same day.',
      'Dried in the shade, cleaned by hand and ground in our own mill.',
      'Tested in March, nothing added, label with batch and date on request.',
      'Small orders are welcome; larger ones need two weeks of notice.',
    ],
  },
  sw: {
    before: ['Safi', 'Mpya', 'Bora', 'Asili', 'Kavu', 'Tamu'],
    after: ['kutoka shambani kwetu', 'kwa hoteli na maduka', 'mavuno mapya', 'za kijiji', 'kwa kilo'],
    sentences: [
      'Inatengenezwa na wanawake wa kikundi chetu kila wiki.',
      'Imekaushwa kivulini na kusafishwa kwa mikono.',
      'Tunaweza kusafirisha hadi mjini kila Jumamosi.',
    ],
  },
  hi: {
    before: ['ताज़ा', 'देसी', 'घर का', 'शुद्ध', 'धूप में सुखाया', 'जैविक'],
    after: ['होटल के लिए', 'नई फसल', 'एक किलो पैक', 'गाँव से', 'बिना मिलावट'],
    sentences: [
      'हमारे समूह की महिलाएँ हर हफ्ते बनाती हैं।',
      'छाया में सुखाकर हाथ से साफ किया गया।',
      'बड़े आर्डर के लिए दो हफ्ते पहले बताएँ।',
    ],
  },
  ta: {
    before: ['புதிய', 'நாட்டு', 'வீட்டில் செய்த', 'இயற்கை', 'வெயிலில் உலர்த்திய'],
    after: ['கடைகளுக்கு', 'புதிய அறுவடை', 'ஒரு கிலோ', 'கிராமத்தில் இருந்து'],
    sentences: ['எங்கள் குழு பெண்கள் வாரந்தோறும் செய்கிறார்கள்.', 'நிழலில் உலர்த்தி கையால் சுத்தம் செய்தது.', 'கலப்படம் இல்லை.'],
  },
  fa: {
    before: ['تازه', 'خانگی', 'اصل', 'آفتاب‌خشک', 'دست‌ساز'],
    after: ['از باغ خودمان', 'برای دکان‌ها', 'حاصل نو', 'از قریه'],
    sentences: ['زنان گروه ما هر هفته می‌سازند.', 'در سایه خشک و با دست پاک شده است.', 'بدون هیچ افزودنی.'],
  },
};

/** Countries of the bench's enterprises, with the languages that offers there are written in. */
export const countries = [
  {
    code: 'IN',
    currency: 'INR',
    timeZone: 'Asia/Kolkata',
    languages: ['ta', 'hi', 'en'],
    districts: ['Erode', 'Villupuram', 'Khargone', 'Salem'],
  },
  {
    code: 'KE',
    currency: 'KES',
    timeZone: 'Africa/Nairobi',
    languages: ['en', 'sw'],
    districts: ['Kitui', 'Bungoma', 'Siaya'],
  },
  {
    code: 'TZ',
    currency: 'TZS',
    timeZone: 'Africa/Dar_es_Salaam',
    languages: ['sw', 'en'],
    districts: ['Moshi', 'Mbeya', 'Iringa'],
  },
  { code: 'ZW', currency: 'USD', timeZone: 'Africa/Harare', languages: ['en'], districts: ['Mutare', 'Binga'] },
  { code: 'AF', currency: 'AFN', timeZone: 'Asia/Kabul', languages: ['fa'], districts: ['Herat', 'Bamyan'] },
  { code: 'KH', currency: 'KHR', timeZone: 'Asia/Phnom_Penh', languages: ['en'], districts: ['Kampot', 'Takeo'] },
];

export const enterpriseWords = {
  first: [
    'Upendo',
    'Lakshmi',
    'Tumaini',
    'Roja',
    'Neema',
    'Malar',
    'Amani',
    'Shanti',
    'Rehema',
    'Kaveri',
    'Zahra',
    'Sophea',
  ],
  second: [
    'spices',
    'kitchen',
    'weavers',
    'honey',
    'farm',
    'tailors',
    'mill',
    'dairy',
    'crafts',
    'bakery',
    'oils',
    'nursery',
  ],
};
