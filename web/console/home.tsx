import { Screen } from './frame.tsx';
import { useText } from './language.tsx';
import { HOME } from './navigation.ts';

export default function Home() {
  return <Screen title={useText(HOME.label)} />;
}
