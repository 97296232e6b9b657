import type { Lang } from '../../../kernel/i18n.ts';

const zh = {
  title: '自己核验官方名片',
  description: '在您自己的设备上核对：您看到的号码是不是官方的，证据在哪里。',
  lead: '不必只听我们说。名片由管理员签名、写入只增不改的存证、由见证人联署，您可以在自己的设备上逐项核对。',
  private: '核对全程在这台设备上进行。您填的号码、选的文件不会发送给我们，也不会发送给任何人。',
  value: {
    step: '您看到的是哪个号码？',
    label: '号码、账号、网址或邮箱（可以不填）',
    hint: '例如短信里的电话、别人发来的微信号。',
  },
  card: { step: '核对哪一份名片？' },
  site: {
    check: (n: number) => `核对本站现在的名片（第 ${n} 版）`,
    none: '本站现在没有可以核对的证明，请稍后再来。您仍然可以核对手里的证明文件。',
  },
  saved: {
    check: (n: number) => `核对这一页附带的名片（第 ${n} 版）`,
  },
  older: {
    is: (n: number, newest: number) =>
      `这里核对的是第 ${n} 版，它不是最新的。最新的是第 ${newest} 版，号码以第 ${newest} 版为准。`,
    newest: (n: number) => `核对第 ${n} 版`,
    check: (n: number) => `核对名片第 ${n} 版`,
  },
  own: {
    open: '我有证明文件',
    file: '选择证明文件，或拖到这里',
    fileHint: '可以一次选几份：较新的名片会指出哪些号码已经停用。',
    paste: '或者粘贴证明的内容',
    check: '核对这些证明',
    clear: '清空',
  },
  trust: {
    open: '以谁的公钥为准',
    site: '现在以本站自己公布的公钥为准，也就是“本站怎么说自己”。如果您从别处（印刷品、DNS、可信的人）得到过日志公钥，请填在下面，就改以它为准。',
    saved: '现在以保存这一页时本站公布的公钥为准。证明文件里附带的公钥不算数。',
    none: '本站还没有公布公钥。请把您从别处得到的日志公钥填在下面。',
    label: '您自己的日志公钥（vkey）、DNS 记录或整份策略文件',
    hint: '留空就以上面的为准。',
    policy: '查看现在为准的策略文件',
  },
  answer: {
    step: '看结论',
    waiting: '结论会显示在这里。',
    preparing: '正在准备核对程序。如果一直停在这里，请换一个浏览器，或拨打官方号码请客服核对。',
  },
  kept: 'kept.policy 是您早先保存的策略文件（/card/policy），或者从可信的人那里得到的。没有它，证明文件就成了自己给自己作证。',
  noScript: {
    title: '这里需要脚本才能核对',
    call: ['拨打官方号码', '，请客服替您核对。'] as [string, string],
    file: '下载证明文件，在任何一台电脑上用命令核对：',
    other: '换一个允许脚本的浏览器打开这一页。',
  },
  firmer: {
    title: '如果连这一页也信不过',
    lead: '这一页来自我们。万一本站被人控制，这一页也可能被改。下面三种办法不依赖本站此刻说什么：',
    page: '保存离线核验页。它是一个文件，里面写定了今天的公钥，断网也能用。以后不管本站怎么变，它都以今天的公钥为准。',
    pageLink: '保存离线核验页',
    pageNone: '等本站有了证明，这里就能保存离线核验页。',
    key: '核对日志公钥。把结论下方的指纹，和印刷品、DNS 记录或朋友保存的比一比；有一个词不同就不要相信。',
    command: '在别的电脑上核对。命令行工具 clearline 给出同样的结论：',
  },
  offline: {
    title: (name: string) => `${name} · 离线核验页`,
    made: (time: string) => `保存于 ${time}。这个文件不联网，也无法联网：它的内容策略禁止一切网络请求。`,
    script: '这个文件需要脚本。请用电脑或手机的浏览器打开它。',
  },
};

const en: typeof zh = {
  title: 'Check the Contact Card yourself',
  description: 'Check on your own device whether a number that you saw is official, and see the evidence.',
  lead: 'You need not take our word. The card is signed by people, entered in a record that only grows, and cosigned by witnesses. Your own device can check all of it.',
  private:
    'Everything is checked on this device. The number that you type and the files that you choose are sent to nobody, not even to us.',
  value: {
    step: 'Which number did you see?',
    label: 'Number, account, web or mail address (optional)',
    hint: 'For example a phone number in a text message, or an account that somebody sent you.',
  },
  card: { step: 'Which card shall be checked?' },
  site: {
    check: (n) => `Check this site’s card now (version ${n})`,
    none: 'This site has no proof to check at the moment; please come back later. You can still check a proof file of your own.',
  },
  saved: { check: (n) => `Check the card in this file (version ${n})` },
  older: {
    is: (n, newest) =>
      `This checks version ${n}, which is not the newest. The newest is version ${newest}; what it says of a number counts.`,
    newest: (n) => `Check version ${n}`,
    check: (n) => `Check version ${n} of the card`,
  },
  own: {
    open: 'I have a proof file',
    file: 'Choose proof files, or drop them here',
    fileHint: 'Several at once are welcome: a newer card tells which numbers have been retired.',
    paste: 'Or paste what a proof file says',
    check: 'Check these proofs',
    clear: 'Clear',
  },
  trust: {
    open: 'Whose keys count',
    site: 'What counts now are the keys that this site publishes: what this site says about itself. If you have the log’s key from elsewhere (print, DNS, somebody you trust), put it below and it counts instead.',
    saved:
      'What counts are the keys that the site published when this page was saved. Keys inside a proof file do not count.',
    none: 'This site has published no keys yet. Put the log’s key that you have from elsewhere below.',
    label: 'Your own key of the log (vkey), DNS record or whole policy file',
    hint: 'Leave it empty, and the above counts.',
    policy: 'Show the policy that counts now',
  },
  answer: {
    step: 'Read the answer',
    waiting: 'The answer will stand here.',
    preparing:
      'Getting ready to check. If this stays, open the page in another browser, or ring the official number and ask.',
  },
  kept: 'kept.policy is the policy file (/card/policy) that you saved earlier, or have from somebody you trust. Without it the proof would vouch for itself.',
  noScript: {
    title: 'Checking here needs JavaScript',
    call: ['Ring the official number', ' and ask us to check for you.'],
    file: 'Download the proof and check it on any computer:',
    other: 'Open this page in a browser that allows scripts.',
  },
  firmer: {
    title: 'If you trust not even this page',
    lead: 'This page comes from us. Whoever took over this site could change the page as well. Three ways do not depend on what this site says today:',
    page: 'Save the offline page. It is one file with today’s keys inside, and it works without a network. Whatever becomes of this site, that file goes by today’s keys.',
    pageLink: 'Save the offline page',
    pageNone: 'Once this site has a proof, the offline page can be saved here.',
    key: 'Compare the log’s key. Hold the fingerprint below the answer against one in print, in DNS or kept by a friend; if one word differs, believe nothing.',
    command: 'Check on another computer. The command clearline gives the same answer:',
  },
  offline: {
    title: (name) => `${name} · offline check`,
    made: (time) =>
      `Saved ${time}. This file uses no network and cannot: its content policy forbids every request.`,
    script: 'This file needs scripts. Open it in a browser on a computer or phone.',
  },
};

export const verifyMessages: Record<Lang, typeof zh> = { zh, en };
