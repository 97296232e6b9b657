/** Services whose links do not say where they lead. */
const SERVICES = new Set(
  `t.cn url.cn dwz.cn suo.im suo.nz mrw.so u.nu rrd.me c7k.me 985.so tb.cn 3.cn m.tb.cn u.jd.com w.url.cn sourl.cn is.gd v.gd bit.ly
  tinyurl.com t.co goo.gl ow.ly buff.ly cutt.ly rebrand.ly rb.gy t.ly shorturl.at s.id tiny.cc lnkd.in dlvr.it
  adf.ly bl.ink short.io x.gd reurl.cc lihi.cc pse.is ppt.cc 0rz.tw kutt.it dwz.win dwz.mk t.hk.uy ft12.com dwz.lc 6du.in sina.lt
  d.cn xsy.im a.co amzn.to g.co qr.ae trib.al soo.gd clck.ru vk.cc u.to nxw.so urlzs.com shrtco.de`.split(
    /\s+/,
  ),
);

/** @param host in ASCII and lower case */
export const isShortLink = (host: string): boolean => SERVICES.has(host.replace(/^www\./, ''));
