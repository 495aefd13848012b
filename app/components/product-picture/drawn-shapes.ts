/** Drawings of our own, 128 × 128, for goods that no emoji shows: heaps in bowls, cloth, rugs, blocks. */
export type DrawnShape =
  | { shape: 'powder' | 'seeds' | 'balls' | 'blocks'; colour: string }
  | { shape: 'drape' | 'folded' | 'rug'; colour: string; accent: string; motif?: ClothMotif }
  | { shape: 'sticks' | 'rings' | 'zip' | 'box' | 'pot' };

type ClothMotif = 'stripes' | 'checks' | 'circles' | 'diamonds';

const CLAY = '#b4643c';
const CLAY_DARK = '#8f4a29';

/** The drawing's SVG, without its outer element. */
export function drawShape(drawn: DrawnShape): string {
  switch (drawn.shape) {
    case 'powder':
      return bowl(powder(drawn.colour));
    case 'seeds':
      return bowl(seeds(drawn.colour));
    case 'balls':
      return bowl(balls(drawn.colour));
    case 'blocks':
      return blocks(drawn.colour);
    case 'drape':
      return drape(drawn.colour, drawn.accent, drawn.motif);
    case 'folded':
      return folded(drawn.colour, drawn.accent, drawn.motif);
    case 'rug':
      return rug(drawn.colour, drawn.accent);
    default:
      return FIXED[drawn.shape];
  }
}

const shade = (path: string, opacity = 0.16) => `<path d="${path}" fill="#3a1f0c" opacity="${opacity}"/>`;
const light = (path: string, opacity = 0.3) => `<path d="${path}" fill="#fff" opacity="${opacity}"/>`;

function bowl(heap: string): string {
  return (
    `<ellipse cx="64" cy="74" rx="54" ry="13" fill="${CLAY_DARK}"/>${heap}` +
    `<path d="M10 74c0 27 22 46 54 46s54-19 54-46c0 7-24 13-54 13s-54-6-54-13z" fill="${CLAY}"/>` +
    shade('M118 74c0 27-22 46-54 46-9 0-17-1.5-24-4.3 38 2 62-14 68-36 6-2 10-4 10-5.700z') +
    `<path d="M13 86c13 6 31 8.5 51 8.500s38-2.5 51-8.5" fill="none" stroke="#f0c98f" stroke-width="3" stroke-dasharray="1 7" stroke-linecap="round"/>`
  );
}

const HEAP = 'M14 75c16-5 27-45 50-47 23 2 34 42 50 47-9 7-26 10-50 10s-41-3-50-10z';

function powder(colour: string): string {
  return (
    `<path d="${HEAP}" fill="${colour}"/>` +
    shade('M64 28c23 2 34 42 50 47-9 7-26 10-50 10 26-12 16-43 0-57z', 0.14) +
    light('M60 34c-11 6-20 24-27 34 12-6 24-20 27-34z', 0.35)
  );
}

function seeds(colour: string): string {
  let grains = '';
  for (let row = 0; row < 5; row += 1) {
    const count = 3 + row * 2;
    for (let place = 0; place < count; place += 1) {
      const x = 64 + (place - (count - 1) / 2) * 8.6;
      const y = 40 + row * 9 + ((place * 5 + row * 3) % 5) - 2 + Math.abs(place - (count - 1) / 2) * 1.2;
      const turn = (place * 47 + row * 31) % 180;
      const tone = (place + row) % 3;
      const fill = tone === 0 ? '#fff' : '#3a1f0c';
      grains += `<ellipse cx="${round(x)}" cy="${round(y)}" rx="4.2" ry="2.6" transform="rotate(${turn} ${round(x)} ${round(y)})" fill="${fill}" opacity="${tone === 0 ? 0.34 : 0.17}"/>`;
    }
  }
  return `<path d="${HEAP}" fill="${colour}"/>${grains}`;
}

function balls(colour: string): string {
  const places = [
    [34, 68],
    [64, 70],
    [94, 68],
    [48, 48],
    [80, 48],
    [64, 29],
  ] as const;
  return places
    .map(
      ([x, y]) =>
        `<circle cx="${x}" cy="${y}" r="17" fill="${colour}"/>` +
        shade(`M${x + 17} ${y}a17 17 0 0 1-27 13.700c14 1 22-8 21-25a17 17 0 0 1 6 11.300z`) +
        `<ellipse cx="${x - 5}" cy="${y - 7}" rx="5" ry="3.5" fill="#fff" opacity=".4"/>`,
    )
    .join('');
}

function blocks(colour: string): string {
  const cube = (x: number, y: number) =>
    `<path d="M${x} ${y}l26-13 26 13v28l-26 13-26-13z" fill="${colour}"/>` +
    light(`M${x} ${y}l26-13 26 13-26 13z`, 0.28) +
    shade(`M${x + 26} ${y + 13}l26-13v28l-26 13z`, 0.24);
  return cube(38, 27) + cube(11, 68) + cube(65, 68);
}

function motifOf(motif: ClothMotif | undefined, accent: string): string {
  const stroke = `fill="none" stroke="${accent}" stroke-width="4"`;
  switch (motif) {
    case 'stripes':
      return `<path d="M26 20v100M42 20v100M58 20v100M74 20v100M90 20v100M106 20v100" ${stroke}/>`;
    case 'checks':
      return `<path d="M28 16v104M46 16v104M64 16v104M82 16v104M100 16v104M10 34h110M10 52h110M10 70h110M10 88h110M10 106h110" ${stroke} opacity=".75"/>`;
    case 'circles':
      return [
        [38, 42],
        [88, 42],
        [63, 66],
        [38, 90],
        [88, 90],
      ]
        .map(
          ([x, y]) =>
            `<circle cx="${x}" cy="${y}" r="13" ${stroke}/><circle cx="${x}" cy="${y}" r="5" fill="${accent}"/>`,
        )
        .join('');
    case 'diamonds':
      return `<path d="M64 30l24 34-24 34-24-34zM64 48l12 16-12 16-12-16zM18 26h92M18 102h92" ${stroke}/>`;
    default:
      return '';
  }
}

/** A length of cloth over a rod. */
function drape(colour: string, accent: string, motif?: ClothMotif): string {
  const cloth = 'M18 18h92v92c-6 5-11 5-15 0-5 5-11 5-16 0-5 5-10 5-15 0-5 5-10 5-15 0-5 5-11 5-16 0-4 5-9 5-15 0z';
  const clip = `drape-${motif ?? 'plain'}`;
  return (
    `<clipPath id="${clip}"><path d="${cloth}"/></clipPath>` +
    `<path d="${cloth}" fill="${colour}"/><g clip-path="url(#${clip})">${motifOf(motif, accent)}` +
    shade('M30 18h6l3 100h-9zM58 18h5l2 100h-8zM86 18h6l2 100h-9z', 0.13) +
    light('M42 18h6l1 100h-6zM72 18h5l1 100h-5z', 0.16) +
    `<path d="M18 100h92" stroke="${accent}" stroke-width="5"/></g>` +
    `<rect x="6" y="11" width="116" height="9" rx="4.5" fill="#7b5130"/><circle cx="8" cy="15.5" r="6.5" fill="#5d3b20"/><circle cx="120" cy="15.5" r="6.5" fill="#5d3b20"/>`
  );
}

/** Folded pieces in a stack. */
function folded(colour: string, accent: string, motif?: ClothMotif): string {
  const piece = (y: number, fill: string) =>
    `<path d="M16 ${y}h88a11 11 0 0 1 0 24H16z" fill="${fill}"/>` +
    shade(`M16 ${y + 12}h99a11 11 0 0 1-11 12H16z`, 0.15) +
    `<path d="M16 ${y + 12}h92" stroke="#3a1f0c" stroke-opacity=".25" stroke-width="2"/>`;
  const clip = `folded-${motif ?? 'plain'}`;
  return (
    piece(94, accent) +
    piece(70, colour) +
    piece(46, accent) +
    `<clipPath id="${clip}"><path d="M28 20h70l16 26H16z"/></clipPath>` +
    `<path d="M28 20h70l16 26H16z" fill="${colour}"/><g clip-path="url(#${clip})"><g transform="translate(0 -22)">${motifOf(motif, accent)}</g></g>` +
    light('M28 20h70l4 6H24z', 0.25)
  );
}

function rug(colour: string, accent: string): string {
  const fringe = (y: number, step: number) =>
    `M24 ${y}v${step}m8 0v${-step}m8 0v${step}m8 0v${-step}m8 0v${step}m8 0v${-step}m8 0v${step}m8 0v${-step}m8 0v${step}m8 0v${-step}m8 0v${step}`;
  return (
    `<path d="${fringe(14, -8)}${fringe(114, 8)}" stroke="#e9d8b4" stroke-width="3" fill="none"/>` +
    `<rect x="20" y="14" width="88" height="100" fill="${colour}"/>` +
    `<rect x="26" y="20" width="76" height="88" fill="none" stroke="${accent}" stroke-width="5"/>` +
    `<path d="M64 30l26 34-26 34-26-34z" fill="${accent}"/><path d="M64 42l17 22-17 22-17-22z" fill="${colour}"/><path d="M64 53l9 11-9 11-9-11z" fill="#f3e4c3"/>` +
    `<path d="M33 27h13l-13 17zM95 27H82l13 17zM33 101h13L33 84zM95 101H82l13-17z" fill="#f3e4c3"/>` +
    shade('M100 14h8v100h-8z', 0.12)
  );
}

const STICK_ENDS = [24, 40, 56, 72, 88]
  .map(
    (y) =>
      `<circle cx="22" cy="${y + 8}" r="8" fill="#c98c55"/><path d="M22 ${y + 8}m-4 0a4 4 0 1 1 4 4" fill="none" stroke="#6b3d1d" stroke-width="2.2"/>`,
  )
  .join('');

const FIXED: Record<'sticks' | 'rings' | 'zip' | 'box' | 'pot', string> = {
  sticks:
    `<path d="M22 24h88v16H22zM22 56h88v16H22zM22 88h88v16H22z" fill="#9c6234"/><path d="M22 40h88v16H22zM22 72h88v16H22z" fill="#86502a"/>` +
    `${STICK_ENDS}<path d="M70 20v88M78 20v88" stroke="#e8d3a6" stroke-width="5"/><path d="M74 18l14-12M74 18L62 6" stroke="#e8d3a6" stroke-width="4" stroke-linecap="round"/>`,
  rings:
    `<g fill="none" stroke-width="9"><ellipse cx="64" cy="92" rx="46" ry="20" stroke="#c8321e"/><ellipse cx="64" cy="76" rx="46" ry="20" stroke="#e6a817"/><ellipse cx="64" cy="60" rx="46" ry="20" stroke="#23713f"/><ellipse cx="64" cy="44" rx="46" ry="20" stroke="#e6a817"/></g>` +
    `<path d="M24 52c8 9 23 14 40 14M24 84c8 9 23 14 40 14" stroke="#fff" stroke-opacity=".55" stroke-width="3" fill="none" stroke-dasharray="2 6" stroke-linecap="round"/>`,
  zip:
    `<path d="M26 8h30v112H26zM72 8h30v112H72z" fill="#2b3a67"/><path d="M56 8h5v112h-5zM67 8h5v112h-5z" fill="#1e2a4f"/>` +
    `<path d="M64 64v56" stroke="#e3c98a" stroke-width="12" stroke-dasharray="4 3"/><path d="M58 10v44M70 10v44" stroke="#e3c98a" stroke-width="5" stroke-dasharray="4 3"/>` +
    `<path d="M52 46h24l-4 22H56z" fill="#c79a3e"/><rect x="59" y="64" width="10" height="30" rx="5" fill="#e6b94f" stroke="#a87a22" stroke-width="2"/>`,
  box:
    `<path d="M8 42l56-24 56 24v52l-56 26L8 94z" fill="#c79a62"/><path d="M64 68v52l56-26V42z" fill="#a87b47"/><path d="M8 42l56-24 56 24-56 26z" fill="#dcb681"/>` +
    `<path d="M30 32.500l56 25v16l10-4.500v-16L40 28.300z" fill="#f0dcb5"/><path d="M18 78l18 8.500v11L18 89z" fill="#f7ead0"/>`,
  pot:
    `<path d="M64 58c-4-18 0-30 2-44" stroke="#4b7d35" stroke-width="5" fill="none"/><path d="M65 36c12-18 28-20 40-16-3 15-20 26-40 16zM63 46C52 28 36 26 22 31c4 15 22 25 41 15z" fill="#6ba64a"/>` +
    light('M65 36c12-12 26-15 40-16-12 4-26 10-40 16z', 0.25) +
    `<path d="M24 70h80l-10 50H34z" fill="${CLAY}"/><rect x="18" y="56" width="92" height="18" rx="4" fill="#c9764a"/>` +
    shade('M78 74h25l-9 46H70z') +
    shade('M24 74h80v5H25z'),
};

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
