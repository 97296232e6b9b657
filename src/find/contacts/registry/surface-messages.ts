import { said, text } from './problem.ts';

/** What the reader says about what visitors will find, and where. */
export const sayOfSurfaces = {
  noNumberInNav: () =>
    said(
      'no-number-in-nav',
      text(
        '没有一个电话同时显示在导航、页脚和联系页面。',
        'No telephone number stands in the navigation, the footer and the contact page.',
      ),
      text(
        '请至少给一个电话写上 surfaces: [nav, footer, page, machine]。',
        'Give at least one phone surfaces: [nav, footer, page, machine].',
      ),
    ),
  intentWithoutChannel: (intent: string) =>
    said(
      'intent-without-channel',
      text(`没有人工渠道受理 “${intent}”。`, `No channel with a human takes “${intent}”.`),
      text(
        `请在至少一个人工渠道的 intents 中加入 ${intent}。`,
        `Add ${intent} to the intents of a channel where a human answers.`,
      ),
    ),
  noOfficialDomain: () =>
    said(
      'no-official-domain',
      text(
        '没有登记官方域名，访客无从核对网址。',
        'No official domain is listed, so visitors cannot check an address.',
      ),
      text('请添加 kind: domain 的渠道。', 'Add a channel of kind: domain.'),
    ),
  navNotFromMobiles: () =>
    said(
      'nav-not-from-mobiles',
      text(
        '导航里的电话都不能用手机拨打，多数访客打不通。',
        'No telephone in the navigation can be dialled from mobiles, so most visitors cannot call it.',
      ),
      text(
        '请给一个手机能拨打的电话加上 nav，例如 400 电话或短号码。',
        'Give nav to a phone that mobiles reach, such as a 400 number or a short code.',
      ),
    ),
  tooManyOnSurface: (surface: string, count: number, max: number) =>
    said(
      'too-many-on-surface',
      text(
        `${surface} 里有 ${count} 个电话，最多 ${max} 个。`,
        `${count} phones have the surface ${surface}; no more than ${max} are possible.`,
      ),
      text(
        `请从其余电话的 surfaces 中删去 ${surface}；它们仍会显示在联系页面。`,
        `Remove ${surface} from the surfaces of the others; the contact page still shows them.`,
      ),
    ),
  crowdedSurface: (surface: string, count: number) =>
    said(
      'crowded-surface',
      text(
        `${surface} 里有 ${count} 个电话，在手机上每个占一行。`,
        `${count} phones have the surface ${surface}, and each takes a line on a phone.`,
      ),
      text(
        `请保留一两个，从其余电话的 surfaces 中删去 ${surface}。`,
        `Keep one or two, and remove ${surface} from the surfaces of the others.`,
      ),
    ),
  surfaceForPhones: (surfaces: readonly string[]) =>
    said(
      'surface-for-phones',
      text(
        `${surfaces.join('、')} 只显示电话，对这个渠道不起作用。`,
        `Only phones are shown on ${surfaces.join(', ')}; it has no effect here.`,
      ),
      text(
        '请从 surfaces 中删去；可以改用 floating、footer 或 page。',
        'Remove it from surfaces; floating, footer and page take every kind.',
      ),
    ),
};
