import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setPseudoLanguage } from '../i18n';
import '../styles.css';
import { App } from './app';
import { applyAppearance } from './appearance';

applyAppearance();
setPseudoLanguage(new URLSearchParams(location.search).get('language') === 'pseudo');

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
