// Pictures of the goods, drawn in code: a shape that the name asks for, in colours that the name or its colours ask for.

const SVG = 'http://www.w3.org/2000/svg';

/** Ground, body, shade, light. */
const PAINTS = {
  celadon: ['#dfeae2', '#8fb7a2', '#6d9a84', '#c6ddd0'],
  tea: ['#e6ecd9', '#7f9a55', '#627a3d', '#bccb95'],
  gold: ['#f6ecd2', '#d9a941', '#b3852b', '#f0d48f'],
  clay: ['#f3e3d8', '#b9704f', '#93543a', '#dda88c'],
  ink: ['#e4e5e6', '#4a5258', '#343a40', '#7d878e'],
  mist: ['#e1e9ee', '#86a5b8', '#66879b', '#bed1dc'],
  white: ['#ece8e1', '#fbfaf7', '#d9d3c8', '#ffffff'],
  wood: ['#f1e6d6', '#c08d5a', '#9a6c3f', '#dfb98e'],
  rose: ['#f5e2e0', '#d18b86', '#b06a67', '#ecbcb8'],
  red: ['#f4e0db', '#b5473a', '#8e342a', '#da8378'],
};

const COLOURS = [
  [/celadon|青瓷|ink green|墨绿|bamboo|竹/i, 'celadon'],
  [/longjing|龙井|jasmine|茉莉|green tea|绿茶|matcha|抹茶|spring|genmaicha|玄米/i, 'tea'],
  [/osmanthus|桂花|honey|蜂蜜|蜜|lemon|柠檬|buckwheat|苦荞/i, 'gold'],
  [/pu'?er|普洱|熟普|shuixian|水仙|yunnan|滇红|clay|紫砂|陶|coffee|咖啡|walnut|核桃/i, 'clay'],
  [/cast.?iron|铸铁|black|黑|knife|santoku|刀|rock grey|岩灰|charcoal|竹炭/i, 'ink'],
  [/cloud|云|mist|雾|glass|玻璃|water|rain|雨|steel|钢/i, 'mist'],
  [/white|白|porcelain|瓷|enamel|珐琅|moon|月|cotton|棉/i, 'white'],
  [/wood|木|pine|松|cork|oat|燕麦|linen|麻/i, 'wood'],
  [/peach|桃|rose|玫瑰|blush|樱|fawn|小鹿/i, 'rose'],
  [/gift|礼|红|festival|中秋|春节|seasons/i, 'red'],
];

const SHAPES = [
  [/umbrella|伞/i, 'umbrella'],
  [/basket|篮/i, 'basket'],
  [/table|边几|stool|凳/i, 'table'],
  [/toothbrush|牙刷/i, 'toothbrush'],
  [/\bfan\b|风扇/i, 'fan'],
  [/caddy|茶叶罐/i, 'tin'],
  [/coaster|杯垫|scale|秤/i, 'plate'],
  [/hand cream|护手霜|cleanser|洁面|toothpaste|牙膏|lip|唇/i, 'tube'],
  [/soap|皂/i, 'soap'],
  [/dripper|滤杯|tea ball|泡茶球|strainer/i, 'dripper'],
  [/rack|沥水架/i, 'rack'],
  [/candle|蜡烛/i, 'candle'],
  [/speaker|音箱|purifier|净化|humidifier|加湿/i, 'device'],
  [/shampoo|conditioner|shower|lotion|wash kit|洗发|护发|沐浴|身体乳|洗护/i, 'pump'],
  [/gift|礼盒|tea set|set of seasons|四季/i, 'gift'],
  [/gaiwan|盖碗/i, 'gaiwan'],
  [/kettle|细嘴壶|teapot|tea brewer|煮茶|水壶$|紫砂壶/i, 'teapot'],
  [/pitcher|公道杯|jug|冷水壶|carafe/i, 'jug'],
  [/thermos|flask|保温|焖|bottle|水杯|随行|travel mug|tumbler|冰饮|blender|榨汁/i, 'flask'],
  [/glass(?! canister)|玻璃杯/i, 'glass'],
  [/mug|cup|杯|infuser/i, 'mug'],
  [/board|砧板|tray|茶盘|托盘/i, 'board'],
  [/knife|santoku|刀(?!三)/i, 'knife'],
  [/pan\b|煎锅/i, 'pan'],
  [/pot\b|炖锅|锅/i, 'pot'],
  [/lunch|便当/i, 'box'],
  [/canister|jar|密封罐|罐|honey|jam|酱|cream|霜|膏|balm/i, 'jar'],
  [/stand|lamp|灯|light/i, 'lamp'],
  [/spatula|刮刀|brush|刷|spoon|勺/i, 'tools'],
  [/cushion|抱枕|pillow|枕/i, 'cushion'],
  [/towel|巾|blanket|毯|mat|席|runner|sock|袜|shirt|衣|apron|围裙|pajama|scarf/i, 'cloth'],
  [/incense|线香|香薰|diffuser/i, 'candle'],
  [/cake|糕|cookie|biscuit|酥|饼|crisp|nut|果|snack|candy|糖/i, 'cake'],
  [/serum|lotion|shampoo|oil|精华|乳|露|水乳|洗|油/i, 'pump'],
  [/charger|earphone|耳机|充电|speaker|音箱|cable|scale|秤|timer|clock|钟/i, 'device'],
  [/toy|doll|block|玩|积木|bear|熊|baby|婴|宝宝/i, 'toy'],
  [/bag|茶包|冷泡/i, 'bag'],
];

const BY_CATEGORY = {
  tea: 'tin', drinkware: 'mug', kitchen: 'pot', home: 'cushion', food: 'cake', snacks: 'cake', snack: 'cake', beauty: 'pump', cosmetics: 'pump', care: 'pump',
  personalCare: 'pump', baby: 'toy', kids: 'toy', electronics: 'device', appliances: 'device', clothing: 'cloth', textiles: 'cloth', gifts: 'gift', stationery: 'box',
};

/** Each draws with body, shade and light on 120 x 120; the ground is there already. */
const DRAW = {
  tin: ([, body, shade, light]) => [rect(38, 40, 44, 56, 4, body), rect(38, 34, 44, 12, 4, shade), rect(46, 58, 28, 22, 2, light), path('M60 76c-6-4-6-10 0-15 6 5 6 11 0 15z', shade)],
  bag: ([, body, shade, light]) => [path('M40 44l6-12h28l6 12v50H40z', body), path('M40 44h40', null, shade), rect(48, 56, 24, 24, 2, light), path('M60 75c-5-4-5-9 0-13 5 4 5 9 0 13z', shade)],
  flask: ([, body, shade, light]) => [rect(46, 22, 28, 16, 5, shade), rect(42, 36, 36, 64, 10, body), rect(49, 44, 5, 46, 2.5, light), rect(42, 82, 36, 3, 0, shade)],
  glass: ([, body, shade, light]) => [path('M40 30h40l-5 66a4 4 0 0 1-4 4H49a4 4 0 0 1-4-4z', light), path('M43 58h34l-3 36a3 3 0 0 1-3 3H49a3 3 0 0 1-3-3z', body), path('M50 38l3 50', null, '#fff'), path('M40 30h40', null, shade)],
  mug: ([, body, shade, light]) => [path('M80 52h6a12 12 0 0 1 0 26h-7', null, shade, 6), path('M34 42h48v42a12 12 0 0 1-12 12H46a12 12 0 0 1-12-12z', body), ellipse(58, 42, 24, 6, shade), rect(41, 54, 5, 30, 2.5, light)],
  gaiwan: ([, body, shade, light]) => [ellipse(60, 92, 32, 7, shade), path('M32 54h56c0 22-12 34-20 36H52C44 88 32 76 32 54z', body), path('M36 54c2-12 12-18 24-18s22 6 24 18z', light), ellipse(60, 54, 28, 4, shade), rect(55, 28, 10, 9, 4, shade)],
  teapot: ([, body, shade, light]) => [path('M36 62c-16-2-18-14-22-18', null, shade, 8), path('M86 56c16-4 18 24 0 24', null, shade, 6), ellipse(60, 70, 30, 26, body), path('M42 50c4-10 32-10 36 0z', shade), ellipse(60, 40, 5, 5, shade), path('M42 64c2-6 6-9 10-10', null, light, 4)],
  jug: ([, body, shade, light]) => [path('M80 48c18-2 16 34-2 32', null, shade, 6), path('M40 34l-8-6h46l4 62a8 8 0 0 1-8 8H48a8 8 0 0 1-8-8z', body), path('M40 62h40l2 28a8 8 0 0 1-8 8H48a8 8 0 0 1-8-8z', light), path('M48 42v44', null, shade, 3)],
  gift: ([, body, shade, light]) => [rect(30, 50, 60, 46, 4, body), rect(26, 40, 68, 16, 4, shade), rect(54, 40, 12, 56, 0, light), path('M60 40c-18 0-20-18-8-16 6 1 8 10 8 16 0-6 2-15 8-16 12-2 10 16-8 16z', null, shade, 5)],
  board: ([, body, shade, light]) => [rect(26, 44, 68, 48, 8, body), rect(54, 26, 12, 20, 6, body), ellipse(60, 33, 3, 3, shade), path('M34 58c16-5 36-5 52 0M34 70c16-5 36-5 52 0M34 82c16-5 36-5 52 0', null, light, 2)],
  knife: ([, body, shade, light]) => [path('M22 74C34 52 56 42 76 44v22z', light), path('M22 74L76 66v-8z', body), rect(76, 44, 30, 14, 6, shade), ellipse(86, 51, 2, 2, light), ellipse(96, 51, 2, 2, light)],
  pan: ([, body, shade, light]) => [rect(80, 58, 32, 9, 4.5, shade), ellipse(52, 64, 34, 30, body), ellipse(52, 64, 26, 22, shade), ellipse(50, 64, 13, 10, '#fff'), ellipse(50, 64, 5, 5, '#e5b645'), path('M34 54c3-5 7-8 12-9', null, light, 3)],
  pot: ([, body, shade, light]) => [rect(20, 58, 80, 9, 4.5, shade), path('M30 54h60v30a12 12 0 0 1-12 12H42a12 12 0 0 1-12-12z', body), path('M30 52c2-12 58-12 60 0z', shade), rect(53, 34, 14, 8, 4, shade), rect(38, 62, 5, 22, 2.5, light)],
  box: ([, body, shade, light]) => [rect(26, 48, 68, 42, 8, body), rect(26, 40, 68, 16, 8, shade), rect(34, 64, 24, 18, 4, light), rect(62, 64, 24, 18, 4, light)],
  jar: ([, body, shade, light]) => [rect(42, 28, 36, 14, 5, shade), path('M38 46h44a6 6 0 0 1 4 6v40a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8V52a6 6 0 0 1 4-6z', light), path('M34 62h52v30a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8z', body), rect(46, 68, 28, 20, 3, '#fff')],
  dripper: ([, body, shade, light]) => [path('M32 36h56L68 72H52z', body), path('M44 42l10 26M60 42v26M76 42L66 68', null, light, 3), rect(40, 72, 40, 6, 3, shade), path('M46 82h28v10a8 8 0 0 1-8 8H54a8 8 0 0 1-8-8z', light), ellipse(60, 36, 28, 4, shade)],
  lamp: ([, body, shade, light]) => [path('M44 28h32l12 34H32z', body), rect(57, 62, 6, 30, 0, shade), rect(40, 92, 40, 7, 3.5, shade), path('M48 34l-8 22', null, light, 4)],
  tools: ([, body, shade, light]) => [rect(37, 54, 6, 46, 3, shade), path('M32 24h16v24a8 8 0 0 1-16 0z', body), rect(57, 54, 6, 46, 3, shade), ellipse(60, 38, 9, 16, light), rect(77, 54, 6, 46, 3, shade), path('M72 26l16 4v20a8 8 0 0 1-16 0z', body)],
  cushion: ([, body, shade, light]) => [path('M28 34c20 6 44 6 64 0 6 0 6 4 4 10-4 14-4 24 0 38 2 8 0 12-6 12-20-6-40-6-60 0-6 0-8-4-6-12 4-14 4-24 0-38-2-6-2-10 4-10z', body), path('M44 52h32M44 64h32M44 76h32', null, light, 3), ellipse(60, 64, 3, 3, shade)],
  cloth: ([, body, shade, light]) => [rect(28, 66, 64, 26, 8, body), rect(28, 46, 64, 24, 8, light), rect(28, 30, 64, 20, 8, shade), path('M78 34v54', null, '#fff', 2)],
  candle: ([, body, shade, light]) => [path('M60 26c8 8 6 16 0 18-6-2-8-10 0-18z', '#e5b645'), rect(59, 42, 2, 8, 0, shade), rect(40, 50, 40, 48, 8, body), rect(40, 50, 40, 8, 4, light), rect(48, 68, 24, 16, 2, light)],
  cake: ([, body, shade, light]) => [ellipse(60, 94, 36, 6, light), rect(28, 62, 30, 30, 4, body), rect(62, 62, 30, 30, 4, shade), rect(45, 32, 30, 30, 4, body), ellipse(60, 47, 6, 6, light), ellipse(43, 77, 6, 6, light), ellipse(77, 77, 6, 6, light)],
  pump: ([, body, shade, light]) => [path('M60 36V24h-18', null, shade, 6), rect(50, 34, 20, 10, 3, shade), rect(40, 44, 40, 56, 8, body), rect(48, 60, 24, 24, 3, light)],
  device: ([, body, shade, light]) => [rect(34, 30, 52, 66, 12, body), ellipse(60, 70, 17, 17, shade), ellipse(60, 70, 7, 7, light), ellipse(60, 42, 5, 5, light)],
  umbrella: ([, body, shade, light]) => [path('M60 34v58c0 10-14 10-14 0', null, shade, 4), path('M22 66c2-24 18-38 38-38s36 14 38 38c-6-6-13-6-19 0-6-6-13-6-19 0-6-6-13-6-19 0-6-6-13-6-19 0z', body), path('M60 30c-9 8-16 20-19 34M60 30c9 8 16 20 19 34', null, light, 2)],
  basket: ([, body, shade, light]) => [path('M38 54c0-34 44-34 44 0', null, shade, 5), path('M28 54h64l-7 42H35z', body), path('M31 66h58M33 78h54M35 90h50', null, light, 3), path('M46 54l4 42M60 54v42M74 54l-4 42', null, shade, 2)],
  rack: ([, body, shade, light]) => [ellipse(46, 56, 6, 24, light), ellipse(62, 56, 6, 24, light), ellipse(78, 56, 6, 24, light), path('M28 66h64l-6 26H34z', null, body, 5), path('M44 66l2 26M60 66v26M76 66l-2 26', null, body, 4), path('M26 96h68', null, shade, 5)],
  table: ([, body, shade, light]) => [rect(26, 44, 68, 10, 4, body), path('M36 54l-5 46M84 54l5 46', null, shade, 6), path('M40 54l4 40M80 54l-4 40', null, light, 4), rect(52, 26, 16, 18, 4, light)],
  toothbrush: ([, body, shade, light]) => [rect(52, 52, 16, 48, 8, body), rect(57, 34, 6, 20, 3, shade), rect(54, 20, 12, 18, 3, light), ellipse(60, 66, 3, 3, light)],
  fan: ([, body, shade, light]) => [rect(55, 66, 10, 30, 5, shade), rect(44, 92, 32, 7, 3.5, shade), ellipse(60, 48, 30, 30, body), path('M60 48c-4-14 8-24 12-20 5 6-4 14-12 20zM60 48c14-2 22 10 16 14-6 4-12-6-16-14zM60 48c-6 13-22 12-22 6 0-7 12-7 22-6zM60 48c-12-6-12-22-5-23 7 0 6 12 5 23z', light), ellipse(60, 48, 4, 4, shade)],
  plate: ([, body, shade, light]) => [rect(28, 56, 64, 34, 10, shade), rect(28, 50, 64, 32, 10, body), ellipse(56, 66, 18, 9, light), ellipse(82, 66, 3, 3, light)],
  tube: ([, body, shade, light]) => [path('M42 26h36l-5 54H47z', body), rect(38, 22, 44, 7, 2, shade), rect(48, 82, 24, 16, 3, shade), path('M52 38l2 32', null, light, 4)],
  soap: ([, body, shade, light]) => [rect(24, 78, 72, 16, 8, light), rect(32, 52, 56, 32, 12, body), rect(42, 60, 36, 16, 6, shade), ellipse(44, 40, 6, 6, light), ellipse(58, 32, 4, 4, light)],
  toy: ([, body, shade, light]) => [ellipse(42, 38, 10, 10, shade), ellipse(78, 38, 10, 10, shade), ellipse(60, 58, 28, 26, body), ellipse(60, 68, 12, 9, light), ellipse(50, 54, 3, 3, shade), ellipse(70, 54, 3, 3, shade), ellipse(60, 65, 4, 3, shade), path('M40 84c6 10 34 10 40 0l4 16H36z', body)],
};

/** The picture of a product, `names` being its name in the languages at hand. */
export function drawPicture({ id, category, names, colour }) {
  const words = names.join(' ');
  const shape = SHAPES.find(([pattern]) => pattern.test(words))?.[1] ?? BY_CATEGORY[category] ?? 'tin';
  const paint = COLOURS.find(([pattern]) => pattern.test(words))?.[1] ?? COLOURS.find(([pattern]) => pattern.test(colour))?.[1] ?? byNumber(id);
  const paints = PAINTS[paint];
  const svg = element('svg', { viewBox: '0 0 120 120', class: 'drawn', 'aria-hidden': 'true', preserveAspectRatio: 'xMidYMid slice' });
  svg.append(rect(-60, -60, 240, 240, 0, paints[0]), ellipse(60, 102, 36, 5, 'rgb(0 0 0 / 8%)'), ...DRAW[shape](paints));
  return svg;
}

/** The same product has the same colours on every visit. */
function byNumber(id) {
  const keys = Object.keys(PAINTS);
  return keys[[...id].reduce((sum, sign) => sum * 31 + sign.codePointAt(0), 7) % keys.length];
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

const rect = (x, y, width, height, rx, fill) => element('rect', { x, y, width, height, rx, fill });

const ellipse = (cx, cy, rx, ry, fill) => element('ellipse', { cx, cy, rx, ry, fill });

const path = (d, fill, stroke, width = 3) =>
  element('path', { d, fill: fill ?? 'none', ...(stroke ? { stroke, 'stroke-width': width, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } : {}) });
