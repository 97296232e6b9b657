/** Above a list: all of it is selected, or only what bears a tag is shown. */
import { useAsk } from '../../../../web/console/ask.ts';
import { useText } from '../../../../web/console/language.tsx';
import { navigate } from '../../../../web/console/router.tsx';
import { type StaffView, toolsApi } from '../contract.ts';
import { deskTexts } from './messages.ts';
import type { Picks } from './picks.ts';
import { addressOf, useDeskPlace } from './place.ts';
import { toolTexts } from './tools-messages.ts';

export function ListTools({ tag, picks }: { tag: string | null; picks: Picks }) {
  const t = useText(toolTexts);
  const { list, id } = useDeskPlace();
  const used = useAsk(toolsApi.tags, {}, { topics: ['reach.changed'] }).data?.tags ?? [];
  const tags = [...new Set([...(tag ? [tag] : []), ...used.map((one) => one.tag)])];
  return (
    <div className="desk-list-tools">
      <label className="desk-pick">
        <input type="checkbox" checked={picks.isAll} onChange={picks.all} aria-label={t.pickAll} />
      </label>
      <select
        aria-label={t.filter}
        value={tag ?? ''}
        onChange={({ target }) =>
          navigate(addressOf({ list, id, tag: target.value || null }), { replace: true })
        }
      >
        <option value="">{t.allTags}</option>
        {tags.map((one) => (
          <option key={one} value={one}>
            #{one}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Pick({ one, picks }: { one: StaffView; picks: Picks }) {
  const t = useText(toolTexts);
  const { guest } = useText(deskTexts);
  return (
    <label className="desk-pick">
      <input
        type="checkbox"
        checked={picks.has(one.id)}
        aria-label={t.pickOne(one.who.name ?? guest, one.number)}
        onChange={({ nativeEvent }) =>
          picks.pick(one.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
    </label>
  );
}
