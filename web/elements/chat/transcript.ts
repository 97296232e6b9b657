/** What was said, to be kept. */
import type { Lang } from '@clearline/card';
import type { Thread } from '../../live/thread.ts';
import { beijingTime } from '../messages.ts';
import { CHAT_MESSAGES } from './messages.ts';

export function saveTranscript(thread: Thread, lang: Lang): void {
  const url = URL.createObjectURL(new Blob([transcript(thread, lang)], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `chat-${thread.view?.number ?? 'clearline'}.txt`;
  link.click();
  URL.revokeObjectURL(url);
}

function transcript(thread: Thread, lang: Lang): string {
  const t = CHAT_MESSAGES[lang];
  const lines = thread.messages.flatMap(({ author, writer, body, at }) => {
    const time = beijingTime(Date.parse(at), lang);
    if (body.kind === 'note') return [];
    if (body.kind === 'event') return [`[${time}] ${t.events[body.event](body.name ?? t.formerAgent)}`];
    const who =
      author === 'customer' ? t.you : writer ? t.agent(writer.name, writer.staffNumber) : t.formerAgent;
    return [`[${time}] ${who}: ${body.kind === 'file' ? body.file.name : body.text}`];
  });
  return `${thread.view ? t.number(thread.view.number) : ''}\n\n${lines.join('\n')}\n`;
}
