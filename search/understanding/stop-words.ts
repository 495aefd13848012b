import { normalise } from './normalise';

/** Words that carry no product in the six languages and their Latin spellings: articles, prepositions, the talk of trade. */
const STOP = `
a an and are as at be by do for from get give have i in into is it its just like me more my near need now of on or our
please some than that the their them there these this those to us want we what where which will with without you your
any best buy buying buyer cheap cheapest cost good great looking online order price prices quality rate sale sell seller
sellers selling shop store supplier suppliers supply wholesale wholesaler bulk quantity quantities available top
cha kwa la na ni vya wa ya za katika kutoka pia sana tu hii hizi huu yangu yetu kama ambayo bei nunua kununua uza kuuza
jumla nzuri bora nahitaji nataka tafuta rahisi karibu duka soko muuzaji wauzaji
aur hai hain ka ke ki liye me mein par se wala wale wali chahiye kharidna bhav thok sasta accha acha
का की के में से और को पर है हैं लिए वाला वाले वाली चाहिए खरीदना भाव दाम कीमत थोक सस्ता अच्छा अच्छी एक या तथा
மற்றும் ஒரு வேண்டும் விலை மொத்த மொத்தமாக விற்பனை வாங்க தேவை நல்ல உள்ள இந்த அந்த என்று அல்லது
و از برای به با در را که این آن است یک قیمت خرید فروش عمده ارزان خوب بهترین یا e ye
att av billig bra det den du en ett för från hos i jag köpa köp med när och om på pris som till vill är grossist parti
`;

/** Words that part a head from what is said about it; in languages whose head comes last, the head stands before them. */
const PARTING = 'for with from of in without to by on at för med från av i till utan';

/** Words that say little about which product is meant, though they stand in its name. */
const LIGHT = `
fresh pure handmade hand improved bulk local new live real genuine service services
safi mpya asili huduma
ताज़ा ताज़ी ताज़े शुद्ध असली सेवा
புதிய சுத்தமான தூய சேவை
تازه خالص اصل خدمات
färsk färska ren äkta tjänst
`;

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean).map(normalise));
}

const stopWords = wordSet(STOP);
const partingWords = wordSet(PARTING);
const lightWords = wordSet(LIGHT);

/** Whether a normalised word carries no product. It still may be one: Swedish `ko` is a cow. */
export const isStopWord = (word: string): boolean => stopWords.has(word);

/** Whether a normalised word begins what is said about the head before it: "jars with lids". */
export const isPartingWord = (word: string): boolean => partingWords.has(word);

/** Whether a normalised word says little about which product is meant: "fresh". */
export const isLightWord = (word: string): boolean => lightWords.has(word);
