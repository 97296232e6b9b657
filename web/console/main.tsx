/** The staff console begins here. Nothing that is not needed to sign in or to see the first page is loaded with it. */
import './nonce.ts';
import './styles/console.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { paint } from './theme.ts';

paint();
const place = document.getElementById('console');
if (place) createRoot(place).render(<App />);
