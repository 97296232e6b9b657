/** How files are given to a customer: by buttons, pasted, or dropped anywhere on the open conversation. */
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ACCEPT } from '../../files/contract.ts';
import { fileTexts } from './file-texts.ts';
import { useFiles } from './use-files.ts';

interface GiveProps {
  readonly id: string;
  /** What one writes now is for colleagues alone; a file is always for the customer. */
  readonly isNote: boolean;
}

export function Give({ id, isNote }: GiveProps) {
  const t = useText(fileTexts);
  const sharing = useFiles();
  const box = useRef<HTMLFieldSetElement>(null);
  const [isOver, setOver] = useState(false);
  const give = (files: FileList | null | undefined) => {
    if (!isNote) sharing.uploads.add(id, [...(files ?? [])]);
  };
  useHandedOver(box, give, setOver);
  return (
    <fieldset className="desk-give" ref={box} disabled={isNote}>
      <Choose label={isNote ? t.notInNote : t.attach} icon="attach" give={give} accept={ACCEPT} multiple />
      <Choose
        label={isNote ? t.notInNote : t.camera}
        icon="camera"
        give={give}
        accept="image/*"
        capture="environment"
      />
      {isOver ? (
        <p className={isNote ? 'desk-drop not' : 'desk-drop'}>{isNote ? t.notInNote : t.dropHere}</p>
      ) : null}
    </fieldset>
  );
}

interface ChooseProps {
  readonly label: string;
  readonly icon: 'attach' | 'camera';
  readonly give: (files: FileList | null) => void;
  readonly accept: string;
  readonly multiple?: boolean;
  readonly capture?: 'environment';
}

function Choose({ label, icon, give, ...input }: ChooseProps) {
  const field = useRef<HTMLInputElement>(null);
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    give(target.files);
    // The same one may be chosen again.
    target.value = '';
  };
  return (
    <>
      <button
        type="button"
        className={`button plain desk-choose ${icon}`}
        aria-label={label}
        title={label}
        onClick={() => field.current?.click()}
      >
        <Icon name={icon} />
      </button>
      <input type="file" hidden ref={field} onChange={chosen} {...input} />
    </>
  );
}

/** Listens on the whole conversation in which the box stands. */
function useHandedOver(
  box: { readonly current: HTMLElement | null },
  give: (files: FileList | undefined) => void,
  setOver: (isOver: boolean) => void,
): void {
  const newest = useRef(give);
  newest.current = give;
  useEffect(() => {
    const pane = box.current?.closest<HTMLElement>('.desk-talk');
    if (!pane) return;
    const end = new AbortController();
    const { signal } = end;
    const take = (event: Event, { files }: DataTransfer) => {
      event.preventDefault();
      newest.current(files);
    };
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && pane.contains(relatedTarget))) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (event.dataTransfer?.files.length) take(event, event.dataTransfer);
    };
    // What is copied from a document holds a picture of its text as well: then the text is meant.
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (clipboardData?.files.length && !clipboardData.types.includes('text/plain'))
        take(event, clipboardData);
    };
    pane.addEventListener('dragover', over, { signal });
    pane.addEventListener('dragleave', leave, { signal });
    pane.addEventListener('drop', drop, { signal });
    pane.addEventListener('paste', paste, { signal });
    return () => end.abort();
  }, [box, setOver]);
}
