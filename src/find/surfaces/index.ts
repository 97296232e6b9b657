export { channelUri, shownOn } from './files/addresses.ts';
export { contactState } from './files/contact-state.ts';
export { organizationJsonLd } from './files/json-ld.ts';
export { dialQr } from './files/qr.ts';
export { robotsTxt } from './files/robots.ts';
export { securityTxt } from './files/security-txt.ts';
export { sitemap } from './files/sitemap.ts';
export { trustTxt } from './files/trust-txt.ts';
export { vcard } from './files/vcard.ts';
export { LastCard } from './last-card.ts';
export { LiveView } from './live.ts';
export { cardPage, cardVersionPage } from './pages/card.ts';
export { contactPage, humanPage, readChoice } from './pages/contact.ts';
export { contactMessages } from './pages/contact-messages.ts';
export { noticeMessages } from './pages/notice-messages.ts';
export { keepNumbers, matchNotices, noticeItem, noticeLead } from './pages/notice-parts.ts';
export { noticePage, noticesPage } from './pages/notices.ts';
export {
  channelLink,
  channelRow,
  copyControl,
  downNote,
  kindAndLabel,
  linePath,
  numberBlock,
  phoneActions,
  phoneIcon,
  phoneRules,
  qrDetails,
  saveLink,
  stateLine,
  telLink,
} from './pages/parts.ts';
export {
  OFFLINE_PATH,
  trustData,
  VERIFY_PATH,
  verifyForm,
  verifyPage,
  verifyVersionPath,
} from './pages/verify.ts';
export { verifyMessages } from './pages/verify-messages.ts';
export type { ShowPage } from './show.ts';
export { type ChannelView, isPhone, isUndone, makeView, type View } from './view.ts';
export { insteadOf, lineToDial } from './ways.ts';
