/** Ant Design in our colours. Loaded with the first screen that needs it, never for signing in. */
import { App, theme as algorithms, ConfigProvider, type MappingAlgorithm } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLang } from './language.tsx';
import { nonce } from './nonce.ts';
import { PALETTES, type Scheme } from './palette.ts';
import { useScheme } from './theme.ts';

const LOCALES = { zh: zhCN, en: enGB };
const RADIUS = 8;
const TARGET_PX = 44;

/** An algorithm mixes colours of its own from ours; text and accents stay what they are on screens without it. */
const exactly =
  (colours: (typeof PALETTES)[Scheme]): MappingAlgorithm =>
  (seed, mixed = algorithms.defaultAlgorithm(seed)) => ({
    ...mixed,
    colorText: colours.ink,
    colorPrimary: colours.accent,
    colorLink: colours.accent,
    colorError: colours.stop,
  });

export default function Kit({ children }: { children: ReactNode }) {
  const scheme = useScheme();
  const colours = PALETTES[scheme];
  const algorithm = scheme === 'dark' ? algorithms.darkAlgorithm : algorithms.defaultAlgorithm;
  return (
    <ConfigProvider
      csp={{ nonce }}
      // A blank between two characters would make the text another one than its name.
      button={{ autoInsertSpace: false }}
      locale={LOCALES[useLang()]}
      theme={{
        algorithm: [algorithm, exactly(colours)],
        token: {
          colorPrimary: colours.accent,
          colorInfo: colours.accent,
          colorLink: colours.accent,
          colorError: colours.stop,
          colorErrorHover: colours.stop,
          colorErrorBg: colours['stop-wash'],
          colorErrorBgHover: colours['stop-wash'],
          colorErrorBgActive: colours['stop-wash'],
          colorTextBase: colours.ink,
          colorBgBase: colours.paper,
          colorBgContainer: colours.paper,
          colorBgElevated: colours.paper,
          colorBgLayout: colours.wash,
          colorTextSecondary: colours.soft,
          colorTextTertiary: colours.soft,
          colorTextPlaceholder: colours.soft,
          colorTextLightSolid: colours['on-accent'],
          colorBorder: colours.line,
          colorBorderSecondary: colours.line,
          borderRadius: RADIUS,
          borderRadiusSM: RADIUS,
          borderRadiusLG: RADIUS,
          controlHeight: TARGET_PX,
          fontSize: 15,
          fontFamily: 'var(--sans)',
          motionDurationMid: '0.12s',
          motionDurationSlow: '0.16s',
        },
        components: {
          Table: {
            headerBg: colours.wash,
            headerColor: colours.soft,
            cellPaddingBlock: 12,
            rowHoverBg: colours.wash,
          },
          // What can be typed into or ticked is seen by its edge, as on screens without it.
          Input: { colorBorder: colours.soft },
          InputNumber: { colorBorder: colours.soft },
          Checkbox: { colorBorder: colours.soft },
          Radio: { colorBorder: colours.soft },
          Button: { fontWeight: 600, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
        },
      }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
}
