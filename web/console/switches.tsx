import { Icon } from './icons.tsx';
import { useLanguage, useText } from './language.tsx';
import { shellTexts } from './messages.ts';
import { APPEARANCES, type Appearance, choose, useAppearance } from './theme.ts';

/** Named in the language that it switches to. */
export function LanguageSwitch() {
  const t = useText(shellTexts);
  const { lang, switchTo } = useLanguage();
  const other = lang === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="button plain"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      title={t.languageHint}
      onClick={() => switchTo(other)}
    >
      <Icon name="globe" />
      {t.language}
    </button>
  );
}

export function AppearanceSwitch() {
  const t = useText(shellTexts);
  const chosen = useAppearance();
  return (
    <label className="appearance">
      <Icon name="sun" />
      <span className="hid">{t.appearance}</span>
      <select value={chosen} onChange={(event) => choose(event.target.value as Appearance)}>
        {APPEARANCES.map((one) => (
          <option key={one} value={one}>
            {t.appearances[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
