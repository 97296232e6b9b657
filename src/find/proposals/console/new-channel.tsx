export { NewChannel as default } from './channel-editor.tsx';
